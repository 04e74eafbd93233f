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
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Concatenate

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from adapters.storage.company import A, Company, ForAll, P, Passenger, Stay, T, Transaction
from adapters.storage.driver import lightly
from adapters.storage.errors import readable


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
        """Run *function* like `once`, before all others that share its transaction. Raises StorageError.

        Where others may join it is the last: there it waits for no lock, and sees what they have done.
        """
        return await self._ride(
            lambda connection, _: [function(connection, *args, **kwargs)], None, first=True
        )

    async def together(self, function: ForAll[A, T], asked: A, *, light: bool = False) -> T:
        """Run *function* like `once`, and once for all that was asked of it meanwhile. Raises StorageError.

        What is *light* outlives us, and need not outlive a power cut that ends us too.
        """
        return await self._ride(function, asked, light=light)

    async def _ride(self, function: ForAll[A, T], asked: A, *, first: bool = False, light: bool = False) -> T:
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
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
        company = Company(self._hurried())
        if not company.riders:
            self._board(company)
        try:
            await self._make(company)
        except Exception as error:  # noqa: BLE001 - it is handed to whoever waits
            for passenger in company.fail(error):
                await self._alone(passenger)
        else:
            company.arrive()

    async def _make(self, company: Company) -> None:
        """Make the transaction of *company*, and of who joins it meanwhile."""
        light = self.shared and company.light
        company.open = self.shared and not light
        with readable():
            async with self.engine.begin() as connection:
                if light:
                    await connection.run_sync(lightly)
                while company.waits:
                    await company.serve(connection)
                    if company.open:
                        await asyncio.sleep(0)  # who was woken by what was done just now can be there by then
                        self._board(company)

    def _hurried(self) -> list[Passenger]:
        """Let on who waits for no disk, ahead of those who do: a message is in doubt until it is kept that it arrived."""
        hurried = [one for one in self.line if one.light and self.shared]
        self.line[:] = [one for one in self.line if not (one.light and self.shared)]
        return hurried

    def _board(self, company: Company) -> None:
        """Let on who waits, and one who stays: what one of them spoils is undone for all."""
        if self.stays and company.stay is None and (self.shared or not self.line):
            company.stay = self.stays.popleft()
        company.riders += self.line
        self.line.clear()

    async def _alone(self, passenger: Passenger) -> None:
        """Answer one in a transaction of their own."""
        company = Company([passenger])
        try:
            with readable():
                async with self.engine.begin() as connection:
                    await company.serve(connection)
        except Exception as error:  # noqa: BLE001 - it is handed to whoever waits
            passenger.fail(error)
        else:
            company.arrive()
