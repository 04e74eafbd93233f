"""The limits of a message (Discord documentation, "Create Message" and "Component Reference")."""

from __future__ import annotations

import re
from typing import Any

from tests.fakes.discord.trouble import RefusalError

INVALID = 50035
"""Discord's code for an invalid body."""
CREATES = {"content", "components", "allowed_mentions", "flags", "nonce", "enforce_nonce", "attachments"}
EDITS = {"content", "components", "allowed_mentions", "flags", "attachments"}
LARGEST = 10 * 1024 * 1024
"""Bytes of a file."""
FOLLOWS = CREATES - {"nonce", "enforce_nonce"}
EPHEMERAL, SILENT, CARD = 1 << 6, 1 << 12, 1 << 15
FLAGS = EPHEMERAL | SILENT | CARD
MOST, TEXTS = 40, 4000
"""Components of a message, and the characters in all of them together."""


def check(body: dict[str, Any], fields: set[str]) -> None:
    """Refuse a *body* with more than *fields*, or beyond the limits."""
    _require(body.keys() <= fields, "unknown field")
    _require(units(body.get("content") or "") <= 2000, "content too long")
    _require(len(body.get("nonce", "")) <= 25, "nonce too long")
    _require(body.get("flags", 0) & ~FLAGS == 0, "flags")
    _require(body.get("allowed_mentions", {"parse": []}) == {"parse": []}, "somebody would be pinged")
    for file in body.get("attachments", ()):
        _require(bool(re.fullmatch(r"[\w.-]{1,100}", file["filename"])), "filename")
        _require(0 < len(file["content"].encode()) <= LARGEST, "size")
    parts = body.get("components") or []
    if body.get("flags", 0) & CARD:
        _require(not body.get("content") and bool(parts), "a card is made of components alone")
        _require(sum(_parts(part) for part in parts) <= MOST, "too many components")
        _require(sum(map(_texts, parts)) <= TEXTS, "too much text")
    else:
        _require(fields == EDITS or bool(body.get("content")), "empty message")
        _require(len(parts) <= 5, "too many rows")
        _require(all(part["type"] == 1 for part in parts), "row")
    ids = [found for part in parts for found in _ids(part)]
    _require(len(ids) == len(set(ids)), "custom_id twice")


