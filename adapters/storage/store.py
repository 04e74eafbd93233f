"""The store as the ports want it: short transactions on one database, one at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Final

from sqlalchemy import Connection, Integer, bindparam, delete, false, func, select, union_all, update

from adapters.storage import addresses, clubs, elsewhere, inbox, jobs, leases, outbox, pacing, passes, posts
from adapters.storage.athletes import Save, create, load, looked_at, recalled, save
from adapters.storage.database import Database, Transaction
from adapters.storage.engine import connect
from adapters.storage.memory import Memory
from adapters.storage.tables import OutState, athletes, pauses
from adapters.storage.tables import addresses as addresses_table
from adapters.storage.tables import clubs as clubs_table
from adapters.storage.tables import outbox as outbox_table
from core.athlete.athlete import Athlete
from core.clubs.club import Club, Tally
from core.messages import Address, Message, Pass
from core.ports import Delivery, Event, InboxState, Jobs, Limits, Raw


async def open_store(url: str, work: Jobs | None = None) -> SqlStore:
    """Open the database at *url*, whose tables `migrate.upgrade` has made. Raises StorageError.

    With *work*, events and messages are put in there as jobs as well.
    """
    engine = connect(url)
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


@dataclass(slots=True)
class SqlWork:
    """A transaction of one turn, or of several one after the other. It knows whom it is about just now."""

    transaction: Transaction
    memory: Memory
    about: int | None = None
    place: tuple[int, int] = (0, 1)
    """Which of how many processes it is."""
    saves: dict[int, Save] = field(default_factory=dict)
    """What is left to be saved, by athlete."""

    async def waiting(self, limit: int, only: Collection[int] = ()) -> Sequence[Event]:
        """Return events not dealt with yet, of lanes (those of *only*) no other process is at."""
        return await self.transaction.look(inbox.take, limit, only, self.place)

    async def known(self, platform: str, person: str) -> int | None:
        """Return the athlete who writes as *person* on *platform*."""
        self.about = await self.transaction.look(addresses.known, platform, person)
        return self.about

    async def welcome(self, platform: str, person: str, home: Address | None) -> Athlete:
        """Return that athlete, made new if need be; who writes can be reached again."""
        athlete = await self.transaction.look(_welcome, self.memory, platform, person, home)
        self.about = athlete.id
        return self._now(athlete)

    async def mark(self, home: Address, mark: str) -> None:
        """Note how far the chat at *home* was heard."""
        heard = {"on": home.platform, "chat": home.chat, "heard": mark}
        self.transaction.rows(addresses.mark).append(heard)

    async def athlete(self, athlete: int) -> Athlete | None:
        """Return the athlete with that id, for this turn to change."""
        found = await self.transaction.look(load, self.memory, athlete)
        return found and self._now(found)

    async def look_at(self, athlete: int) -> Athlete | None:
        """Return the athlete with that id, to be read only: no other turn waits for that."""
        found = await self.transaction.look(looked_at, self.memory, athlete)
        return found and self._now(found)

    async def due(self, athlete: int, now: datetime) -> Athlete | None:
        """Return that athlete if their reminder is (still) due and no other process is at it."""
        found = await self.transaction.look(load, self.memory, athlete, now)
        return found and self._now(found)

    def _now(self, athlete: Athlete) -> Athlete:
        return self.saves[athlete.id].after if athlete.id in self.saves else athlete

    async def home(self, athlete: int, platform: str | None = None) -> Address | None:
        """Return where to write to an athlete first; None when nowhere can be reached."""
        return await self.transaction.do(addresses.home, athlete, platform)

    async def persons(self, athletes: Sequence[int], platform: str) -> Mapping[int, str]:
        """Return as whom athletes write on *platform*, by athlete."""
        return await self.transaction.look(addresses.persons, athletes, platform)

    async def platforms(self, athlete: int) -> Sequence[str]:
        """Return the platforms an athlete is known on, the first one first."""
        return await self.transaction.look(addresses.platforms, athlete)

    async def become(self, athlete: int, other: int) -> None:
        """Let every address of *athlete* be one of *other*'s, and forget the rest."""
        await self.transaction.do(elsewhere.become, athlete, other)
        await self.forget(athlete)

    async def part(self, athlete: int, platform: str) -> None:
        """Let nobody on *platform* be that athlete any more, and say nothing more of theirs there."""
        await self.transaction.do(elsewhere.part, athlete, platform)

    async def settle_elsewhere(
        self, athlete: int, thread: str, here: Address, words: str, at: datetime
    ) -> None:
        """Close what was shown in *thread* in the athlete's other chats, with *words* under it."""
        self.transaction.later(elsewhere.settle, athlete, thread, here, words, at)

    async def issue(self, code: str, what: Pass, now: datetime) -> None:
        """Let *code* open something, once and until it is over."""
        await self.transaction.do(passes.issue, code, what, now)

    async def opened(self, code: str, now: datetime) -> Pass | None:
        """Return what *code* opens at *now*."""
        return await self.transaction.do(passes.opened, code, now)

    async def spend(self, code: str) -> None:
        """Let *code* open nothing any more."""
        await self.transaction.do(passes.spend, code)

    async def save(self, before: Athlete, after: Athlete, next_at: datetime | None) -> None:
        """Write what changed between *before* and *after*, and when the next reminder is due."""
        if not self.saves:
            self.transaction.later(self._save)
        first = self.saves[after.id].before if after.id in self.saves else before
        self.saves[after.id] = Save(first, after, next_at)

    def _save(self, connection: Connection) -> None:
        saves, self.saves = self.saves, {}
        save(connection, self.memory, tuple(saves.values()))

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
        self.transaction.rows(outbox.put).extend(outbox.rows(messages, **to, **times))

    async def done(self, event: int, state: InboxState) -> None:
        """Mark a stored event as dealt with."""
        if state is InboxState.UNREADABLE:
            self.transaction.later(inbox.set_aside, event, self.about)
        else:
            self.transaction.rows(inbox.done).append((event, state))
        self.about = None

    async def shut(self, home: Address) -> None:
        """Stop writing to an address until its person writes again."""
        await self.transaction.do(_unreachable, home)

    async def forget(self, athlete: int) -> None:
        """Delete everything about an athlete."""
        self.saves.pop(athlete, None)
        await self.transaction.do(_forget, self.memory, athlete)

    async def club_of(self, channel: Address) -> Club | None:
        """Return the club of a channel."""
        return await self.transaction.do(clubs.of_channel, channel)

    async def club(self, club: int) -> Club | None:
        """Return the club with that id."""
        return await self.transaction.do(clubs.load, club)

    async def clubs_with(self, athlete: int) -> Sequence[Club]:
        """Return every club that holds anything of an athlete."""
        return await self.transaction.do(clubs.of_athlete, athlete)

    async def tallies(self, club: int, first: date, last: date) -> Sequence[Tally]:
        """Add up what the members of a club ran from *first* to *last*, both included."""
        return await self.transaction.do(clubs.tallies, club, first, last)

    async def save_club(self, before: Club | None, after: Club, next_at: datetime) -> Club:
        """Write what changed; return the club, a new one with its id."""
        return await self.transaction.do(clubs.save, before, after, next_at)

    async def post(
        self, club: Club, messages: Sequence[Message], *, at: datetime, expires_at: datetime | None = None
    ) -> None:
        """Put *messages* into the outbox, for the club's channel."""
        times = {"created_at": at, "not_before": at, "expires_at": expires_at}
        self.transaction.later(posts.post, club, messages, **times)


