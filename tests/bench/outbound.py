"""How well the limit of a platform is filled: python -m tests.bench.outbound.

A fake Telegram that keeps its real limits, 630 reminders that wait (21 times 30), and one, two or four senders on one database.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from dataclasses import dataclass

from adapters.storage.migrate import upgrade
from adapters.storage.store import open_store
from adapters.telegram.platform import Telegram
from bot.clock import SystemClock
from bot.coach import Coach
from bot.loop import go_on
from bot.settings import Settings
from bot.wiring import House, Shape, build, telegram_limits
from core.messages import Address, Kind, Message
from tests.delivery import house as town
from tests.fakes.telegram import FakeTelegram

WAITING = 630
PER_SECOND = 30
"""What the coach is told; the fake refuses the 31st in any second."""
ALLOWED = 30
FILLED = 0.95
"""What is to be filled of it, without ever being refused."""


@dataclass(frozen=True)
class Filled:
    """What left of what was allowed, and how often the platform said no."""

    share: float
    refused: int


async def measured(url: str, senders: int) -> Filled:
    """Return how much of the limit *senders* fill together."""
    clock = SystemClock()
    async with FakeTelegram(clock=time.monotonic) as telegram:  # type: ignore[arg-type]
        people = [telegram.person(f"Runner {n}") for n in range(WAITING)]
        for person in people:
            person.room.open = True
        telegram.world.limits.on = True
        store = await open_store(url)
        async with store.work() as work:
            athlete = await work.welcome("telegram", "1", None)
            for person in people:
                home = Address("telegram", str(person.id))
                await work.send(athlete.id, home, [Message("Hi", kind=Kind.REMINDER)], at=clock.now())
        await store.close()
        houses = [await _house(url, telegram) for _ in range(senders)]
        stop, began = asyncio.Event(), time.perf_counter()
        roads = [
            asyncio.create_task(go_on("sender", one.sender.once, one.bells.said, stop, 0.05))
            for one in houses
        ]
        while len(telegram.calls("sendMessage")) < WAITING:  # noqa: ASYNC110 - the fake rings for polls only
            await asyncio.sleep(0.005)
        seconds = time.perf_counter() - began
        stop.set()
        for one in houses:
            one.bells.ring()
        await asyncio.gather(*roads)
        for one in houses:
            await one.sender.landed()
            await one.platforms["telegram"].close()
            await one.store.close()
        sent = sum(len(person.said()) for person in people)
        # The first second's worth leaves at once.
        return Filled((sent - PER_SECOND) / seconds / ALLOWED, len(telegram.calls("sendMessage")) - sent)


async def _house(url: str, telegram: FakeTelegram) -> House:
    store = await open_store(url)
    bot = Telegram(telegram.token, api_url=telegram.url)
    limits = {"telegram": telegram_limits(Settings(telegram_per_second=PER_SECOND))}
    coach = Coach(town.hear, town.remind, town.next_at)
    return build(store, {"telegram": bot}, coach, SystemClock(), shape=Shape(limits=limits))


async def main() -> None:
    """Print a line for each number of senders."""
    for senders in (1, 2, 4):
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/fourlap.db"
            await upgrade(url)
            found = await measured(url, senders)
        short = "" if found.share >= FILLED and not found.refused else "  SHORT"
        words = f"{senders} senders fill {found.share:.0%} of the limit, refused {found.refused} times"
        print(f"{words}{short}", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
