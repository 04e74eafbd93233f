"""A fake Discord, an inbox in memory, and the platform listening between them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from adapters.discord.platform import Discord
from core.messages import Address, MenuEntry, Message
from core.ports.deliveries import Delivery
from core.ports.events import Envelope, Raw
from tests.fakes.discord import FakeDiscord, Person

MENU = (MenuEntry("week", "This week at a glance", "which week"), MenuEntry("today", "Today's run"))


@dataclass
class MemoryInbox:
    """Keeps events in the order they were stored; *gate* holds a store back, *broken* makes tries fail."""

    events: dict[str, Raw] = field(default_factory=dict)
    repeated: int = 0
    broken: int = 0
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    stored: Callable[[], Awaitable[None]] | None = None
    heard: Callable[[], Awaitable[Sequence[tuple[str, str]]]] | None = None
    """Gives the marks, where a test has its own."""

    def __post_init__(self) -> None:
        self.gate.set()

    async def put(self, platform: str, key: str, raw: Raw) -> bool:
        assert platform == "discord"
        await self.gate.wait()
        if self.broken:
            self.broken -= 1
            raise OSError("disk full")
        json.dumps(raw, ensure_ascii=False).encode()
        new = key not in self.events
        self.repeated += not new
        self.events.setdefault(key, raw)
        if self.stored:
            await self.stored()
        return new

    async def marks(self, platform: str) -> Sequence[tuple[str, str]]:
        assert platform == "discord"
        return await self.heard() if self.heard else last_seen(self)


@dataclass
class Bench:
    """Everything a test needs in one place."""

    discord: FakeDiscord
    platform: Discord
    inbox: MemoryInbox
    dana: Person
    rests: list[float]
    deliveries: int = 0

    async def heard(self, count: int = 1) -> list[Envelope]:
        """Wait until *count* events are stored, and read them."""
        await self.discord.until(lambda: len(self.inbox.events) >= count)
        return [envelope for raw in self.inbox.events.values() if (envelope := self.platform.read(raw))]

    async def acknowledged(self, interaction: Any) -> Envelope:
        """Wait until Discord knows that *interaction* is taken, and read it."""
        await self.discord.until(lambda: interaction.acknowledged)
        envelope = self.platform.read(self.inbox.events[interaction.id])
        assert envelope is not None
        return envelope

    async def answer(self, envelope: Envelope, message: Message, **more: Any) -> str | None:
        """Deliver an answer to an event."""
        return await self.send(envelope.address, message, via=envelope.via, **more)

    async def send(self, address: Address, message: Message, **more: Any) -> str | None:
        """Deliver a message, each with its own nonce."""
        self.deliveries += 1
        more.setdefault("nonce", f"n{self.deliveries}")
        return await self.platform.deliver(Delivery(self.deliveries, address, message, **more))

    def direct(self, person: Person | None = None) -> Address:
        """Return the address of somebody's direct messages."""
        return Address("discord", (person or self.dana).direct)


@asynccontextmanager
async def listening(discord: FakeDiscord, inbox: MemoryInbox, **more: Any) -> AsyncIterator[Discord]:
    """Connect a platform to *discord* for a while."""
    platform = Discord(discord.token, api_url=discord.api_url, gateway_url=discord.gateway_url, **more)
    task = asyncio.create_task(platform.listen(inbox))
    try:
        await discord.until(lambda: discord.gateway.connected)
        yield platform
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await platform.close()


@pytest.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    """Serve a fake Discord."""
    async with FakeDiscord() as fake:
        yield fake


@pytest.fixture
async def inbox(discord: FakeDiscord) -> MemoryInbox:
    """Return an inbox that wakes who waits for it."""
    return MemoryInbox(stored=discord.world.changed)


@pytest.fixture
async def bench(
    request: pytest.FixtureRequest, discord: FakeDiscord, inbox: MemoryInbox
) -> AsyncIterator[Bench]:
    """Listen, with the menu a test asks for, and let Dana in."""
    rests: list[float] = []

    async def rest(seconds: float) -> None:
        rests.append(seconds)

    async with listening(discord, inbox, menu=getattr(request, "param", MENU), rest=rest) as platform:
        yield Bench(discord, platform, inbox, discord.person("Dana"), rests)


def last_seen(inbox: MemoryInbox) -> list[tuple[str, str]]:
    """Return for each direct conversation the last message the inbox holds, as a store would."""
    messages = [raw for raw in inbox.events.values() if raw["kind"] == "message" and "guild" not in raw]
    return list(
        {raw["channel"]: raw["id"] for raw in sorted(messages, key=lambda raw: int(raw["id"]))}.items()
    )
