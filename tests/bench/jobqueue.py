"""What as many daily reminders cost in python-telegram-bot's JobQueue: python -m tests.bench.jobqueue JOBS.

It needs `pip install "python-telegram-bot[job-queue]"`, which the coach does not. The jobs stand in memory alone; what
falls due while the loop is held up for more than a second is dropped.
"""

from __future__ import annotations

import asyncio
import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram.ext import ApplicationBuilder, ContextTypes

from tests.fakes.telegram.server import TOKEN

DUE = 2000
"""Jobs that fall due while the loop is held up."""
STALL_S = 1.3


@dataclass(frozen=True)
class Cost:
    """Of a queue with so many jobs: seconds until it runs, MB its process took, and how many of DUE it made late."""

    seconds: float
    megabytes: float
    made: int


def measured(jobs: int) -> Cost | None:
    """Return what it costs, in a process of its own; None where the queue is not installed."""
    words = (sys.executable, "-m", "tests.bench.jobqueue", str(jobs))
    done = subprocess.run(words, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return None if done.returncode else Cost(**json.loads(done.stdout))


async def cost(jobs: int) -> Cost:
    """Add *jobs*, start, hold the loop up over the moment DUE of them fall due, and count those that come."""
    before, begun, came = _megabytes(), time.perf_counter(), []
    queue = ApplicationBuilder().token(TOKEN).build().job_queue
    assert queue, "the queue is not installed"

    async def remind(context: ContextTypes.DEFAULT_TYPE) -> None:
        came.append(context.job)

    tomorrow = (datetime.now(UTC) + timedelta(hours=20)).time()
    for number in range(jobs):
        queue.run_daily(remind, tomorrow, name=str(number), data=number)
    await queue.start()
    seconds, megabytes = time.perf_counter() - begun, _megabytes() - before
    for _ in range(DUE):
        queue.run_once(remind, 0.3)
    await asyncio.sleep(0)
    time.sleep(0.3 + STALL_S)  # noqa: ASYNC251 - that is what holds it up
    await asyncio.sleep(2)
    await queue.stop(wait=False)
    return Cost(seconds, megabytes, len(came))


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def line(jobs: int) -> tuple[str, str]:
    """Return what was measured, to be printed."""
    found: Any = measured(jobs)
    if found is None:
        return f"a JobQueue with {jobs:,} jobs", 'not measured: pip install "python-telegram-bot[job-queue]"'
    each = 1024 * found.megabytes / jobs
    kept = f"{found.made} of {DUE} due in a stall of {STALL_S} s came"
    return (
        f"a JobQueue with {jobs:,} jobs",
        f"{found.seconds:.1f} s, {found.megabytes:.0f} MB, {each:.1f} kB each; {kept}",
    )


if __name__ == "__main__":
    print(json.dumps(asdict(asyncio.run(cost(int(sys.argv[1]))))))
