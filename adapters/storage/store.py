"""The store as the ports want it: short transactions on one database, one at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Integer, bindparam, false, func, select, union_all, update

from adapters.storage import (
    addresses,
    clubs,
    inbox,
    jobs,
    lateness,
    leases,
    minutes,
    outbox,
    pacing,
    unclear,
)
from adapters.storage.database import Database
from adapters.storage.disk import Disk
from adapters.storage.driver import leisurely
from adapters.storage.engine import Manner, connect
from adapters.storage.memory import Memory
from adapters.storage.tables import OutState, athletes
from adapters.storage.tables import clubs as clubs_table
from adapters.storage.tables import outbox as outbox_table
from adapters.storage.work import SqlWork, shut
from core.messages import Address, Kind
from core.ports.deliveries import Delivery, Limits
from core.ports.events import Event, Raw
from core.ports.store import Jobs, Moment


async def open_store(url: str, work: Jobs | None = None) -> SqlStore:
    """Open the database at *url*, whose tables `migrate.upgrade` has made. Raises StorageError.

    With *work*, events and messages are put in there as jobs as well.
    """
    engine = connect(url, manner=Manner(waits=False))
    store = SqlStore(Database(jobs.wanted_on(engine, work) if work else engine))
    try:
        await store.aside.once(_try_to_write)
    except BaseException:
        await store.close()
        raise
    return store


def _try_to_write(connection: Connection) -> None:
    """Write nothing: a database without tables, or one that may only be read, is found out at the start."""
    connection.execute(update(athletes).where(false()).values(stamp=0))


def _put(connection: Connection, events: Sequence[tuple[str, str, Raw, str]]) -> list[bool]:
    numbers = inbox.put(connection, events)
    jobs.put(connection, "hear", [number for number in numbers if number is not None])
    return [number is not None for number in numbers]


def _hand_over(connection: Connection, road: str, rows: Sequence[int]) -> None:
    connection.exec_driver_sql("SELECT 1")  # the transaction begins with its first statement
    jobs.put(connection, road, rows)


def _lease(
    connection: Connection, holder: str, names: Sequence[str]
) -> tuple[frozenset[str], tuple[int, int]]:
    return leases.take(connection, holder, names), leases.place(connection, holder)


_DUE: Final = (
    select(athletes.c.id)
    .where(athletes.c.next_at <= bindparam("now"))
    .order_by(athletes.c.next_at)
    .limit(bindparam("most", type_=Integer))
)
_PROMISED_DUE: Final = _DUE.where(minutes.EXACT, athletes.c.next_at > bindparam("since"))
LATE: Final = timedelta(minutes=5)
"""How long a minute that was promised is still worth being first; of so many minutes, all who are due are looked at."""


_SOONEST: Final = union_all(
    select(func.min(athletes.c.next_at).label("at")), select(func.min(clubs_table.c.next_at))
).subquery()


_NEXT_DUE: Final = select(func.min(_SOONEST.c.at))


def _last_left(connection: Connection) -> float | None:
    return connection.execute(select(func.max(outbox_table.c.left_at))).scalar()


def _due(connection: Connection, now: datetime, most: int) -> Sequence[int]:
    given = {"now": now, "most": most}
    promised = connection.execute(_PROMISED_DUE, {**given, "since": now - LATE}).scalars().all()
    return list(dict.fromkeys((*promised, *connection.execute(_DUE, given).scalars())))[:most]


def _next_due(connection: Connection) -> datetime | None:
    return connection.execute(_NEXT_DUE).scalar()


def _claim(connection: Connection, holder: str, now: Moment, *most: Any) -> Sequence[Delivery]:  # noqa: ANN401 - as `claim`
    return outbox.claim(connection, holder, now if isinstance(now, datetime) else now(), *most)


def _tidy(connection: Connection, before: datetime) -> None:
    leisurely(connection)
    inbox.tidy(connection, before)
    outbox.tidy(connection, before)


@dataclass(slots=True)
class SqlStore:
    """Athletes, inbox and outbox in one SQL database. Every method raises StorageError when it cannot be used.

    Turns are made on *database*; all else *aside*, where the database has room for that.
    """

    database: Database
    aside: Database = field(init=False)
    memory: Memory = field(default_factory=Memory)
    holder: str = ""
    """For which process it acts; nobody's acts are not fenced."""
    place: tuple[int, int] = (0, 1)
    """Which that is, of how many."""

    def __post_init__(self) -> None:
        """Open a second way where there can be one: SQLite has one writer."""
        engine = self.database.engine
        alone = engine.dialect.name == "sqlite"
        if alone:
            self.database.disk = Disk(Path((engine.url.database or "").removeprefix("file:")).resolve())
        self.aside = self.database if alone else Database(engine)

    @property
    def shared(self) -> bool:
        """Tell whether what is asked while a turn's transaction is open may join it."""
        return self.database.disk is not None

    @asynccontextmanager
    async def work(self) -> AsyncIterator[SqlWork]:
        """Open one turn's transaction; inside it, only its own methods may be called."""
        async with self.database.transaction() as transaction:
            yield SqlWork(transaction, self.memory, place=self.place)

    async def put(self, platform: str, key: str, raw: Raw, lane: str = "") -> bool:
        """Store one event and commit; False when an event with this *key* was stored before."""
        fresh = await self.aside.together(_put, (platform, key, raw, f"{platform}:{lane}"))
        if not fresh:
            await self.aside.kept()  # the one before may be on its way to the disk still
        return fresh

    async def marks(self, platform: str) -> Sequence[tuple[str, str]]:
        """Return how far each private chat of *platform* was heard: (chat, mark)."""
        return await self.aside.look(addresses.marks, platform)

    async def waiting(self, limit: int = 100) -> Sequence[Event]:
        """Return stored events not dealt with yet, in the order they came."""
        return await self.aside.look(inbox.waiting, limit)

    async def left(self, events: Sequence[int]) -> Collection[int]:
        """Return which of *events* are not dealt with yet."""
        return await self.aside.look(inbox.left, events)

    async def hand_over(self, road: str, rows: Sequence[int]) -> None:
        """Put in a job for each row."""
        await self.aside.once(_hand_over, road, rows)

    async def due(self, now: datetime, limit: int = 100) -> Sequence[int]:
        """Return athletes whose next reminder is due: who has a minute promised first, then the longest overdue."""
        return await self.aside.look(_due, now, limit)

    async def due_clubs(self, now: datetime, limit: int = 100) -> Sequence[int]:
        """Return clubs to look at by now, the longest overdue first."""
        return await self.aside.look(clubs.due, now, limit)

    async def next_due(self) -> datetime | None:
        """Return when the next reminder of any athlete, or the next recap of any club, is due."""
        return await self.aside.look(_next_due)

    async def claim(
        self,
        now: Moment,
        limit: int = 30,
        limits: Mapping[str, Limits] | None = None,
        repeats: Collection[str] = (),
    ) -> Sequence[Delivery]:
        """Mark the next deliveries as being sent, commit, and return them; on *repeats* an answer may arrive twice."""
        claimed = await self.aside.first(_claim, self.holder, now, limit, limits)
        # An answer need not outlive a power cut: what it answers does, and is heard and answered once more.
        twice = all(one.message.kind is Kind.REPLY and one.address.platform in repeats for one in claimed)
        if claimed:
            await self.aside.kept(wholly=not twice)
        return claimed

    async def secured(self) -> None:
        """Wait until all that was done so far is on the disk."""
        await self.aside.kept(wholly=True)

    async def unclaim(self, known: Collection[int]) -> None:
        """Put back in line what was claimed by a call that failed, with its claim kept: all but what is *known*."""
        await self.aside.once(unclear.unclaim, self.holder, known)

    async def late(self, platform: str, seconds: float) -> Sequence[tuple[str, float]]:
        """Return the zone of each reminder that left within *seconds*, and how many seconds after it was made."""
        return await self.aside.look(lateness.late, platform, seconds)

    async def full_for(self, limits: Mapping[str, Limits]) -> float | None:
        """Return the seconds until a platform that is full now takes one more; None when none is full."""
        return await self.aside.look(pacing.full_for, limits)

    async def sent(
        self,
        delivery: int,
        message_id: str | None,
        at: datetime,
        attempt: int | None = None,
        took: float | None = None,
    ) -> None:
        """Keep the platform's id of a message that arrived, unless another *attempt* has begun since.

        It arrived *took* seconds after it was asked for at the latest; if not given, by now.
        """
        # Lost with the power, and us, it is in doubt, as if the cut had come a moment earlier.
        await self.aside.together(outbox.sent, (delivery, message_id, at, attempt, took), light=True)

    async def again(
        self, delivery: int, not_before: datetime, attempt: int | None = None, *, doubted: bool = False
    ) -> None:
        """Put a delivery back in line, if it is still this *attempt* that counts; *doubted* if it may have arrived."""
        await self.aside.once(outbox.again, delivery, attempt, not_before, doubted=doubted)

    async def given_up(self, delivery: int, *, uncertain: bool, attempt: int | None = None) -> None:
        """Close a delivery that failed for good, or whose fate is unknown, if this *attempt* still counts."""
        state = OutState.UNCERTAIN if uncertain else OutState.FAILED
        await self.aside.once(outbox.settle, delivery, attempt, state)

    async def pause(self, platform: str, chat: str, until: datetime) -> None:
        """Let no process write to a chat (an empty one: to the whole platform) before then."""
        await self.aside.once(outbox.pause, platform, chat, until)

    async def hurry(self, now: datetime) -> None:
        """Wait for nothing any more: what was to leave later may leave *now*, and no pause is on."""
        await self.aside.once(outbox.hurry, now)

    async def lease(self, holder: str, names: Sequence[str]) -> frozenset[str]:
        """Take or keep each of *names* that is free or *holder*'s; return those it holds now, for some seconds."""
        self.holder = holder
        held, self.place = await self.aside.once(_lease, holder, names)
        return held

    async def holders(self) -> Sequence[str]:
        """Return every process that holds something, also one not heard of for long."""
        return await self.aside.look(leases.holders)

    async def release(self, holders: Sequence[str]) -> None:
        """Free all that *holders* hold."""
        await self.aside.once(leases.drop, holders)

    async def unreachable(self, address: Address) -> None:
        """Stop writing to an address until its person writes again."""
        await self.aside.once(shut, address)

    async def recover(self, resends: frozenset[str]) -> None:
        """Settle deliveries that were left half-way by a process that lives no more."""
        await self.aside.first(unclear.recover, resends)

    async def last_left(self) -> datetime | None:
        """Return when a delivery last left, or was tried."""
        seconds = await self.aside.look(_last_left)
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)

    async def said(self, until: datetime) -> None:
        """Take what was to leave by *until* and still waits as said: by a database this one is an old copy of."""
        await self.aside.once(unclear.said, until)

    async def tidy(self, before: datetime) -> None:
        """Delete events and deliveries that were closed and older than *before*: days after any repetition."""
        await self.aside.once(_tidy, before)

    async def close(self) -> None:
        """Let go of the database."""
        await self.aside.close()
        await self.database.close()
