"""The limits of a message (Discord documentation, "Create Message" and "Component Reference")."""

from __future__ import annotations

from typing import Any

from tests.fakes.discord.trouble import RefusalError

INVALID = 50035
"""Discord's code for an invalid body."""
CREATES = {"content", "components", "allowed_mentions", "flags", "nonce", "enforce_nonce"}
EDITS = {"content", "components", "allowed_mentions"}
FOLLOWS = CREATES - {"nonce", "enforce_nonce"}


def check(body: dict[str, Any], fields: set[str]) -> None:
    """Refuse a *body* with more than *fields*, or beyond the limits."""
    _require(body.keys() <= fields, "unknown field")
    _require(len(body.get("content") or "") <= 2000, "content too long")
    _require(fields == EDITS or bool(body.get("content")), "empty message")
    _require(len(body.get("nonce", "")) <= 25, "nonce too long")
    _require(body.get("flags", 0) in (0, 64, 4096, 64 | 4096), "flags")
    rows = body.get("components") or []
    _require(len(rows) <= 5, "too many rows")
    for row in rows:
        _require(row["type"] == 1 and 1 <= len(row["components"]) <= 5, "row")
    ids = [_button(button) for row in rows for button in row["components"]]
    _require(len(ids) == len(set(ids)), "custom_id twice")


def _button(button: dict[str, Any]) -> str:
    _require(button["type"] == 2 and button["style"] in (1, 2, 3, 4), "button")
    _require(1 <= len(button["label"]) <= 80, "label")
    _require(1 <= len(button["custom_id"]) <= 100, "custom_id")
    return str(button["custom_id"])


def check_commands(commands: list[dict[str, Any]]) -> None:
    """Refuse commands Discord would not take."""
    _require(len(commands) <= 100, "too many commands")
    names = [command["name"] for command in commands]
    _require(len(names) == len(set(names)), "name twice")
    for command in commands:
        if command.get("type") == 3:
            _require(1 <= len(command["name"]) <= 32 and not command["description"], "message command")
            continue
        _described(command)
        for option in command.get("options", ()):
            _described(option)


def _described(entry: dict[str, Any]) -> None:
    name = entry["name"]
    _require(1 <= len(name) <= 32 and name == name.lower() and " " not in name, "name")
    _require(1 <= len(entry["description"]) <= 100, "description")


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise RefusalError(400, INVALID, message)
