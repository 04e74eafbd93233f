"""One request to Discord, and its failure in the sender's words."""

from __future__ import annotations

import json
from io import BytesIO
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
    answer = await _answer(http, way)
    return answer if isinstance(answer, dict) else {}


async def listed(http: HTTPClient, way: Way) -> list[dict[str, Any]]:
    """Make one request that is answered with a list; return that. Raises the errors of `core.ports`."""
    answer = await _answer(http, way)
    return answer if isinstance(answer, list) else []


async def _answer(http: HTTPClient, way: Way) -> Any:  # noqa: ANN401 - raw JSON
    try:
        return await http.request(way.route(), **_content(way))
    except (*FAILURES, RuntimeError) as error:
        raise meaning(error) from None  # its text would name an interaction's token


def _content(way: Way) -> dict[str, Any]:
    """Return the body of a request, as JSON; with a file, as a form that holds both."""
    if way.body is None:
        return {}
    if way.file is None:
        return {"json": way.body}
    name = way.file.name
    body = json.dumps({**way.body, "attachments": [{"id": 0, "filename": name}]})
    file = discord.File(BytesIO(way.file.content.encode()), name)
    form = [
        {"name": "payload_json", "value": body, "content_type": "application/json"},
        {"name": "files[0]", "value": file.fp, "filename": name, "content_type": "application/octet-stream"},
    ]
    return {"form": form, "files": [file]}
