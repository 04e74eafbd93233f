"""One request to Discord, and its failure in the sender's words."""

from __future__ import annotations

from typing import Any, Final

import aiohttp
import discord
from discord.http import HTTPClient

from adapters.discord.errors import meaning
from adapters.discord.ways import Way
from core.ports.deliveries import NotSentError, RefusedError, SlowDownError, UnknownError, UnreachableError

FAILURES: Final = (discord.DiscordException, aiohttp.ClientError, OSError)
"""What discord.py may raise; a timeout is an OSError."""
FAILED: Final = (NotSentError, RefusedError, SlowDownError, UnknownError, UnreachableError)
"""What `send` may raise."""


async def send(http: HTTPClient, way: Way) -> dict[str, Any]:
    """Make one request; return Discord's answer. Raises the errors of `core.ports`."""
    body: dict[str, Any] = {} if way.body is None else {"json": way.body}
    try:
        answer = await http.request(way.route(), **body)
    except (*FAILURES, RuntimeError) as error:
        raise meaning(error) from None  # its text would name an interaction's token
    return answer if isinstance(answer, dict) else {}
