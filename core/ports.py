"""What the outside must be able to do for the coach. Adapters fill these; the process in `bot` joins them.

The words: a platform *listens* and puts each raw event into the inbox; *reads* a stored event into an
`Envelope`; *delivers* what the coach says. A store keeps athletes, inbox and outbox, and does one turn as one
transaction.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

from core.athlete.athlete import Athlete
from core.clubs.club import Club, Tally
from core.messages import Address, Incoming, Message, Pass

Raw: TypeAlias = Mapping[str, Any]
"""An event as the platform sent it, in plain JSON."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """An event, read: who sent it, where they can be answered, and what they did."""

    person: str
    """The platform's id of the sender."""
    address: Address
    """Where an answer to this event goes."""
    incoming: Incoming
    via: str = ""
    """The adapter's own handle for answering this very event (a callback id, an interaction token)."""
    home: Address | None = None
    """Where this person can be written to first, when this event shows it (their private chat)."""
    group: Address | None = None
    """Where everyone reads, when *address* is a private chat that may not be open to us yet."""
    mark: str = ""
    """How far their private chat is heard with this event, where a platform must read on from there after a stop."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message on its way out."""

    id: int
    address: Address
    message: Message
    via: str = ""
    edits: str | None = None
    """The platform's id of the message this one takes the place of."""
    strips: str | None = None
    """The platform's id of an earlier message whose buttons are over now."""
    nonce: str = ""
    """The same for every try of this delivery, at most 25 characters."""
    attempt: int = 0
    """Which try this is: what a try has to tell counts only until the next one begins."""
    doubted: bool = False
    """It may have arrived already: the answer to an earlier try was lost."""


@dataclass(frozen=True, slots=True)
class Window:
    """No more than *most* messages in any *seconds*."""

    most: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Limits:
    """How fast a platform takes messages, counted over all processes. What is None has no limit."""

    bot: Window | None = None
    chat: Window | None = None
    group: Window | None = None
    groups: str = ""
    """How the chat of a group begins."""


class NotSentError(Exception):
    """The platform surely did not get it (no connection, 5xx before the request): try again."""


class UnknownError(Exception):
    """It may or may not have arrived (the answer was lost)."""


class UnreachableError(Exception):
    """This address cannot be written to (blocked, closed): stop until there is a sign of life."""


class RefusedError(Exception):
    """The platform will never take this message (too long, malformed): a defect of ours."""


class BadTokenError(Exception):
    """The platform does not know this bot; the message names the platform and never the token."""


class SlowDownError(Exception):
    """The platform asks for a pause of *seconds*; *whole_bot* when it named all chats, not just this one."""

    def __init__(self, seconds: float, *, whole_bot: bool = False) -> None:
        """Keep the pause that was asked for."""
        super().__init__(f"asked to pause {seconds} s")
        self.seconds = seconds
        self.whole_bot = whole_bot


class Inbox(Protocol):
    """Where a platform leaves what it was handed."""

    async def put(self, platform: str, key: str, raw: Raw, lane: str = "") -> bool:
        """Store one event and commit; False when an event with this *key* was stored before.

        Events of one *lane* are heard one after the other, in the order they were stored.
        """
        ...

    async def marks(self, platform: str) -> Sequence[tuple[str, str]]:
        """Return the last mark (`Envelope.mark`) of each chat of *platform* that has one: (chat, mark)."""
        ...


@dataclass(frozen=True, slots=True)
class Check:
    """One thing tried on a live platform: what it was, whether it went well, and what was seen."""

    name: str
    fine: bool
    seen: str = ""


class Suggests(Protocol):
    """An inbox that can also say what may finish what somebody types."""

    async def suggest(self, platform: str, person: str, command: str, typed: str) -> Sequence[str]:
        """Return what may finish the option of *command*, the likeliest first; nothing is stored."""
        ...


