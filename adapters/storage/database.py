"""Transactions on one database, one after the other.

The functions that run in them are plain ones on a SQLAlchemy connection, handed to `AsyncConnection.run_sync`:
they do not know whether the database is a file or across a network. What costs is each visit to it and each
commit, so whatever waits for a transaction at the same moment shares one, and what is alike shares a statement.

Where all that is written is written by this process, also who comes while a transaction is open may join it: a
message that is put in, the turn it leads to and the claim of the answer are kept by one commit.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Concatenate, Final, ParamSpec, TypeAlias, TypeVar

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from adapters.storage.driver import lightly
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
    light: bool = False
    """It need not outlive a power cut."""

    def arrive(self, answer: object) -> None:
        """Hand the answer over, if somebody still waits for it."""
        if not self.answer.done():
            self.answer.set_result(answer)

    def fail(self, error: Exception) -> None:
        """Hand over why there is none."""
        if not self.answer.done():
            self.answer.set_exception(error)


def _future() -> asyncio.Future[Any]:
    return asyncio.get_running_loop().create_future()


@dataclass(frozen=True, slots=True)
class Stay:
    """A part of a transaction that its maker makes step by step."""

    begun: asyncio.Future[Transaction] = field(default_factory=_future)
    left: asyncio.Future[bool] = field(default_factory=_future)
    """Its maker is done, and whether all went well."""
    kept: asyncio.Future[None] = field(default_factory=_future)

    async def pass_by(self, connection: AsyncConnection) -> None:
        """Let its maker work, then write what was left for later. Raises LeftError when that went wrong."""
        if self.begun.cancelled():
            return
        transaction = Transaction(connection)
        self.begun.set_result(transaction)
        if not await self.left:
            raise LeftError
        if transaction.waiting:
            await connection.run_sync(transaction.catch_up)

    def arrive(self) -> None:
        """Tell that all is kept."""
        if not self.kept.done():
            self.kept.set_result(None)

    def fail(self, error: Exception) -> None:
        """Hand over why nothing is kept; whoever left with an error has one."""
        if not self.begun.done():
            self.begun.set_exception(error)
        elif self.left.done() and self.left.result() and not self.kept.done():
            self.kept.set_exception(error)
        self.arrive()


class LeftError(Exception):
    """The maker of a part of a transaction does not want it."""


UNDONE: Final = "another part of the same transaction failed"


@dataclass(slots=True)
class Database:
    """One database, for one transaction at a time: SQLite has one writer."""

    engine: AsyncEngine
    shared: bool = False
    """Who comes while a transaction is open may join it."""
    line: list[Passenger] = field(default_factory=list)
    stays: deque[Stay] = field(default_factory=deque)
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

    async def together(self, function: ForAll[A, T], asked: A, *, light: bool = False) -> T:
        """Run *function* like `once`, and once for all that was asked of it meanwhile. Raises StorageError.

        What is *light* outlives us, and need not outlive a power cut that ends us too.
        """
        return await self._ride(function, asked, light=light)

    async def _ride(self, function: ForAll[A, T], asked: A, *, first: bool = False, light: bool = False) -> T:
        answer: asyncio.Future[T] = _future()
        self.line.append(Passenger(function, asked, answer, first, light))
        self._set_off()
        return await answer

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Open a transaction: kept on leaving, undone by an exception. Raises StorageError."""
        stay = Stay()
        self.stays.append(stay)
        self._set_off()
        try:
            yield await stay.begun
        except BaseException:
            stay.left.set_result(False)
            if not stay.begun.cancelled():
                await asyncio.wait([stay.kept])
            raise
        stay.left.set_result(True)
        await stay.kept

    def _set_off(self) -> None:
        if self.driver is None or self.driver.done():
            self.driver = asyncio.create_task(self._drive())

    async def close(self) -> None:
        """Let go of the database; once more does no harm."""
        if self.driver:
            await asyncio.wait([self.driver])
        await self.engine.dispose()

    async def _drive(self) -> None:
        """Take along whoever waits, until nobody does."""
        while self.line or self.stays:
            await self._carry()

    async def _carry(self) -> None:
        """Answer all who wait in one transaction."""
        aboard: list[Passenger] = []
        staying: list[Stay] = []
        answers: list[tuple[Passenger, Any]] = []
        self._board(aboard, staying)
        light = self.shared and not staying and all(passenger.light for passenger in aboard)
        try:
            with readable():
                async with self.engine.begin() as connection:
                    if light:
                        await connection.run_sync(lightly)
                    while len(answers) < len(aboard) or _awaited(staying):
                        fresh = aboard[len(answers) :]
                        answers += await connection.run_sync(partial(_answers, fresh)) if fresh else ()
                        for stay in _awaited(staying):
                            await stay.pass_by(connection)
                        if not light:
                            await self._join(aboard, staying)
        except Exception as error:  # noqa: BLE001 - it is handed to whoever waits
            await self._undone(aboard, staying, error)
        else:
            for passenger, answer in answers:
                passenger.arrive(answer)
            for stay in staying:
                stay.arrive()

    def _board(self, aboard: list[Passenger], staying: list[Stay]) -> None:
        """Let on who waits, and one who stays: what one of them spoils is undone for all."""
        if self.stays and not staying and (self.shared or not self.line):
            staying.append(self.stays.popleft())
        aboard += self.line
        self.line.clear()

    async def _join(self, aboard: list[Passenger], staying: list[Stay]) -> None:
        """Let on who comes now, where they may; one who was woken by what was done just now can be there by then."""
        if self.shared:
            await asyncio.sleep(0)
            self._board(aboard, staying)

    async def _undone(self, aboard: Sequence[Passenger], staying: Sequence[Stay], error: Exception) -> None:
        """Tell what went wrong; one who fails by themselves must not spoil it for the others."""
        together = len(aboard) + len(staying) > 1
        for stay in staying:
            stay.fail(error if isinstance(error, StorageError) or not together else StorageError(UNDONE))
        for passenger in aboard:
            if together and not isinstance(error, StorageError):
                await self._alone(passenger)
            else:
                passenger.fail(error)

    async def _alone(self, passenger: Passenger) -> None:
        """Answer one in a transaction of their own."""
        try:
            with readable():
                async with self.engine.begin() as connection:
                    ((_, answer),) = await connection.run_sync(partial(_answers, [passenger]))
        except Exception as error:  # noqa: BLE001 - it is handed to whoever waits
            passenger.fail(error)
        else:
            passenger.arrive(answer)


def _awaited(staying: Iterable[Stay]) -> Iterable[Stay]:
    return [stay for stay in staying if not stay.begun.done()]


def _answers(passengers: Iterable[Passenger], connection: Connection) -> list[tuple[Passenger, Any]]:
    alike: dict[ForAll[Any, Any], list[Passenger]] = {}
    for passenger in sorted(passengers, key=lambda one: not one.first):
        alike.setdefault(passenger.function, []).append(passenger)
    return [
        pair
        for function, several in alike.items()
        for pair in zip(several, function(connection, [one.asked for one in several]), strict=True)
    ]
