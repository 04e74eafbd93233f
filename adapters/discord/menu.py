"""The coach's menu as Discord's slash commands, sent only when Discord has another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from discord.http import HTTPClient

from core.messages import MenuEntry

SUMMARY = 100
"""Characters of a description."""
CONTEXTS = [0, 1, 2]
"""Servers, direct messages with the coach, private channels."""
INSTALLS = [0, 1]
"""By a server, and by a person for themselves. Both are written out: the defaults are not these."""


async def sync(http: HTTPClient, application: int, menu: Sequence[MenuEntry]) -> bool:
    """Make Discord's commands those of *menu*; return whether that took a change."""
    wanted = [command(entry) for entry in menu]
    known = await http.get_global_commands(application)
    if _same(wanted, known):
        return False
    await http.bulk_upsert_global_commands(application, wanted)
    return True


def command(entry: MenuEntry) -> dict[str, Any]:
    """Return a slash command with at most one option, free text."""
    return {
        "type": 1,
        "name": entry.name,
        "description": entry.summary[:SUMMARY],
        "contexts": CONTEXTS,
        "integration_types": INSTALLS,
        "options": [_option(entry.argument)] if entry.argument else [],
    }


def _option(argument: str) -> dict[str, Any]:
    name = "-".join(argument.casefold().split())[:32]
    return {"type": 3, "name": name, "description": argument[:SUMMARY], "required": False}


def _same(wanted: Sequence[Mapping[str, Any]], known: Sequence[Mapping[str, Any]]) -> bool:
    return sorted(map(_key, wanted)) == sorted(map(_key, known))


def _key(command: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what makes two commands the same, without what Discord adds of its own."""
    options = [
        (option["type"], option["name"], option["description"], option.get("required", False))
        for option in command.get("options", ())
    ]
    installs = (sorted(command.get(key) or ()) for key in ("contexts", "integration_types"))
    return (command["name"], command.get("type", 1), command["description"], options, *installs)