class Platform(Protocol):
    """A chat platform. Platforms never know each other, nor any rule of the coach."""

    name: str
    """Its key in `bot.wiring.PLATFORMS`, and in every `Address`."""
    resends: bool
    """A repeated delivery with the same nonce cannot arrive twice."""

    async def listen(self, inbox: Inbox) -> None:
        """Put events into *inbox* until cancelled; confirm to the platform only what is stored."""
        ...

    def read(self, raw: Raw) -> Envelope | None:
        """Return what a stored event means; None when it means nothing to the coach. Raises ValueError."""
        ...

    async def deliver(self, delivery: Delivery) -> str | None:
        """Send, edit, react or toast; return the platform's message id. Raises the errors above."""
        ...

    async def left(self, channel: Address, person: str) -> bool:
        """Return whether *person* is surely not in *channel* any more; in doubt, they are there."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


@dataclass(frozen=True, slots=True)
class Reply:
    """What a platform that calls is answered, and what is done once that has left."""

    status: int
    body: Mapping[str, Any] | None = None
    after: Callable[[], Awaitable[None]] | None = None


class Caller(Protocol):
    """A platform that calls when there is something new, instead of being asked."""

    async def receive(self, inbox: Inbox, headers: Mapping[str, str], body: bytes) -> Reply:
        """Put what a call brings into *inbox*, and say what it is answered. Raises what the inbox raises."""
        ...


class InboxState(StrEnum):
    """What became of a stored event."""

    NEW = "new"
    DONE = "done"
    IGNORED = "ignored"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Event:
    """A stored event that waits to be heard."""

    id: int
    platform: str
    key: str
    raw: Raw
    received_at: datetime


class Work(Protocol):
    """One turn's transaction: everything in it is kept, or nothing."""

    async def waiting(self, limit: int, only: Collection[int] = ()) -> Sequence[Event]:
        """Return events not dealt with yet, in the order they came, of lanes no other process is at.

        With *only*, of the lanes of those events.
        """
        ...

    async def known(self, platform: str, person: str) -> int | None:
        """Return the athlete who writes as *person* on *platform*."""
        ...

    async def welcome(self, platform: str, person: str, home: Address | None) -> Athlete:
        """Return that athlete, made new if need be; remember *home* as where to write first."""
        ...

    async def mark(self, home: Address, mark: str) -> None:
        """Note how far the chat at *home* was heard."""
        ...

    async def athlete(self, athlete: int) -> Athlete | None:
        """Return the athlete with that id, for this turn to change."""
        ...

    async def look_at(self, athlete: int) -> Athlete | None:
        """Return the athlete with that id, to be read only: another process may change them meanwhile."""
        ...

    async def due(self, athlete: int, now: datetime) -> Athlete | None:
        """Return that athlete if their reminder is (still) due and no other process is at it."""
        ...

    async def home(self, athlete: int, platform: str | None = None) -> Address | None:
        """Return where to write to an athlete first (on *platform*, if given); None when nowhere can be reached."""
        ...

    async def persons(self, athletes: Sequence[int], platform: str) -> Mapping[int, str]:
        """Return as whom athletes write on *platform*, by athlete."""
        ...

    async def platforms(self, athlete: int) -> Sequence[str]:
        """Return the platforms an athlete is known on, the first one first."""
        ...

    async def become(self, athlete: int, other: int) -> None:
        """Let every address of *athlete* be one of *other*'s, and delete the rest of *athlete*."""
        ...

    async def part(self, athlete: int, platform: str) -> None:
        """Let nobody on *platform* be that athlete any more, and say nothing more of theirs there."""
        ...

    async def settle_elsewhere(
        self, athlete: int, thread: str, here: Address, words: str, at: datetime
    ) -> None:
        """Close what was shown in *thread* in the athlete's other chats, with *words* under it."""
        ...

    async def issue(self, code: str, what: Pass, now: datetime) -> None:
        """Let *code* open something, once and until it is over."""
        ...

    async def opened(self, code: str, now: datetime) -> Pass | None:
        """Return what *code* opens at *now*; None when it opens nothing, or nothing any more."""
        ...

    async def spend(self, code: str) -> None:
        """Let *code* open nothing any more."""
        ...

    async def save(self, before: Athlete, after: Athlete, next_at: datetime | None) -> None:
        """Write what changed between *before* and *after*, and when the next reminder is due."""
        ...

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
        ...

    async def done(self, event: int, state: InboxState) -> None:
        """Mark a stored event as dealt with."""
        ...

    async def shut(self, home: Address) -> None:
        """Stop writing to an address until its person writes again."""
        ...

    async def forget(self, athlete: int) -> None:
        """Delete everything about an athlete: facts, addresses, inbox and outbox."""
        ...

    async def club_of(self, channel: Address) -> Club | None:
        """Return the club of a channel."""
        ...

    async def club(self, club: int) -> Club | None:
        """Return the club with that id."""
        ...

    async def clubs_with(self, athlete: int) -> Sequence[Club]:
        """Return every club that holds anything of an athlete."""
        ...

    async def tallies(self, club: int, first: date, last: date) -> Sequence[Tally]:
        """Add up what the members of a club ran from *first* to *last*, both included, and nothing else of them."""
        ...

    async def save_club(self, before: Club | None, after: Club, next_at: datetime) -> Club:
        """Write what changed, and when to look at the club next; return the club, a new one with its id."""
        ...

    async def post(
        self, club: Club, messages: Sequence[Message], *, at: datetime, expires_at: datetime | None = None
    ) -> None:
        """Put *messages* into the outbox, for the club's channel.

        One that revises an earlier one is written into it while that waits, and is dropped where none was posted.
        """
        ...


