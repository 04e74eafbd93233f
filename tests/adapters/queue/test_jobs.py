"""Jobs on a real PostgreSQL: with their row or not at all, until it is dealt with."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import asyncpg
import pytest

from adapters.queue import jobs
from adapters.queue.jobs import PgJobs
from tests.fakes.postgres import Postgres


@pytest.fixture
async def url(postgres: Postgres) -> str:
    """Return a database with a queue."""
    found = postgres.url(postgres.fresh())
    await asyncio.gather(*(PgJobs(found).prepare() for _ in range(3)))  # also all at once
    return found


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[asyncpg.Connection]:
    """Connect as the store does."""
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        yield connection
    finally:
        await connection.close()


async def put(url: str, road: str, *rows: int) -> None:
    """Put in jobs."""
    async with connected(url) as connection:
        await PgJobs(url).put(connection, road, rows)


@asynccontextmanager
async def working(url: str, do: Callable[[int], bool]) -> AsyncIterator[None]:
    """Do jobs meanwhile."""
    stop = asyncio.Event()

    async def done(row: int) -> bool:
        return do(row)

    running = asyncio.create_task(PgJobs(url).run({"hear": done}, stop))
    try:
        yield
    finally:
        stop.set()
        await running


async def until(holds: Callable[[], object]) -> None:
    """Wait until *holds*."""
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110 - a list rings no bell
            await asyncio.sleep(0.01)


async def test_a_job_comes_with_its_row_or_not_at_all(url: str) -> None:
    """What a transaction put in is done when that is kept, and is gone when it is not."""
    seen: list[int] = []
    async with connected(url) as connection:
        with pytest.raises(ZeroDivisionError):
            async with connection.transaction():
                await PgJobs(url).put(connection, "hear", [1])
                assert 1 / 0
        async with connection.transaction():
            await PgJobs(url).put(connection, "hear", [2, 3])
    async with working(url, lambda row: not seen.append(row)):
        await until(lambda: len(seen) == 2)
    assert sorted(seen) == [2, 3]


async def test_what_the_queue_notes_for_itself_goes(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of jobs that are done nothing is left after a while, in no table: the database does not grow by them."""
    monkeypatch.setattr(jobs, "TIDY_S", 0.05)
    await put(url, "hear", 1, 2, 3)
    left = [1]
    async with working(url, lambda _: True), connected(url) as connection:
        while left != [0, 0, 0]:
            left = [await connection.fetchval(query) for query in COUNTS]
            await asyncio.sleep(0.01)


COUNTS = [
    "SELECT count(*) FROM pgqueuer",
    "SELECT count(*) FROM pgqueuer_log",
    "SELECT count(*) FROM pgqueuer_statistics",
]


async def test_no_row_waits_twice(url: str) -> None:
    """A second job for a row that waits already is not put in; after it was done, one is."""
    seen: list[int] = []
    await put(url, "hear", 7)
    await put(url, "hear", 7, 8)
    async with working(url, lambda row: not seen.append(row)):
        await until(lambda: len(seen) == 2)
    await put(url, "hear", 7)
    async with working(url, lambda row: not seen.append(row)):
        await until(lambda: len(seen) == 3)
    assert sorted(seen) == [7, 7, 8]


async def test_a_job_comes_back_until_its_row_is_dealt_with(url: str) -> None:
    """One whose row is another process' just now, and one that fails, are tried again."""
    tries: list[int] = []

    def third(row: int) -> bool:
        tries.append(row)
        if len(tries) == 1:
            raise RuntimeError("the knee of Ann hurts")
        return len(tries) == 3

    async with working(url, third):
        await put(url, "hear", 7)
        await until(lambda: len(tries) == 3)
    async with connected(url) as connection:
        said = str(await connection.fetch("SELECT * FROM pgqueuer_log"))
        left = await connection.fetchval("SELECT count(*) FROM pgqueuer")
    assert (left, "knee" in said) == (0, False)
