"""Who shares a transaction: those who ride along with one question, and one who works in it step by step."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Concatenate, Final, ParamSpec, TypeAlias, TypeVar

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.storage.errors import StorageError, readable

A = TypeVar("A")
P = ParamSpec("P")
T = TypeVar("T")
ForAll: TypeAlias = Callable[[Connection, Sequence[A]], Sequence[T]]
"""Does the same for several at once, and returns what came of it for each."""
UNDONE: Final = "another part of the same transaction failed"


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
    answer: asyncio.Future[tuple[Any, int]]
    first: bool = False
    """It waits for a lock that all processes share: nobody may have touched a row before, who would wait in turn."""
    light: bool = False
    """It need not outlive a power cut."""

    def arrive(self, answer: tuple[object, int]) -> None:
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


@dataclass(slots=True)
class Company:
    """All who share one transaction."""

    riders: list[Passenger] = field(default_factory=list)
    stay: Stay | None = None
    open: bool = False
    """Others may join, until the one was answered who decides by what all have done."""
    answers: list[tuple[Passenger, Any]] = field(default_factory=list)

    @property
    def waits(self) -> bool:
        """Tell whether anybody was not served yet."""
        return len(self.answers) < len(self.riders) or self._working

    @property
    def _working(self) -> bool:
        return bool(self.stay and not self.stay.begun.done())

    async def serve(self, connection: AsyncConnection) -> None:
        """Answer who was not answered yet, then let the one who stays work."""
        answered = {id(rider) for rider, _ in self.answers}
        left = [rider for rider in self.riders if id(rider) not in answered]
        soon = [rider for rider in left if not (self.open and rider.first)]
        if ready := soon or ([] if self._working else left):
            self.answers += await connection.run_sync(partial(answer_all, ready))
            self.open = self.open and not any(rider.first for rider in ready)
        if self.stay and self._working:
            await self.stay.pass_by(connection)

    def arrive(self, transaction: int) -> None:
        """Hand over all answers, with the number of the *transaction* they are kept by."""
        for rider, answer in self.answers:
            rider.arrive((answer, transaction))
        if self.stay:
            self.stay.arrive()

    def fail(self, error: Exception) -> Sequence[Passenger]:
        """Tell what went wrong; return those who are to try alone: one must not spoil it for the others."""
        alone = not isinstance(error, StorageError) and len(self.riders) + bool(self.stay) > 1
        if self.stay:
            self.stay.fail(StorageError(UNDONE) if alone else error)
        if alone:
            return self.riders
        for rider in self.riders:
            rider.fail(error)
        return ()


def answer_all(passengers: Iterable[Passenger], connection: Connection) -> list[tuple[Passenger, Any]]:
    """Answer all, those who must come first before the others, and what is alike together."""
    alike: dict[ForAll[Any, Any], list[Passenger]] = {}
    for passenger in sorted(passengers, key=lambda one: not one.first):
        alike.setdefault(passenger.function, []).append(passenger)
    return [
        pair
        for function, several in alike.items()
        for pair in zip(several, function(connection, [one.asked for one in several]), strict=True)
    ]
