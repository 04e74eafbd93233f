"""In a Telegram group answers go to private chats: what is tapped and typed there is heard in the club it belongs to."""

from __future__ import annotations

from datetime import timedelta

from core.messages import Address
from tests.e2e import test_club_on_telegram
from tests.e2e.clubs import NOON, shown
from tests.e2e.people import eventually
from tests.e2e.test_club_on_telegram import club_of

group, limits = test_club_on_telegram.group, test_club_on_telegram.limits


async def test_leave_me_out_and_undo(group):
    """[Leave me out] under the answer in private works at once, and so does [Undo] under that."""
    await group.set_up()
    await group.dana.taps("Leave me out")
    await shown(lambda: group.private(group.dana), "You won't appear in recaps")
    assert (await club_of(group)).members == ()
    await group.dana.taps("Undo")
    await shown(lambda: group.private(group.dana), "You're in.", 2)
    assert [one.name for one in (await club_of(group)).members] == ["Dana"]
    await group.dana.says("Leave me out")
    await shown(lambda: group.private(group.dana), "You won't appear in recaps", 2)


async def test_a_session_put_into_the_plan(group):
    """Who is no member has the buttons under their paces all the same."""
    await group.set_up()
    await group.kim.says("/session tuesday 18:30 5 x 1 km at the track", to=group.room)
    await shown(group.reads, "Group session")
    await group.kim.taps("My paces", to=group.room)
    await shown(lambda: group.private(group.kim), "For you")
    await group.kim.taps("Count me in")
    await shown(lambda: group.private(group.kim), "We meet at the track.")
    await shown(group.reads, "In: 1")


async def test_two_clubs(group):
    """The same button under the answers of two clubs leaves the one it belongs to; typed, it is asked which."""
    await group.set_up()
    other = group.server.group("Track")
    other.admins.add(group.kim.id)
    await group.kim.says("/club Track, Porto", to=other)
    await shown(lambda: [one.text for one in other.messages if one.by_bot], "Track has a weekly recap here")
    first = group.dana.said()[-1]
    await group.dana.taps("Join", to=other)
    await shown(lambda: group.private(group.dana), "You're in.", 2)
    await group.dana.says("/leave")
    await shown(lambda: group.private(group.dana), "Say it in the club's channel")
    await group.dana.taps("Leave me out", on=first)
    await shown(lambda: group.private(group.dana), "You won't appear in recaps")
    assert (await club_of(group)).members == ()
    async with group.house.store.work() as work:
        there = await work.club_of(Address("telegram", str(other.id)))
    assert [one.name for one in there.members] == ["Dana"]


async def test_typed_in_private(group):
    """Who is in one club need not say which."""
    await group.set_up()
    await group.dana.says("/leave")
    await shown(lambda: group.private(group.dana), "You won't appear in recaps")
    await group.dana.says("/leave")
    await shown(lambda: group.private(group.dana), "Say it in the club's channel")


async def test_somebody_elses_or_an_old_button(group):
    """Another's code opens nothing, nor does one that is too old; a code of nobody's neither."""
    await group.set_up()
    shown_to_dana = group.dana.said()[-1]
    (key,) = shown_to_dana.buttons
    await group.mo.says("hi")
    await eventually(lambda: bool(group.mo.said()))
    for data in (key.data, key.data.replace("2.0.", "3.0.", 1), "3.0./in AAAAAAAAAA leave"):
        await group.mo.presses(key._replace(data=data), group.mo.said()[0])
    await shown(lambda: group.private(group.mo), "That button isn't yours")
    await shown(lambda: group.private(group.mo), "too old, or isn't yours", 2)
    group.house.turns.clock.at = NOON + timedelta(days=15)
    await group.dana.taps("Leave me out", on=shown_to_dana)
    await shown(lambda: group.private(group.dana), "too old, or isn't yours")
    assert [one.name for one in (await club_of(group)).members] == ["Dana"]


async def test_which_session_to_call_off(group):
    """Whoever runs the group picks in private the session that goes; the same words of another do nothing."""
    await group.set_up()
    for words in ("tuesday 18:30 5 x 1 km", "thursday 18:30 5 x 1 km"):
        await group.kim.says(f"/session {words}", to=group.room)
    await shown(group.reads, "Thursday")
    await group.kim.says("/calloff", to=group.room)
    await shown(lambda: group.private(group.kim), "Which one?")
    await group.dana.says("/calloff 2")
    await shown(lambda: group.private(group.dana), "Only those who run this channel can do that.")
    await group.kim.taps("Thu 19 November, 18:30")
    await shown(lambda: group.private(group.kim), "Called off.")
    assert [one.off for one in (await club_of(group)).sessions] == [False, True]
