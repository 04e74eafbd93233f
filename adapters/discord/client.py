"""The gateway: every event goes into the inbox, and only then is Discord told that we have it."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Mapping
from typing import Any, Final, cast

import discord

from adapters.discord.buttons import Choice
from adapters.discord.events import Closed, Said, from_message
from adapters.discord.handles import NAME
from adapters.discord.hosts import Http
from adapters.discord.interactions import Interactions
from adapters.discord.keeping import Settings, opened, put
from adapters.discord.menu import ids, known, sync
from adapters.discord.rest import FAILURES
from adapters.discord.taking import Taker
from core.ports.platform import Inbox, Reply

INTENTS: Final = discord.Intents(guilds=True, dm_messages=True, guild_messages=True)
"""None is privileged: direct messages and mentions come with their words anyway."""
GONE: Final = (discord.Forbidden, discord.NotFound)
"""Says that a conversation is over for good."""
TAKEN: Final = "taken"
"""Notes on an interaction that somebody takes care of it."""

log = logging.getLogger(__name__)
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks


class Listener(discord.Client):
    """One connection to the gateway, reconnecting by itself.

    Every interaction goes through one door, `take`: a tap by the button it was made with, or, when its message
    has lost that button since, by `on_interaction`; a command by the latter alone, which needs no menu. So a
    command of an older release and an old button are stored as well.
    """

    def __init__(self, settings: Settings, inbox: Inbox, interactions: Interactions) -> None:
        """Keep events in *inbox*, and note in *interactions* what Discord was told."""
        super().__init__(
            intents=INTENTS,
            shard_id=settings.shard and settings.shard[0],
            shard_count=settings.shard and settings.shard[1],
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self.add_dynamic_items(Choice)
        self.http = self._connection.http = Http(self, settings.api_url, settings.gateway_url)
        self._settings = settings
        self._inbox = inbox
        self._taker = Taker(self._connection, self.http, settings, interactions)
        self.commands: Mapping[str, str] = {}
        """The id of each command by its name, as far as Discord told."""
        self._unread: dict[int, int] = {}
        # One message after another, so that they are stored in the order they were written.
        self._messages = asyncio.Lock()

    async def setup_hook(self) -> None:
        """Bring the menu up to date, and learn the commands' ids; the coach can do without."""
        if not self._settings.menu or self.application_id is None:
            return
        try:
            if self._settings.shows_menu:
                await sync(self.http, self.application_id, self._settings.menu)
            self.commands = ids(await known(self.http, self.application_id))
        except FAILURES as error:
            log.warning("menu not sent: %s", type(error).__name__)

    async def on_connect(self) -> None:
        """Read back what was written since the last session."""
        # It starts before any event of the new session, so no newer message moves what was seen last.
        async with self._messages:
            heard = {int(channel): int(message) for channel, message in await self._inbox.marks(NAME)}
            self._unread = heard | self._unread  # what could not be read back before is still to be read
        for channel in list(self._unread):
            async with self._messages:
                await self._read_back(channel)

    async def on_message(self, message: discord.Message) -> None:
        """Keep a message, after those written before it."""
        async with self._messages:
            await self._read_back(message.channel.id)
            await self._keep(message)

    async def on_raw_message_edit(self, change: discord.RawMessageUpdateEvent) -> None:
        """Keep a correction. What Discord changes itself (a link's preview) bears no time."""
        async with self._messages:
            if change.message.edited_at:
                await self._keep(change.message, edited=True)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Take what came in by no button."""
        await self.take(interaction)

    async def take(self, interaction: discord.Interaction[Any]) -> None:
        """Keep a command or a tap, then acknowledge it; once, however it came in."""
        if interaction.extras.get(TAKEN):
            return
        interaction.extras[TAKEN] = True
        await self._taker.take(interaction, self._inbox)

    async def receive(self, call: dict[str, Any], inbox: Inbox) -> Reply:
        """Keep an interaction that came over HTTP; acknowledge it once Discord has our 202. Raises what *inbox* raises."""
        interaction: discord.Interaction[Any] = discord.Interaction(data=call, state=self._connection)  # type: ignore[arg-type]
        return await self._taker.receive(interaction, inbox)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Keep that a channel is gone."""
        await self._closed(channel.id)

    async def on_raw_thread_delete(self, gone: discord.RawThreadDeleteEvent) -> None:
        """Keep that a thread is gone."""
        await self._closed(gone.thread_id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Keep that we were taken out of a server: all its channels are closed to us."""
        for place in (*guild.channels, *guild.threads):
            await self._closed(place.id)

    async def _closed(self, channel: int) -> None:
        nobody = str(self.application_id or 0)
        event = Closed(kind="closed", id=str(channel), channel=str(channel), person=nobody)
        await self._put(f"closed {channel} {discord.utils.utcnow().isoformat()}", event)

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:  # noqa: ANN401 - as in discord.py
        """Name what failed, but not with which words."""
        log.error("%s failed: %s", event_method, type(sys.exception()).__name__)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait before a second session, as Discord asks."""
        del shard_id
        if not initial:
            await self._settings.rest(5.0)

    async def _read_back(self, channel: int) -> None:
        """Keep what was written in *channel* while nobody listened."""
        last, where = self._unread.pop(channel, None), None
        if last is None:
            return
        place = self.get_partial_messageable(channel, type=discord.ChannelType.private)
        try:
            async for message in place.history(limit=None, after=discord.Object(last)):
                if not message.author.bot:
                    # Whose room it is, history does not tell.
                    where = where or await self.fetch_channel(channel)
                    message.channel = cast("Any", where)
                    await self._keep(message, late=True)
        except GONE as error:
            log.warning("a conversation cannot be read back: %s", type(error).__name__)
        except FAILURES as error:
            self._unread[channel] = last  # with the next message in it, or at the next connection
            log.warning("a conversation was not read back yet: %s", type(error).__name__)

    async def _keep(self, message: discord.Message, *, edited: bool = False, late: bool = False) -> None:
        """Keep what is meant for us; how to be heard is a word for the moment, and nobody is told so *late*."""
        event = self.user and from_message(message, self.user, edited=edited)
        if event and late and event.brings == "unheard":
            return
        if event and event.brings == "file" and not edited and (event.room or not event.guild):
            event = await opened(event, message.attachments, self._settings)
        if event:
            await self._put(f"{event.id} {message.edited_at}" if edited else event.id, event)

    async def _put(self, key: str, event: Said | Closed) -> None:
        await put(self._inbox, key, event, self._settings.rest)
