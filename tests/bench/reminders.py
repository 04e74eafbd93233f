"""What a pass of the ticker costs, by who is due and by who exists: python -m tests.bench.reminders EXIST DUE."""

from __future__ import annotations

import asyncio
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from bot import log, wiring
from bot.clock import SetClock
from core.messages import Address
from tests.bench import start
from tests.core.dialogs.chat import runner

NOW = datetime(2027, 3, 2, 7, 10, tzinfo=UTC)
"""When every check-in of that hour is due, on the first Tuesday of everybody's plan."""
TOMORROW = "2027-03-03 07:00:00.000000"


@dataclass(frozen=True)
class Cost:
    """Of one pass: milliseconds, and the most memory its process ever took, in MB; seconds of a start to the first poll."""

    ms: float
    megabytes: float
    start: float


def measured(exist: int, due: int) -> Cost:
    """Return what a pass costs with *due* of *exist* athletes due, in a process of its own."""
    words = (sys.executable, "-m", "tests.bench.reminders", str(exist), str(due))
    done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True)
    return Cost(**json.loads(done.stdout))


async def cost(file: Path, exist: int, due: int) -> Cost:
    """Measure the second of two passes that remind as many each; the first is the warm-up."""
    url = f"sqlite:///{file}"
    await _train(url, 2 * due)
    _crowd(file, exist - 2 * due)
    store = await wiring.open_store(url)
    ticker = wiring.build(store, {}, wiring.coach(), SetClock(NOW), due).ticker
    await ticker.once()
    begun = perf_counter()
    await ticker.once()
    ms = (perf_counter() - begun) * 1000
    await store.close()
    with closing(sqlite3.connect(file)) as raw:
        (said,) = raw.execute("SELECT count(DISTINCT athlete_id) FROM outbox").fetchone()
    if said != 2 * due:
        raise RuntimeError(f"{said} of {2 * due} were reminded")
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Cost(ms, megabytes, await start.started(str(file.parent)))


async def _train(url: str, number: int) -> None:
    """Make runners with a plan, each due now."""
    store = await wiring.open_store(url)
    async with store.work() as work:
        for one in map(str, range(number)):
            before = await work.welcome("nowhere", one, Address("nowhere", one))
            await work.save(before, replace(runner(), id=before.id), NOW)
    await store.close()


def _crowd(file: Path, number: int) -> None:
    """Add athletes who are due tomorrow."""
    with closing(sqlite3.connect(file)) as raw, raw:
        columns = [
            row[1] for row in raw.execute("PRAGMA table_info(athletes)") if row[1] not in {"id", "next_at"}
        ]
        names = ", ".join(f'"{name}"' for name in columns)
        raw.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"  # noqa: S608 - our names
            f" INSERT INTO athletes (next_at, {names}) SELECT ?, {names} FROM n, athletes WHERE athletes.id = 1",
            (number, TOMORROW),
        )


if __name__ == "__main__":
    log.start("error", "console")
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asdict(asyncio.run(cost(Path(folder, "fourlap.db"), *map(int, sys.argv[1:3]))))))
