"""Interactions: each is stored, then acknowledged, in the three seconds Discord gives; what asks for nothing more is answered."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

import discord
from discord.http import HTTPClient
from discord.state import ConnectionState

from adapters.discord.events import Slash, Tap, attached, from_interaction
from adapters.discord.forms import form, wanted
from adapters.discord.handles import NAME
from adapters.discord.handles import channel as address_of
from adapters.discord.interactions import Interactions
from adapters.discord.keeping import Settings, opened, put
from adapters.discord.rest import FAILED, send
from adapters.discord.ways import Way, acknowledge, show_form, suggest
from core.messages import Address
from core.ports.platform import Inbox, Reply

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taker:
    """Takes interactions, and notes what Discord was told of them."""

    _state: ConnectionState[Any]
    _http: HTTPClient
    _settings: Settings
    _interactions: Interactions

    async def take(self, interaction: discord.Interaction[Any], inbox: Inbox) -> None:
        """Keep a command or a tap, then acknowledge it; a slow inbox is waited for afterwards."""
        at_once = await self._at_once(interaction, inbox)
        event = None if at_once else from_interaction(interaction)
        if at_once:
            await self._show(at_once)
        if event is None:
            return
        files = self._files(interaction)
        with self._interactions.taking(event.token):
            storing = asyncio.create_task(self._stored(inbox, event, files))
            await asyncio.wait([storing], timeout=self._settings.patience)
            if storing.done():
                storing.result()  # what surely cannot be stored fails for its person to see
            await self._acknowledge(event)
            await self._settle(storing, inbox, event, files)

    async def receive(self, interaction: discord.Interaction[Any], inbox: Inbox) -> Reply:
        """Keep one that came over HTTP, and return what acknowledges it once our 202 is there. Raises what *inbox* raises."""
        at_once = await self._at_once(interaction, inbox)
        if at_once:
            return Reply(202, after=partial(self._show, at_once))
        event = from_interaction(interaction)
        if event is None:
            return Reply(400)
        files, taking = self._files(interaction), ExitStack()
        taking.enter_context(self._interactions.taking(event.token))
        storing = asyncio.create_task(self._stored(inbox, event, files))
        try:
            # Discord waits no longer than this, and a file may take longer.
            await asyncio.wait([storing], timeout=self._settings.patience if files else None)
            if storing.done():
                storing.result()
        except BaseException:
            taking.close()
            raise

        async def acknowledge_it() -> None:
            with taking:
                await self._acknowledge(event)
                await self._settle(storing, inbox, event, files)

        return Reply(202, after=acknowledge_it)

    def _files(self, interaction: discord.Interaction[Any]) -> Sequence[discord.Attachment]:
        """Return the file that came with a command."""
        data = cast("Mapping[str, Any]", interaction.data or {})
        return [discord.Attachment(data=cast("Any", one), state=self._state) for one in attached(data)]

    async def _stored(self, inbox: Inbox, event: Slash | Tap, files: Sequence[discord.Attachment]) -> bool:
        """Store an interaction, with what is in its file."""
        return await inbox.put(NAME, event.id, (await self._whole(event, files)).raw())

    async def _whole(self, event: Slash | Tap, files: Sequence[discord.Attachment]) -> Slash | Tap:
        """Return an interaction with what is in its file."""
        if isinstance(event, Slash) and event.brings == "file":
            return await opened(event, files, self._settings)
        return event

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
            await send(self._http, way)

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

    async def _settle(
        self,
        storing: asyncio.Task[bool],
        inbox: Inbox,
        event: Slash | Tap,
        files: Sequence[discord.Attachment],
    ) -> None:
        """Let a slow inbox finish; the person was told that we have it, so we try until we do."""
        try:
            await storing
        except Exception as error:  # noqa: BLE001 - as for messages
            log.warning("an interaction waits to be stored: %s", type(error).__name__)
            await put(inbox, event.id, await self._whole(event, files), self._settings.rest)

    async def _acknowledge(self, event: Slash | Tap) -> None:
        tap = isinstance(event, Tap)
        way = acknowledge(event.id, event.token, tap=tap, private=not event.direct)
        try:
            await send(self._http, way)
        except FAILED as error:  # it is stored and will be answered another way
            log.warning("interaction not acknowledged: %s", type(error).__name__)
        else:
            if not tap:
                self._interactions.note(event.token, thinking=True)
