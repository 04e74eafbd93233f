"""Clubs on the roads: found for an event of their channel, kept with what a turn made of them, recapped in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final

import structlog

from adapters.storage.errors import StorageError
from bot import codes
from bot.clock import stopwatch
from core.athlete.athlete import Athlete
from core.athlete.log import Run
from core.clubs import calling_off, happened, own_plan, posts, races, recap
from core.clubs.club import Club, Session, Tally, Wish
from core.clubs.membership import forgotten
from core.clubs.revising import revised
from core.coach import in_words
from core.messages import Address, Button, Happened, Incoming, Message, Pass, Say, Turn, token
from core.ports.events import Envelope
from core.ports.platform import Platform
from core.ports.store import Store
from core.ports.work import Work
from core.reminders import next_at
from core.voice.speech import speak
from core.voice.text import t

AFTER_A_FAILURE: Final = timedelta(hours=1)

log = structlog.get_logger("fourlap")


async def located(work: Work, incoming: Incoming, now: datetime) -> Incoming:
    """Return *incoming* with the club of the channel it happened in."""
    if incoming.channel is None:
        return incoming
    club = await work.club_of(incoming.channel)
    asks = incoming.admin and incoming.text.startswith("/match")
    found = await _wishes(work, club, now) if club and asks else ()
    return replace(incoming, club=club, wishes=found)


async def _wishes(work: Work, club: Club, now: datetime) -> tuple[Wish, ...]:
    """Return what members have planned, without a name."""
    members = [await work.look_at(one.athlete) for one in club.members]
    return tuple(wish for one in members if one for wish in own_plan.wishes(one, club.today(now)))


async def keep(work: Work, before: Club | None, after: Club, says: Sequence[Say], now: datetime) -> None:
    """Keep a club as it is now, and post what a turn has for its channel."""
    kept = await work.save_club(before, after, recap.next_at(after, now))
    if not kept.closed:
        await work.post(kept, [posts.in_words(kept, say) for say in says], at=now)


async def by_nobody(work: Work, envelope: Envelope, now: datetime) -> Turn | None:
    """Take note of what happened to a channel through somebody we don't know, and keep nothing of them.

    None when it was said or done by a person we know, or by one who wants to be known.
    """
    turn = Turn(Athlete(0))
    what, channel = envelope.incoming.happened, envelope.incoming.channel
    if what is None or await work.known(envelope.address.platform, envelope.person) is not None:
        return None
    club = await work.club_of(channel) if channel else None
    if club and what is Happened.MOVED:
        await keep(work, club, replace(club, chat=envelope.incoming.text), (), now)
    elif club and what is Happened.CLOSED:
        after, told = happened.shut(club)
        await keep(work, club, after, (), now)
        await tell(work, told, now)
        turn = replace(turn, to_others=told)
    return turn


async def shut(store: Store, channel: Address, now: datetime) -> None:
    """Be quiet in a channel that is closed to us, and tell who set it up, once."""
    async with store.work() as work:
        club = await work.club_of(channel)
        if club is None or club.closed:
            return
        after, told = happened.shut(club)
        await keep(work, club, after, (), now)
        await tell(work, told, now)


async def tell(work: Work, told: Sequence[tuple[int, Say]], now: datetime) -> None:
    """Say something in the private chats of others; who has none is not told."""
    for athlete, say in told:
        known, home = await work.look_at(athlete), await work.home(athlete)
        if known and home:
            await work.send(athlete, home, [in_words(known, say)], at=now)


async def call_off(work: Work, club: Club, off: Session, now: datetime) -> None:
    """Tell those who are in a session that it is off, and give each their own day back."""
    for athlete in sorted(
        one.athlete for one in off.rsvps
    ):  # in one order, so that no two turns wait for each other
        before = await work.athlete(athlete)
        if before is None:
            continue
        turn = calling_off.called_off(before, club, off, now)
        if turn.athlete != before:
            await work.save(before, turn.athlete, next_at(turn.athlete, now))
        await tell(work, [(athlete, say) for say in turn.says], now)


async def retell(work: Work, before: Athlete, after: Athlete, now: datetime) -> None:
    """Change the recaps that stand when a run they counted is another one now, or was taken back."""
    days = taken_back(before, after)
    for club in await work.clubs_with(after.id) if days else ():
        told = club
        for posted in recap.counting(club, after.id, days):
            first = posted.on - recap.WEEK
            found = await work.tallies(club.id, first, posted.on)
            own = own_plan.own(after, first, posted.on)
            mine = next((replace(one, own=own) for one in found if one.athlete == after.id), None)
            told = recap.recounted(told, posted, mine) if mine else told
        if told != club:
            await keep(work, club, told, revised(club, told), now)


def taken_back(before: Athlete, after: Athlete) -> frozenset[date]:
    """Return the days of runs that are gone, are on another day or of another length now, or became private."""
    if before.runs is after.runs:
        return frozenset()
    now = {_as_counted(one) for one in after.runs}
    return frozenset(one.on for one in before.runs if _as_counted(one) not in now)


def _as_counted(run: Run) -> tuple[int, date, float | None, bool]:
    return run.number, run.on, run.distance_m, run.private


async def forget(work: Work, athlete: int, now: datetime) -> None:
    """Take an athlete out of every club, and out of what stands in its channel."""
    for club in await work.clubs_with(athlete):
        after = forgotten(club, athlete)
        await keep(work, club, after, revised(club, after), now)


async def send(work: Work, athlete: int, envelope: Envelope, turn: Turn, now: datetime) -> None:
    """Answer where the event came from, and say at home what belongs there, if there is one."""
    here = [message for message in turn.messages if not message.at_home]
    there = [message for message in turn.messages if message.at_home]
    group = envelope.group
    if here and group and await work.home(athlete, envelope.address.platform) is None:
        # A word about a tap is shown to who tapped, or to nobody: late, it must not be read by the whole group.
        to = envelope.address if envelope.incoming.token is not None else group
        await work.send(
            athlete, to, await doors(work, athlete, envelope, here, now), at=now, via=envelope.via
        )
    elif here:
        await work.send(athlete, envelope.address, here, at=now, via=envelope.via)
    home = await work.home(athlete) if there else None
    if home:
        await work.send(athlete, home, there, at=now)


DOOR: Final = t("I answer in private, where only you can read it. Open a chat with me and press Start.")
OPEN: Final = t("Open")
DOOR_LASTS: Final = timedelta(hours=1)


async def doors(
    work: Work, athlete: int, envelope: Envelope, messages: Sequence[Message], now: datetime
) -> list[Message]:
    """Return what can be said to somebody in a group who has no private chat with us: short words in passing, else a door.

    What they said is heard again when they come through it, once and in the same channel.
    """
    incoming = envelope.incoming
    passing = [one for one in messages if one.toast]
    if len(passing) == len(messages):
        return passing
    code = codes.fresh()
    said = codes.words(incoming)
    await work.issue(code, Pass(athlete, said, now + DOOR_LASTS, incoming.channel), now)
    language = incoming.language or "en"
    label = Button(speak(OPEN, language), token(athlete, 0, said))
    tapped = incoming.token is not None
    return [Message(speak(DOOR, language), ((label,),), silent=True, toast=tapped, door=code)]


@dataclass(frozen=True, slots=True)
class Recaps:
    """Posts the recaps that are due."""

    store: Store
    platforms: Mapping[str, Platform] = field(default_factory=dict)

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
        absent = await self._absent(number, now)
        async with self.store.work() as work:
            club = await work.club(number)
            if club is None:
                return
            club = await self._without(work, club, absent, now)
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
            await work.post(kept, messages, at=now, expires_at=until)
        log.info("recap", club=number, ms=elapsed(), messages=len(messages))

    async def _absent(self, number: int, now: datetime) -> list[int]:
        """Return the members who would be counted in a recap, and are in the channel no more."""
        async with self.store.work() as work:
            club = await work.club(number)
            if club is None or club.closed or club.platform not in self.platforms:
                return []
            due = recap.coming(club, now)
            if due.at > now:
                return []
            ran = [one.athlete for one in await work.tallies(club.id, due.first, due.on) if one.runs]
            persons = await work.persons(ran, club.platform)
        here, platform = Address(club.platform, club.chat), self.platforms[club.platform]
        return [athlete for athlete, person in persons.items() if await platform.left(here, person)]

    async def _without(self, work: Work, club: Club, absent: Sequence[int], now: datetime) -> Club:
        """Return the club without those who left its channel; what stands there is changed as well."""
        for athlete in absent:
            before, club = club, replace(forgotten(club, athlete), run_by=club.run_by)
            await keep(work, before, club, revised(before, club), now)
        return club

    async def _tallies(self, work: Work, club: Club, due: recap.Due) -> list[Tally]:
        """Return what members ran, each beside what they had planned."""
        found = []
        for one in await work.tallies(club.id, due.first, due.on):
            athlete = await work.look_at(one.athlete)
            own = own_plan.own(athlete, due.first, due.on) if athlete else one.own
            found.append(replace(one, own=own))
        return found
