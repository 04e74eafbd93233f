"""Who asks for it is forgotten: in every table, and in the file."""

from dataclasses import astuple, replace
from datetime import time, timedelta

from adapters.storage.tables import metadata
from core.athlete.athlete import Answer, Open
from core.athlete.goal import Race, Result
from core.athlete.log import Absence, CheckIn, Occurrence, Pain, Promise, Run, Why
from core.athlete.profile import TimeLimit
from core.clubs.club import Club, Count, Going, Member, MemberRace, Mile, Recap, Rsvp, Session
from core.messages import Address, Message, Pass
from core.ports.events import InboxState
from core.training.plan import Change, Edit
from core.training.workout import REST
from tests.adapters.storage.conftest import NOW, newcomer, rows, say
from tests.adapters.storage.test_rows import plan

TODAY = NOW.date()
SECRET = "xyzzy"
SESSION = Session(1, TODAY, time(18, 30), 5, each_m=1000.0)
RECAP = Recap(2, TODAY, NOW)


async def life(store, person: str) -> int:
    """Give an athlete something in every table, and return them."""
    home = Address("telegram", person)
    athlete = await newcomer(store, person, home)
    await say(store, athlete, Message(person), to=home)
    for state in (InboxState.DONE, InboxState.UNREADABLE):
        await store.put("telegram", f"{athlete}{state}", {"text": person})
        (event,) = await store.waiting()
        async with store.work() as work:
            before = await work.welcome("telegram", person, home)
            await work.save(before, full(before, person), NOW)
            await work.done(event.id, state)
    await in_the_club(store, athlete, person)
    await store.pause("telegram", person, NOW)
    return athlete


async def in_the_club(store, athlete: int, word: str) -> None:
    """Let an athlete join a club, say yes to its session, and be counted in its recap."""
    channel = Address("discord", "square")
    async with store.work() as work:
        known = await work.club_of(channel)
        club = Club(0, *astuple(channel), "Harbour", "UTC", sessions=(SESSION,), recaps=(RECAP,))
        club = known or await work.save_club(None, club, NOW)
        (session,), (recap,) = club.sessions, club.recaps
        after = replace(
            club,
            members=(*club.members, Member(athlete, word, TODAY)),
            sessions=(replace(session, rsvps=(*session.rsvps, Rsvp(athlete, Going.IN))),),
            recaps=(replace(recap, counts=(*recap.counts, Count(athlete, word))),),
            miles=(*club.miles, Mile(TODAY, athlete, word)),
            races=(*club.races, MemberRace(athlete, TODAY, word, "10k")),
        )
        await work.save_club(club, after, NOW)
        await work.issue(word, Pass(athlete, word, NOW + timedelta(hours=1)), NOW)


def full(athlete, word: str):
    """Return the athlete with *word* said about everything."""
    made = plan(weeks=2)
    change = Change(1, word, NOW, (Edit(TODAY, REST, REST),), since=TODAY, weeks=made.base)
    return replace(
        athlete,
        profile=replace(athlete.profile, name=word),
        plan=replace(made, changes=(change,)),
        races=(Race("5k", TODAY),),
        time_limits=(TimeLimit(1, 45),),
        runs=(Run(1, TODAY, note=word),),
        checkins=(CheckIn(TODAY, note=word),),
        pains=(Pain(1, word, None, 3.0, TODAY, TODAY),),
        absences=(Absence(1, Why.ILLNESS, TODAY, note=word),),
        results=(Result(1, 5000.0, 1200.0, TODAY),),
        promises=(Promise(word, TODAY),),
        occurrences=(Occurrence(word, TODAY, NOW),),
        open=Open(word, "k", 1, NOW, answers=(Answer("k", word, TODAY),)),
    )


async def everything(store) -> dict[str, list[dict]]:
    """Return every row of every table."""
    return {name: await rows(store, name) for name in metadata.tables}


async def test_forgotten_everywhere(store):
    """No row is left of an athlete but the bare keys of what they sent, and nothing of another is touched."""
    await life(store, "other")
    others = await everything(store)
    athlete = await life(store, SECRET)
    full_tables = await everything(store)
    theirs = metadata.tables.keys() - {"clubs", "club_sessions", "club_recaps", "leases"}
    assert all(len(full_tables[name]) > len(others[name]) for name in theirs)
    async with store.work() as work:
        await work.forget(athlete)
    left = await everything(store)
    key = left["inbox"].pop()
    assert left == others
    assert (key["raw"], key["athlete_id"], SECRET in repr(key)) == ({}, None, False)


async def test_forgotten_in_the_file(store, path):
    """Nothing of a forgotten athlete can be read from the file."""
    athlete = await life(store, SECRET)
    async with store.work() as work:
        await work.forget(athlete)
    await store.close()
    assert SECRET.encode() not in path.read_bytes()


async def test_forgotten_is_a_stranger(store):
    """A forgotten person who writes again is someone new."""
    athlete = await life(store, SECRET)
    async with store.work() as work:
        await work.forget(athlete)
        assert await work.athlete(athlete) is None
        assert await work.known("telegram", SECRET) is None
        assert await work.home(athlete) is None
    assert await newcomer(store, SECRET) != athlete


async def test_delivery_in_flight_when_forgotten(store):
    """A delivery that lands after its athlete was forgotten leaves nothing behind."""
    athlete = await life(store, SECRET)
    (delivery,) = await store.claim(NOW)
    async with store.work() as work:
        await work.forget(athlete)
    await store.sent(delivery.id, "m1", NOW)
    assert await rows(store, "outbox") == []
