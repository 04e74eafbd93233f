"""Transactions on one database, one after the other.

The functions that run in them are plain ones on a SQLAlchemy connection, handed to `AsyncConnection.run_sync`:
they do not know whether the database is a file or across a network. What costs is each visit to it and each
commit, so whatever waits for a transaction at the same moment shares one, and what is alike shares a statement.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from adapters.storage.errors import StorageError, readable

A = TypeVar("A")
P = ParamSpec("P")
T = TypeVar("T")
ForAll: TypeAlias = Callable[[Connection, Sequence[A]], Sequence[T]]
"""Does the same for several at once, and returns what came of it for each."""


@dataclass(slots=True)
class Transaction:
    """A transaction that is open. Writes whose result nobody waits for are made together, before it ends."""

    connection: AsyncConnection
    waiting: dict[Callable[[Connection, list[Any]], object], list[Any]] = field(default_factory=dict)

    def rows(self, function: Callable[[Connection, list[T]], object]) -> list[T]:
        """Return the list that *function* is given before the end, to add to."""
        return self.waiting.setdefault(function, [])

    def later(
        self, function: Callable[Concatenate[Connection, P], object], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Run *function* before the end."""
        self.rows(lambda connection, _: function(connection, *args, **kwargs))

    async def look(
        self, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run *function* now, whatever was left for later. Raises StorageError."""
        with readable():
            return await self.connection.run_sync(function, *args, **kwargs)

    async def do(
        self, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run *function* after all that was left for later. Raises StorageError."""

        def caught_up(connection: Connection) -> T:
            self.catch_up(connection)
            return function(connection, *args, **kwargs)

        return await self.look(caught_up)

    def catch_up(self, connection: Connection) -> None:
        """Do what was left for later."""
        waiting, self.waiting = self.waiting, {}
        for write, rows in waiting.items():
            write(connection, rows)


@dataclass(frozen=True, slots=True)
class Passenger:
    """Something asked of the database, and who waits for the answer."""

    function: ForAll[Any, Any]
    asked: Any
    answer: asyncio.Future[Any]
    first: bool = False
    """It waits for a lock that all processes share: nobody may have touched a row before, who would wait in turn."""

    def arrive(self, answer: object) -> None:
        """Hand the answer over, if somebody still waits for it."""
        if not self.answer.done():
            self.answer.set_result(answer)

    def fail(self, error: Exception) -> None:
        """Hand over why there is none."""
        if not self.answer.done():
            self.answer.set_exception(error)


@dataclass(slots=True)
class Database:
    """One database, for one transaction at a time: SQLite has one writer."""

    engine: AsyncEngine
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    line: list[Passenger] = field(default_factory=list)
    driver: asyncio.Task[None] | None = None

    async def once(
        self, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run *function* in a transaction shared with whatever waits as well. Raises StorageError.

        When another of them fails, it is undone and run anew by itself.
        """
        return await self.together(lambda connection, _: [function(connection, *args, **kwargs)], None)

    async def first(
        self, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run *function* like `once`, before all others that share its transaction. Raises StorageError."""
        return await self._ride(
            lambda connection, _: [function(connection, *args, **kwargs)], None, first=True
        )

    async def together(self, function: ForAll[A, T], asked: A) -> T:
        """Run *function* like `once`, and once for all that was asked of it meanwhile. Raises StorageError."""
        return await self._ride(function, asked)

    async def _ride(self, function: ForAll[A, T], asked: A, *, first: bool = False) -> T:
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self.line.append(Passenger(function, asked, answer, first))
        if self.driver is None or self.driver.done():
            self.driver = asyncio.create_task(self._drive())
        return await answer

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Open a transaction: kept on leaving, undone by an exception. Raises StorageError."""
        async with self.turn:
            with readable():
                async with self.engine.begin() as connection:
                    transaction = Transaction(connection)
                    yield transaction
                    if transaction.waiting:
                        await connection.run_sync(transaction.catch_up)

    async def close(self) -> None:
        """Let go of the database; once more does no harm."""
        if self.driver:
            await asyncio.wait([self.driver])
        await self.engine.dispose()

    async def _drive(self) -> None:
        """Take along whoever waits, until nobody does."""
        while self.line:
            async with self.turn:
                passengers, self.line = self.line, []
                await self._carry(passengers)

    async def _carry(self, passengers: Sequence[Passenger]) -> None:
        """Answer all in one transaction; one who fails by themselves must not spoil it for the others."""
        try:
            with readable():
                async with self.engine.begin() as connection:
                    answers = await connection.run_sync(partial(_answers, passengers))
        except Exception as error:  # noqa: BLE001 - it is handed to whoever waits
            if len(passengers) > 1 and not isinstance(error, StorageError):
                for passenger in passengers:
                    await self._carry([passenger])
            else:
                for passenger in passengers:
                    passenger.fail(error)
        else:
            for passenger, answer in answers:
                passenger.arrive(answer)


def _answers(passengers: Iterable[Passenger], connection: Connection) -> list[tuple[Passenger, Any]]:
    alike: dict[ForAll[Any, Any], list[Passenger]] = {}
    for passenger in sorted(passengers, key=lambda one: not one.first):
        alike.setdefault(passenger.function, []).append(passenger)
    return [
        pair
        for function, several in alike.items()
        for pair in zip(several, function(connection, [one.asked for one in several]), strict=True)
    ]
