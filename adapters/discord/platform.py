"""Discord as a `core.ports.platform.Platform`."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import discord

from adapters.discord.client import Listener
from adapters.discord.delivering import deliver
from adapters.discord.handles import NAME
from adapters.discord.interactions import Interactions
from adapters.discord.keeping import Rest, Settings
from adapters.discord.reading import read
from adapters.discord.rest import FAILED, send
from adapters.discord.servers import look, member
from core.messages import Address, MenuEntry
from core.ports.deliveries import BadTokenError, Delivery, NotSentError, UnreachableError
from core.ports.events import Envelope, Raw
from core.ports.files import Files
from core.ports.platform import Inbox, Reply

LONGEST: Final = 60.0
"""Seconds between two tries to connect."""
UNKNOWN_MEMBER: Final = "10007"
"""Discord's code for somebody who is not in a server."""
BAD_TOKEN: Final = 4004
"""The gateway's close code for it."""

log = logging.getLogger(__name__)


class Discord:
    """The bot that *token* names, at Discord or behind the proxies *api_url* and *gateway_url*."""

    name = NAME
    resends = True

    def __init__(  # noqa: PLR0913 - all that can be set
        self,
        token: str,
        *,
        api_url: str | None = None,
        gateway_url: str | None = None,
        menu: Sequence[MenuEntry] = (),
        shard: tuple[int, int] | None = None,
        key: str | None = None,
        files: Files | None = None,
        rest: Rest = asyncio.sleep,
        patience: float = 2.0,
    ) -> None:
        """Connect to nothing yet. *rest* waits some seconds; *patience* is how many a slow inbox is waited for.

        With the application's public *key* interactions may come over HTTP; *shard* is a number, of how many.
        """
        self._token = token
        self._settings = Settings(
            api_url, gateway_url, menu, files=files, rest=rest, shard=shard, patience=patience
        )
        self._key = key
        self._listener: Listener | None = None
        self._talker: Listener | None = None
        self._login = asyncio.Lock()
        self._interactions = Interactions()

    async def listen(self, inbox: Inbox) -> None:
        """Put events into *inbox* until cancelled; acknowledge what is stored. Raises BadTokenError."""
        wait = 1.0
        while True:
            listener = Listener(self._settings, inbox, self._interactions)
            async with listener:
                self._listener = listener
                trouble = await self._connect(listener)
            log.warning("discord: %s; trying again", trouble)
            if listener.ws:  # it was connected
                wait = 1.0
            await self._settings.rest(wait)
            wait = min(2 * wait, LONGEST)

    async def _connect(self, listener: Listener) -> str:
        """Stay connected until something breaks, and name it. Raises BadTokenError."""
        try:
            await listener.start(self._token)
        except discord.LoginFailure:
            raise BadTokenError("Discord does not know this bot's token") from None
        except discord.ConnectionClosed as closed:
            if closed.code == BAD_TOKEN:
                raise BadTokenError("Discord does not know this bot's token") from None
            return f"closed with {closed.code}"
        except Exception as error:  # noqa: BLE001 - the network fails in many ways, and recovers
            return type(error).__name__
        return "closed"

    def read(self, raw: Raw) -> Envelope | None:
        """Return what a stored event means; None when it means nothing to the coach. Raises ValueError."""
        return read(raw)

    async def deliver(self, delivery: Delivery) -> str | None:
        """Send, edit, react or toast; return the message's id. Raises the errors of `core.ports`."""
        talker = await self._ready()
        return await deliver(talker.http, self._interactions, delivery, talker.commands)

    async def receive(self, inbox: Inbox, headers: Mapping[str, str], body: bytes) -> Reply:
        """Store a signed interaction; acknowledge it then. Raises what the inbox raises."""
        # Its library is imported by those who are called only.
        from adapters.discord import signed  # noqa: PLC0415

        if self._key is None or not signed.Seal(self._key).holds(headers, body):
            return signed.UNSIGNED
        call = signed.interaction_of(body)
        if call is None:
            return signed.NONSENSE
        if call["type"] == signed.PING:
            return signed.PONG
        return await (await self._ready()).receive(call, inbox)

    async def _ready(self) -> Listener:
        """Return a client that may make requests: the one that listens, or, where none does, one that is logged in.

        Raises NotSentError when there is none yet.
        """
        if self._listener is not None:
            if self._listener.user is None:
                raise NotSentError("not connected yet")
            return self._listener
        async with self._login:
            if self._talker is None:
                talker = Listener(replace(self._settings, shows_menu=False), Deaf(), self._interactions)
                try:
                    await talker.login(self._token)
                except Exception as error:  # noqa: BLE001 - the network fails in many ways, and recovers
                    await talker.close()
                    raise NotSentError(type(error).__name__) from None
                self._talker = talker
        return self._talker

    async def left(self, channel: Address, person: str) -> bool:
        """Return whether *person* is surely not in the channel's server any more."""
        try:
            http = (await self._ready()).http
            place = await send(http, look(channel.chat))
            await send(http, member(str(place["guild_id"]), person))
        except UnreachableError as error:
            return str(error).endswith(UNKNOWN_MEMBER)
        except (*FAILED, KeyError):
            return False
        return False

    async def close(self) -> None:
        """Let go of the connections."""
        for client in (self._listener, self._talker):
            if client is not None:
                await client.close()


class Deaf:
    """The inbox of a client that never listens."""

    async def put(self, platform: str, key: str, raw: Raw, lane: str = "") -> bool:
        """Refuse: what a client that never listens brings is a defect. Raises RuntimeError."""
        del platform, key, raw, lane
        message = "a client that never listens was told something"
        raise RuntimeError(message)

    async def marks(self, platform: str) -> Sequence[tuple[str, str]]:
        """Know of nothing."""
        del platform
        return ()
