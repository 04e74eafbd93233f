"""What a failed call means to the sender, told by its cause. Neither the token nor a text is ever named."""

from __future__ import annotations

from datetime import timedelta

import aiohttp
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from adapters.telegram.request import ClosedError
from core.ports.deliveries import NotSentError, RefusedError, SlowDownError, UnknownError, UnreachableError

NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL, ClosedError)
"""Failures before a request left; after any other the answer, and what it said, is lost."""

CLOSED_CHAT = (
    "chat not found",
    "user not found",
    "user is deactivated",
    "peer_id_invalid",
    "group chat was deactivated",
    "not enough rights to send",
    "have no rights to send",
    "chat_write_forbidden",
    "topic_closed",
    "message thread not found",
)
"""Descriptions of a 400 that say a chat cannot be written to."""


def meaning(error: TelegramError, *, repeatable: bool = False) -> Exception:
    """Return the error of `core.ports` that *error* stands for.

    A *repeatable* call (an edit, a reaction) does no harm twice, so a lost answer just means: try again.
    """
    match error:
        case RetryAfter():
            return SlowDownError(pause(error))
        case Forbidden() | ChatMigrated():
            return UnreachableError(error.message)
        case BadRequest() if says(error, *CLOSED_CHAT):
            return UnreachableError(error.message)
        case BadRequest():
            return RefusedError(error.message)
        case InvalidToken():
            return NotSentError("the bot token was refused")
        case _:
            cause = error.__cause__ or error
            name = type(cause).__name__
            return NotSentError(name) if repeatable or isinstance(cause, NOT_SENT) else UnknownError(name)


def says(error: TelegramError, *phrases: str) -> bool:
    """Tell whether Telegram's description of *error* holds one of *phrases* (lower case)."""
    description = error.message.casefold()
    return any(phrase in description for phrase in phrases)


def pause(error: RetryAfter) -> float:
    """Return the seconds a 429 asks for."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