def _welcome(
    connection: Connection, memory: Memory, platform: str, person: str, home: Address | None
) -> Athlete:
    known = addresses.found(connection, platform, person, home)
    if known:
        return recalled(connection, memory, *known)
    athlete = create(connection, memory)
    addresses.add(connection, athlete.id, platform, person, home)
    return athlete


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


def _forget(connection: Connection, memory: Memory, athlete: int) -> None:
    """Delete the one row on which everything hangs: the tables take the rest along."""
    theirs = select(addresses_table.c.home).where(addresses_table.c.athlete_id == athlete)
    connection.execute(delete(pauses).where(pauses.c.chat.in_(theirs)))
    connection.execute(delete(athletes).where(athletes.c.id == athlete))
    memory.stamped.pop(athlete, None)


_DUE: Final = (
    select(athletes.c.id)
    .where(athletes.c.next_at <= bindparam("now"))
    .order_by(athletes.c.next_at)
    .limit(bindparam("most", type_=Integer))
)
_SOONEST: Final = union_all(
    select(func.min(athletes.c.next_at).label("at")), select(func.min(clubs_table.c.next_at))
).subquery()
_NEXT_DUE: Final = select(func.min(_SOONEST.c.at))


def _last_left(connection: Connection) -> float | None:
    return connection.execute(select(func.max(outbox_table.c.left_at))).scalar()


