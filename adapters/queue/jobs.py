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

from core.ports.store import Do

HEART: Final = timedelta(seconds=10)
"""After that long without a beat a job is another process'."""
SOON: Final = timedelta(milliseconds=200)
LATER: Final = timedelta(seconds=2)
AT_ONCE: Final = 32
"""Jobs fetched in one go."""

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
        queue = PgQueuer.from_asyncpg_connection(connection)
        for road, do in roads.items():
            queue.entrypoint(road)(_job(road, do))
        connection.add_termination_listener(lambda _: queue.shutdown.set())
        stopping = asyncio.create_task(_ring(stop, queue.shutdown))
        try:
            await queue.qm.run(batch_size=AT_ONCE, heartbeat_timeout=HEART)
        finally:
            stopping.cancel()
            await connection.close()


async def _ring(stop: asyncio.Event, shutdown: asyncio.Event) -> None:
    await stop.wait()
    shutdown.set()


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
