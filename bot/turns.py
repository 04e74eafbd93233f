"""The road of a message: stored event → the coach → one transaction → outbox.

A runner's events are heard in the order they came, different runners' at the same time. An event that cannot
be read is set aside; one that the coach stumbles over is tried again, then set aside with an apology.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import structlog

from adapters.storage.errors import StorageError
from bot.clock import Clock, stopwatch
from bot.coach import Coach
from bot.loop import IDLE_S, Bells
from core.athlete.athlete import Athlete
from core.messages import Incoming, Message, Turn
from core.ports import Delivery, Envelope, Event, InboxState, Platform, Store
from core.voice.speech import speak
from core.voice.text import t

TRIES: Final = 3
"""Passes an event may fail before it is set aside."""

SORRY: Final = t(
    "Something went wrong on my side, not yours. I could not take in your last message. "
    "Please send it once more, or in other words."
)

log = structlog.get_logger("fourlap")


@dataclass(frozen=True, slots=True)
class Turns:
    """Hears what waits in the inbox."""

    store: Store
    platforms: Mapping[str, Platform]
    coach: Coach
    clock: Clock
    bells: Bells
    failures: dict[int, int] = field(default_factory=dict)
    """How often each event failed so far."""

    async def once(self) -> float:
        """Hear everything that waits now; return the seconds that may pass until the next look."""
        events = await self.store.waiting()
        lanes: dict[tuple[str, str], list[tuple[Event, Envelope]]] = defaultdict(list)
        for event in events:
            if envelope := await self._read(event):
                lanes[event.platform, envelope.person].append((event, envelope))
        failed = await asyncio.gather(*(self._lane(lane) for lane in lanes.values()))
        if trouble := [error for error in failed if error]:
            raise ExceptionGroup("turns failed", trouble)
        return 0 if events else IDLE_S

    async def _read(self, event: Event) -> Envelope | None:
        platform = self.platforms.get(event.platform)
        try:
            envelope = platform.read(event.raw) if platform else None
        except Exception:
            # one event of a strange shape must not stop the others
            log.warning("unreadable", inbox=event.id, platform=event.platform, exc_info=True)
            await self._set_aside(event, InboxState.UNREADABLE)
            return None
        if envelope is None:
            await self._set_aside(event, InboxState.IGNORED)
        return envelope

    async def _set_aside(self, event: Event, state: InboxState) -> None:
        async with self.store.work() as work:
            await work.done(event.id, state)

    async def _lane(self, lane: Sequence[tuple[Event, Envelope]]) -> Exception | None:
        """Hear one runner's events in order; stop at the first that fails, so that order is kept."""
        for event, envelope in lane:
            try:
                await self._hear(event, envelope)
            except StorageError as error:
                return error
            except Exception as error:
                # A defect of ours: it never reaches a runner.
                self.failures[event.id] = self.failures.get(event.id, 0) + 1
                if self.failures[event.id] < TRIES:
                    return error
                log.exception("set aside", inbox=event.id, platform=event.platform)
                await self._apologise(event, envelope)
            self.failures.pop(event.id, None)
        return None

    async def _hear(self, event: Event, envelope: Envelope) -> None:
        elapsed, now = stopwatch(), self.clock.now()
        async with self.store.work() as work:
            before = await work.welcome(event.platform, envelope.person, envelope.home)
            turn = self.coach.hear(introduced(before, envelope.incoming), envelope.incoming, now)
            if not turn.forgotten:
                if turn.athlete != before:
                    await work.save(before, turn.athlete, self.coach.next_at(turn.athlete, now))
                if turn.messages:
                    await work.send(before.id, envelope.address, turn.messages, at=now, via=envelope.via)
                await work.done(event.id, InboxState.DONE)
        if turn.forgotten:
            await self._forget(event, envelope, turn)
        self.bells.said.set()
        self.bells.due.set()
        heard, said = kind(envelope.incoming), len(turn.messages)
        log.info("turn", athlete=before.id, heard=heard, ms=elapsed(), messages=said)

    async def _forget(self, event: Event, envelope: Envelope, turn: Turn) -> None:
        """Say goodbye past the outbox, then delete everything, what is queued for this runner included."""
        for message in turn.messages:
            await self._say_now(envelope, message)
        async with self.store.work() as work:
            await work.done(event.id, InboxState.DONE)
            await work.forget(turn.athlete.id)

    async def _say_now(self, envelope: Envelope, message: Message) -> None:
        platform = self.platforms[envelope.address.platform]
        try:
            await platform.deliver(Delivery(0, envelope.address, message, envelope.via))
        except Exception:
            # a lost goodbye must not keep what had to be deleted
            log.warning("goodbye not delivered", platform=platform.name, exc_info=True)

    async def _apologise(self, event: Event, envelope: Envelope) -> None:
        async with self.store.work() as work:
            athlete = await work.known(event.platform, envelope.person)
            if athlete is None:
                athlete = (await work.welcome(event.platform, envelope.person, envelope.home)).id
            sorry = Message(speak(SORRY, envelope.incoming.language or "en"))
            await work.send(athlete, envelope.address, [sorry], at=self.clock.now(), via=envelope.via)
            await work.done(event.id, InboxState.UNREADABLE)
        self.bells.said.set()


def introduced(athlete: Athlete, incoming: Incoming) -> Athlete:
    """Return the athlete with what their platform knows of them and they have not said: their zone."""
    if incoming.zone is None or athlete.profile.zone is not None:
        return athlete
    return replace(athlete, profile=replace(athlete.profile, zone=incoming.zone))


def kind(incoming: Incoming) -> str:
    """Name what was done, for the log: never what was said."""
    if incoming.token is not None:
        return "tap"
    return "media" if incoming.media else "text"
