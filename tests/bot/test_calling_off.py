"""A session that is called off, on the real roads: everyone who was in has their own plan back, and hears it once."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.transcripts.square import CHANNEL, open_stage, track

NINE = datetime(2026, 11, 16, 9, tzinfo=UTC)
TUESDAY = date(2026, 11, 17)


@pytest.fixture
async def stage(tmp_path):
    """Return a track club with a session on Tuesday; everybody knows the coach in private."""
    stage = await open_stage(f"sqlite:///{tmp_path / 'f.db'}", NINE, track())
    for name in track():
        await stage.play(f"> {name} (private): thanks")
    await stage.play("> Kim: /club Track Club, Porto, tuesday and thursday")
    await stage.play("> Kim: /session tuesday 18:30 5 x 1 km at the mill for 2")
    yield stage
    await stage.house.store.close()


async def plans(stage) -> dict[str, object]:
    """Return what each runner runs on every day of their plan."""
    found = {}
    async with stage.house.store.work() as work:
        for name in ("Dana", "Priya", "Ann"):
            athlete = await work.look_at(await work.known("square", name))
            found[name] = {
                day.on: athlete.plan.on(day.on) for week in athlete.plan.weeks for day in week.days
            }
    return found


def heard(stage, name: str, words: str) -> list[str]:
    """Return what somebody was told in private that has *words*, silent or not as it stands on the screen."""
    return [line for line in stage.square.out if line.startswith(f"< ({name}, private") and words in line]


async def test_their_own_workouts_come_back(stage):
    """Whoever put the session into their plan has exactly their own days back, and is told so without a sound."""
    before = await plans(stage)
    for name in ("Dana", "Priya"):
        await stage.play(f"! {name} tap [My paces]")
        await stage.play(f"! {name} tap [Count me in]")
    await stage.play("! Ann tap [I'm in]")
    await stage.play("! Mo tap [Maybe]")
    assert (await plans(stage))["Dana"] != before["Dana"]
    await stage.play("> Kim: /calloff")
    assert await plans(stage) == before
    assert heard(stage, "Dana", "Track Club: the session on Tuesday at 18:30 is off. Your plan is as it was:")
    assert heard(stage, "Priya", "Your plan is as it was:")
    assert heard(stage, "Ann", "the session on Tuesday at 18:30 is off.")
    assert not heard(stage, "Ann", "as it was")
    assert not heard(stage, "Mo", "is off")
    assert not heard(stage, "Sam", "is off")
    told = [line for name in ("Dana", "Priya", "Ann") for line in heard(stage, name, "is off")]
    assert len(told) == 3
    assert all("silent" in line for line in told)


async def test_the_channel_reads_it(stage):
    """The post says so in its place, without buttons; an old tap is told, and nothing more is counted."""
    await stage.play("! Dana tap [I'm in]")
    shown = stage.square.button("Dana", "My paces")
    await stage.play("> Kim: /calloff tuesday")
    assert stage.square.public()[-1] == "Called off: the group session on Tuesday 17 November at 18:30."
    await stage.does("Priya", token=shown.token)
    assert stage.square.texts[-1] == ("only Priya", "That session was called off.")
    await stage.does("Priya", token=shown.token.replace("/mypaces", "/going in"))
    assert stage.square.texts[-1][1] == "That session was called off."
    await stage.play("> Ann: @Coach when is the session?")
    assert "isn't announced yet" in stage.square.public()[-1]
    before = len(stage.square.texts)
    await stage.play("> Kim: /calloff")
    assert [text for _, text in stage.square.texts[before:]] == ["There is no session to call off."]


async def test_only_who_runs_it(stage):
    """A member's word calls nothing off."""
    await stage.play("> Dana: /calloff tuesday")
    assert stage.square.texts[-1] == ("only Dana", "Only those who run this channel can do that.")
    async with stage.house.store.work() as work:
        assert not (await work.club_of(CHANNEL)).sessions[-1].off


async def test_one_of_several(stage):
    """With several ahead it is asked which, and the others stay."""
    await stage.play("> Kim: /session thursday 8 x 60 s hills")
    await stage.play("> Kim: /calloff")
    assert stage.square.texts[-1] == ("only Kim", "Which one?")
    await stage.play("! Kim tap [Thu 19 November, 18:30]")
    async with stage.house.store.work() as work:
        assert [one.off for one in (await work.club_of(CHANNEL)).sessions] == [False, True]


async def test_the_next_day_without_a_session(stage):
    """A club that meets twice a week announces for its next free day; after a cancellation that one is free again."""
    await stage.play("> Kim: /session 6 x 400 m")
    async with stage.house.store.work() as work:
        club = await work.club_of(CHANNEL)
    assert club.session_days == (1, 3)
    assert [one.on.weekday() for one in club.sessions] == [1, 3]
    await stage.play("> Kim: /calloff tuesday")
    await stage.play("> Kim: /session 4 x 800 m")
    async with stage.house.store.work() as work:
        assert (await work.club_of(CHANNEL)).sessions[-1].on == TUESDAY


async def test_days_that_are_over_stay(stage):
    """A session called off on its own evening gives back nothing of the day before."""
    await stage.play("! Dana tap [My paces]")
    await stage.play("! Dana tap [Count me in]")
    await stage.until(datetime(2026, 11, 17, 17, tzinfo=UTC))
    ran = (await plans(stage))["Dana"][date(2026, 11, 16)]
    await stage.play("> Kim: /calloff")
    assert (await plans(stage))["Dana"][date(2026, 11, 16)] == ran
    assert heard(stage, "Dana", "is off")


async def test_who_is_forgotten(stage):
    """Somebody who was in and had everything deleted is told nothing, and nothing breaks."""
    await stage.play("! Dana tap [I'm in]")
    await stage.play("> Dana (private): /delete")
    await stage.play("! Dana tap [Yes, delete everything]")
    await stage.play("> Kim: /calloff")
    assert not heard(stage, "Dana", "is off")
    async with stage.house.store.work() as work:
        club = await work.club_of(CHANNEL)
    assert (club.sessions[-1].off, club.sessions[-1].rsvps) == (True, ())
    assert replace(club, closed=False) == club


async def test_five_hundred_taps(stage):
    """Hundreds tap at once: everyone is answered, the places hold, and the channel's post is edited a few times only."""
    shown = stage.square.button("Dana", "I'm in")
    before = len(stage.square.public())
    for n in range(500):
        await stage.house.store.put("square", f"tap{n}", {"person": f"Runner{n}", "token": shown.token})
    await stage.does("Dana", token=shown.token)
    async with stage.house.store.work() as work:
        session = (await work.club_of(CHANNEL)).sessions[-1]
    assert (len(session.rsvps), len(session.coming()), len(session.waiting())) == (501, 2, 499)
    edits = stage.square.public()[before:]
    assert edits[-1].endswith("In: 2 of 2, Maybe: 0, Waiting: 499")
    assert len(edits) < 50
    answered = [text for chat, text in stage.square.texts if chat.startswith("only Runner")]
    assert len(answered) == 500
