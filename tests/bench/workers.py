"""Turns a second of several workers on one PostgreSQL, with and without the queue: python -m tests.bench.workers.

The coach only logs what was said and says it back, so that the roads and the database are what is measured; the
platform is a file. What waits is stored before the first worker starts; the clock runs from the first tenth of
the turns to the last.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from time import perf_counter

from sqlalchemy import func, select

from adapters.queue.jobs import PgJobs
from adapters.storage.engine import connect
from adapters.storage.migrate import upgrade
from adapters.storage.store import open_store
from adapters.storage.tables import inbox
from tests.bench.durable import cpu
from tests.delivery.harness import Town
from tests.delivery.house import NAME
from tests.fakes.postgres import Postgres, server

EVENTS = 2000
ATHLETES = 200


async def _loaded(url: str, queue: str) -> None:
    """Let everything wait in the inbox."""
    jobs = PgJobs(url) if queue else None
    await upgrade(url)
    if jobs:
        await jobs.prepare()
    store = await open_store(url, jobs)
    for first in range(0, EVENTS, 200):
        events = [
            (f"p{n % ATHLETES}", {"text": f"u{n}", "person": f"p{n % ATHLETES}"})
            for n in range(first, first + 200)
        ]
        await asyncio.gather(
            *(store.put(NAME, f"k{first + n}", raw, person) for n, (person, raw) in enumerate(events))
        )
    await store.close()


async def measured(postgres: Postgres, workers: int, queue: str = "") -> tuple[float, float]:
    """Return the turns a second *workers* make together, and the milliseconds of their processors a turn takes."""
    url = postgres.url(postgres.fresh())
    await _loaded(url, queue)
    with tempfile.TemporaryDirectory() as folder:
        town = Town(Path(folder), url, ATHLETES, 0, queue=queue, reminders=0)
        town.write()
        engine = connect(url)
        try:
            for _ in range(workers):
                town.start("worker")
            begun = await _until(engine, EVENTS // 10), sum(map(cpu, town.processes))
            ended = await _until(engine, EVENTS), sum(map(cpu, town.processes))
        finally:
            await engine.dispose()
            town.stop()
    ((done, at), used), ((all_done, later), all_used) = begun, ended
    turns = all_done - done
    return turns / (later - at), 1000 * (all_used - used) / turns


async def _until(engine, many: int) -> tuple[int, float]:
    """Wait until so many were heard; return how many, and when."""
    query = select(func.count()).select_from(inbox).where(inbox.c.state == "done")
    while True:
        async with engine.begin() as connection:
            done = (await connection.execute(query)).scalar_one()
        if done >= many:
            return done, perf_counter()
        await asyncio.sleep(0.05)


async def main() -> None:
    """Print a line for each number of workers."""
    with server() as postgres:
        for queue in ("", "pgqueuer"):
            base = None
            for workers in (1, 2, 4):
                turns, ms = await measured(postgres, workers, queue)
                base = base or turns
                how = queue or "the tables alone"
                print(
                    f"{how:<18} {workers} workers {turns:6.0f} turns/s {turns / base:5.2f} x {ms:6.2f} ms of processor a turn",
                    flush=True,
                )


if __name__ == "__main__":
    asyncio.run(main())
