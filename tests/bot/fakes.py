"""A store in memory, a platform that does as it is told, and a coach of few words."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.clock import SetClock
from bot.coach import Coach
from bot.wiring import House, build
from core.athlete.athlete import Athlete
from core.clubs.club import Club
from core.messages import Address, Button, Incoming, Kind, Message, Promised, Turn, token
from core.ports.deliveries import Delivery
from core.ports.events import Envelope, Event, InboxState, Raw
from core.ports.platform import Inbox
from core.ports.store import Moment

MORNING = datetime(2027, 1, 4, 7, 0, tzinfo=UTC)
ORDER = {Kind.REPLY: 0, Kind.REMINDER: 1, Kind.RECAP: 2}


@dataclass(frozen=True)
class Row:
    """One delivery and its state: new, sending, sent, failed or uncertain."""

    athlete: int
    delivery: Delivery
    not_before: datetime
    expires_at: datetime | None
    state: str = "new"
    message_id: str | None = None


@dataclass
class Kept:
    """All that a store holds; copied when a transaction begins."""

    events: dict[int, tuple[Event, InboxState]] = field(default_factory=dict)
    people: dict[tuple[str, str], int] = field(default_factory=dict)
    athletes: dict[int, Athlete] = field(default_factory=dict)
    homes: dict[int, Address] = field(default_factory=dict)
    next_at: dict[int, datetime | None] = field(default_factory=dict)
    outbox: dict[int, Row] = field(default_factory=dict)
    marks: dict[Address, str] = field(default_factory=dict)
    pauses: dict[tuple[str, str], datetime] = field(default_factory=dict)
    saves: int = 0

    def copy(self) -> Kept:
        """Return a copy that can be changed alone."""
        names = ("events", "people", "athletes", "homes", "next_at", "outbox", "marks")
        return replace(self, **{name: dict(getattr(self, name)) for name in names})


class FakeStore:
    """A `core.ports.store.Store` in memory. *trouble* is called before each use and may raise."""

    shared = False

    def __init__(self) -> None:
        self.kept = Kept()
        self.trouble: Callable[[str], None] = lambda _call: None
        self.closed = False
        self.tidied: list[datetime] = []
        self.leases: dict[str, str] = {}
        self.promised: Sequence[Promised] = ()
        self._lock = asyncio.Lock()

    async def put(self, platform: str, key: str, raw: Raw, lane: str = "") -> bool:
        self.trouble("put")
        known = {(event.platform, event.key) for event, _ in self.kept.events.values()}
        if (platform, key) in known:
            return False
        number = len(self.kept.events) + 1
        self.kept.events[number] = (Event(number, platform, key, raw, MORNING), InboxState.NEW)
        return True

    @asynccontextmanager
    async def work(self) -> AsyncIterator[FakeWork]:
        async with self._lock:
            before = self.kept.copy()
            try:
                self.trouble("work")
                yield FakeWork(self)
                await asyncio.sleep(0)
                self.trouble("commit")
            except BaseException:
                self.kept = before
                raise

    async def waiting(self, limit: int = 100) -> Sequence[Event]:
        self.trouble("waiting")
        return [event for event, state in self.kept.events.values() if state is InboxState.NEW][:limit]

    async def due(self, now: datetime, limit: int = 100) -> Sequence[int]:
        due = sorted((at, athlete) for athlete, at in self.kept.next_at.items() if at and at <= now)
        return [athlete for _, athlete in due][:limit]

    async def due_clubs(self, now: datetime, limit: int = 100) -> Sequence[int]:
        return []

    async def next_due(self) -> datetime | None:
        return min((at for at in self.kept.next_at.values() if at), default=None)

    async def secured(self) -> None:
        """Do nothing: memory knows no power cut."""

    async def claim(self, now: Moment, limit: int = 30, limits=None, repeats=()) -> Sequence[Delivery]:
        self.trouble("claim")
        now = now if isinstance(now, datetime) else now()
        paused = {where for where, until in self.kept.pauses.items() if until > now}
        rows = sorted(self.kept.outbox.values(), key=lambda row: ORDER[row.delivery.message.kind])
        busy = {row.delivery.address for row in rows if row.state == "sending"}
        claimed = []
        for row in rows:
            delivery = row.delivery
            if paused & {(delivery.address.platform, ""), (delivery.address.platform, delivery.address.chat)}:
                continue
            if row.state == "new" and row.expires_at and row.expires_at <= now:
                self._state(delivery.id, "expired")
            elif row.state == "new" and row.not_before <= now and delivery.address not in busy and limit:
                limit -= 1
                busy.add(delivery.address)
                delivery = replace(delivery, attempt=delivery.attempt + 1)
                self.kept.outbox[delivery.id] = replace(row, delivery=delivery, state="sending")
                claimed.append(delivery)
        return claimed

    async def unclaim(self, known: Collection[int]) -> None:
        for number, row in self.kept.outbox.items():
            if row.state == "sending" and number not in known:
                self._state(number, "new")

    async def late(self, platform: str, seconds: float) -> Sequence[tuple[str, float]]:
        return ()

    async def full_for(self, limits) -> float | None:
        return None

    async def sent(
        self, delivery: int, message_id: str | None, at: datetime, attempt=None, took=None
    ) -> None:
        self.trouble("sent")
        self._state(delivery, "sent")
        self.kept.outbox[delivery] = replace(self.kept.outbox[delivery], message_id=message_id)

    async def again(self, delivery: int, not_before: datetime, attempt=None, *, doubted=False) -> None:
        row = self.kept.outbox[delivery]
        tried = replace(row.delivery, doubted=doubted)
        self.kept.outbox[delivery] = replace(row, delivery=tried, not_before=not_before, state="new")

    async def pause(self, platform: str, chat: str, until: datetime) -> None:
        self.kept.pauses[platform, chat] = until

    async def hurry(self, now: datetime) -> None:
        self.kept.pauses.clear()
        for number, row in self.kept.outbox.items():
            self.kept.outbox[number] = replace(row, not_before=min(row.not_before, now))

    async def lease(self, holder: str, names: Sequence[str]) -> frozenset[str]:
        self.trouble("lease")
        mine = {name for name in names if self.leases.setdefault(name, holder) == holder}
        return frozenset(mine)

    async def holders(self) -> Sequence[str]:
        return sorted(set(self.leases.values()))

    async def release(self, holders: Sequence[str]) -> None:
        self.leases = {name: holder for name, holder in self.leases.items() if holder not in holders}

    async def given_up(self, delivery: int, *, uncertain: bool, attempt=None) -> None:
        self._state(delivery, "uncertain" if uncertain else "failed")

    async def unreachable(self, address: Address) -> None:
        self.kept.homes = {who: home for who, home in self.kept.homes.items() if home != address}

    async def last_left(self) -> datetime | None:
        return None

    async def tidy(self, before: datetime) -> None:
        self.trouble("tidy")
        self.tidied.append(before)

    async def marks(self, platform: str) -> Sequence[tuple[str, str]]:
        return [(home.chat, mark) for home, mark in self.kept.marks.items() if home.platform == platform]

    async def recover(self, resends: frozenset[str]) -> None:
        self.recovered = resends

    async def close(self) -> None:
        self.closed = True

    def _state(self, delivery: int, state: str) -> None:
        self.kept.outbox[delivery] = replace(self.kept.outbox[delivery], state=state)

    def said(self) -> list[str]:
        """Return the texts in the outbox, in the order they were put there."""
        return [row.delivery.message.text for row in self.kept.outbox.values()]

    def states(self) -> list[str]:
        """Return the states of the outbox' rows."""
        return [row.state for row in self.kept.outbox.values()]

    def inbox(self) -> list[InboxState]:
        """Return the states of the inbox' events."""
        return [state for _, state in self.kept.events.values()]


