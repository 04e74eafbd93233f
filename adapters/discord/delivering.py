"""From a delivery to the REST requests that make a runner see it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

from discord.http import HTTPClient

from adapters.discord.client import FAILURES
from adapters.discord.errors import meaning
from adapters.discord.handles import Via, person_aside, read_via
from adapters.discord.ways import STRIPPED, Way, create, edit, followup, original, react, ways
from adapters.discord.words import parts
from core.ports import Delivery, NotSentError, RefusedError, SlowDownError, UnknownError, UnreachableError

LOADING: Final = 1 << 7
"""The flag of a command's answer that still shows "thinking…"."""
KEPT: Final = 1000
"""Commands remembered; Discord is asked about older ones."""

FAILED: Final = (NotSentError, RefusedError, SlowDownError, UnknownError, UnreachableError)


class Thinking:
    """Which commands show "thinking…" and wait for their first answer. What it forgot, Discord knows."""

    def __init__(self) -> None:
        """Know of none."""
        self._commands: dict[str, bool] = {}

    def began(self, token: str) -> None:
        """Note that a command was acknowledged."""
        self._note(token, thinking=True)

    def ended(self, token: str) -> None:
        """Note that a command has its first answer."""
        self._note(token, thinking=False)

    async def shown(self, http: HTTPClient, via: Via) -> bool:
        """Tell whether the command of *via* has no answer yet."""
        if via.kind != "slash":
            return False
        if via.token not in self._commands:
            with suppress(*FAILED):
                answer = await send(http, original(via))
                self._note(via.token, thinking=bool(answer.get("flags", 0) & LOADING))
        return self._commands.get(via.token, False)

    def _note(self, token: str, *, thinking: bool) -> None:
        self._commands[token] = thinking
        if len(self._commands) > KEPT:
            del self._commands[next(iter(self._commands))]


async def deliver(http: HTTPClient, thinking: Thinking, delivery: Delivery) -> str | None:
    """Send, edit, react or toast; return the message's id. Raises the errors of `core.ports`."""
    passing = _passing(delivery)
    if passing is not None:
        with suppress(RefusedError, UnreachableError):  # it is late or unwanted, and nobody misses it
            await send(http, passing)
        return None
    sent = None
    for part in parts(delivery):
        sent = await _say(http, thinking, part)
    await _strip(http, delivery)
    return sent


def _passing(delivery: Delivery) -> Way | None:
    """Return how to react or toast, where Discord can."""
    message, via = delivery.message, read_via(delivery.via)
    if message.react and via.kind == "message":
        return react(delivery.address.chat, via.message, message.react)
    return followup(via, message) if message.toast and via.kind == "tap" else None


async def _say(http: HTTPClient, thinking: Thinking, delivery: Delivery) -> str:
    """Try one way after the other; return the message's id."""
    via = read_via(delivery.via)
    for way in ways(delivery, thinking=await thinking.shown(http, via)):
        with suppress(UnreachableError):
            sent = await send(http, way)
            thinking.ended(via.token)
            return str(sent["id"])
    return await _directly(http, delivery)


async def _directly(http: HTTPClient, delivery: Delivery) -> str:
    """Say what can no longer be said aside in direct messages, if this person ever wrote or read there."""
    person = person_aside(delivery.address)
    if person is None:
        raise UnreachableError("no way left")
    direct = await send(http, Way("POST", "/users/@me/channels", {}, {"recipient_id": person}))
    if not direct.get("last_message_id"):
        raise UnreachableError("no direct messages yet")
    return str((await send(http, create(direct["id"], delivery.message, delivery.nonce)))["id"])


async def _strip(http: HTTPClient, delivery: Delivery) -> None:
    """Take the buttons off an earlier message; if that fails, a tap on them is told to be late."""
    if delivery.strips and delivery.strips != delivery.edits:
        way = edit(delivery.address, read_via(delivery.via), delivery.strips, STRIPPED)
        with suppress(*FAILED):
            if way:
                await send(http, way)


async def send(http: HTTPClient, way: Way) -> dict[str, Any]:
    """Make one request; return Discord's answer. Raises the errors of `core.ports`."""
    body: dict[str, Any] = {} if way.body is None else {"json": way.body}
    try:
        answer = await http.request(way.route(), **body)
    except (*FAILURES, RuntimeError) as error:
        raise meaning(error) from None  # its text would name an interaction's token
    return answer if isinstance(answer, dict) else {}
