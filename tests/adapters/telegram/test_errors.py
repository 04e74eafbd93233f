"""What a failed call means."""

from __future__ import annotations

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from adapters.telegram.errors import meaning
from core.ports.deliveries import NotSentError, RefusedError, SlowDownError, UnknownError, UnreachableError


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    """Return *error* as the library raises it for *cause*."""
    error.__cause__ = cause
    return error


REFUSED = ConnectionKey(
    "host", 443, is_ssl=True, ssl=True, proxy=None, proxy_auth=None, proxy_headers_hash=None
)
LOST = [
    aiohttp.SocketTimeoutError,
    aiohttp.ServerDisconnectedError,
    aiohttp.ClientOSError,
    aiohttp.ClientPayloadError,
]

TABLE = [
    (caused(NetworkError("x"), aiohttp.ClientConnectorError(REFUSED, OSError())), NotSentError),
    (caused(TimedOut(), aiohttp.ConnectionTimeoutError("x")), NotSentError),
    *((caused(NetworkError("x"), cause("x")), UnknownError) for cause in LOST),
    (NetworkError("Bad Gateway"), UnknownError),
    (TelegramError("Invalid server response"), UnknownError),
    (Conflict("x"), UnknownError),
    (InvalidToken("x"), NotSentError),
    (RetryAfter(9), SlowDownError),
    (Forbidden("bot was blocked by the user"), UnreachableError),
    (Forbidden("user is deactivated"), UnreachableError),
    (ChatMigrated(-100), UnreachableError),
    (BadRequest("Chat not found"), UnreachableError),
    (BadRequest("PEER_ID_INVALID"), UnreachableError),
    (BadRequest("not enough rights to send text messages to the chat"), UnreachableError),
    (BadRequest("message is too long"), RefusedError),
    (BadRequest("BUTTON_DATA_INVALID"), RefusedError),
]


@pytest.mark.parametrize(("error", "means"), TABLE)
def test_a_failure_is_told_by_its_cause(error, means):
    """Each failure is one of: try again, unknown, pause, unreachable, refused."""
    assert type(meaning(error)) is means


@pytest.mark.parametrize("cause", LOST)
def test_a_lost_answer_to_a_repeatable_call_means_try_again(cause):
    """An edit does no harm twice."""
    assert type(meaning(caused(NetworkError("x"), cause("x")), repeatable=True)) is NotSentError


def test_a_flood_pauses_this_chat_for_as_long_as_asked():
    """The seconds are Telegram's; it does not name the whole bot."""
    slow = meaning(RetryAfter(9))
    assert isinstance(slow, SlowDownError)
    assert (slow.seconds, slow.whole_bot) == (9.0, False)
