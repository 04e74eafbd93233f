"""The store as the ports want it: short transactions on one database, one at a time in this process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from adapters.storage import inbox, outbox
from adapters.storage.athletes import create, load, save
from adapters.storage.engine import connect
from adapters.storage.errors import readable
from adapters.storage.tables import OutState, addresses, athletes
from core.athlete.athlete import Athlete
from core.messages import Address, Message
from core.ports import Delivery, Event, InboxState, Raw


async def open_store(url: str) -> SqlStore:
    """Open the database at *url*, whose tables `migrate.upgrade` has made. Raises StorageError."""
    store = SqlStore(connect(url))
    try:
        async with store.begin() as connection:
            await connection.execute(text("SELECT 1 FROM athletes LIMIT 1"))
    except BaseException:
        await store.close()
        raise
    return store


@dataclass(slots=True)
class SqlWork:
    """One turn's transaction. It remembers whom it is about."""

    connection: AsyncConnection
    about: int | None = None

    async def known(self, platform: str, person: str) -> int | None:
        """Return the athlete who writes as *person* on *platform*."""
        query = select(addresses.c.athlete_id).where(
            addresses.c.platform == platform, addresses.c.person == person
        )
        self.about = (await self.connection.execute(query)).scalar_one_or_none()
        return self.about

    async def welcome(self, platform: str, person: str, home: Address | None) -> Athlete:
        """Return that athlete, made new if need be; who writes can be reached again."""
        if await self.known(platform, person) is None:
            self.about = await create(self.connection)
            row = {"athlete_id": self.about, "platform": platform, "person": person, "reachable": True}
            await self.connection.execute(insert(addresses), row)
        await self._alive(platform, person, home)
        athlete = await self.athlete(self.about or 0)
        if athlete is None:
            raise LookupError(f"athlete {self.about} has an address and nothing else")
        return athlete

    async def _alive(self, platform: str, person: str, home: Address | None) -> None:
        here = (addresses.c.platform == platform) & (addresses.c.person == person)
        chat = home.chat if home else addresses.c.home
        await self.connection.execute(update(addresses).where(here).values(home=chat, reachable=True))

    async def athlete(self, athlete: int) -> Athlete | None:
        """Return the athlete with that id."""
        return await load(self.connection, athlete)

    async def home(self, athlete: int) -> Address | None:
        """Return where to write to an athlete first; None when nowhere can be reached."""
        reachable = addresses.c.reachable & addresses.c.home.is_not(None)
        query = select(addresses.c.platform, addresses.c.home).where(
            addresses.c.athlete_id == athlete, reachable
        )
        row = (await self.connection.execute(query.order_by(addresses.c.id).limit(1))).first()
        return Address(*row) if row else None

    async def save(self, before: Athlete, after: Athlete, next_at: datetime | None) -> None:
        """Write what changed between *before* and *after*, and when the next reminder is due."""
        await save(self.connection, before, after, next_at)

    async def send(
        self,
        athlete: int,
        address: Address,
        messages: Sequence[Message],
        *,
        at: datetime,
        via: str = "",
        expires_at: datetime | None = None,
    ) -> None:
        """Put *messages* into the outbox, in order."""
        for_all = {"athlete_id": athlete, "platform": address.platform, "chat": address.chat, "via": via}
        times = {"created_at": at, "not_before": at, "expires_at": expires_at}
        await outbox.put(self.connection, messages, **for_all, **times)

    async def done(self, event: int, state: InboxState) -> None:
        """Mark a stored event as dealt with."""
        await inbox.done(self.connection, event, state, self.about)

    async def forget(self, athlete: int) -> None:
        """Delete everything about an athlete; the tables take along what hangs on the row."""
        await self.connection.execute(delete(athletes).where(athletes.c.id == athlete))


@dataclass(slots=True)
class SqlStore:
    """Athletes, inbox and outbox in one SQL database."""

    engine: AsyncEngine
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """SQLite has one writer: waiting here wakes at once, waiting in the database polls."""

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """Open one transaction. Raises StorageError."""
        with readable():
            async with self.turn, self.engine.begin() as connection:
                yield connection

    @asynccontextmanager
    async def work(self) -> AsyncIterator[SqlWork]:
        """Open one turn's transaction; inside it, only its own methods may be called."""
        async with self.begin() as connection:
            yield SqlWork(connection)

    async def put(self, platform: str, key: str, raw: Raw) -> bool:
        """Store one event and commit; False when an event with this *key* was stored before."""
        async with self.begin() as connection:
            return await inbox.put(connection, platform, key, raw)

    async def waiting(self, limit: int = 100) -> Sequence[Event]:
        """Return stored events not dealt with yet, in the order they came."""
        async with self.begin() as connection:
            return await inbox.waiting(connection, limit)

    async def due(self, now: datetime, limit: int = 100) -> Sequence[int]:
        """Return athletes whose next reminder is due, the longest overdue first."""
        query = (
            select(athletes.c.id).where(athletes.c.next_at <= now).order_by(athletes.c.next_at).limit(limit)
        )
        async with self.begin() as connection:
            return (await connection.execute(query)).scalars().all()

    async def next_due(self) -> datetime | None:
        """Return when the next reminder of any athlete is due."""
        async with self.begin() as connection:
            first: datetime | None = (await connection.execute(select(func.min(athletes.c.next_at)))).scalar()
        return first

    async def claim(self, now: datetime, limit: int = 30) -> Sequence[Delivery]:
        """Mark the next deliveries as being sent, commit, and return them."""
        async with self.begin() as connection:
            return await outbox.claim(connection, now, limit)

    async def sent(self, delivery: int, message_id: str | None, at: datetime) -> None:
        """Keep the platform's id of a message that arrived."""
        async with self.begin() as connection:
            await outbox.settle(connection, delivery, OutState.SENT, message_id=message_id, sent_at=at)

    async def again(self, delivery: int, not_before: datetime) -> None:
        """Put a delivery that surely did not arrive back in line."""
        async with self.begin() as connection:
            await outbox.settle(connection, delivery, OutState.NEW, not_before=not_before)

    async def given_up(self, delivery: int, *, uncertain: bool) -> None:
        """Close a delivery that failed for good, or whose fate is unknown."""
        async with self.begin() as connection:
            await outbox.settle(connection, delivery, OutState.UNCERTAIN if uncertain else OutState.FAILED)

    async def unreachable(self, address: Address) -> None:
        """Stop writing to an address until its person writes again."""
        here = (addresses.c.platform == address.platform) & (addresses.c.home == address.chat)
        async with self.begin() as connection:
            await connection.execute(update(addresses).where(here).values(reachable=False))
            await outbox.stop(connection, address)

    async def recover(self, resends: frozenset[str]) -> None:
        """After a start: settle deliveries a crash left half-way."""
        async with self.begin() as connection:
            await outbox.recover(connection, resends)

    async def close(self) -> None:
        """Let go of the database."""
        await self.engine.dispose()
