"""The gateway: every event goes into the inbox, and only then is Discord told that we have it."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat
from typing import Any, Final, TypeAlias, cast

import discord

from adapters.discord.buttons import Choice
from adapters.discord.events import Closed, Said, Slash, Tap, from_interaction, from_message
from adapters.discord.forms import form, wanted
from adapters.discord.handles import NAME
from adapters.discord.handles import channel as address_of
from adapters.discord.hosts import Http
from adapters.discord.interactions import Interactions
from adapters.discord.menu import ids, known, sync
from adapters.discord.rest import FAILED, FAILURES, send
from adapters.discord.ways import Way, acknowledge, show_form, suggest
from core.documents.brought import Brought, Filed, as_plain
from core.messages import Address, MenuEntry
from core.ports.files import Files
from core.ports.platform import Inbox, Reply

Rest: TypeAlias = Callable[[float], Awaitable[object]]

INTENTS: Final = discord.Intents(guilds=True, dm_messages=True, guild_messages=True)
"""None is privileged: direct messages and mentions come with their words anyway."""
GONE: Final = (discord.Forbidden, discord.NotFound)
"""Says that a conversation is over for good."""
TAKEN: Final = "taken"
"""Notes on an interaction that somebody takes care of it."""

log = logging.getLogger(__name__)
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks


@dataclass(frozen=True, slots=True)
class Settings:
    """What a client is made with, besides its inbox."""

    api_url: str | None = None
    gateway_url: str | None = None
    menu: Sequence[MenuEntry] = ()
    shows_menu: bool = True
    """Whether it brings Discord's menu up to date: who listens does."""
    files: Files | None = None
    """Opens what runners send in private."""
    rest: Rest = asyncio.sleep
    shard: tuple[int, int] | None = None
    """Which part of the servers is listened to: number, of how many. Direct messages come to number 0."""
    patience: float = 2.0
    """Seconds an interaction may take to be stored before it is acknowledged all the same: Discord gives it 3."""


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
        self._interactions = interactions
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
        at_once = await self._at_once(interaction, self._inbox)
        event = None if at_once else from_interaction(interaction)
        if at_once:
            await self._show(at_once)
        if event is None:
            return
        with self._interactions.taking(event.token):
            storing = asyncio.create_task(self._inbox.put(NAME, event.id, event.raw()))
            await asyncio.wait([storing], timeout=self._settings.patience)
            if storing.done():
                storing.result()  # what surely cannot be stored fails for its person to see
            await self._acknowledge(event)
            await self._settle(storing, event)

    async def receive(self, call: dict[str, Any], inbox: Inbox) -> Reply:
        """Keep an interaction that came over HTTP; acknowledge it once Discord has our 202. Raises what *inbox* raises."""
        interaction: discord.Interaction[Any] = discord.Interaction(data=call, state=self._connection)  # type: ignore[arg-type]
        at_once = await self._at_once(interaction, inbox)
        if at_once:
            return Reply(202, after=partial(self._show, at_once))
        event = from_interaction(interaction)
        if event is None:
            return Reply(400)
        taking = ExitStack()
        taking.enter_context(self._interactions.taking(event.token))
        try:
            await inbox.put(NAME, event.id, event.raw())
        except BaseException:
            taking.close()
            raise

        async def acknowledge_it() -> None:
            with taking:
                await self._acknowledge(event)

        return Reply(202, after=acknowledge_it)

    async def _at_once(self, interaction: discord.Interaction[Any], inbox: Inbox) -> Way | None:
        """Return a form, or what may finish what is being typed: nothing was said yet, so there is nothing to keep."""
        data = cast("Mapping[str, Any]", interaction.data or {})
        if interaction.type is discord.InteractionType.autocomplete:
            here = address_of(str(interaction.channel_id))
            found = await self._suggestions(inbox, here, str(interaction.user.id), data)
            return suggest(str(interaction.id), interaction.token, found)
        if interaction.type is discord.InteractionType.application_command:
            entry = wanted(data, self._settings.menu)
            if entry is None:
                return None
            asked = form(entry, str(interaction.locale))
            return show_form(str(interaction.id), interaction.token, asked)
        return None

    async def _show(self, way: Way) -> None:
        with suppress(*FAILED):
            await send(self.http, way)

    @staticmethod
    async def _suggestions(
        inbox: Inbox, here: Address, person: str, data: Mapping[str, Any]
    ) -> Sequence[str]:
        """Return what may finish an option; in trouble, nothing: it can be typed all the same."""
        typed = next(
            (str(one.get("value", "")) for one in data.get("options") or () if one.get("focused")), ""
        )
        ask = getattr(inbox, "suggest", None)
        try:
            return await ask(here, person, str(data.get("name", "")), typed) if ask else ()
        except Exception as error:  # noqa: BLE001 - storage fails in many ways
            log.warning("nothing to suggest: %s", type(error).__name__)
            return ()

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Keep that a channel is gone."""
        await self._closed(channel.id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Keep that we were taken out of a server: all its channels are closed to us."""
        for channel in guild.channels:
            await self._closed(channel.id)

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

    async def _settle(self, storing: asyncio.Task[bool], event: Slash | Tap) -> None:
        """Let a slow inbox finish; the person was told that we have it, so we try until we do."""
        try:
            await storing
        except Exception as error:  # noqa: BLE001 - as for messages
            log.warning("an interaction waits to be stored: %s", type(error).__name__)
            await self._put(event.id, event)

    async def _acknowledge(self, event: Slash | Tap) -> None:
        tap = isinstance(event, Tap)
        way = acknowledge(event.id, event.token, tap=tap, private=not event.direct)
        try:
            await send(self.http, way)
        except FAILED as error:  # it is stored and will be answered another way
            log.warning("interaction not acknowledged: %s", type(error).__name__)
        else:
            if not tap:
                self._interactions.note(event.token, thinking=True)

    async def _read_back(self, channel: int) -> None:
        """Keep what was written in *channel* while nobody listened."""
        last = self._unread.pop(channel, None)
        if last is None:
            return
        place = self.get_partial_messageable(channel, type=discord.ChannelType.private)
        try:
            async for message in place.history(limit=None, after=discord.Object(last)):
                await self._keep(message)
        except GONE as error:
            log.warning("a conversation cannot be read back: %s", type(error).__name__)
        except FAILURES as error:
            self._unread[channel] = last  # with the next message in it, or at the next connection
            log.warning("a conversation was not read back yet: %s", type(error).__name__)

    async def _keep(self, message: discord.Message, *, edited: bool = False) -> None:
        event = self.user and from_message(message, self.user, edited=edited)
        if event and event.brings == "file" and not edited and (event.room or not event.guild):
            event = await self._opened(event, message.attachments)
        if event:
            await self._put(f"{event.id} {message.edited_at}" if edited else event.id, event)

    async def _opened(self, event: Said, files: Sequence[discord.Attachment]) -> Said:
        """Return a message with what is in its file; the file itself is not kept."""
        if self._settings.files is None:
            return event
        found = Brought(Filed.SEVERAL)
        if len(files) == 1:
            found = await self._settings.files.open(event.person, files[0].size, files[0].read)
        return event.model_copy(update={"file": as_plain(found)})

    async def _put(self, key: str, event: Said | Slash | Tap | Closed) -> None:
        """Store an event however long it takes: Discord will not bring it again."""
        for pause in chain((1, 2, 4, 8, 16), repeat(30)):
            try:
                await self._inbox.put(NAME, key, event.raw())
            except ValueError:  # text no database takes; waiting for it would hold up everybody
                log.error("a message cannot be stored")  # noqa: TRY400 - it may quote it
                return
            except Exception as error:  # noqa: BLE001 - a full disk, a locked database: it will pass
                log.error("a message waits to be stored: %s", type(error).__name__)  # noqa: TRY400 - it may quote it
                await self._settings.rest(pause)
            else:
                return
