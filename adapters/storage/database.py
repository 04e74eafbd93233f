"""Transactions on a thread of their own, one after the other.

SQLite has one writer, and answers in microseconds: a whole transaction in one visit to the thread costs less
than handing each statement back and forth. The functions that run there are plain ones on a SQLAlchemy
connection; `AsyncConnection.run_sync` runs the very same on a database across a network.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine

from adapters.storage.errors import readable

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class Transaction:
    """A transaction that stays open between visits to the thread; it begins with the first.

    Writes whose result nobody waits for travel with the next visit, at the latest with the one that commits.
    """

    database: Database
    connection: Connection | None = None
    waiting: list[Callable[[Connection], object]] = field(default_factory=list)

    def later(
        self, function: Callable[Concatenate[Connection, P], object], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Run *function* in this transaction, in its place, before the end."""
        self.waiting.append(lambda connection: function(connection, *args, **kwargs))

    async def do(
        self, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run *function* in this transaction. Raises StorageError."""
        return await self.database.visit(lambda: function(self.caught_up(), *args, **kwargs))

    def caught_up(self) -> Connection:
        """Return the connection with all done that was left for later."""
        if self.connection is None:
            self.connection = self.database.engine.connect()
            self.connection.begin()
        waiting, self.waiting = self.waiting, []
        for write in waiting:
            write(self.connection)
        return self.connection

    def commit(self) -> None:
        """Keep everything."""
        if self.connection or self.waiting:
            self.caught_up().commit()
        self.end()

    def end(self) -> None:
        """Let go; what is not committed is undone."""
        connection, self.connection = self.connection, None
        if connection is not None:
            connection.close()


@dataclass(slots=True)
class Database:
    """One database, and the thread that talks to it."""

    engine: Engine
    thread: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")
    )
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    closed: bool = False

    async def visit(self, work: Callable[[], T]) -> T:
        """Run *work* on the thread. Raises StorageError."""
        with readable():
            return await asyncio.get_running_loop().run_in_executor(self.thread, work)

    async def once(
        self, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run *function* as a transaction of its own. Raises StorageError."""

        def work() -> T:
            with self.engine.begin() as connection:
                return function(connection, *args, **kwargs)

        async with self.turn:
            return await self.visit(work)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Open a transaction: kept on leaving, undone by an exception. Raises StorageError."""
        transaction = Transaction(self)
        async with self.turn:
            try:
                yield transaction
                await self.visit(transaction.commit)
            except BaseException:
                # Shielded: a turn that is cancelled must not leave the database locked.
                await asyncio.shield(self.visit(transaction.end))
                raise

    async def close(self) -> None:
        """Let go of the database; once more does no harm."""
        if not self.closed:
            self.closed = True
            await self.visit(self.engine.dispose)
            self.thread.shutdown(wait=False)