def units(text: str) -> int:
    """Return the length of a text, in UTF-16 units: the strictest way to count it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _parts(part: dict[str, Any]) -> int:
    return 1 + ("accessory" in part) + sum(_parts(one) for one in part.get("components", ()))


def _texts(part: dict[str, Any]) -> int:
    return units(part.get("content", "")) + sum(_texts(one) for one in part.get("components", ()))


def _ids(part: dict[str, Any]) -> list[str]:
    """Check a part of a message, and return the ids of what can be tapped in it."""
    kind = part["type"]
    if kind == 1:
        return _row(part["components"])
    if kind == 10:
        _require(bool(part["content"].strip()), "empty text")
        return []
    if kind == 14:
        return []
    if kind == 9:
        _require(1 <= len(part["components"]) <= 3, "section")
        return [*(found for one in part["components"] for found in _ids(one)), _button(part["accessory"])]
    _require(kind == 17, "no such component")
    return [found for one in part["components"] for found in _ids(one)]


def _row(inside: list[dict[str, Any]]) -> list[str]:
    _require(1 <= len(inside) <= 5, "row")
    if any(one["type"] == 3 for one in inside):
        _require(len(inside) == 1, "a list fills its row")
        return [_list(inside[0])]
    return [_button(button) for button in inside]


def _list(found: dict[str, Any]) -> str:
    options = found["options"]
    _require(1 <= len(options) <= 25, "options")
    _require(0 <= found["min_values"] <= found["max_values"] <= len(options), "values")
    values = [option["value"] for option in options]
    _require(len(values) == len(set(values)), "value twice")
    for option in options:
        _require(1 <= units(option["label"]) <= 100 and 1 <= units(option["value"]) <= 100, "option")
    _require(1 <= units(found["custom_id"]) <= 100, "custom_id")
    return str(found["custom_id"])


def _button(button: dict[str, Any]) -> str:
    _require(button["type"] == 2 and button["style"] in (1, 2, 3, 4), "button")
    _require(1 <= units(button["label"]) <= 80, "label")
    _require(1 <= units(button["custom_id"]) <= 100, "custom_id")
    return str(button["custom_id"])


def check_form(form: dict[str, Any]) -> None:
    """Refuse a form Discord would not show."""
    _require(1 <= units(form["title"]) <= 45 and 1 <= units(form["custom_id"]) <= 100, "form")
    _require(1 <= len(form["components"]) <= 5, "lines")
    for row in form["components"]:
        (line,) = row["components"]
        _require((row["type"], line["type"]) == (1, 4) and line["style"] in (1, 2), "line")
        _require(1 <= units(line["label"]) <= 45 and units(line.get("placeholder", "")) <= 100, "line")
        _require(1 <= units(line["custom_id"]) <= 100, "custom_id")


def check_choices(choices: list[dict[str, str]]) -> None:
    """Refuse suggestions Discord would not show."""
    _require(len(choices) <= 25, "too many choices")
    for one in choices:
        _require(1 <= units(one["name"]) <= 100 and 1 <= units(one["value"]) <= 100, "choice")


def check_event(event: dict[str, Any]) -> None:
    """Refuse an event no calendar would take."""
    _require(event["privacy_level"] == 2 and event["entity_type"] == 3, "event")
    _require(1 <= units(event["name"]) <= 100, "name")
    _require(1 <= units(event["entity_metadata"]["location"]) <= 100, "location")
    _require(event["scheduled_start_time"] < event["scheduled_end_time"], "times")


OPTION = r"[-\w]{1,32}"
"""What Discord takes as the name of an option."""
LOCALES = {"de", "fr", "es-ES", "es-419", "pt-BR", "en-US", "en-GB"}


def check_commands(commands: list[dict[str, Any]]) -> None:
    """Refuse commands Discord would not take."""
    _require(len(commands) <= 100, "too many commands")
    names = [command["name"] for command in commands]
    _require(len(names) == len(set(names)), "name twice")
    for locale in {one for command in commands for one in command.get("name_localizations") or {}}:
        local = [
            (command.get("name_localizations") or {}).get(locale, command["name"]) for command in commands
        ]
        _require(len(local) == len(set(local)), "name twice in another language")
    for command in commands:
        if command.get("type") == 3:
            _require(1 <= len(command["name"]) <= 32 and not command["description"], "message command")
            for words in (command.get("name_localizations") or {}).values():
                _require(1 <= units(words) <= 32, "name in another language")
            continue
        _described(command)
        for words in (command.get("name_localizations") or {}).values():
            _require(
                bool(re.fullmatch(r"[-\w]{1,32}", words)) and words == words.lower(),
                "name in another language",
            )
        _require(len(command.get("options", ())) <= 25, "too many options")
        for option in command.get("options", ()):
            _described(option)
            _require(bool(re.fullmatch(OPTION, option["name"])), "name of an option")
            for words in (option.get("name_localizations") or {}).values():
                right = re.fullmatch(OPTION, words) and words == words.lower()
                _require(bool(right) and units(words) <= 32, "name of an option in another language")
        _require(_size(command) <= 8000, "command too large")


def _size(command: dict[str, Any]) -> int:
    """Return the characters of a command's names, descriptions and options, its longest translation counted."""
    own = sum(
        max(map(units, (command[part], *(command.get(f"{part}_localizations") or {}).values())))
        for part in ("name", "description")
    )
    return own + sum(_size(option) for option in command.get("options", ()))


def _described(entry: dict[str, Any]) -> None:
    name = entry["name"]
    _require(1 <= len(name) <= 32 and name == name.lower() and " " not in name, "name")
    _require(1 <= units(entry["description"]) <= 100, "description")
    for words in (entry.get("description_localizations") or {}).values():
        _require(1 <= units(words) <= 100, "description in another language")


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise RefusalError(400, INVALID, message)
