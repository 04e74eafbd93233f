"""The transaction of one turn, or of several one after the other, as `core.ports.work.Work` wants it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection, delete, select

from adapters.storage import addresses, clubs, elsewhere, inbox, minutes, outbox, passes, posts
from adapters.storage.athletes import Save, create, load, looked_at, recalled, save, whole
from adapters.storage.company import Transaction
from adapters.storage.memory import Memory
from adapters.storage.tables import addresses as addresses_table
from adapters.storage.tables import athletes, pauses
from core.athlete.athlete import Athlete
from core.clubs.club import Club, Tally
from core.messages import Address, Message, Pass, Promised
from core.ports.events import Event, InboxState


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

    async def whole(self, athlete: int) -> Athlete | None:
        """Return all that is kept of an athlete, also what turns don't look at any more."""
        return await self.transaction.do(whole, athlete)

    async def due(self, athlete: int, now: datetime) -> Athlete | None:
        """Return that athlete if their reminder is (still) due and no other process is at it."""
        found = await self.transaction.look(load, self.memory, athlete, now)
        return found and self._now(found)

    async def promised(self) -> Sequence[Promised]:
        """Return which minutes of the day are promised, and to how many."""
        return await self.transaction.look(minutes.promised)

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

    async def revoke(self, like: Pass) -> None:
        """Let codes like this open nothing any more."""
        await self.transaction.do(passes.revoke, like)

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
        athlete: int | None,
        address: Address,
        messages: Sequence[Message],
        *,
        at: datetime,
        via: str = "",
        expires_at: datetime | None = None,
    ) -> None:
        """Put *messages* to an athlete, or to nobody we know, into the outbox, in order."""
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
        await self.transaction.do(shut, home)

    async def forget(self, athlete: int) -> None:
        """Delete everything about an athlete."""
        self.saves.pop(athlete, None)
        await self.transaction.do(_forget, self.memory, athlete)

    async def club_of(self, channel: Address) -> Club | None:
        """Return the club of a channel."""
        return await self.transaction.do(clubs.of_channel, channel)

    async def clubs_within(self, channel: Address) -> Sequence[Club]:
        """Return the clubs of the topics of a channel."""
        return await self.transaction.do(clubs.of_topics, channel)

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

    async def waits_again(self, delivery: int, attempt: int) -> None:
        """Let a delivery wait as if it were new, if that *attempt* still counts."""
        await self.transaction.do(outbox.waits_again, delivery, attempt)

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


def _forget(connection: Connection, memory: Memory, athlete: int) -> None:
    """Delete the one row on which everything hangs: the tables take the rest along."""
    theirs = select(addresses_table.c.home).where(addresses_table.c.athlete_id == athlete)
    connection.execute(delete(pauses).where(pauses.c.chat.in_(theirs)))
    connection.execute(delete(athletes).where(athletes.c.id == athlete))
    memory.stamped.pop(athlete, None)


def shut(connection: Connection, address: Address) -> None:
    """Write nowhere near *address* any more, nor what waits for it."""
    addresses.close(connection, address)
    outbox.stop(connection, address)
