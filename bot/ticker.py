"""The road of the clock: who is due now → the coach → one transaction → outbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

import structlog

from adapters.storage.errors import StorageError
from bot.clock import Clock, stopwatch
from bot.coach import Coach
from bot.loop import IDLE_S, Bells
from bot.recaps import Recaps
from core.ports.platform import Platform
from core.ports.store import Store
from core.ports.work import Work

USEFUL_FOR: Final = timedelta(hours=3)
"""A reminder that could not be delivered by then is let go."""
AFTER_A_FAILURE: Final = timedelta(hours=1)
TOGETHER: Final = 16
"""The most athletes in one transaction; while it is open, others wait for the database."""
SOONEST: Final = timedelta(minutes=1)
"""No athlete is due twice within this, whatever the coach answers."""
KEPT: Final = timedelta(days=30)
"""How long what was dealt with is kept: far longer than any platform repeats an event."""

log = structlog.get_logger("fourlap")


@dataclass(slots=True)
class Ticker:
    """Reminds athletes when they are due; its cost grows with who is due, not with who exists."""

    store: Store
    coach: Coach
    clock: Clock
    bells: Bells
    per_second: int = 20
    """Reminders leave no faster than this, so that replies always have room under a platform's limit."""
    hands_over: bool = False
    """Reminders are given out as jobs, to whichever process is free."""
    tidied_on: date | None = None
    platforms: Mapping[str, Platform] = field(default_factory=dict)

    async def once(self) -> float:
        """Remind those due now, and post the recaps that are; return the seconds until the next is."""
        now = self.clock.now()
        due = await self.store.due(now, self.per_second)
        if self.hands_over:
            await self.store.hand_over("remind", due)
        else:
            await self._remind_all(due, now)
        recaps = await Recaps(self.store, self.platforms).once(now, self.per_second)
        if due or recaps:
            self.bells.said.set()
            return 1.0 if self.hands_over or self.per_second in {len(due), recaps} else 0.0
        await self._tidy(now)
        upcoming = await self.store.next_due()
        return max((upcoming - now).total_seconds(), 0.0) if upcoming else IDLE_S

    async def take_as_said(self, until: datetime) -> None:
        """Take all that was to be said before then as said: it was, by a database this one is an old copy of."""
        await self.store.said(until)
        while due := await self.store.due(until, 100):
            await self._remind_all(due, until, silently=True)
        while await Recaps(self.store, self.platforms).once(until, 100, silently=True):
            pass

    async def one(self, athlete: int) -> bool:
        """Remind one athlete, if they are still due."""
        await self._remind_all([athlete], self.clock.now())
        self.bells.said.set()
        return True

    async def _tidy(self, now: datetime) -> None:
        """Once a day, when nobody waits, let go of what was said and heard long ago."""
        if self.tidied_on != now.date():
            await self.store.tidy(now - KEPT)
            self.tidied_on = now.date()

    async def _remind_all(self, due: Sequence[int], now: datetime, *, silently: bool = False) -> None:
        for first in range(0, len(due), TOGETHER):
            await self._try_to_remind(due[first : first + TOGETHER], now, silently=silently)

    async def _try_to_remind(self, athletes: Sequence[int], now: datetime, *, silently: bool) -> None:
        try:
            await self._remind(athletes, now, silently=silently)
        except StorageError:
            raise  # it is the database that failed: all who are due are still, in a second
        except Exception:
            if len(athletes) == 1:
                log.exception("reminder failed", athlete=athletes[0])
                await self._postpone(athletes[0], now + AFTER_A_FAILURE)
                return
            for athlete in athletes:  # one of them is to blame, and must not spoil it for the others
                await self._try_to_remind([athlete], now, silently=silently)

    async def _remind(self, athletes: Sequence[int], now: datetime, *, silently: bool) -> None:
        """Remind athletes in one transaction: a commit costs more than a reminder."""
        done: list[tuple[int, float, int]] = []
        async with self.store.work() as work:
            for athlete in athletes:
                elapsed = stopwatch()
                said = await self._remind_one(work, athlete, now, silently=silently)
                if said is not None:
                    done.append((athlete, elapsed(), said))
        for athlete, ms, said in done:
            log.info("turn", athlete=athlete, heard="clock", ms=ms, messages=said)

    async def _remind_one(self, work: Work, athlete: int, now: datetime, *, silently: bool) -> int | None:
        """Remind one athlete; return in how many messages, None when there was nothing to do."""
        before, home = await work.due(athlete, now), await work.home(athlete)
        if before is None:  # another process was faster
            return None
        if home is None:
            await work.save(before, before, None)
            return None
        turn = self.coach.remind(before, now)
        upcoming = self.coach.next_at(turn.athlete, now)
        await work.save(before, turn.athlete, upcoming and max(upcoming, now + SOONEST))
        if turn.messages and not silently:
            until = turn.until or now + USEFUL_FOR
            await work.send(athlete, home, turn.messages, at=now, expires_at=until)
        return len(turn.messages)

    async def _postpone(self, athlete: int, until: datetime) -> None:
        async with self.store.work() as work:
            if before := await work.athlete(athlete):
                await work.save(before, before, until)
