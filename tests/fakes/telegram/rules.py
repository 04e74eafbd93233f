"""What each method of the Bot API takes. Unlike the real one, the fake also refuses unknown parameters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from tests.fakes.telegram.faults import bad
from tests.fakes.telegram.screen import Key

CAPTION = 1024
"""UTF-16 units."""


class File(NamedTuple):
    """A file that was uploaded."""

    name: str
    content: bytes


TYPES: dict[str, type] = {
    "allowed_updates": list,
    "callback_query_id": str,
    "chat_id": int,
    "commands": list,
    "disable_notification": bool,
    "caption": str,
    "document": File,
    "entities": list,
    "file_id": str,
    "drop_pending_updates": bool,
    "language_code": str,
    "limit": int,
    "max_connections": int,
    "link_preview_options": dict,
    "message_id": int,
    "message_thread_id": int,
    "offset": int,
    "reaction": list,
    "reply_markup": dict,
    "scope": dict,
    "show_alert": bool,
    "secret_token": str,
    "text": str,
    "timeout": int,
    "url": str,
    "user_id": int,
}

METHODS: dict[str, tuple[str, str]] = {
    "getMe": ("", ""),
    "getWebhookInfo": ("", ""),
    "deleteWebhook": ("", "drop_pending_updates"),
    "getMyCommands": ("", ""),
    "getChatMember": ("chat_id user_id", ""),
    "getFile": ("file_id", ""),
    "getChat": ("chat_id", ""),
    "getUpdates": ("", "offset limit timeout allowed_updates"),
    "setWebhook": ("url", "secret_token allowed_updates max_connections"),
    "setMyCommands": ("commands", "scope language_code"),
    "sendMessage": (
        "chat_id text",
        "message_thread_id disable_notification reply_markup link_preview_options entities",
    ),
    "sendDocument": (
        "chat_id document",
        "caption message_thread_id disable_notification reply_markup",
    ),
    "editMessageText": ("chat_id message_id text", "reply_markup link_preview_options entities"),
    "editMessageReplyMarkup": ("chat_id message_id", "reply_markup"),
    "setMessageReaction": ("chat_id message_id", "reaction"),
    "deleteMessage": ("chat_id message_id", ""),
    "answerCallbackQuery": ("callback_query_id", "text show_alert url"),
}
"""Per method, the parameters it needs and those it allows."""


def read(method: str, form: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of a call in their types. Raises RefusedCall."""
    needed, allowed = (names.split() for names in METHODS[method])
    for name in needed:
        if not form.get(name):
            raise bad("message text is empty" if name == "text" else f"parameter {name} is required")
    for name in form:
        if name not in (*needed, *allowed):
            raise bad(f"unknown parameter {name}")
    return {name: _typed(name, value) for name, value in form.items()}


def _typed(name: str, value: Any) -> Any:
    wanted = TYPES[name]
    if wanted in {str, File}:
        if not isinstance(value, wanted):
            raise bad(f"can't parse {name}")
        return value
    try:
        found = json.loads(value)
    except ValueError:
        found = None
    if type(found) is not wanted:
        raise bad(f"can't parse {name}")
    return found


def text(value: str) -> str:
    """Check the text of a message, which is trimmed. Raises RefusedCall."""
    if not value.strip():
        raise bad("message text is empty")
    if units(value) > 4096:
        raise bad("message is too long")
    return value.strip()


def entities(value: str, marks: list[dict[str, Any]] | None) -> dict[str, int]:
    """Check the marks in a text; return what moment its words stand for. Raises RefusedCall."""
    found, end = {}, 0
    for mark in marks or ():
        if mark.keys() != {"type", "offset", "length", "unix_time"} or mark["type"] != "date_time":
            raise bad("can't parse entities: unsupported entity")
        first, last = mark["offset"], mark["offset"] + mark["length"]
        if first < end or mark["length"] < 1 or last > units(value):
            raise bad("can't parse entities: wrong offset")
        end = last
        words = value.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le")
        found[words] = int(mark["unix_time"])
    if len(marks or ()) > 100:
        raise bad("can't parse entities: too many")
    return found


def caption(value: str) -> str:
    """Check the words under a file. Raises RefusedCall."""
    if units(value) > CAPTION:
        raise bad("message caption is too long")
    return value.strip()


def units(value: str) -> int:
    """Return a length as Telegram counts it, in UTF-16 units."""
    return len(value.encode("utf-16-le")) // 2


def keyboard(markup: dict[str, Any] | None) -> list[list[Key]]:
    """Check an inline keyboard. Raises RefusedCall."""
    if not markup:
        return []
    if markup.keys() != {"inline_keyboard"}:
        raise bad("object expected as reply markup")
    rows = markup["inline_keyboard"]
    if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
        raise bad("reply markup is too long")
    return [[_key(button) for button in row] for row in rows]


def _key(button: dict[str, str]) -> Key:
    if button.keys() == {"text", "url"} and button["url"].startswith("https://"):
        return Key(button["text"], button["url"])
    if button.keys() != {"text", "callback_data"}:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    if not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    return Key(button["text"], button["callback_data"])


def command(entry: dict[str, str]) -> dict[str, str]:
    """Check an entry of the menu. Raises RefusedCall."""
    name = entry["command"]
    if not (1 <= len(name) <= 32 and name.isascii() and name.replace("_", "a").isalnum() and name.islower()):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(entry["description"]) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return entry
