"""The road of a message: stored events → the coach → one transaction → outbox.

Events are heard in the order they came, as many as wait in one transaction: a commit costs more than a turn.
When one of them cannot be heard, nothing of the batch is kept and smaller batches follow, until the event
that is to blame stands alone. It is tried again, then set aside with an apology, and the others go on.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

import structlog

from adapters.storage.errors import StorageError
from bot import bound, clubs, linked, taken_along
from bot.clock import Clock, stopwatch
from bot.coach import Coach
from bot.loop import IDLE_S, Bells
from core.athlete.athlete import Athlete
from core.commands.hours import asks_anew
from core.messages import Happened, Incoming, Message, Turn
from core.ports.deliveries import Delivery
from core.ports.events import Envelope, Event, InboxState
from core.ports.platform import Platform
from core.ports.store import Store
from core.ports.work import Work
from core.voice.answers import SORRY
from core.voice.catalogues import nearest
from core.voice.speech import speak

AT_ONCE: Final = 16
"""The most events in one transaction; while it is open, others wait for the database."""
FEW: Final = 8
"""Where a transaction waits for no disk: the answers of one wait for the others' turns."""
WAITED: Final = timedelta(hours=25)
"""Somewhat longer than any platform keeps words for us."""
TRIES: Final = 3
"""How often an event may fail before it is set aside."""

log = structlog.get_logger("fourlap")


@dataclass(frozen=True, slots=True)
class Heard:
    """One event, and the turn it led to."""

    event: Event
    envelope: Envelope
    turn: Turn
    next_at: datetime | None
    ms: float


