"""Between the coach and Telegram lies a network that fails in every way: nothing is lost, no reminder comes twice."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest

from adapters.storage.migrate import upgrade
from core.messages import Kind
from tests.delivery.harness import Town, broken, figures
from tests.fakes.postgres import Postgres
from tests.fakes.proxy import AFTER, BEFORE, HARMLESS, Proxy
from tests.fakes.telegram import FakeTelegram, Person

OFTEN = ("fine",) * 80
RARE = tuple(name for name in BEFORE | AFTER | HARMLESS if name not in {"fine", "silent"}) * 2
"""Sixteen exchanges of a hundred fail; silence, which costs twenty seconds each, is tried by itself."""


class Weather:
    """Decides how each exchange goes, and counts the messages whose fate nobody knows."""

    def __init__(self, seed: int, ways: tuple[str, ...]) -> None:
        self.seed, self.dice = seed, Random(seed)
        self.ways = ways
        self.doubts: Counter[bool] = Counter()

    def __call__(self, request: bytes) -> str:
        """Return the way of a request."""
        way = self.dice.choice(self.ways)
        if b"/sendMessage" in request and way in BEFORE | AFTER:
            self.doubts[way in AFTER] += 1
        return way


def crowd(telegram: FakeTelegram, athletes: int) -> list[Person]:
    """Return people who know the coach already."""
    people = [telegram.person(f"Runner {number}") for number in range(athletes)]
    for person in people:
        person.room.open = True
    return people


def history(people: list[Person]) -> list[dict[str, str]]:
    """Return what stands on all screens: answers repeat the words of an update, reminders name a day."""
    return [
        {"text": shown.text, "kind": Kind.REPLY if shown.text.startswith("u") else Kind.REMINDER}
        for person in people
        for shown in person.said()
    ]


@asynccontextmanager
async def connected(
    town: Town, weather: Weather, processes: int
) -> AsyncIterator[tuple[FakeTelegram, Proxy]]:
    """Run a town on a Telegram that keeps its real limits, behind the weather."""
    await upgrade(town.url)
    async with FakeTelegram(clock=time.monotonic) as telegram, Proxy(telegram.port, weather) as way:
        telegram.world.limits.on = True
        town.api = way.url
        try:
            for _ in range(processes):
                town.start()
            yield telegram, way
            await asyncio.to_thread(town.stop)  # the network goes on until they have ended
        finally:
            for process in town.processes:
                process.kill()


async def lived(
    town: Town, weather: Weather, processes: int, harm: Callable[[Proxy], Awaitable[None]] | None = None
) -> FakeTelegram:
    """Let everybody write and be reminded through the weather; return the Telegram, with the history written down."""
    async with connected(town, weather, processes) as (telegram, way):
        people = crowd(telegram, town.athletes)
        for number in range(town.updates):
            await people[number % town.athletes].says(f"u{number}")
        if harm:
            await harm(way)
        await town.finish(200)
    lines = (json.dumps(line) + "\n" for line in history(people))
    (town.folder / "sent.jsonl").write_text("".join(lines))
    town.doubts += weather.doubts.total()
    print(
        f"seed {weather.seed}: {await figures(town)}; {dict(way.went)}, {refused(telegram, people)} refused"
    )
    return telegram


def refused(telegram: FakeTelegram, people: list[Person]) -> int:
    """Count the messages Telegram said were too many."""
    return len(telegram.calls("sendMessage")) - sum(len(person.said()) for person in people)


async def outages(way: Proxy) -> None:
    """Refuse every connection for a while, again and again."""
    for _ in range(3):
        await asyncio.sleep(1)
        await way.stop()
        await asyncio.sleep(1)
        await way.start()


async def test_a_short_storm(tmp_path: Path) -> None:
    """One process in bad weather: each update has its effect once, each answer comes, no reminder comes twice."""
    town = Town(tmp_path, f"sqlite:///{tmp_path}/fourlap.db", 10, 10, reminders=2)
    await lived(town, Weather(1, OFTEN[:40] + RARE), 1)
    assert await broken(town) == []


async def test_a_short_flood(tmp_path: Path, postgres: Postgres) -> None:
    """Two processes, set to twice what Telegram takes: it says no, both wait as told, and all that was said arrives."""
    town = Town(tmp_path, postgres.url(postgres.fresh()), 40, 40, reminders=1, per_second=60)
    telegram = await lived(town, Weather(1, OFTEN), 2)
    assert await broken(town) == []
    assert len(telegram.calls("sendMessage")) > town.awaited(), "it never said no"


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("processes", [1, 2, 4])
async def test_a_long_storm(tmp_path: Path, postgres: Postgres, processes: int) -> None:
    """The same with one, two and four processes, more to say, and nobody there for a while."""
    town = Town(tmp_path, postgres.url(postgres.fresh()), 60, 600, reminders=10)
    await lived(town, Weather(processes, OFTEN + RARE), processes, outages)
    assert await broken(town) == []


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("processes", [1, 2, 4])
async def test_too_fast_for_telegram(tmp_path: Path, postgres: Postgres, processes: int) -> None:
    """Set to twice what Telegram takes, the coach is refused, waits as it is told, and loses nothing."""
    town = Town(tmp_path, postgres.url(postgres.fresh()), 100, 400, reminders=4, per_second=60)
    telegram = await lived(town, Weather(processes, OFTEN), processes)
    assert await broken(town) == []
    assert len(telegram.calls("sendMessage")) > town.awaited(), "it never said no"


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("processes", [1, 2, 4])
async def test_no_faster_than_telegram_takes(tmp_path: Path, postgres: Postgres, processes: int) -> None:
    """With its limits known, Telegram refuses nothing, however many processes there are."""
    town = Town(tmp_path, postgres.url(postgres.fresh()), 100, 400, reminders=4)
    telegram = await lived(town, Weather(processes, OFTEN), processes)
    assert await broken(town) == []
    assert len(telegram.calls("sendMessage")) == town.awaited()
