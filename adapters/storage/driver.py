"""aiosqlite with one visit to its thread per statement.

Through SQLAlchemy's adapter a statement is up to four visits (a cursor is made, runs, is read to its end, is
closed), and so is the BEGIN before it. SQLite answers in microseconds, so the visits are what costs: here one
visit does all of it.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Final, Self

import aiosqlite

AT_A_TIME: Final = 64
"""Rows aiosqlite reads at a time where one of its own cursors is iterated."""


def opened(database: str, **options: Any) -> Connection:  # noqa: ANN401 - what sqlite3 takes
    """Return a connection to be awaited; SQLAlchemy calls this in place of `aiosqlite.connect`."""
    connection = Connection(lambda: sqlite3.connect(database, **options), AT_A_TIME)
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does: one left open must not hold up the end
    return connection


class Connection(aiosqlite.Connection):
    """A connection whose cursors run and read a statement in one visit."""

    first: str | None = None
    """What the next statement brings along and runs before itself."""

    async def _connect(self) -> Connection:
        """Connect; where that fails, the thread has ended before the error is raised: the loop may be closed next."""
        try:
            await super()._connect()
        except BaseException:
            await asyncio.to_thread(self._thread.join)
            raise
        return self

    def cursor(self) -> Cursor:  # type: ignore[override]  # entered by SQLAlchemy, and used by nobody else
        """Return a cursor; the thread hears of it with its first statement."""
        return Cursor(self)

    def begins(self, statement: str) -> None:
        """Let a transaction begin with the next statement; without one there is nothing to begin."""
        self.first = statement

    async def visit(self, work: Callable[[sqlite3.Connection], object]) -> None:
        """Run *work* on the thread."""
        first, self.first = self.first, None
        await self._execute(_one_after_the_other, self._conn, first, work)  # type: ignore[no-untyped-call]

    async def commit(self) -> None:
        """Keep everything."""
        await self._end(super().commit)

    async def rollback(self) -> None:
        """Keep nothing."""
        await self._end(super().rollback)

    async def _end(self, way: Callable[[], Awaitable[None]]) -> None:
        first, self.first = self.first, None
        if first is None:  # else it has not even begun
            await way()


def _one_after_the_other(
    raw: sqlite3.Connection, first: str | None, work: Callable[[sqlite3.Connection], object]
) -> None:
    if first:
        raw.execute(first)
    work(raw)


class Cursor:
    """What SQLAlchemy asks of a cursor, filled by one visit to the thread."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        """Do nothing yet."""
        self.connection = connection
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.rows: list[Any] = []

    async def __aenter__(self) -> Self:
        """Begin; there is nothing to do."""
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Cursor:
        """Run a statement and read all its rows."""
        await self.connection.visit(lambda raw: self._keep(raw.execute(sql, parameters)))
        return self

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> Cursor:
        """Run a statement once for each of *parameters*."""
        await self.connection.visit(lambda raw: self._keep(raw.executemany(sql, parameters)))
        return self

    async def fetchall(self) -> list[Any]:
        """Return the rows that were read."""
        return self.rows

    async def close(self) -> None:
        """Be done; on the thread nothing was left open."""

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        self.description, self.rows = cursor.description, cursor.fetchall()
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        cursor.close()
