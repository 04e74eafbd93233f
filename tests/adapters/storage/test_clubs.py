"""Clubs in the database: kept as they are, tallied from runs alone, their posts replaced while they wait."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from adapters.storage.tables import OutState
from core.athlete.goal import Result
from core.athlete.log import Run
from core.clubs.club import Club, Count, Going, Member, Recap, Rsvp, Session, Tally
from core.clubs.session import MILES_KEPT
from core.messages import Address, Button, Kind, Message
from tests.adapters.storage.conftest import NOW, newcomer, rows, statements

CHANNEL = Address("discord", "square")
SUNDAY = date(2026, 11, 22)
MONDAY = SUNDAY - timedelta(days=6)
HARBOUR = Club(0, "discord", "square", "Harbour", "Europe/Lisbon")
ROW = ((Button("Leave me out", "0.0./leave"),),)


def recap(text: str, *, again: bool = False) -> Message:
    """Return a recap, or what takes its place."""
    return Message(text, ROW, silent=True, revises=again, thread="recap1", kind=Kind.RECAP)


async def saved(store, club: Club = HARBOUR, before: Club | None = None) -> Club:
    """Keep a club."""
    async with store.work() as work:
        return await work.save_club(before, club, NOW)


async def post(store, club: Club, *messages: Message) -> None:
    """Post in a club's channel."""
    async with store.work() as work:
        await work.post(club, messages, at=NOW)


async def full(store) -> tuple[Club, Club]:
    """Keep a club with something in every table; return it bare, and as it was kept."""
    athletes = [await newcomer(store, person) for person in "ab"]
    bare = await saved(store)
    club = replace(
        bare,
        posted=2,
        session_days=(1,),
        members=tuple(Member(athlete, f"n{athlete}", SUNDAY) for athlete in athletes),
        sessions=(
            Session(
                1, SUNDAY, time(18, 30), 5, 1000.0, place="the track", rsvps=(Rsvp(athletes[0], Going.IN),)
            ),
        ),
        recaps=(
            Recap(
                2,
                SUNDAY,
                NOW,
                tuple(Count(athlete, "n", 1, 5000.0, 5000.0, back=True) for athlete in athletes),
            ),
        ),
    )
    return bare, await saved(store, club, bare)


async def test_kept_as_it_is(store):
    """A club is read back as it was saved, by channel, by id and by who is in it."""
    _, club = await full(store)
    async with store.work() as work:
        found = (
            await work.club_of(CHANNEL),
            await work.club(club.id),
            *await work.clubs_with(club.members[0].athlete),
        )
        assert found == (club, club, club)
        assert await work.club_of(Address("discord", "elsewhere")) is None
        assert await work.club(99) is None


async def test_only_what_changed_is_written(store):
    """A new word on a session is one row, and the club's own."""
    _, club = await full(store)
    session = club.sessions[0]
    word = Rsvp(club.members[1].athlete, Going.MAYBE)
    after = replace(club, sessions=(replace(session, rsvps=(*session.rsvps, word)),))
    with statements(store.database.engine) as seen:
        await saved(store, after, club)
    assert seen == ["INSERT club_rsvps", "UPDATE clubs"]


async def test_due_by_the_clock(store):
    """A club is due from its time on, and the next thing due is an athlete's or a club's."""
    assert await store.next_due() is None
    club = await saved(store)
    assert await store.due_clubs(NOW - timedelta(seconds=1)) == []
    assert await store.due_clubs(NOW) == [club.id]
    assert await store.next_due() == NOW


async def test_tallies_of_members_alone(store):
    """A tally adds up a member's week, and knows of the past how far and when; of a stranger it knows nothing."""
    dana, _stranger, ann = [await newcomer(store, person) for person in ("dana", "sam", "ann")]
    days = [
        (1, MONDAY - timedelta(days=30), 9000.0),
        (2, MONDAY, 8000.0),
        (3, SUNDAY, None),
        (4, SUNDAY, 12_500.0),
    ]
    async with store.work() as work:
        for person in ("dana", "sam"):
            before = await work.welcome("telegram", person, None)
            runs = tuple(Run(number, on, metres) for number, on, metres in days)
            results = (Result(1, 9500.0, 3000.0, MONDAY - timedelta(days=300)),)
            await work.save(before, replace(before, runs=runs, results=results), None)
    members = (Member(dana, "Dana", SUNDAY), Member(ann, "Ann", SUNDAY))
    club = await saved(store, replace(HARBOUR, members=members))
    async with store.work() as work:
        assert await work.tallies(club.id, MONDAY, SUNDAY) == [
            Tally(dana, "Dana", 3, 20_500.0, 12_500.0, MONDAY, MONDAY - timedelta(days=30), 9500.0),
            Tally(ann, "Ann"),
        ]


async def test_post_goes_to_the_channel(store):
    """A post is delivered to the channel, and its revision edits it."""
    club = await saved(store)
    await post(store, club, recap("Mo and Ann"))
    (first,) = await store.claim(NOW)
    assert (first.address, first.message.text, first.edits) == (CHANNEL, "Mo and Ann", None)
    await store.sent(first.id, "m1", NOW)
    await post(store, club, recap("Ann", again=True))
    (second,) = await store.claim(NOW)
    assert (second.message.text, second.edits) == ("Ann", "m1")


