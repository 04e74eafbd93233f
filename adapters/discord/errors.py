"""What a failed request means to the sender. Neither a token nor a text is ever named."""

from __future__ import annotations

from http import HTTPStatus

import aiohttp
import discord

from adapters.discord.guard import TooManyError
from core.ports.deliveries import NotSentError, RefusedError, SlowDownError, UnknownError, UnreachableError

PAUSE = 60.0
"""Seconds to wait when Discord asks for a pause without saying how long."""

TOO_FAST = frozenset({20016, 20022, 20028, 40003})
"""Codes that ask for a pause: slow mode, write limits, direct messages opened too fast."""

OVER = frozenset({10003, 10007, 10008, 10013, 10015, 10062, 30046, 50007, 50027, 50278})
"""Codes that say a place is gone (channel, message, person, interaction) or closed (an old message edited too
often, direct messages switched off, no server shared)."""


def meaning(error: Exception) -> Exception:
    """Return the error of `core.ports` that *error*, raised by a request, stands for."""
    match error:
        case discord.RateLimited(retry_after=seconds):
            return SlowDownError(seconds, whole_bot=isinstance(error, TooManyError))
        case discord.HTTPException():
            return _answered(error)
        case aiohttp.ClientConnectorError() | aiohttp.ConnectionTimeoutError() | RuntimeError():
            return NotSentError(type(error).__name__)  # a RuntimeError: the session is closed
        case _:
            return UnknownError(type(error).__name__)


def _answered(error: discord.HTTPException) -> Exception:
    """Return what Discord's own answer means."""
    said = f"{error.status} {error.code}"
    if error.status == HTTPStatus.TOO_MANY_REQUESTS or error.code in TOO_FAST:
        return SlowDownError(_pause(error), whole_bot=_whole_bot(error))
    if error.status == HTTPStatus.FORBIDDEN or error.code in OVER:
        return UnreachableError(said)
    if error.status == HTTPStatus.UNAUTHORIZED:
        return NotSentError(said)
    return UnknownError(said) if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR else RefusedError(said)


def _pause(error: discord.HTTPException) -> float:
    try:
        return float(error.response.headers["Retry-After"])
    except (KeyError, ValueError):
        return PAUSE


def _whole_bot(error: discord.HTTPException) -> bool:
    """Tell whether all requests must wait: the global limit, or a ban by Cloudflare (no Via, no scope)."""
    headers = error.response.headers
    everywhere = headers.get("X-RateLimit-Scope") == "global" or not headers.get("Via")
    return error.status == HTTPStatus.TOO_MANY_REQUESTS and everywhere
