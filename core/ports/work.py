"""What one turn may read and write, in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from core.athlete.athlete import Athlete
from core.clubs.club import Club, Tally
from core.messages import Address, Message, Pass, Promised
from core.ports.events import Event, InboxState


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

    async def whole(self, athlete: int) -> Athlete | None:
        """Return all that is kept of an athlete, also what turns don't look at any more."""
        ...

    async def due(self, athlete: int, now: datetime) -> Athlete | None:
        """Return that athlete if their reminder is (still) due and no other process is at it."""
        ...

    async def promised(self) -> Sequence[Promised]:
        """Return which minutes of the day are promised, and to how many."""
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

    async def revoke(self, like: Pass) -> None:
        """Let codes that say the same in that channel open nothing any more: of that athlete, or (0) of anybody."""
        ...

    async def save(self, before: Athlete, after: Athlete, next_at: datetime | None) -> None:
        """Write what changed between *before* and *after*, and when the next reminder is due."""
        ...

    async def send(
        self,
        athlete: int | None,
        address: Address,
        messages: Sequence[Message],
        *,
        at: datetime,
        via: str = "",
        expires_at: datetime | None = None,
    ) -> None:
        """Put *messages* to an athlete, or to nobody we know, into the outbox, in order."""
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

    async def clubs_within(self, channel: Address) -> Sequence[Club]:
        """Return the clubs of the topics of a channel: the word for one begins with the channel's, and a colon."""
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

    async def waits_again(self, delivery: int, attempt: int) -> None:
        """Let a delivery wait as if it were new, its words yet to be changed, if that *attempt* still counts."""
        ...

    async def post(
        self, club: Club, messages: Sequence[Message], *, at: datetime, expires_at: datetime | None = None
    ) -> None:
        """Put *messages* into the outbox, for the club's channel.

        One that revises an earlier one is written into it while that waits, and is dropped where none was posted.
        """
        ...