@dataclass(slots=True)
class Turns:
    """Hears what waits in the inbox."""

    store: Store
    platforms: Mapping[str, Platform]
    coach: Coach
    clock: Clock
    bells: Bells
    batch: int = 0
    failures: Counter[int] = field(default_factory=Counter)
    """How often each event failed so far."""

    def __post_init__(self) -> None:
        """Begin with as many at once as there may be."""
        self.batch = self._most

    @property
    def _most(self) -> int:
        return FEW if self.store.shared else AT_ONCE

    async def once(self) -> float:
        """Hear what waits now; return the seconds that may pass until the next look. Raises StorageError."""
        most = self.batch
        heard = len(await self._pass())
        # Who shares the store with nobody is rung for by all that comes later.
        return 0.0 if heard == most or (heard and not self.store.shared) else IDLE_S

    async def these(self, events: Sequence[int]) -> Collection[int]:
        """Hear the lanes of *events*; return which of them still wait. Raises StorageError."""
        await self._pass(events)
        return await self.store.left(events)

    async def _pass(self, only: Collection[int] = ()) -> Sequence[Event]:
        events: list[Event] = []
        try:
            heard = await self._hear_all(events, only)
        except StorageError:
            raise
        except Exception as error:
            # A defect of ours never reaches a runner.
            if not events:
                raise
            self._stumbled(events, error)
        else:
            self.batch = min(2 * self.batch, self._most)
            await self._heard(heard)
        return events

    async def _hear_all(self, events: list[Event], only: Collection[int]) -> list[Heard]:
        """Hear what waits in one transaction; *events* holds it then, also when that fails."""
        heard: list[Heard] = []
        async with self.store.work() as work:
            events += await work.waiting(self.batch, only)
            for event in events:
                envelope = await self._read(work, event)
                if envelope:
                    hear = self._hear if self.failures[event.id] < TRIES else self._apologise
                    heard.append(await hear(work, event, envelope))
                    await asyncio.sleep(0)  # let what was said before be on its way meanwhile
            if self.store.shared and _said(heard):
                self.bells.said.set()
        return heard

    async def _read(self, work: Work, event: Event) -> Envelope | None:
        """Return what an event means; one that means nothing to the coach is set aside."""
        platform = self.platforms.get(event.platform)
        try:
            envelope = platform.read(event.raw) if platform else None
        except Exception:
            log.warning("unreadable", inbox=event.id, platform=event.platform, exc_info=True)
            await work.done(event.id, InboxState.UNREADABLE)
            return None
        if envelope is None:
            await work.done(event.id, InboxState.IGNORED)
        return envelope

    async def _hear(self, work: Work, event: Event, envelope: Envelope) -> Heard:
        elapsed, now = stopwatch(), self.clock.now()
        await clubs.in_topics(work, envelope, now)
        if passing := await clubs.by_nobody(work, envelope, now):
            await work.done(event.id, InboxState.DONE)
            return Heard(event, envelope, passing, None, elapsed())
        before = await work.welcome(event.platform, envelope.person, envelope.home)
        if envelope.home and envelope.mark:
            await work.mark(envelope.home, envelope.mark)
        apart = envelope.group is not None or envelope.incoming.channel is None
        said = await linked.known(work, before, event.platform, envelope.incoming, now)
        said = replace(said, channel=await bound.at_home(work, before.id, said))
        incoming = await taken_along.asked(work, before.id, await clubs.located(work, said, now))
        if envelope.home is None:
            incoming = replace(incoming, reachable=await work.home(before.id) is not None)
        envelope = replace(envelope, incoming=incoming)
        turn = await self._answer(work, before, incoming, now)
        if apart:
            turn = await bound.bound(work, turn, incoming, now)
        upcoming = self.coach.next_at(turn.athlete, now)
        if turn.forgotten:
            await work.done(event.id, InboxState.DONE)
            await clubs.forget(work, before.id, now)
            await work.forget(before.id)
            return Heard(event, envelope, turn, None, elapsed())
        await self._keep(work, before, envelope, turn, upcoming, now)
        await work.done(event.id, InboxState.DONE)
        return Heard(event, envelope, turn, upcoming, elapsed())

    async def _answer(self, work: Work, before: Athlete, incoming: Incoming, now: datetime) -> Turn:
        """Return what was heard leads to; who asks for a very minute is heard again, knowing how full it is."""
        who, at = introduced(before, incoming), written(before, incoming, now)
        turn = self.coach.hear(who, incoming, at)
        if not asks_anew(who.profile, turn.athlete.profile):
            return turn
        return self.coach.hear(who, replace(incoming, promised=tuple(await work.promised())), at)

    @staticmethod
    async def _keep(
        work: Work, before: Athlete, envelope: Envelope, turn: Turn, upcoming: datetime | None, now: datetime
    ) -> None:
        """Write down what a turn changed, and put what it says in line."""
        if turn.becomes:
            await linked.become(work, before, turn.becomes, envelope.incoming, now)
        elif turn.athlete != before:
            await work.save(before, turn.athlete, upcoming)
            await clubs.retell(work, before, turn.athlete, now)
        if envelope.incoming.happened is Happened.BLOCKED:
            await work.shut(envelope.address)
        await linked.settle(work, before, envelope, turn, now)
        if turn.messages:
            await clubs.send(work, turn.becomes or before.id, envelope, turn, now)
        if turn.club:
            await clubs.keep(work, envelope.incoming.club, turn.club, turn.posts, now)
        if turn.club and turn.off:
            await clubs.call_off(work, turn.club, turn.off, now)
        await clubs.tell(work, turn.to_others, now)
        await clubs.land(work, before, turn.athlete, now)

    async def _heard(self, heard: Sequence[Heard]) -> None:
        for one in heard:
            if one.turn.forgotten:
                await self._say_goodbye(one)
            did, said = deed(one.envelope.incoming), len(one.turn.messages)
            log.info("turn", athlete=one.turn.athlete.id, heard=did, ms=one.ms, messages=said)
        if _said(heard) and not self.store.shared:
            self.bells.said.set()
        # The ticker looks at least that often; only what is due before then needs its bell.
        soon = self.clock.now() + timedelta(seconds=IDLE_S)
        if any(one.next_at and one.next_at <= soon for one in heard):
            self.bells.due.set()

    async def _say_goodbye(self, heard: Heard) -> None:
        """Say goodbye past the outbox: everything is deleted already, what was queued for this runner included."""
        await self.store.secured()
        for message in heard.turn.messages:
            await self._say_now(heard.envelope, message)

    async def _say_now(self, envelope: Envelope, message: Message) -> None:
        platform = self.platforms[envelope.address.platform]
        try:
            await platform.deliver(Delivery(0, envelope.address, message, envelope.via))
        except Exception:
            # It cannot be tried again: nothing of its runner is left.
            log.warning("goodbye not delivered", platform=platform.name, exc_info=True)

    def _stumbled(self, events: Sequence[Event], error: Exception) -> None:
        """Find who is to blame in smaller batches; one that failed alone too often is set aside by the next pass."""
        self.batch = 1
        if len(events) == 1:
            (event,) = events
            self.failures[event.id] += 1
            if self.failures[event.id] >= TRIES:
                log.error("set aside", inbox=event.id, platform=event.platform, exc_info=error)

    async def _apologise(self, work: Work, event: Event, envelope: Envelope) -> Heard:
        """Set an event aside, and say so to whoever sent it. Their athlete is not read: that may be what fails.

        What merely happened was sent by nobody.
        """
        elapsed = stopwatch()
        athlete = await work.known(event.platform, envelope.person)
        sorry: tuple[Message, ...] = ()
        if envelope.incoming.happened is None:
            if athlete is None:
                athlete = (await work.welcome(event.platform, envelope.person, envelope.home)).id
            sorry = (Message(speak(SORRY, nearest(envelope.incoming.language))),)
            await work.send(athlete, envelope.address, sorry, at=self.clock.now(), via=envelope.via)
        await work.done(event.id, InboxState.UNREADABLE)
        del self.failures[event.id]
        return Heard(event, envelope, Turn(Athlete(athlete or 0), messages=sorry), None, elapsed())


def _said(heard: Sequence[Heard]) -> bool:
    """Tell whether anything is to be sent."""
    return any(one.turn.messages or one.turn.posts or one.turn.to_others for one in heard)


def introduced(athlete: Athlete, incoming: Incoming) -> Athlete:
    """Return the athlete with what their platform knows of them and they have not said: their zone."""
    if incoming.zone is None or athlete.profile.zone is not None:
        return athlete
    return replace(athlete, profile=replace(athlete.profile, zone=incoming.zone))


def written(athlete: Athlete, incoming: Incoming, now: datetime) -> datetime:
    """Return the moment words speak from: what waited past midnight means the day it was written on."""
    at = incoming.at
    if at is None or not now - WAITED < at < now or athlete.today(at) == athlete.today(now):
        return now
    return min(max(at, athlete.heard_at or at), now)


def deed(incoming: Incoming) -> str:
    """Name what was done, for the log: never what was said."""
    if incoming.token is not None:
        return "tap"
    return "media" if incoming.media else "text"
