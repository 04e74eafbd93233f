"""Jobs on the coach's own PostgreSQL. A job is the number of a row; the row tells the truth.

A job is put in by the transaction that writes the row, so there is never one without the other. One done twice
finds nothing left to do; one whose process dies is picked up by another when its heart is not heard any more.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

import asyncpg
from pgqueuer import AsyncpgDriver, Job, PgQueuer, Queries, RetryRequested

from adapters.alive import minded
from core.ports.store import Do

HEART: Final = timedelta(seconds=10)
"""After that long without a beat a job is another process'."""
SOON: Final = timedelta(milliseconds=200)
LATER: Final = timedelta(seconds=2)
AT_ONCE: Final = 32
"""Jobs fetched in one go."""
TIDY_S: Final = 600.0
"""So often what the queue notes of every job for itself is let go: rows that nobody reads, and that nothing else ends."""

log = logging.getLogger(__name__)


class PgJobs:
    """Jobs on the database at *url*."""

    def __init__(self, url: str) -> None:
        """Connect to nothing yet."""
        self._dsn = url.replace("+asyncpg", "", 1)

    async def prepare(self) -> None:
        """Make the tables of the queue, if they are not there."""
        connection = await asyncpg.connect(self._dsn)
        try:
            async with connection.transaction():
                await connection.execute("SELECT pg_advisory_xact_lock(4108)")
                queries = Queries(AsyncpgDriver(connection))
                if not await queries.schema_is_installed():
                    await queries.install()
        finally:
            await connection.close()

    async def put(self, connection: Any, road: str, rows: Sequence[int]) -> None:  # noqa: ANN401 - asyncpg's
        """Put in a job for each row, in the transaction that is open on *connection*; none waits twice."""
        many = len(rows)
        await Queries(AsyncpgDriver(connection)).enqueue(
            [road] * many,
            [str(row).encode() for row in rows],
            [0] * many,
            dedupe_key=[f"{road} {row}" for row in rows],
            on_conflict="skip",
        )

    async def run(self, roads: Mapping[str, Do], stop: asyncio.Event) -> None:
        """Do jobs until *stop*, or until the database is gone. Each road tells whether its row is dealt with."""
        connection = await asyncpg.connect(self._dsn)
        minded(connection)
        queue = PgQueuer.from_asyncpg_connection(connection)
        for road, do in roads.items():
            queue.entrypoint(road)(_job(road, do))
        connection.add_termination_listener(lambda _: queue.shutdown.set())
        beside = [
            asyncio.create_task(one)
            for one in (_ring(stop, queue.shutdown), _tidy(Queries(queue.connection), list(roads)))
        ]
        try:
            await queue.qm.run(batch_size=AT_ONCE, heartbeat_timeout=HEART)
        finally:
            for task in beside:
                task.cancel()
            await connection.close()


async def _ring(stop: asyncio.Event, shutdown: asyncio.Event) -> None:
    await stop.wait()
    shutdown.set()


async def _tidy(queries: Queries, roads: list[str]) -> None:
    """Let go of what is noted of jobs, from time to time, as long as the database is there."""
    while True:
        try:
            await queries.clear_queue_log(roads)
            await queries.clear_statistics_log(roads)
        except Exception:
            # it is only tidied: that the database is gone, the queue itself tells
            log.warning("the notes of the queue were not tidied", exc_info=True)
        await asyncio.sleep(TIDY_S)


def _job(road: str, do: Do) -> Callable[[Job], Awaitable[None]]:
    """Return what does one job. Whatever goes wrong it is tried again: the row still waits."""

    async def job(asked: Job) -> None:
        try:
            done = await do(int(asked.payload or b"0"))
        except Exception:
            log.warning("job failed: %s", road, exc_info=True)
            raise RetryRequested(LATER) from None
        if not done:
            raise RetryRequested(SOON)

    return job