async def test_posts_outlast_what_is_said_to_one(store):
    """A post is known for as long as a club may have to change it, however old all else is that was said."""
    club = await saved(store)
    await post(store, club, recap("Mo and Ann"))
    (first,) = await store.claim(NOW)
    await store.sent(first.id, "m1", NOW)
    await store.tidy(NOW + MILES_KEPT - timedelta(days=1))
    await post(store, club, recap("Ann", again=True))
    (edit,) = await store.claim(NOW)
    assert edit.edits == "m1"
    await store.sent(edit.id, "m1", NOW)
    await store.tidy(NOW + MILES_KEPT + timedelta(days=1))
    await post(store, club, recap("Nobody", again=True))
    assert await store.claim(NOW) == []


async def test_revision_of_what_waits(store):
    """What is revised while it waits is never shown as it was."""
    club = await saved(store)
    await post(store, club, recap("Mo and Ann"))
    await post(store, club, recap("Ann", again=True))
    (only,) = await store.claim(NOW)
    assert (only.message.text, only.edits) == ("Ann", None)


async def test_revision_of_what_is_on_its_way(store):
    """What is revised while it is being sent, or sent again, is edited afterwards."""
    club = await saved(store)
    await post(store, club, recap("Mo and Ann"))
    (first,) = await store.claim(NOW)
    await store.again(first.id, NOW)
    await post(store, club, recap("Ann", again=True))
    (again,) = await store.claim(NOW)
    await store.sent(again.id, "m1", NOW)
    (edit,) = await store.claim(NOW)
    assert (again.message.text, edit.message.text, edit.edits) == ("Mo and Ann", "Ann", "m1")


@pytest.mark.parametrize("posted", [False, True])
async def test_revision_of_nothing(store, posted):
    """What was never posted, or was let go, is not posted by its revision."""
    club = await saved(store)
    if posted:
        await post(store, club, recap("Mo and Ann"))
        (first,) = await store.claim(NOW)
        await store.given_up(first.id, uncertain=False)
    await post(store, club, recap("Ann", again=True))
    assert await store.claim(NOW) == []


@pytest.mark.parametrize("standing", [False, True])
async def test_what_renews_is_posted_where_nothing_stands(store, standing):
    """A post that renews edits what stands, and is posted where nothing does; said twice while it waits, it is one."""
    club = await saved(store)
    if standing:
        await post(store, club, recap("Mo and Ann"))
        (first,) = await store.claim(NOW)
        await store.sent(first.id, "m1", NOW)
    for words in ("Mo", "Ann"):
        await post(store, club, replace(recap(words, again=True), renews=True))
    (only,) = await store.claim(NOW)
    assert (only.message.text, only.edits, only.only_edits) == ("Ann", "m1" if standing else None, False)


async def test_a_post_that_waits_again(store):
    """What was taken back from its way waits as if it were new, and is what it was reworded to; a later attempt counts alone."""
    club = await saved(store)
    await post(store, club, recap("Mo and Ann"))
    (first,) = await store.claim(NOW)
    async with store.work() as work:
        await work.waits_again(first.id, first.attempt + 1)
    assert await store.claim(NOW) == []
    async with store.work() as work:
        await work.waits_again(first.id, first.attempt)
        await work.post(club, [recap("Ann", again=True)], at=NOW)
    (again,) = await store.claim(NOW)
    assert (again.message.text, again.edits, again.attempt) == ("Ann", None, 1)
    assert await store.claim(NOW) == []


async def test_clubs_of_topics(store):
    """The clubs of a group's topics are found by the group, and no other group's."""
    for chat in ("-1", "-1:7", "-1:8", "-12:7"):
        await saved(store, replace(HARBOUR, platform="telegram", chat=chat))
    async with store.work() as work:
        found = await work.clubs_within(Address("telegram", "-1"))
    assert [one.chat for one in found] == ["-1:7", "-1:8"]


async def test_no_words_are_kept_of_what_was_replaced(store):
    """Of a post that was replaced the database keeps no words."""
    club = await saved(store)
    await post(store, club, recap("Mo and Ann"))
    (first,) = await store.claim(NOW)
    await store.sent(first.id, "m1", NOW)
    await post(store, club, recap("Ann", again=True))
    old, new = await rows(store, "outbox")
    assert (old["state"], old["message"].text, new["message"].text) == (OutState.SENT, "", "Ann")


async def test_threads_of_two_clubs(store):
    """Two clubs may use the same names of threads."""
    one, other = await saved(store), await saved(store, replace(HARBOUR, chat="other"))
    for number, club in enumerate((one, other)):
        await post(store, club, recap(f"{number}"))
    for delivery in await store.claim(NOW):
        await store.sent(delivery.id, f"m-{delivery.message.text}", NOW)
    await post(store, other, recap("1, again", again=True))
    (edit,) = await store.claim(NOW)
    assert (edit.address.chat, edit.edits) == ("other", "m-1")
