"""The store as the ports want it: short transactions on one database, one at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Integer, bindparam, delete, false, func, select, update

from adapters.storage import addresses, inbox, outbox
from adapters.storage.athletes import create, load, save
from adapters.storage.database import Database, Transaction
from adapters.storage.engine import connect
from adapters.storage.memory import Memory
from adapters.storage.tables import OutState, athletes
from core.athlete.athlete import Athlete
from core.messages import Address, Message
from core.ports import Delivery, Event, InboxState, Raw


async def open_store(url: str) -> SqlStore:
    """Open the database at *url*, whose tables `migrate.upgrade` has made. Raises StorageError."""
    store = SqlStore(Database(connect(url)))
    try:
        await store.database.once(_try_to_write)
    except BaseException:
        await store.close()
        raise
    return store


def _try_to_write(connection: Connection) -> None:
    """Write nothing: a database without tables, or one that may only be read, is found out at the start."""
    connection.execute(update(athletes).where(false()).values(stamp=0))


@dataclass(slots=True)
class SqlWork:
    """A transaction of one turn, or of several one after the other. It knows whom it is about just now."""

    transaction: Transaction
    memory: Memory
    about: int | None = None

    async def known(self, platform: str, person: str) -> int | None:
        """Return the athlete who writes as *person* on *platform*."""
        self.about = await self.transaction.do(addresses.known, platform, person)
        return self.about

    async def welcome(self, platform: str, person: str, home: Address | None) -> Athlete:
        """Return that athlete, made new if need be; who writes can be reached again."""
        athlete = await self.transaction.do(_welcome, self.memory, platform, person, home)
        self.about = athlete.id
        return athlete

    async def athlete(self, athlete: int) -> Athlete | None:
        """Return the athlete with that id."""
        return await self.transaction.do(load, self.memory, athlete)

    async def home(self, athlete: int) -> Address | None:
        """Return where to write to an athlete first; None when nowhere can be reached."""
        return await self.transaction.do(addresses.home, athlete)

    async def save(self, before: Athlete, after: Athlete, next_at: datetime | None) -> None:
        """Write what changed between *before* and *after*, and when the next reminder is due."""
        self.transaction.later(save, self.memory, before, after, next_at)

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
        to = {"athlete_id": athlete, "platform": address.platform, "chat": address.chat, "via": via}
        times = {"created_at": at, "not_before": at, "expires_at": expires_at}
        self.transaction.later(outbox.put, messages, **to, **times)

    async def done(self, event: int, state: InboxState) -> None:
        """Mark a stored event as dealt with."""
        self.transaction.later(inbox.done, event, state, self.about)
        self.about = None

    async def forget(self, athlete: int) -> None:
        """Delete everything about an athlete."""
        self.transaction.later(_forget, self.memory, athlete)


def _welcome(
    connection: Connection, memory: Memory, platform: str, person: str, home: Address | None
) -> Athlete:
    athlete = addresses.known(connection, platform, person)
    if athlete is None:
        athlete = create(connection)
        addresses.add(connection, athlete, platform, person)
    addresses.alive(connection, platform, person, home)
    found = load(connection, memory, athlete)
    if found is None:
        raise LookupError(f"athlete {athlete} has an address and nothing else")
    return found


def _forget(connection: Connection, memory: Memory, athlete: int) -> None:
    """Delete the one row on which everything hangs: the tables take the rest along."""
    connection.execute(delete(athletes).where(athletes.c.id == athlete))
    memory.stamped.pop(athlete, None)


_DUE: Final = (
    select(athletes.c.id)
    .where(athletes.c.next_at <= bindparam("now"))
    .order_by(athletes.c.next_at)
    .limit(bindparam("most", type_=Integer))
)
_NEXT_DUE: Final = select(func.min(athletes.c.next_at))


def _due(connection: Connection, now: datetime, most: int) -> Sequence[int]:
    return connection.execute(_DUE, {"now": now, "most": most}).scalars().all()


def _next_due(connection: Connection) -> datetime | None:
    return connection.execute(_NEXT_DUE).scalar()


def _unreachable(connection: Connection, address: Address) -> None:
    addresses.close(connection, address)
    outbox.stop(connection, address)


@dataclass(slots=True)
class SqlStore:
    """Athletes, inbox and outbox in one SQL database. Every method raises StorageError when it cannot be used."""

    database: Database
    memory: Memory = field(default_factory=Memory)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[SqlWork]:
        """Open one turn's transaction; inside it, only its own methods may be called."""
        async with self.database.transaction() as transaction:
            yield SqlWork(transaction, self.memory)

    async def put(self, platform: str, key: str, raw: Raw) -> bool:
        """Store one event and commit; False when an event with this *key* was stored before."""
        return await self.database.once(inbox.put, platform, key, raw)

    async def waiting(self, limit: int = 100) -> Sequence[Event]:
        """Return stored events not dealt with yet, in the order they came."""
        return await self.database.once(inbox.waiting, limit)

    async def due(self, now: datetime, limit: int = 100) -> Sequence[int]:
        """Return athletes whose next reminder is due, the longest overdue first."""
        return await self.database.once(_due, now, limit)

    async def next_due(self) -> datetime | None:
        """Return when the next reminder of any athlete is due."""
        return await self.database.once(_next_due)

    async def claim(self, now: datetime, limit: int = 30) -> Sequence[Delivery]:
        """Mark the next deliveries as being sent, commit, and return them."""
        return await self.database.once(outbox.claim, now, limit)

    async def sent(self, delivery: int, message_id: str | None, at: datetime) -> None:
        """Keep the platform's id of a message that arrived."""
        await self.database.once(outbox.settle, delivery, OutState.SENT, message_id=message_id, sent_at=at)

    async def again(self, delivery: int, not_before: datetime) -> None:
        """Put a delivery that surely did not arrive back in line."""
        await self.database.once(outbox.settle, delivery, OutState.NEW, not_before=not_before)

    async def given_up(self, delivery: int, *, uncertain: bool) -> None:
        """Close a delivery that failed for good, or whose fate is unknown."""
        state = OutState.UNCERTAIN if uncertain else OutState.FAILED
        await self.database.once(outbox.settle, delivery, state)

    async def unreachable(self, address: Address) -> None:
        """Stop writing to an address until its person writes again."""
        await self.database.once(_unreachable, address)

    async def recover(self, resends: frozenset[str]) -> None:
        """After a start: settle deliveries a crash left half-way."""
        await self.database.once(outbox.recover, resends)

    async def close(self) -> None:
        """Let go of the database."""
        await self.database.close()
