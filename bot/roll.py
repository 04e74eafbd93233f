"""Who is in a club's channel still.

No platform tells of everyone who goes, so it is asked: once a day, and before a name is posted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from bot import clubs
from core.clubs import posts, recap
from core.clubs.club import Club
from core.clubs.session import ahead
from core.messages import Address
from core.ports.deliveries import Delivery
from core.ports.platform import Platform
from core.ports.store import Store
from core.ports.work import Work

DAYS_TO_COME_IN: Final = 7
LOOKED_UP: Final = 8
"""People of whom a platform is asked at the same time."""


@dataclass(frozen=True, slots=True)
class Roll:
    """Asks the platforms who is there."""

    store: Store
    platforms: Mapping[str, Platform] = field(default_factory=dict)

    async def call(self, number: int, now: datetime) -> Collection[int]:
        """Return who of a club is in its channel no more: members, and those who gave a word on a session to come.

        Who came by an invitation has time to come into the channel, until a recap is made.
        """
        async with self.store.work() as work:
            club = await work.club(number)
            if club is None or club.closed or club.platform not in self.platforms:
                return ()
            said = (rsvp.athlete for one in ahead(club, club.today(now)) for rsvp in one.rsvps)
            first = club.today(now) - timedelta(
                days=0 if recap.coming(club, now).at <= now else DAYS_TO_COME_IN
            )
            here = sorted({*said, *(one.athlete for one in club.members if one.joined_on <= first)})
            persons = await work.persons(here, club.platform)
        return await self._gone(Address(club.platform, club.chat), persons)

    async def named(self, delivery: Delivery) -> Collection[int]:
        """Return whom a post names that are members still, and in its channel no more."""
        names, here = delivery.message.names, delivery.address
        if not names or delivery.doubted:  # of one that may stand there already, an edit is what helps
            return ()
        async with self.store.work() as work:
            club = await work.club_of(here)
            members = [one for one in names if club and club.member(one)]
            persons = await work.persons(members, here.platform) if members else {}
        return await self._gone(here, persons)

    async def reword(self, delivery: Delivery, gone: Collection[int], now: datetime) -> None:
        """Let a post wait again, and take out of it, and of their club, those who are gone."""
        async with self.store.work() as work:
            await work.waits_again(delivery.id, delivery.attempt)
            club = await work.club_of(delivery.address)
            if club:
                after = await without(work, club, gone, now)
                plain = posts.uncounted(after, delivery.message.thread)
                await clubs.keep(work, after, after, (plain,) if plain else (), now)

    async def _gone(self, here: Address, persons: Mapping[int, str]) -> Collection[int]:
        turn = asyncio.Semaphore(LOOKED_UP)

        async def left(person: str) -> bool:
            async with turn:
                return await self.platforms[here.platform].left(here, person)

        gone = await asyncio.gather(*map(left, persons.values()))
        return [athlete for athlete, out in zip(persons, gone, strict=True) if out]


async def without(work: Work, club: Club, gone: Collection[int], now: datetime) -> Club:
    """Return the club without those who left its channel; what stands there is changed as well."""
    for athlete in gone:
        club = await clubs.out(work, club, athlete, now)
    return club
