"""What keeps athletes, inbox and outbox, and who is woken to look at a row."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, Protocol, TypeAlias

from core.messages import Address
from core.ports.deliveries import Delivery, Limits
from core.ports.events import Event
from core.ports.platform import Inbox
from core.ports.work import Work

Moment: TypeAlias = datetime | Callable[[], datetime]
"""A moment, or what tells it when it comes to that: others may be waited for."""
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

    @property
    def shared(self) -> bool:
        """Tell whether what is asked while a transaction is open may join it: who rings early saves a commit."""
        ...

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
        """Return athletes whose next reminder is due: who has a minute promised first, then the longest overdue."""
        ...

    async def due_clubs(self, now: datetime, limit: int = 100) -> Sequence[int]:
        """Return clubs to look at by now, the longest overdue first."""
        ...

    async def next_due(self) -> datetime | None:
        """Return when the next reminder of any athlete, or the next recap of any club, is due."""
        ...

    async def claim(
        self,
        now: Moment,
        limit: int = 30,
        limits: Mapping[str, Limits] | None = None,
        repeats: Collection[str] = (),
    ) -> Sequence[Delivery]:
        """Mark the next deliveries as being sent, commit, and return them.

        That is to outlive a power cut, but for answers on a platform of *repeats*, where they may arrive twice: of
        them it is what they answer.

        Replies before reminders before recaps, one chat in order and never two at once; expired ones are
        dropped. Given *limits*, only the platforms named there are written to, and no faster.
        """
        ...

    async def secured(self) -> None:
        """Wait until all that was done so far outlives a power cut."""
        ...

    async def unclaim(self, known: Collection[int]) -> None:
        """Put back in line what a claim that failed has claimed all the same: all of ours but the *known* ones."""
        ...

    async def late(self, platform: str, seconds: float) -> Sequence[tuple[str, float]]:
        """Return the zone of each reminder that left within *seconds*, and how many seconds after it was made."""
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

    async def said(self, until: datetime) -> None:
        """Take what was to leave by *until* and still waits as said: by a database this one is an old copy of."""
        ...

    async def tidy(self, before: datetime) -> None:
        """Delete events and deliveries that were closed and are older than *before*."""
        ...

    async def close(self) -> None:
        """Let go of the database."""
        ...
