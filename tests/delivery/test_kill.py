"""Killed again and again in the middle of whatever it does, the coach loses nothing and repeats nothing."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path
from random import Random

import pytest

from adapters.storage.migrate import upgrade
from tests.delivery.harness import Town, broken, figures
from tests.fakes.postgres import Postgres

Make = Callable[..., AbstractAsyncContextManager[Town]]


@pytest.fixture(params=["sqlite", "postgresql", "pgqueuer"])
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    """Return what runs a town: one process on SQLite, three on PostgreSQL, with and without a queue."""
    if request.param == "sqlite":
        return partial(running, tmp_path, f"sqlite:///{tmp_path}/fourlap.db", 1, "")
    postgres: Postgres = request.getfixturevalue("postgres")
    queue = "pgqueuer" if request.param == "pgqueuer" else ""
    return partial(running, tmp_path, postgres.url(postgres.fresh()), 3, queue)


@asynccontextmanager
async def running(
    folder: Path, url: str, processes: int, queue: str, athletes: int, updates: int, slow_s: float = 0.0
) -> AsyncIterator[Town]:
    """Run a town; end what is left of it."""
    found = Town(folder, url, athletes, updates, slow_s, queue)
    found.write()
    await upgrade(url)
    try:
        for _ in range(processes):
            found.start()
        yield found
    finally:
        for process in found.processes:
            process.kill()


async def killed(town: Make, *, kills: int, athletes: int, updates: int, seed: int) -> None:
    """Kill random processes at random moments, start others in their place, and check the history.

    The moments are spread over all that is to arrive: each kill falls into work, and a few into a start.
    """
    dice = Random(seed)
    print(f"seed {seed}")
    async with town(athletes, updates) as found:
        for moment in sorted(dice.choices(range(found.awaited() * 9 // 10), k=kills)):
            await reached(found, moment)
            await asyncio.sleep(dice.uniform(0.0, 0.1))
            found.kill(dice.choice(found.processes))
            found.start()
        await found.finish(900)
        found.stop()
        print(await figures(found))
        assert await broken(found) == []


async def reached(town: Town, moment: int) -> None:
    """Wait until so much has arrived."""
    while town.arrived() < moment:  # noqa: ASYNC110 - a file rings no bell
        await asyncio.sleep(0.005)


@pytest.mark.parametrize("town", ["sqlite", "pgqueuer"], indirect=True)
async def test_a_few_kills(town: Make) -> None:
    """Every update has its effect once and in order, no reminder comes twice, few are uncertain."""
    await killed(town, kills=2, athletes=10, updates=100, seed=7)


async def frozen(town: Make, *, times: int, athletes: int, updates: int) -> None:
    """Freeze processes for longer than their leases last, with deliveries half-way, and let them go on."""
    async with town(athletes, updates, slow_s=0.05) as found:
        for time in range(times):
            await reached(found, found.awaited() * time // (times + 1) + 1)
            process = found.processes[0]
            os.kill(process.pid or 0, signal.SIGSTOP)
            await asyncio.sleep(4)
            os.kill(process.pid or 0, signal.SIGCONT)
            found.harm()
            found.processes.append(found.processes.pop(0))
        await found.finish(200)
        found.stop()
        print(await figures(found))
        assert await broken(found) == []


@pytest.mark.parametrize("town", ["postgresql"], indirect=True)
async def test_frozen_once(town: Make) -> None:
    """One of three is frozen until the others have settled what it left, and wakes: nothing is said twice for that."""
    await frozen(town, times=1, athletes=20, updates=60)


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.parametrize("town", ["postgresql", "pgqueuer"], indirect=True)
async def test_frozen_past_the_lease(town: Make) -> None:
    """Who wakes after others took over sends no reminder a second time, and spoils nothing they wrote."""
    await frozen(town, times=4, athletes=200, updates=1500)


@pytest.mark.slow
@pytest.mark.timeout(1800)
async def test_two_hundred_kills(town: Make) -> None:
    """The same with 5000 updates, 5000 reminders and two hundred kills."""
    await killed(town, kills=200, athletes=500, updates=5000, seed=1)
