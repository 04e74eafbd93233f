"""A club on a real platform: people with phones in one channel, and a coach in a real process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot import wiring
from bot.clock import SetClock
from bot.run import run
from core.ports.deliveries import Limits
from core.ports.platform import Platform
from tests.e2e.people import eventually
from tests.fakes.databases import ready

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)


@asynccontextmanager
async def coached(
    platform: Platform,
    folder: Path,
    connected: Callable[[], bool],
    limits: Mapping[str, Limits] | None = None,
) -> AsyncIterator[wiring.House]:
    """Let a coach's process run on one platform, which takes messages as fast as *limits* say."""
    store = await wiring.open_store(ready(f"sqlite:///{folder / 'fourlap.db'}"))
    house = wiring.build(
        store,
        {platform.name: platform},
        wiring.coach(),
        SetClock(NOON),
        1000,
        wiring.Shape(limits=limits or {}),
    )
    stop = asyncio.Event()
    process = asyncio.create_task(run(house, stop))
    try:
        await eventually(connected)
        yield house
    finally:
        stop.set()
        await process


async def shown(look: Callable[[], list[str]], words: str, times: int = 1) -> str:
    """Wait until *words* stand so often among what *look* sees; return the last text that has them."""
    try:
        await eventually(lambda: sum(words in one for one in look()) >= times)
    except TimeoutError:
        raise AssertionError(f"expected {words!r} in\n" + "\n---\n".join(look())) from None
    return [one for one in look() if words in one][-1]
