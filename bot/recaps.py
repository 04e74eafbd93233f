"""Recaps and words about races, posted when they are due, of who is in the channel still."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

import structlog

from adapters.storage.errors import StorageError
from bot.clock import stopwatch
from bot.roll import Roll, without
from core.clubs import own_plan, races, recap
from core.clubs.club import Club, Tally
from core.messages import Message
from core.ports.platform import Platform
from core.ports.store import Store
from core.ports.work import Work

AFTER_A_FAILURE: Final = timedelta(hours=1)

log = structlog.get_logger("fourlap")


@dataclass(frozen=True, slots=True)
class Recaps:
    """Posts the recaps that are due."""

    store: Store
    platforms: Mapping[str, Platform] = field(default_factory=dict)

    async def once(self, now: datetime, most: int, *, silently: bool = False) -> int:
        """Look at the clubs that are due by *now*; return how many there were. *silently* what is due counts as posted."""
        due = await self.store.due_clubs(now, most)
        for club in due:
            await self._try_to_post(club, now, silently=silently)
        return len(due)

    async def _try_to_post(self, club: int, now: datetime, *, silently: bool) -> None:
        try:
            await self._post(club, now, silently=silently)
        except StorageError:
            raise  # it is the database that failed: all that are due are still, in a second
        except Exception:
            log.exception("recap failed", club=club)
            async with self.store.work() as work:
                if known := await work.club(club):
                    await work.save_club(known, known, now + AFTER_A_FAILURE)

    async def _post(self, number: int, now: datetime, *, silently: bool) -> None:
        elapsed = stopwatch()
        gone = () if silently else await Roll(self.store, self.platforms).call(number, now)
        async with self.store.work() as work:
            club = await work.club(number)
            if club is None:
                return
            club = await without(work, club, gone, now)
            due, race = recap.coming(club, now), races.coming(club, now)
            after, until = club, due.until
            messages: Sequence[Message] = ()
            if club.closed:
                pass
            elif race and race.at <= now:
                after, message = races.post(club, race)
                messages, until = (message,), race.at + races.LASTS
            elif due.at <= now:
                after, messages = recap.post(club, due, await self._tallies(work, club, due), now)
            kept = await work.save_club(club, after, recap.next_at(after, now))
            if not silently:
                await work.post(kept, messages, at=now, expires_at=until)
        log.info("recap", club=number, ms=elapsed(), messages=len(messages))

    async def _tallies(self, work: Work, club: Club, due: recap.Due) -> list[Tally]:
        """Return what members ran, each beside what they had planned."""
        found = []
        for one in await work.tallies(club.id, due.first, due.on):
            athlete = await work.look_at(one.athlete)
            found.append(own_plan.beside(one, athlete, due.first, due.on) if athlete else one)
        return found
