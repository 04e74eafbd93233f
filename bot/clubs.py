"""Clubs on the roads: found for an event of their channel, kept with what a turn made of them, recapped in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import structlog

from adapters.storage.errors import StorageError
from bot.clock import stopwatch
from core.clubs import posts, recap
from core.clubs.club import Club
from core.clubs.commands import revised
from core.clubs.membership import forgotten
from core.messages import Incoming, Say, Turn
from core.ports import Envelope, Store, Work

AFTER_A_FAILURE: Final = timedelta(hours=1)

log = structlog.get_logger("fourlap")


async def located(work: Work, incoming: Incoming) -> Incoming:
    """Return *incoming* with the club of the channel it happened in."""
    if incoming.channel is None:
        return incoming
    return replace(incoming, club=await work.club_of(incoming.channel))


async def keep(work: Work, before: Club | None, after: Club, says: Sequence[Say], now: datetime) -> None:
    """Keep a club as it is now, and post what a turn has for its channel."""
    kept = await work.save_club(before, after, recap.next_at(after, now))
    await work.post(kept, [posts.in_words(kept, say) for say in says], at=now)


async def forget(work: Work, athlete: int, now: datetime) -> None:
    """Take an athlete out of every club, and out of what stands in its channel."""
    for club in await work.clubs_with(athlete):
        after = forgotten(club, athlete)
        await keep(work, club, after, revised(club, after), now)


async def send(work: Work, athlete: int, envelope: Envelope, turn: Turn, now: datetime) -> None:
    """Answer where the event came from, and say at home what belongs there, if there is one."""
    here = [message for message in turn.messages if not message.at_home]
    there = [message for message in turn.messages if message.at_home]
    if here:
        await work.send(athlete, envelope.address, here, at=now, via=envelope.via)
    home = await work.home(athlete) if there else None
    if home:
        await work.send(athlete, home, there, at=now)


@dataclass(frozen=True, slots=True)
class Recaps:
    """Posts the recaps that are due."""

    store: Store

    async def once(self, now: datetime, most: int) -> int:
        """Look at the clubs that are due by *now*; return how many there were."""
        due = await self.store.due_clubs(now, most)
        for club in due:
            await self._try_to_post(club, now)
        return len(due)

    async def _try_to_post(self, club: int, now: datetime) -> None:
        try:
            await self._post(club, now)
        except StorageError:
            raise  # it is the database that failed: all that are due are still, in a second
        except Exception:
            log.exception("recap failed", club=club)
            async with self.store.work() as work:
                if known := await work.club(club):
                    await work.save_club(known, known, now + AFTER_A_FAILURE)

    async def _post(self, number: int, now: datetime) -> None:
        elapsed = stopwatch()
        async with self.store.work() as work:
            club = await work.club(number)
            if club is None:
                return
            due = recap.coming(club, now)
            if due.at > now:
                await work.save_club(club, club, due.at)
                return
            tallies = await work.tallies(club.id, due.first, due.on)
            after, messages = recap.post(club, due, tallies, now)
            kept = await work.save_club(club, after, recap.next_at(after, now))
            await work.post(kept, messages, at=now, expires_at=due.until)
        log.info("recap", club=number, ms=elapsed(), messages=len(messages))
