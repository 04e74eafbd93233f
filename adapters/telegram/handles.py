"""The words Telegram's ids are kept in: the chat of an `Address`, and the `via` of an event."""

from __future__ import annotations

from dataclasses import dataclass

NAME = "telegram"


def write_chat(chat: int, thread: int | None = None) -> str:
    """Return the word for a chat, or for one topic of it."""
    return str(chat) if thread is None else f"{chat}:{thread}"


def read_chat(word: str) -> tuple[int, int | None]:
    """Return (chat id, topic id) from a word made by `write_chat`. Raises ValueError."""
    chat, colon, thread = word.partition(":")
    return int(chat), int(thread) if colon else None


@dataclass(frozen=True, slots=True)
class Via:
    """The event being answered: the *message* it is about, and the callback query id of a *tap*."""

    message: int | None = None
    tap: str = ""

    def __str__(self) -> str:
        """Return the word for it: "m:message" or "c:tap:message"."""
        return f"c:{self.tap}:{self.message}" if self.tap else f"m:{self.message}"


def read_via(word: str) -> Via:
    """Return the event a word stands for; nothing is known of one that a `Via` did not write."""
    match word.split(":"):
        case ["m", message] if message.isdecimal():
            return Via(int(message))
        case ["c", tap, message] if message.isdecimal():
            return Via(int(message), tap)
        case _:
            return Via()
