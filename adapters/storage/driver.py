"""aiosqlite, whose thread is visited for what may take long: to open, to wait for another writer, to commit.

Through SQLAlchemy's adapter a statement is up to four visits to the thread (a cursor is made, runs, is read to
its end, is closed). Within a transaction of ours SQLite answers in microseconds, from memory: what would cost is
the visit, and most of all on a busy machine. So statements run where they stand.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Final, Self

import aiosqlite

AT_A_TIME: Final = 64
"""Rows aiosqlite reads at a time where one of its own cursors is iterated."""


def opened(database: str, *, patience_ms: int, waits: bool, **options: Any) -> Connection:  # noqa: ANN401 - what sqlite3 takes
    """Return a connection to be awaited; SQLAlchemy calls this in place of `aiosqlite.connect`.

    It waits *patience_ms* milliseconds for another process that writes, and *waits* for the disk.
    """
    options |= {"timeout": patience_ms / 1000, "check_same_thread": False}
    connection = Connection(lambda: sqlite3.connect(database, **options), AT_A_TIME)
    connection.patience_ms, connection.waits = patience_ms, waits
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does: one left open must not hold up the end
    return connection


class Connection(aiosqlite.Connection):
    """A connection for one transaction at a time, whose cursors run and read a statement at once."""

    patience_ms = 0
    first: str | None = None
    """What the next statement brings along and runs before itself."""
    changes = 0
    """How many rows had been changed when the transaction began."""
    leisurely = False
    """The transaction looks at so much that its statements had better run on the thread."""
    waits = True
    """A commit waits for the disk; else it is made where it stands."""

    async def _connect(self) -> Connection:
        """Connect; where that fails, the thread has ended before the error is raised: the loop may be closed next."""
        try:
            await super()._connect()
        except BaseException:
            await asyncio.to_thread(self._thread.join)
            raise
        return self

    def cursor(self) -> Cursor:  # type: ignore[override]  # entered by SQLAlchemy, and used by nobody else
        """Return a cursor."""
        return Cursor(self)

    def begins(self, statement: str) -> None:
        """Let a transaction begin with the next statement; without one there is nothing to begin."""
        self.first = statement

    async def visit(self, work: Callable[[sqlite3.Connection], object]) -> None:
        """Run *work*, within a transaction right here."""
        first, self.first = self.first, None
        if first:
            self.changes = self._conn.total_changes
            if not self._begun_at_once(first):
                await self._execute(self._conn.execute, first)  # type: ignore[no-untyped-call]
        if self._conn.in_transaction and not self.leisurely:
            work(self._conn)
        else:
            await self._execute(work, self._conn)  # type: ignore[no-untyped-call]

    def _begun_at_once(self, first: str) -> bool:
        """Begin, unless another process writes just now."""
        self._conn.execute("PRAGMA busy_timeout=0")
        try:
            self._conn.execute(first)
        except sqlite3.OperationalError:
            return False  # why, is said by whoever tries again
        finally:
            self._conn.execute(f"PRAGMA busy_timeout={self.patience_ms:d}")
        return True

    async def commit(self) -> None:
        """Keep everything; where nothing was changed there is no disk to wait for."""
        if not (self.waits and self.changed):
            await self._end(self._commit_here)
        else:
            await self._end(super().commit)

    @property
    def changed(self) -> bool:
        """Tell whether this transaction has changed anything."""
        return self.first is None and self._conn.total_changes != self.changes

    async def _commit_here(self) -> None:
        self._conn.commit()

    async def rollback(self) -> None:
        """Keep nothing."""
        await self._end(super().rollback)

    async def _end(self, way: Callable[[], Awaitable[None]]) -> None:
        first, self.first, self.leisurely = self.first, None, False
        if first is None:  # else it has not even begun
            await way()


def changed(connection: Any) -> bool:  # noqa: ANN401 - SQLAlchemy's
    """Tell whether the transaction on *connection* has changed anything; where that is not known, that it has."""
    driver = connection.connection.driver_connection
    return driver.changed if isinstance(driver, Connection) else True


def leisurely(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy's
    """Let the transaction that is about to begin hold up nothing else in this process, however much it looks at."""
    driver = connection.connection.driver_connection
    if isinstance(driver, Connection):
        driver.leisurely = True


class Cursor:
    """What SQLAlchemy asks of a cursor, filled at once."""

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
        """Be done; nothing was left open."""

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        self.description, self.rows = cursor.description, cursor.fetchall()
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        cursor.close()
