"""Buttons that were pressed by somebody else, made up, or pressed again, through the real client libraries."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from adapters.discord.platform import Discord
from adapters.telegram.platform import Telegram
from bot import wiring
from core.clubs.club import Club
from core.commands.menu import menu
from core.messages import Address
from core.ports.platform import Platform
from tests.e2e.clubs import coached, shown
from tests.fakes import discord, telegram
from tests.fakes.telegram.screen import Key

FORGED = (
    "1.0./leave",
    "2.0./going in 1",
    "99.3.yes",
    "0.0./club Mine, Porto",
    "0.0./session friday 10 x 400 m",
    "0.0./calloff 1",
    "0.0./match",
    "0.0./going in 1; DROP TABLE clubs",
    "0.0./going maybe 99",
    "0.0./countme 1 -5",
    "0.0./export all",
    "..",
)
"""What a button of ours never said to this person."""


class Gang(Protocol):
    """A channel with Kim, who runs it, and Mo, who presses what he likes."""

    channel: Address

    def platform(self) -> Platform:
        """Build the coach's side."""
        ...

    def connected(self) -> bool:
        """Tell whether the coach listens."""
        ...

    async def kim(self, words: str) -> None:
        """Let Kim give a command in the channel."""
        ...

    async def presses(self, data: str) -> None:
        """Let Mo press a button with that data under the newest post."""
        ...

    def reads(self) -> list[str]:
        """Return what everyone reads."""
        ...


@dataclass
class OnTelegram:
    """The gang in a group."""

    server: telegram.FakeTelegram

    def __post_init__(self) -> None:
        self.room = self.server.group()
        self.people = {name: self.server.person(name) for name in ("Kim", "Mo")}
        self.room.admins.add(self.people["Kim"].id)
        self.channel = Address("telegram", str(self.room.id))

    def platform(self) -> Platform:
        return Telegram(self.server.token, api_url=self.server.url, menu=menu(), patience=0.05)

    def connected(self) -> bool:
        return True

    async def kim(self, words: str) -> None:
        await self.people["Kim"].says(words, to=self.room)

    async def presses(self, data: str) -> None:
        post = [one for one in self.room.messages if one.by_bot][-1]
        await self.people["Mo"].presses(Key("x", data), post)

    def reads(self) -> list[str]:
        return [one.text for one in self.room.messages if one.by_bot]


@dataclass
class OnDiscord:
    """The gang in a server's channel."""

    server: discord.FakeDiscord

    def __post_init__(self) -> None:
        self.people = {name: self.server.person(name) for name in ("Kim", "Mo")}
        self.people["Kim"].manages = True
        self.channel = Address("discord", self.server.world.square.id)

    def platform(self) -> Platform:
        urls = {"api_url": self.server.api_url, "gateway_url": self.server.gateway_url}
        return Discord(self.server.token, menu=menu(), **urls)

    def connected(self) -> bool:
        return self.server.gateway.connected

    async def kim(self, words: str) -> None:
        command, _, said = words.removeprefix("/").partition(" ")
        await self.people["Kim"].slash(command, said, guild=True)

    async def presses(self, data: str) -> None:
        await self.people["Mo"].presses(f"f:{data}")

    def reads(self) -> list[str]:
        return [one.text for one in self.people["Mo"].sees(guild=True) if not one.mine and not one.ephemeral]


GANGS: dict[str, Callable[[Any], Gang]] = {"telegram": OnTelegram, "discord": OnDiscord}
SERVERS = {"telegram": telegram.FakeTelegram, "discord": discord.FakeDiscord}


@dataclass
class Scene:
    """A gang with a coach, and a session on Tuesday."""

    gang: Gang
    house: wiring.House

    async def club(self) -> Club:
        """Return the club as it is kept."""
        async with self.house.store.work() as work:
            found = await work.club_of(self.gang.channel)
        assert found
        return found


@asynccontextmanager
async def opened(place: str, folder: Path) -> AsyncIterator[Scene]:
    """Open a channel with a club and its session."""
    async with AsyncExitStack() as stack:
        gang = GANGS[place](await stack.enter_async_context(SERVERS[place]()))
        house = await stack.enter_async_context(coached(gang.platform(), folder, gang.connected))
        await gang.kim("/club Harbour, Porto, tuesday")
        await shown(gang.reads, "Harbour has a weekly recap here")
        await gang.kim("/session tuesday 18:30 5 x 1 km")
        await shown(gang.reads, "In: 0")
        yield Scene(gang, house)


@pytest.mark.parametrize("place", GANGS)
async def test_forged_buttons_change_nothing(place: str, tmp_path: Path) -> None:
    """Whatever data a press brings, the club is as it was, the channel reads nothing new, and others are still heard."""
    async with opened(place, tmp_path) as scene:
        club, before = await scene.club(), scene.gang.reads()
        for data in FORGED:
            await scene.gang.presses(data)
        await scene.gang.presses("0.0./going in 1")
        await shown(scene.gang.reads, "In: 1, Maybe: 0")
        after = await scene.club()
        assert len(scene.gang.reads()) == len(before)
        assert (after.name, len(after.sessions), after.sessions[0].off) == (club.name, 1, False)
        assert (after.members, after.run_by) == (club.members, club.run_by)


@pytest.mark.parametrize("place", GANGS)
async def test_a_press_repeated_is_one(place: str, tmp_path: Path) -> None:
    """The same word again and again, as new presses, is one word; another word takes its place."""
    async with opened(place, tmp_path) as scene:
        for data in ["0.0./going in 1"] * 5:
            await scene.gang.presses(data)
        await shown(scene.gang.reads, "In: 1, Maybe: 0")
        for data in ["0.0./going in 1", "0.0./going maybe 1"] * 3:
            await scene.gang.presses(data)
        await shown(scene.gang.reads, "In: 0, Maybe: 1")
        assert len((await scene.club()).sessions[0].rsvps) == 1
