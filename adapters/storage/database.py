"""Transactions on one database, one after the other.

The functions that run in them are plain ones on a SQLAlchemy connection, handed to `AsyncConnection.run_sync`:
they do not know whether the database is a file or across a network. What costs is each visit to it and each
commit, so whatever waits for a transaction at the same moment shares one, and what is alike shares a statement.

Where all that is written is written by this process, also who comes while a turn's transaction is open joins it,
and no transaction waits for the disk: only who asked for what must be there waits, beside the next one.
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
from adapters.storage.disk import Disk
from adapters.storage.driver import changed
from adapters.storage.errors import readable


@dataclass(slots=True)
class Database:
    """One database, for one transaction at a time: SQLite has one writer."""

    engine: AsyncEngine
    disk: Disk | None = None
    """Where nobody else writes: what says when something is surely kept. Who comes while a turn is made joins it."""
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

    async def look(
        self, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run *function* like `once`; it changes nothing. Raises StorageError."""
        return await self._ride(
            lambda connection, _: [function(connection, *args, **kwargs)], None, light=True
        )

    async def first(
        self, function: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run *function* before all others that share its transaction, light as in `together`. Raises StorageError.

        Where others may join it is the last: there it waits for no lock, and sees what they have done.
        """
        return await self._ride(
            lambda connection, _: [function(connection, *args, **kwargs)], None, first=True, light=True
        )

    async def together(self, function: ForAll[A, T], asked: A, *, light: bool = False) -> T:
        """Run *function* like `once`, and once for all that was asked of it meanwhile. Raises StorageError.

        What is *light* outlives us, and need not outlive a power cut that ends us too: there it waits for no disk.
        """
        return await self._ride(function, asked, light=light)

    async def _ride(self, function: ForAll[A, T], asked: A, *, first: bool = False, light: bool = False) -> T:
        answer: asyncio.Future[tuple[T, int]] = asyncio.get_running_loop().create_future()
        self.line.append(Passenger(function, asked, answer, first, light))
        self._set_off()
        found, transaction = await answer
        if self.disk and not light:
            await self.disk.reached(transaction)
        return found

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

    async def kept(self, *, wholly: bool = False) -> None:
        """Wait until what must be on the disk is there, and *wholly* all that was written so far. Raises StorageError."""
        if self.disk:
            await self.disk.reached(self.disk.written if wholly else self.disk.needed)

    async def close(self) -> None:
        """Let go of the database; once more does no harm."""
        if self.driver:
            await asyncio.wait([self.driver])
        if self.disk:
            await self.disk.close()
        await self.engine.dispose()

    async def _drive(self) -> None:
        """Take along whoever waits, until nobody does."""
        while self.line or self.stays:
            await self._carry()
            if self.disk:
                await self.disk.shorten()

    async def _carry(self) -> None:
        """Answer all who wait in one transaction."""
        company = Company()
        self._board(company)
        try:
            await self._make(company)
        except Exception as error:  # noqa: BLE001 - it is handed to whoever waits
            for passenger in company.fail(error):
                await self._alone(passenger)

    async def _make(self, company: Company) -> None:
        """Make the transaction of *company*, and of who joins it meanwhile."""
        company.open = self.disk is not None and company.stay is not None
        with readable():
            async with self.engine.begin() as connection:
                while company.waits:
                    await company.serve(connection)
                    if company.open:
                        await asyncio.sleep(0)  # who was woken by what was done just now can be there by then
                        self._board(company)
                wrote = await connection.run_sync(changed)
        company.arrive(self._number(company) if wrote else 0)

    def _number(self, company: Company) -> int:
        """Return the number of the transaction that was made just now."""
        if not self.disk:
            return 0
        self.disk.written += 1
        if not all(rider.light for rider in company.riders):
            self.disk.needed = self.disk.written
        return self.disk.written

    def _board(self, company: Company) -> None:
        """Let on who waits, or else one who stays: what is put in need not wait for a turn to be on its way to the disk."""
        if self.stays and company.stay is None and not (self.line or company.riders):
            company.stay = self.stays.popleft()
        company.riders += self.line
        self.line.clear()

    async def _alone(self, passenger: Passenger) -> None:
        """Answer one in a transaction of their own."""
        try:
            await self._make(Company([passenger]))
        except Exception as error:  # noqa: BLE001 - it is handed to whoever waits
            passenger.fail(error)
