"""Events on their way into the inbox, with what is in a file that came along."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TypeAlias, TypeVar

import discord

from adapters.discord.events import Event, Said, Slash
from adapters.discord.handles import NAME
from core.documents.brought import Brought, Filed, as_plain
from core.messages import MenuEntry
from core.ports.files import Files
from core.ports.platform import Inbox

Bringing = TypeVar("Bringing", Said, Slash)
Rest: TypeAlias = Callable[[float], Awaitable[object]]

log = logging.getLogger(__name__)


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


async def opened(event: Bringing, files: Sequence[discord.Attachment], settings: Settings) -> Bringing:
    """Return an event with what is in its file; the file itself is not kept."""
    if settings.files is None:
        return event
    found = Brought(Filed.SEVERAL)
    if len(files) == 1:
        found = await settings.files.open(event.person, files[0].size, files[0].read)
    return event.model_copy(update={"file": as_plain(found)})


async def put(inbox: Inbox, key: str, event: Event, rest: Rest) -> None:
    """Store an event however long it takes: Discord will not bring it again."""
    for pause in chain((1, 2, 4, 8, 16), repeat(30)):
        try:
            await inbox.put(NAME, key, event.raw())
        except ValueError:  # text no database takes; waiting for it would hold up everybody
            log.error("a message cannot be stored")  # noqa: TRY400 - it may quote it
            return
        except Exception as error:  # noqa: BLE001 - a full disk, a locked database: it will pass
            log.error("a message waits to be stored: %s", type(error).__name__)  # noqa: TRY400 - it may quote it
            await rest(pause)
        else:
            return