@dataclass(frozen=True)
class FakeWork:
    """A transaction on a `FakeStore`."""

    store: FakeStore

    async def waiting(self, limit: int, only=()) -> Sequence[Event]:
        found = await self.store.waiting(1000)
        return [event for event in found if not only or event.id in only][:limit]

    async def due(self, athlete: int, now: datetime) -> Athlete | None:
        at = self.store.kept.next_at.get(athlete)
        return self.store.kept.athletes.get(athlete) if at and at <= now else None

    async def known(self, platform: str, person: str) -> int | None:
        return self.store.kept.people.get((platform, person))

    async def welcome(self, platform: str, person: str, home: Address | None) -> Athlete:
        kept = self.store.kept
        number = kept.people.setdefault((platform, person), len(kept.people) + 1)
        if home:
            kept.homes[number] = home
        await asyncio.sleep(0)
        return kept.athletes.setdefault(number, Athlete(number))

    async def athlete(self, athlete: int) -> Athlete | None:
        return self.store.kept.athletes.get(athlete)

    look_at = athlete

    async def mark(self, home: Address, mark: str) -> None:
        self.store.kept.marks[home] = mark

    async def home(self, athlete: int, platform: str | None = None) -> Address | None:
        return self.store.kept.homes.get(athlete)

    async def clubs_within(self, channel: Address) -> Sequence[Club]:
        return ()

    async def platforms(self, athlete: int) -> Sequence[str]:
        return [platform for (platform, _), who in self.store.kept.people.items() if who == athlete]

    async def promised(self) -> Sequence[Promised]:
        return self.store.promised

    async def settle_elsewhere(
        self, athlete: int, thread: str, here: Address, words: str, at: datetime
    ) -> None:
        """Nobody is anywhere else."""

    async def save(self, before: Athlete, after: Athlete, next_at: datetime | None) -> None:
        self.store.trouble("save")
        kept = self.store.kept
        kept.athletes[after.id], kept.next_at[after.id] = after, next_at
        kept.saves += 1

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
        for message in messages:
            number = len(self.store.kept.outbox) + 1
            delivery = Delivery(number, address, message, via, nonce=str(number))
            self.store.kept.outbox[number] = Row(athlete, delivery, at, expires_at)

    async def done(self, event: int, state: InboxState) -> None:
        self.store.kept.events[event] = (self.store.kept.events[event][0], state)

    async def club_of(self, channel: Address) -> Club | None:
        return None

    async def clubs_with(self, athlete: int) -> Sequence[Club]:
        return []

    async def forget(self, athlete: int) -> None:
        kept = self.store.kept
        kept.athletes.pop(athlete, None)
        kept.people = {who: number for who, number in kept.people.items() if number != athlete}
        kept.outbox = {number: row for number, row in kept.outbox.items() if row.athlete != athlete}


