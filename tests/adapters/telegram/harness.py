"""What the tests of Telegram share: an inbox in memory, rests that take no time, deliveries in one line."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from adapters.telegram.platform import Telegram
from core.messages import Address, Button, Message
from core.ports.deliveries import Delivery
from core.ports.events import Raw
from tests.fakes.telegram import Person
from tests.fakes.telegram.pulse import Pulse


class MemoryInbox:
    """Keeps events by key; fails with *troubles* first, and dies after *dies_at* events if told so."""

    def __init__(self) -> None:
        self.events: dict[str, Raw] = {}
        self.tries = 0
        self.troubles: list[BaseException] = []
        self.dies_at: int | None = None
        self._pulse = Pulse()

    async def put(self, platform: str, key: str, raw: Raw) -> bool:
        """Store one event."""
        self.tries += 1
        self._pulse.beat()
        if self.troubles:
            raise self.troubles.pop(0)
        new = key not in self.events
        self.events[key] = raw
        if len(self.events) == self.dies_at:
            raise asyncio.CancelledError
        return new

    async def holds(self, number: int) -> list[Raw]:
        """Return the events once there are *number* of them."""
        await self._pulse.until(lambda: len(self.events) >= number)
        return list(self.events.values())

    async def tried(self, times: int) -> None:
        """Wait until something was put *times* times."""
        await self._pulse.until(lambda: self.tries >= times)


class Rests:
    """Takes no rest, and notes how long each would have been; *meanwhile* happens in every one."""

    def __init__(self) -> None:
        self.taken: list[float] = []
        self.meanwhile: Callable[[], Awaitable[None]] | None = None

    async def __call__(self, seconds: float) -> None:
        """Note a rest."""
        self.taken.append(seconds)
        await asyncio.sleep(0)
        if self.meanwhile:
            await self.meanwhile()


@asynccontextmanager
async def listening(platform: Telegram, inbox: MemoryInbox) -> AsyncIterator[asyncio.Task[None]]:
    """Let *platform* listen meanwhile."""
    task = asyncio.create_task(platform.listen(inbox))
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def to(who: Person, message: Message, **ways: Any) -> Delivery:
    """Return the delivery of *message* to the private chat of *who*."""
    return Delivery(id=1, address=Address("telegram", str(who.id)), message=message, **ways)


def rows(*labels: str) -> tuple[tuple[Button, ...], ...]:
    """Return rows of buttons, such as "Yes|No"; each says its label."""
    return tuple(tuple(Button(label, f"1.2.{label}") for label in row.split("|")) for row in labels)
