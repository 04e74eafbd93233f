"""Clubs on the roads: found for an event of their channel, kept with what a turn made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot import bound, doors
from core.athlete.athlete import Athlete
from core.athlete.log import Run
from core.clubs import calling_off, happened, ladder, landing, own_plan, posts, races, recap
from core.clubs.club import Club, Recap, Session, Wish
from core.clubs.going import freed
from core.clubs.membership import forgotten
from core.clubs.revising import revised
from core.coach import in_words
from core.messages import Address, Happened, Incoming, Message, Say, Turn
from core.ports.events import Envelope
from core.ports.store import Store
from core.ports.work import Work
from core.reminders import asleep, next_at
from core.scene import Scene
from core.voice.catalogues import nearest
from core.voice.speech import speak


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
    what, channel = envelope.incoming.happened, envelope.incoming.channel
    club = await work.club_of(channel) if channel and what else None
    if what is Happened.UNNAMED:
        return await _unnamed(work, envelope, club, now)
    if what in {None, Happened.ADDED} or await work.known(envelope.address.platform, envelope.person):
        return None
    told: Sequence[tuple[int, Say]] = ()
    if club and what is Happened.MOVED:
        await keep(work, club, happened.elsewhere(club, envelope.incoming.text), (), now)
    elif club and what is Happened.CLOSED:
        after, told = happened.shut(club)
        await keep(work, club, after, (), now)
        await tell(work, told, now)
    return Turn(Athlete(0), to_others=tuple(told))


async def in_topics(work: Work, envelope: Envelope, now: datetime) -> None:
    """Let what happened to a whole channel, or to who was in it, hold for the clubs of its topics as well."""
    what, channel = envelope.incoming.happened, envelope.incoming.channel
    if channel is None or what not in {Happened.LEFT, Happened.CLOSED}:
        return
    who = await work.known(envelope.address.platform, envelope.person)
    for club in await work.clubs_within(channel):
        if what is Happened.CLOSED:
            after, told = happened.shut(club)
            await keep(work, club, after, (), now)
            await tell(work, told, now)
        elif who:
            await out(work, club, who, now)


async def _unnamed(work: Work, envelope: Envelope, club: Club | None, now: datetime) -> Turn:
    """Tell who gave a command of ours under the channel's own name how to be somebody; others' commands are theirs."""
    ours = bound.shared(envelope.incoming.text)
    language = club.language if club else nearest(envelope.incoming.language)
    words = (Message(speak(happened.UNNAMED, language), silent=True),) if ours else ()
    await work.send(None, envelope.address, words, at=now)
    return Turn(Athlete(0), messages=words)


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
    """Say something in the private chats of others, at night without a sound; who has none is not told."""
    for athlete, say in told:
        known, home = await work.look_at(athlete), await work.home(athlete)
        if known and home:
            heard = replace(say, silent=say.silent or asleep(known, now))
            await work.send(athlete, home, [in_words(known, heard)], at=now)


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
    """Change what stands in channels when a week that was counted has other runs now, or a race that was shown is another."""
    days = run_otherwise(before, after)
    raced = any(getattr(before, one) != getattr(after, one) for one in ("goal", "races", "results"))
    for club in await work.clubs_with(after.id) if days or raced else ():
        told = ladder.followed(races.followed(club, after, club.today(now)), after)
        for posted in recap.counting(club, after.id, days):
            told = await _recounted(work, told, posted, after)
        if told != club:
            await keep(work, club, told, revised(club, told, club.today(now)), now)


async def land(work: Work, before: Athlete, after: Athlete, now: datetime) -> None:
    """Put a mile that was run with a club among its miles, and ask its runner what may be seen of it."""
    if before.results is after.results:
        return
    for club in await work.clubs_with(after.id):
        told = landing.landed(club, after, now)
        if told != club:
            await keep(work, club, told, revised(club, told, club.today(now)), now)
            await _ask(work, club, told, after, now)


async def _ask(work: Work, before: Club, club: Club, athlete: Athlete, now: datetime) -> None:
    say, home = landing.told(before, club, athlete), await work.home(athlete.id)
    if say and home:
        turn = Turn(athlete, messages=(in_words(athlete, say),))
        here = Incoming(channel=Address(club.platform, club.chat))
        await work.send(athlete.id, home, (await bound.bound(work, turn, here, now)).messages, at=now)


async def _recounted(work: Work, club: Club, posted: Recap, athlete: Athlete) -> Club:
    """Return the club with a runner counted anew in a recap."""
    first = posted.on - recap.WEEK
    found = await work.tallies(club.id, first, posted.on)
    mine = next((one for one in found if one.athlete == athlete.id), None)
    return recap.recounted(club, posted, own_plan.beside(mine, athlete, first, posted.on)) if mine else club


def run_otherwise(before: Athlete, after: Athlete) -> frozenset[date]:
    """Return the days of runs that were told, taken back or changed: the long run of the recap's own day comes late."""
    if before.runs is after.runs:
        return frozenset()
    changed = {_as_counted(one) for one in before.runs} ^ {_as_counted(one) for one in after.runs}
    return frozenset(on for on, _ in changed)


def _as_counted(run: Run) -> tuple[date, tuple[object, ...]]:
    return run.on, (run.number, run.distance_m, run.effort, run.splits_s, run.private)


async def forget(work: Work, athlete: int, now: datetime) -> None:
    """Take an athlete out of every club, and out of what stands in its channel; who waited for their place has it."""
    for club in await work.clubs_with(athlete):
        after = forgotten(club, athlete)
        await keep(work, club, after, revised(club, after, club.today(now)), now)
        await tell(work, freed(club, after, club.today(now)), now)


async def out(work: Work, club: Club, athlete: int, now: datetime) -> Club:
    """Return the club without somebody who left its channel; what stands there, and in their own plan, is changed as well."""
    before = await work.athlete(athlete) or Athlete(athlete)
    turn = happened.gone(Scene(before, now), club)
    if turn.club is None or turn.club == club:
        return club
    if turn.athlete != before:
        await work.save(before, turn.athlete, next_at(turn.athlete, now))
    await keep(work, club, turn.club, turn.posts, now)
    await tell(work, turn.to_others, now)
    return turn.club


async def send(work: Work, athlete: int, envelope: Envelope, turn: Turn, now: datetime) -> None:
    """Answer where the event came from, and say at home what belongs there, if there is one."""
    here = [message for message in turn.messages if not message.at_home]
    there = [message for message in turn.messages if message.at_home]
    group = envelope.group
    if here and group and await work.home(athlete, envelope.address.platform) is None:
        # A word about a tap is shown to who tapped, or to nobody: late, it must not be read by the whole group.
        to = envelope.address if envelope.incoming.token is not None else group
        await work.send(
            athlete, to, await doors.instead(work, athlete, envelope, here, now), at=now, via=envelope.via
        )
    elif here:
        await work.send(athlete, envelope.address, here, at=now, via=envelope.via)
    home = await work.home(athlete) if there else None
    if home:
        await work.send(athlete, home, there, at=now)