@dataclass
class FakePlatform:
    """A `core.ports.platform.Platform`: *answers* are taken one per delivery, an id to return or an error to raise."""

    name: str = "fake"
    resends: bool = False
    answers: list[Exception | str] = field(default_factory=list)
    events: list[tuple[str, Raw]] = field(default_factory=list)
    delivered: list[Delivery] = field(default_factory=list)
    ends: Exception | None = None
    hold: asyncio.Event | None = None
    closed: bool = False

    async def listen(self, inbox: Inbox) -> None:
        for key, raw in self.events:
            await inbox.put(self.name, key, raw)
        if self.ends:
            raise self.ends
        if self.hold:
            await self.hold.wait()

    def read(self, raw: Raw) -> Envelope | None:
        if "text" not in raw:
            raise ValueError("no text")
        person = str(raw.get("from", "ann"))
        address = Address(self.name, person)
        incoming = Incoming(str(raw["text"]), language="en", zone=raw.get("zone"))
        mark = str(raw.get("mark", ""))
        return Envelope(person, address, incoming, home=address, mark=mark) if raw["text"] else None

    async def deliver(self, delivery: Delivery) -> str | None:
        self.delivered.append(delivery)
        answer = self.answers.pop(0) if self.answers else f"m{delivery.id}"
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def left(self, channel: Address, person: str) -> bool:
        return False

    async def close(self) -> None:
        self.closed = True


def echo(athlete: Athlete, incoming: Incoming, now: datetime) -> Turn:
    """Say back what was said; "boom" is a defect, "delete" deletes, "ok" needs no answer."""
    text = incoming.text
    if text == "boom":
        raise RuntimeError("the knee of Ann hurts")
    if text == "ok":
        return Turn(athlete)
    heard = replace(athlete, heard_at=now, revision=athlete.revision + 1)
    message = Message(f"{text} {heard.revision}", buttons=((Button("Again", token(athlete.id, 0, "more")),),))
    return Turn(heard, messages=(message,), forgotten=text == "delete")


def nudge(athlete: Athlete, now: datetime) -> Turn:
    """Remind once an hour."""
    reminded = replace(athlete, revision=athlete.revision + 1)
    return Turn(reminded, messages=(Message("Good morning", kind=Kind.REMINDER),))


def hourly(_athlete: Athlete, now: datetime) -> datetime | None:
    """Name the next full hour."""
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


ECHO = Coach(echo, nudge, hourly)


def house(platform: FakePlatform, coach: Coach = ECHO, store: FakeStore | None = None) -> House:
    """Return a house with one fake platform, a fake store and a clock that stands at MORNING."""
    return build(store or FakeStore(), {platform.name: platform}, coach, SetClock(MORNING), 100)
