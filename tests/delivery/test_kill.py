"""Killed again and again in the middle of whatever it does, the coach loses nothing and repeats nothing."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest

from adapters.storage.migrate import upgrade
from tests.delivery.harness import Town, broken
from tests.fakes.postgres import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of a database for processes of their own."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/fourlap.db"
    postgres = request.getfixturevalue("postgres")
    return str(postgres.url(postgres.fresh()))


@asynccontextmanager
async def town(tmp_path: Path, url: str, athletes: int, updates: int) -> AsyncIterator[Town]:
    """Run a town with one process on SQLite, with three on PostgreSQL; end what is left of them."""
    found = Town(tmp_path, url, athletes, updates)
    found.write()
    await upgrade(url)
    try:
        for _ in range(1 if url.startswith("sqlite") else 3):
            await found.start("all")
        yield found
    finally:
        for process in found.processes:
            process.kill()


async def killed(tmp_path: Path, url: str, *, kills: int, athletes: int, updates: int, seed: int) -> None:
    """Kill random processes at random moments, start others in their place, and check the history."""
    dice = Random(seed)
    print(f"seed {seed}")
    async with town(tmp_path, url, athletes, updates) as found:
        for _ in range(kills):
            await asyncio.sleep(dice.uniform(0.3, 1.5))
            await found.kill(dice.choice(found.processes))
            await found.start("all")
        await found.finish(240)
        await found.stop()
        assert await broken(found) == []


async def test_a_few_kills(tmp_path: Path, url: str) -> None:
    """Every update has its effect once and in order, no reminder comes twice, few are uncertain."""
    await killed(tmp_path, url, kills=2, athletes=10, updates=100, seed=7)


async def stopped(tmp_path: Path, url: str, *, stops: int, athletes: int, updates: int) -> None:
    """Freeze processes for longer than their leases last, with deliveries half-way, and let them go on."""
    found = Town(tmp_path, url, athletes, updates, slow_s=0.05)
    found.write()
    await upgrade(url)
    try:
        for _ in range(3):
            await found.start("all")
        await asyncio.sleep(2)
        for _ in range(stops):
            frozen = found.processes[0]
            frozen.send_signal(signal.SIGSTOP)
            await asyncio.sleep(4)
            frozen.send_signal(signal.SIGCONT)
            await asyncio.sleep(1)
            found.kills += 1
            found.processes.append(found.processes.pop(0))
        await found.finish(90)
        await found.stop()
        assert await broken(found) == []
    finally:
        for process in found.processes:
            process.kill()


@pytest.mark.slow
async def test_frozen_past_the_lease(tmp_path: Path, postgres: Postgres) -> None:
    """Who wakes after others took over sends no reminder a second time, and spoils nothing they wrote."""
    url = postgres.url(postgres.fresh())
    await stopped(tmp_path, url, stops=4, athletes=200, updates=1500)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", [1, 2])
async def test_two_hundred_kills(tmp_path: Path, url: str, seed: int) -> None:
    """The same with 5000 updates and 5000 reminders, two times a hundred kills."""
    await killed(tmp_path, url, kills=100, athletes=500, updates=5000, seed=seed)