def _due(connection: Connection, now: datetime, most: int) -> Sequence[int]:
    return connection.execute(_DUE, {"now": now, "most": most}).scalars().all()


def _next_due(connection: Connection) -> datetime | None:
    return connection.execute(_NEXT_DUE).scalar()


def _unreachable(connection: Connection, address: Address) -> None:
    addresses.close(connection, address)
    outbox.stop(connection, address)


def _tidy(connection: Connection, before: datetime) -> None:
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
        self.aside = self.database if engine.dialect.name == "sqlite" else Database(engine)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[SqlWork]:
        """Open one turn's transaction; inside it, only its own methods may be called."""
        async with self.database.transaction() as transaction:
            yield SqlWork(transaction, self.memory, place=self.place)

    async def put(self, platform: str, key: str, raw: Raw, lane: str = "") -> bool:
        """Store one event and commit; False when an event with this *key* was stored before."""
        return await self.aside.together(_put, (platform, key, raw, f"{platform}:{lane}"))

    async def marks(self, platform: str) -> Sequence[tuple[str, str]]:
        """Return how far each private chat of *platform* was heard: (chat, mark)."""
        return await self.aside.once(addresses.marks, platform)

    async def waiting(self, limit: int = 100) -> Sequence[Event]:
        """Return stored events not dealt with yet, in the order they came."""
        return await self.aside.once(inbox.waiting, limit)

    async def left(self, events: Sequence[int]) -> Collection[int]:
        """Return which of *events* are not dealt with yet."""
        return await self.aside.once(inbox.left, events)

    async def hand_over(self, road: str, rows: Sequence[int]) -> None:
        """Put in a job for each row."""
        await self.aside.once(_hand_over, road, rows)

    async def due(self, now: datetime, limit: int = 100) -> Sequence[int]:
        """Return athletes whose next reminder is due, the longest overdue first."""
        return await self.aside.once(_due, now, limit)

    async def due_clubs(self, now: datetime, limit: int = 100) -> Sequence[int]:
        """Return clubs to look at by now, the longest overdue first."""
        return await self.aside.once(clubs.due, now, limit)

    async def next_due(self) -> datetime | None:
        """Return when the next reminder of any athlete, or the next recap of any club, is due."""
        return await self.aside.once(_next_due)

    async def claim(
        self, now: datetime, limit: int = 30, limits: Mapping[str, Limits] | None = None
    ) -> Sequence[Delivery]:
        """Mark the next deliveries as being sent, commit, and return them."""
        return await self.aside.first(outbox.claim, self.holder, now, limit, limits)

    async def full_for(self, limits: Mapping[str, Limits]) -> float | None:
        """Return the seconds until a platform that is full now takes one more; None when none is full."""
        return await self.aside.once(pacing.full_for, limits)

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
        await self.aside.together(outbox.sent, (delivery, message_id, at, attempt, took))

    async def again(
        self, delivery: int, not_before: datetime, attempt: int | None = None, *, doubted: bool = False
    ) -> None:
        """Put a delivery back in line, if it is still this *attempt* that counts; *doubted* if it may have arrived."""
        values = {"not_before": not_before, "doubted": doubted}
        await self.aside.once(outbox.settle, delivery, attempt, OutState.NEW, **values)

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
        return await self.aside.once(leases.holders)

    async def release(self, holders: Sequence[str]) -> None:
        """Free all that *holders* hold."""
        await self.aside.once(leases.drop, holders)

    async def unreachable(self, address: Address) -> None:
        """Stop writing to an address until its person writes again."""
        await self.aside.once(_unreachable, address)

    async def recover(self, resends: frozenset[str]) -> None:
        """Settle deliveries that were left half-way by a process that lives no more."""
        await self.aside.first(outbox.recover, resends)

    async def last_left(self) -> datetime | None:
        """Return when a delivery last left, or was tried."""
        seconds = await self.aside.once(_last_left)
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)

    async def tidy(self, before: datetime) -> None:
        """Delete events and deliveries that were closed and older than *before*: days after any repetition."""
        await self.aside.once(_tidy, before)

    async def close(self) -> None:
        """Let go of the database."""
        await self.aside.close()
        await self.database.close()