Do: TypeAlias = Callable[[int], Awaitable[bool]]
"""Looks at a row; tells whether it is dealt with."""


class Jobs(Protocol):
    """Hands rows to processes to look at: each to one of them, and to another when that one dies."""

    async def prepare(self) -> None:
        """Make ready what jobs are kept in."""
        ...

    async def put(self, connection: Any, road: str, rows: Sequence[int]) -> None:  # noqa: ANN401 - the driver's own
        """Put in a job for each row, in the transaction that is open on *connection*."""
        ...

    async def run(self, roads: Mapping[str, Do], stop: Any) -> None:  # noqa: ANN401 - an event of the loop
        """Do the jobs of *roads* until *stop*."""
        ...


class Store(Inbox, Protocol):
    """Athletes, inbox and outbox."""

    def work(self) -> AbstractAsyncContextManager[Work]:
        """Open one transaction; committed on leaving, rolled back by an exception."""
        ...

    async def waiting(self, limit: int = 100) -> Sequence[Event]:
        """Return stored events not dealt with yet, in the order they came."""
        ...

    async def left(self, events: Sequence[int]) -> Collection[int]:
        """Return which of *events* are not dealt with yet."""
        ...

    async def hand_over(self, road: str, rows: Sequence[int]) -> None:
        """Put in a job for each row."""
        ...

    async def due(self, now: datetime, limit: int = 100) -> Sequence[int]:
        """Return athletes whose next reminder is due, the longest overdue first."""
        ...

    async def due_clubs(self, now: datetime, limit: int = 100) -> Sequence[int]:
        """Return clubs to look at by now, the longest overdue first."""
        ...

    async def next_due(self) -> datetime | None:
        """Return when the next reminder of any athlete, or the next recap of any club, is due."""
        ...

    async def claim(
        self, now: datetime, limit: int = 30, limits: Mapping[str, Limits] | None = None
    ) -> Sequence[Delivery]:
        """Mark the next deliveries as being sent, commit, and return them.

        Replies before reminders before recaps, one chat in order and never two at once; expired ones are
        dropped. Given *limits*, only the platforms named there are written to, and no faster.
        """
        ...

    async def full_for(self, limits: Mapping[str, Limits]) -> float | None:
        """Return the seconds until a platform that is full now takes one more; None when none is full."""
        ...

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
        ...

    async def again(
        self, delivery: int, not_before: datetime, attempt: int | None = None, *, doubted: bool = False
    ) -> None:
        """Put a delivery back in line, if it is still this *attempt* that counts; *doubted* if it may have arrived."""
        ...

    async def given_up(self, delivery: int, *, uncertain: bool, attempt: int | None = None) -> None:
        """Close a delivery that failed for good, or whose fate is unknown, if this *attempt* still counts."""
        ...

    async def pause(self, platform: str, chat: str, until: datetime) -> None:
        """Let no process write to a chat (an empty one: to the whole platform) before then."""
        ...

    async def hurry(self, now: datetime) -> None:
        """Wait for nothing any more: what was to leave later may leave *now*, and no pause is on."""
        ...

    async def unreachable(self, address: Address) -> None:
        """Stop writing to an address until its person writes again."""
        ...

    async def recover(self, resends: frozenset[str]) -> None:
        """Settle deliveries that were left half-way by a process that lives no more.

        A reply is sent again; a reminder is sent again only on a platform of *resends*, else it is closed
        as uncertain.
        """
        ...

    async def lease(self, holder: str, names: Sequence[str]) -> frozenset[str]:
        """Take or keep each of *names* that is free or *holder*'s; return those it holds now, for some seconds.

        From then on this store acts for *holder*: it claims nothing while that holds nothing.
        """
        ...

    async def holders(self) -> Sequence[str]:
        """Return every process that holds something, also one not heard of for long."""
        ...

    async def release(self, holders: Sequence[str]) -> None:
        """Free all that *holders* hold."""
        ...

    async def last_left(self) -> datetime | None:
        """Return when a delivery last left, or was tried."""
        ...

    async def tidy(self, before: datetime) -> None:
        """Delete events and deliveries that were closed and are older than *before*."""
        ...

    async def close(self) -> None:
        """Let go of the database."""
        ...
