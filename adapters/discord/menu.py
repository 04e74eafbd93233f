"""The coach's menu as Discord's slash commands, sent only when Discord has another one."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from discord.http import HTTPClient, Route

from adapters.discord.events import FILE, ON_MESSAGE
from adapters.discord.lengths import cut
from core.messages import MenuEntry

NAME = 32
"""Characters of a name."""
SUMMARY = 100
"""Characters of a description."""
CONTEXTS = [0, 1, 2]
"""Servers, direct messages with the coach, private channels."""
INSTALLS = [0, 1]
"""By a server, and by a person for themselves. Both are written out: the defaults are not these."""
SERVERS = [0]
"""Servers only, in both of these lists."""
MANAGE_SERVER = "32"
"""Who sees a command of those who run a channel; the adapter tells the coach who they are all the same."""


async def sync(http: HTTPClient, application: int, menu: Sequence[MenuEntry]) -> bool:
    """Make Discord's commands those of *menu*; return whether that took a change."""
    wanted = [command(entry) for entry in menu]
    if _same(wanted, await known(http, application)):
        return False
    await http.bulk_upsert_global_commands(application, wanted)
    return True


async def known(http: HTTPClient, application: int) -> Sequence[Mapping[str, Any]]:
    """Return the commands Discord has, their words in every language: without being asked it tells none of those."""
    route = Route("GET", "/applications/{application_id}/commands", application_id=application)
    found: Sequence[Mapping[str, Any]] = await http.request(route, params={"with_localizations": "true"})
    return found


def ids(known: Sequence[Mapping[str, Any]]) -> Mapping[str, str]:
    """Return the id of each slash command, by its name."""
    return {one["name"]: str(one["id"]) for one in known if one.get("type", 1) == 1}


def command(entry: MenuEntry) -> dict[str, Any]:
    """Return a slash command with an option of free text, and one for a file; or a line in the menu of a message."""
    on_message = entry.on_message is not None
    made: dict[str, Any] = {
        "type": ON_MESSAGE if on_message else 1,
        "name": entry.on_message or entry.name,
        "description": "" if on_message else cut(entry.summary, SUMMARY),
        "contexts": SERVERS if entry.shared else CONTEXTS,
        "integration_types": SERVERS if entry.shared else INSTALLS,
        "options": [*([_option(entry)] if entry.argument else []), *([_file(entry)] if entry.file else [])],
    }
    summaries = _localised(entry.summaries, NAME if on_message else SUMMARY)
    if on_message:
        made["name_localizations"] = summaries
    else:
        made["description_localizations"] = summaries
        made["name_localizations"] = _localised(entry.names, NAME)
    return made | ({"default_member_permissions": MANAGE_SERVER} if entry.admin else {})


LOCALES = {"de": ("de",), "fr": ("fr",), "es": ("es-ES", "es-419"), "pt": ("pt-BR",)}
"""Discord's names for our languages."""


def _localised(summaries: Sequence[tuple[str, str]], longest: int) -> dict[str, str]:
    return {
        locale: cut(words, longest) for language, words in summaries for locale in LOCALES.get(language, ())
    }


KINDS = "GPX, TCX, FIT"
"""What files can be read: names of their own, in every language."""


def _file(entry: MenuEntry) -> dict[str, Any]:
    """Return the option that takes a file, as it is called in each language."""
    names = _called(entry.file)
    return {
        "type": FILE,
        "name": option_name(dict(entry.file)["en"]),
        "name_localizations": names,
        "description": KINDS,
        "description_localizations": dict.fromkeys(names, KINDS),
        "required": False,
    }


def _called(arguments: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {
        locale: name
        for language, words in arguments
        for locale in LOCALES.get(language, ())
        if (name := option_name(words))
    }


def _option(entry: MenuEntry) -> dict[str, Any]:
    """Return the free text behind a command; what it is for says the command's own summary, which has an example."""
    made = {
        "type": 3,
        "name": option_name(entry.argument or ""),
        "name_localizations": _called(entry.arguments),
        "description": cut(entry.summary, SUMMARY),
        "description_localizations": _localised(entry.summaries, SUMMARY),
        "required": False,
    }
    return made | ({"autocomplete": True} if entry.suggests else {})


def option_name(words: str) -> str:
    """Return *words* as Discord takes them for an option: letters, numbers, - and _ alone, small, 32 at most."""
    plain = unicodedata.normalize("NFC", words).lower()
    signs = "".join(sign if sign.isalpha() or sign.isnumeric() else " " for sign in plain)
    return cut("-".join(signs.split()), NAME).strip("-")


def _same(wanted: Sequence[Mapping[str, Any]], known: Sequence[Mapping[str, Any]]) -> bool:
    return sorted(map(_key, wanted)) == sorted(map(_key, known))


def _key(command: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what makes two commands the same, without what Discord adds of its own."""
    options = [
        (
            option["type"],
            option["name"],
            option["description"],
            option.get("required", False),
            option.get("autocomplete", False),
            _words(option),
        )
        for option in command.get("options", ())
    ]
    installs = (sorted(command.get(key) or ()) for key in ("contexts", "integration_types"))
    admin = command.get("default_member_permissions") or ""
    return (
        command["name"],
        command.get("type", 1),
        command["description"],
        admin,
        options,
        *installs,
        _words(command),
    )


def _words(named: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the names and descriptions of a command or option in other languages."""
    words = (named.get(key) or {} for key in ("name_localizations", "description_localizations"))
    return tuple(tuple(sorted(one.items())) for one in words)
