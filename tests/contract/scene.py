"""What the contract asks of a platform's stage: a person with a screen, and faults on demand."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

from core.messages import Message
from core.ports.deliveries import Delivery
from core.ports.events import Envelope, Raw
from core.ports.platform import Platform


@dataclass(frozen=True)
class Seen:
    """Something on the person's screen, as it looks now."""

    text: str
    rows: tuple[tuple[str, ...], ...] = ()
    """The labels of the buttons that can still be tapped."""
    silent: bool = False
    reactions: tuple[str, ...] = ()


@dataclass
class Box:
    """An inbox that keeps events as plain JSON; a closed *door* keeps it from storing, a shut *exit* from saying so."""

    events: dict[str, Raw] = field(default_factory=dict)
    asked: int = 0
    door: asyncio.Event = field(default_factory=asyncio.Event)
    exit: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.door.set()
        self.exit.set()

    async def put(self, platform: str, key: str, raw: Raw) -> bool:
        """Store one event."""
        assert platform
        self.asked += 1
        await self.door.wait()
        new = key not in self.events
        self.events.setdefault(key, json.loads(json.dumps(raw)))
        await self.exit.wait()
        return new


class Stage(Protocol):
    """A platform, its person, and what a test may look at."""

    box: Box
    platform: Platform

    def connected(self) -> bool:
        """Tell whether the platform listens."""
        ...

    async def says(self, text: str) -> None:
        """Type."""
        ...

    async def taps(self, label: str) -> None:
        """Tap the newest button with that label."""
        ...

    def confirmed(self) -> bool:
        """Tell whether the platform was told that every tap is stored."""
        ...

    def sees(self) -> Sequence[Seen]:
        """Return what is on the screen, the oldest first; what was shown in passing comes last."""
        ...

    def pings(self) -> bool:
        """Tell whether anything sent so far called anybody."""
        ...


class Far(Stage, Protocol):
    """The stage of a platform behind a network, made by its entry in `bot.wiring.PLATFORMS`."""

    token: str

    def made(self, token: str) -> Platform:
        """Build the platform with any token."""
        ...

    async def shuts(self) -> None:
        """Let the person take no more messages."""
        ...

    def hurried(self, seconds: int) -> None:
        """Answer the next message with a pause of *seconds*."""
        ...

    def loses_answer(self) -> None:
        """Take the next message, and lose the answer."""
        ...


@asynccontextmanager
async def listening(stage: Stage) -> AsyncIterator[None]:
    """Let the platform listen meanwhile, and close it."""
    task = asyncio.create_task(stage.platform.listen(stage.box))
    try:
        await until(stage.connected)
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await stage.platform.close()


async def until(holds: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait until *holds* is true. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110 - each platform has its own signal, or none
            await asyncio.sleep(0.002)


async def heard(stage: Stage, many: int = 1) -> Envelope:
    """Return the last of *many* events, read, once they are all stored."""
    await until(lambda: len(stage.box.events) >= many)
    envelope = stage.platform.read(list(stage.box.events.values())[-1])
    assert envelope is not None
    return envelope


@dataclass
class Coach:
    """Answers what was heard first, in the private chat."""

    stage: Stage
    hello: Envelope
    said: int = 0

    async def gives(self, message: Message, **more: Any) -> str | None:
        """Deliver a message, each with its own nonce."""
        self.said += 1
        assert self.hello.home
        more.setdefault("nonce", f"{self.said:024x}")
        return await self.stage.platform.deliver(Delivery(self.said, self.hello.home, message, **more))

    def last(self) -> Seen:
        """Return what is newest on the screen."""
        return self.stage.sees()[-1]
