"""Two runners with a phone each: the same words and taps on Telegram and on Discord."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from adapters.discord.platform import Discord
from adapters.telegram.platform import Telegram
from bot import wiring
from bot.clock import SetClock
from bot.run import run
from core.commands import menu
from core.ports import Platform
from tests.fakes.discord import FakeDiscord
from tests.fakes.telegram import FakeTelegram

PATIENCE_S = 10.0
"""How long a screen may take to show what is expected; it never waits when it is there."""


class Phone(Protocol):
    """What a runner does on any platform."""

    async def says(self, text: str) -> object:
        """Type."""
        ...

    async def taps(self, label: str) -> object:
        """Tap the newest button with that label."""
        ...

    def sees(self) -> list[str]:
        """Return the texts on the screen, the oldest first."""
        ...


@dataclass
class Runner:
    """A runner whose coach lives on one platform, in a process with a real database."""

    phone: Phone
    clock: SetClock
    house: wiring.House

    async def says(self, text: str, *expected: str) -> None:
        """Type, and wait for an answer that holds each of *expected*."""
        await self.phone.says(text)
        await self.shown(*expected)

    async def taps(self, label: str, *expected: str) -> None:
        """Tap, and wait for an answer."""
        await self.phone.taps(label)
        await self.shown(*expected)

    async def later(self, moment: datetime, *expected: str) -> None:
        """Let time pass, and wait for what the coach says by itself."""
        self.clock.at = moment
        self.house.bells.ring()
        await self.shown(*expected)

    async def shown(self, *expected: str) -> None:
        """Wait until the screen shows each of *expected* in its last messages."""
        await eventually(
            lambda: all(any(e in text for text in self.phone.sees()[-4:]) for e in expected), self.phone
        )


async def eventually(condition: Callable[[], bool], phone: Phone) -> None:
    """Wait for *condition*; what the screen shows instead is told."""
    for _ in range(int(PATIENCE_S / 0.01)):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the screen shows:\n" + "\n---\n".join(phone.sees()[-4:]))


@dataclass
class TelegramPhone:
    """Telegram's screen as plain texts."""

    person: object

    async def says(self, text: str) -> object:
        """Type."""
        return await self.person.says(text)

    async def taps(self, label: str) -> object:
        """Tap."""
        return await self.person.taps(label)

    def sees(self) -> list[str]:
        """Return the texts on the screen."""
        return [message.text for message in self.person.sees()]


@dataclass
class DiscordPhone(TelegramPhone):
    """Discord's screen as plain texts."""


@asynccontextmanager
async def on_telegram() -> AsyncIterator[tuple[Platform, Phone]]:
    """Give a platform connected to a Bot API server, and a phone."""
    async with FakeTelegram() as telegram:
        platform = Telegram(telegram.token, api_url=telegram.url, menu=menu(), patience=0.05)
        yield platform, TelegramPhone(telegram.person("Rita"))


@asynccontextmanager
async def on_discord() -> AsyncIterator[tuple[Platform, Phone]]:
    """Give a platform connected to a REST server and a gateway, and a phone."""
    async with FakeDiscord() as discord:
        urls = {"api_url": discord.api_url, "gateway_url": discord.gateway_url}
        platform = Discord(discord.token, **urls, menu=menu())
        yield platform, DiscordPhone(discord.person("Rita"))


PLACES = {"telegram": on_telegram, "discord": on_discord}


@asynccontextmanager
async def a_runner(place: str, start: datetime, folder: Path) -> AsyncIterator[Runner]:
    """Give a runner whose coach runs on *place*, with its database in *folder*."""
    async with AsyncExitStack() as stack:
        platform, phone = await stack.enter_async_context(PLACES[place]())
        store = await wiring.open_store(f"sqlite+aiosqlite:///{folder / 'fourlap.db'}")
        clock = SetClock(start)
        house = wiring.build(store, {platform.name: platform}, wiring.coach(), clock, 1000)
        stop = asyncio.Event()
        process = asyncio.create_task(run(house, stop))
        try:
            yield Runner(phone, clock, house)
        finally:
            stop.set()
            await process
