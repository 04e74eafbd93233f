"""A runner with a phone: the same words and taps on Telegram and on Discord, and a coach in a real process."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from adapters.discord.platform import Discord
from adapters.telegram.platform import Telegram
from bot import wiring
from bot.clock import SetClock
from bot.files import Opener
from bot.run import run
from core.commands.menu import menu
from core.ports.platform import Platform
from tests.fakes import discord, telegram
from tests.fakes.databases import ready

PATIENCE_S = 30.0
"""How long a screen may take to show what is expected, on a busy machine; it never waits when it is there."""


@dataclass
class OnTelegram:
    """Rita's private chat, and the server it is on."""

    server: telegram.FakeTelegram
    person: telegram.Person

    def platform(self) -> Platform:
        """Build the coach's side."""
        url, token = self.server.url, self.server.token
        return Telegram(token, api_url=url, menu=menu(), files=Opener(), patience=0.05)

    def connected(self) -> bool:
        """What is written before the coach polls waits for it."""
        return True

    async def says(self, text: str) -> object:
        """Type."""
        return await self.person.says(text)

    async def hands(self, name: str, content: bytes, text: str = "") -> object:
        """Send a file."""
        return await self.person.hands(name, content, caption=text)

    async def taps(self, label: str) -> object:
        """Tap."""
        return await self.person.taps(label)

    async def ticks(self, *labels: str) -> object:
        """Switch choices on, one after the other, and be done."""
        for n, label in enumerate(labels):
            await eventually(lambda n=n: sum("✓" in one for one in self.person.said()[-1].labels) == n)
            await self.person.taps(label)
        await eventually(lambda: sum("✓" in one for one in self.person.said()[-1].labels) == len(labels))
        return await self.person.taps("Done")

    def sees(self) -> list[str]:
        """Return what the coach said in private, the oldest first; each button in a line of its own."""
        return [with_labels(shown.text, shown.labels) for shown in self.person.said()]


@dataclass
class OnDiscord:
    """Rita's direct messages, and the server they are on."""

    server: discord.FakeDiscord
    person: discord.Person

    def platform(self) -> Platform:
        """Build the coach's side."""
        urls = {"api_url": self.server.api_url, "gateway_url": self.server.gateway_url}
        return Discord(self.server.token, **urls, menu=menu(), files=Opener())

    def connected(self) -> bool:
        """The gateway tells only those who are there."""
        return self.server.gateway.connected

    async def says(self, text: str) -> object:
        """Type."""
        return await self.person.says(text)

    async def hands(self, name: str, content: bytes, text: str = "") -> object:
        """Send a file."""
        return await self.person.hands((name, content), text=text)

    async def taps(self, label: str) -> object:
        """Tap."""
        return await self.person.taps(label)

    async def ticks(self, *labels: str) -> object:
        """Pick several from a list, all at once."""
        return await self.person.chooses(*labels)

    def sees(self) -> list[str]:
        """Return what the coach said in private."""
        return [as_text(shown) for shown in self.person.sees() if not shown.mine]


def as_text(shown: discord.Shown) -> str:
    """Return a message of Discord's screen as words and buttons."""
    return with_labels(shown.text, [label for row in shown.buttons for label in row])


def with_labels(text: str, labels: Iterable[str]) -> str:
    """Return words with the buttons under them."""
    return "\n".join([text, *(f"[{label}]" for label in labels)])


@dataclass
class Runner:
    """A runner whose coach lives on one platform, in a process with a database in *folder*."""

    phone: OnTelegram | OnDiscord
    clock: SetClock
    folder: Path
    house: wiring.House | None = None

    async def says(self, text: str, *expected: str) -> None:
        """Type, and wait for an answer that holds each of *expected*."""
        before = self.phone.sees()
        await self.phone.says(text)
        await self._shown(before, expected)

    async def taps(self, label: str, *expected: str) -> None:
        """Tap, and wait for an answer."""
        before = self.phone.sees()
        await self.phone.taps(label)
        await self._shown(before, expected)

    async def does(self, act: Awaitable[object], *expected: str) -> None:
        """Do what only this platform has, and wait for an answer."""
        before = self.phone.sees()
        await act
        await self._shown(before, expected)

    async def ticks(self, labels: Sequence[str], *expected: str) -> None:
        """Choose several, and wait for an answer."""
        before = self.phone.sees()
        await self.phone.ticks(*labels)
        await self._shown(before, expected)

    async def later(self, moment: datetime, *expected: str) -> None:
        """Let time pass, and wait for what the coach says by itself."""
        before = self.phone.sees()
        self.clock.at = moment
        assert self.house
        self.house.bells.ring()
        await self._shown(before, expected)

    async def _shown(self, before: Sequence[str], expected: Sequence[str]) -> None:
        """Wait until what is new on the screen since *before* holds each of *expected*."""

        def shown() -> bool:
            new = "\n".join((Counter(self.phone.sees()) - Counter(before)).elements())
            return bool(new) and all(words in new for words in expected)

        try:
            await eventually(shown)
        except TimeoutError:
            screen = "\n---\n".join(self.phone.sees()[-4:])
            raise AssertionError(f"expected {expected}, but the screen shows:\n{screen}") from None

    @asynccontextmanager
    async def coached(self) -> AsyncIterator[None]:
        """Let the coach's process run meanwhile: opened and closed like the real one."""
        store = await wiring.open_store(ready(f"sqlite:///{self.folder / 'fourlap.db'}"))
        platform = self.phone.platform()
        self.house = wiring.build(store, {platform.name: platform}, wiring.coach(), self.clock, 1000)
        stop = asyncio.Event()
        process = asyncio.create_task(run(self.house, stop))
        try:
            await eventually(self.phone.connected)
            yield
        finally:
            stop.set()
            await process


async def eventually(holds: Callable[[], bool]) -> None:
    """Wait until *holds* is true. Raises TimeoutError."""
    async with asyncio.timeout(PATIENCE_S):
        while not holds():  # noqa: ASYNC110 - a screen, a queue and a connection have no signal in common
            await asyncio.sleep(0.005)


@asynccontextmanager
async def on_telegram() -> AsyncIterator[OnTelegram]:
    """Give Rita's phone with Telegram on it."""
    async with telegram.FakeTelegram() as server:
        yield OnTelegram(server, server.person("Rita"))


@asynccontextmanager
async def on_discord() -> AsyncIterator[OnDiscord]:
    """Give Rita's phone with Discord on it."""
    async with discord.FakeDiscord() as server:
        yield OnDiscord(server, server.person("Rita"))


PLACES = {"telegram": on_telegram, "discord": on_discord}


@asynccontextmanager
async def a_runner(place: str, start: datetime, folder: Path) -> AsyncIterator[Runner]:
    """Give a runner on *place*, at a moment; nobody coaches yet."""
    async with AsyncExitStack() as stack:
        phone = await stack.enter_async_context(PLACES[place]())
        yield Runner(phone, SetClock(start), folder)
