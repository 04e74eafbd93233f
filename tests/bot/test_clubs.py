"""A club on the real roads: what is promised holds when time, stops and goodbyes come between."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.clubs.club import Club
from tests.transcripts.square import CHANNEL, harbour, open_stage, runner

NOON = datetime(2026, 11, 15, 12, tzinfo=UTC)
SEVEN = NOON + timedelta(hours=7)


@pytest.fixture
async def stage(tmp_path):
    """Return a channel with a club, which Mo and Alex joined."""
    people = harbour()
    stage = await open_stage(
        f"sqlite:///{tmp_path / 'f.db'}", NOON, {n: people[n] for n in ("Kim", "Mo", "Alex", "Sam")}
    )
    await stage.play("> Kim: /club Harbour, Porto, tuesday")
    await stage.play("> Mo: /join")
    await stage.play("> Alex: /join")
    await stage.play("> Mo: /log 24 km 2:18, effort 6")
    yield stage
    await stage.house.store.close()


def recaps(stage) -> list[str]:
    """Return every recap the channel was told, edits too."""
    return [text for text in stage.square.public() if text.startswith("Week")]


async def club_of(stage) -> Club:
    """Return the club as it is kept."""
    async with stage.house.store.work() as work:
        return await work.club_of(CHANNEL)


async def test_recap_once(stage):
    """A recap is posted once for its date, however often the clock strikes, and counts no stranger."""
    await stage.until(SEVEN)
    await stage.until(SEVEN + timedelta(hours=1))
    assert recaps(stage) == [
        (
            "Week 46 at Harbour: 2 of 2 logged a run, 29 km together. "
            "Back after a break: Alex, good to see you. Nobody ranked, everybody counted."
        )
    ]


async def test_recap_of_a_restored_backup(stage):
    """A recap that left after the backup was made is not posted again; the next one comes in its time."""
    stage.clock.at = SEVEN + timedelta(minutes=1)
    await stage.house.ticker.take_as_said(stage.clock.at)
    await stage.until(SEVEN + timedelta(hours=1))
    assert recaps(stage) == []
    await stage.until(SEVEN + timedelta(days=1))
    for name in ("Mo", "Alex"):
        await stage.play(f"> {name}: /log 8 km 48:00, effort 3")
    await stage.until(SEVEN + timedelta(days=7))
    assert [text[:7] for text in recaps(stage)] == ["Week 47"]


async def test_recap_too_late(stage):
    """After a long stop an old recap is let go, and the next one comes in its time."""
    stage.clock.at = SEVEN + timedelta(hours=9)
    await stage.house.ticker.once()
    assert recaps(stage) == []
    assert await stage.house.store.due_clubs(stage.clock.at) == []


async def test_forgotten_in_the_channel(stage):
    """Who has everything deleted is out of the recap that stands there, and of everything that is kept of the club."""
    await stage.until(SEVEN)
    await stage.play("> Mo: /delete")
    await stage.play("! Mo tap [Yes, delete everything]")
    assert recaps(stage)[-1] == "Week 46 at Harbour. Nobody ranked, everybody counted."
    assert "Mo" not in repr(await club_of(stage))


async def test_leaving_before_the_recap_left(stage):
    """Who leaves while the recap still waits to be sent never appears in the channel."""
    stage.clock.at = SEVEN
    await stage.house.ticker.once()
    await stage.play("> Mo: /leave")
    assert recaps(stage) == ["Week 46 at Harbour. Nobody ranked, everybody counted."]


async def test_leaving_and_coming_back(stage):
    """Who left and joins again is counted from the next recap on."""
    await stage.until(SEVEN)
    await stage.play("> Mo: /leave")
    await stage.play("! Mo tap [Undo]")
    assert len(recaps(stage)) == 2
    assert [one.name for one in (await club_of(stage)).members] == ["Mo", "Alex"]


async def test_go_private(stage):
    """A question about pain moves to the private chat when it is asked to, and is answered there."""
    await stage.play("> Mo (private): hi")
    await stage.play("> Mo: 12 km today in 66 min, effort 5, right knee hurts 3")
    await stage.play("! Mo log this")
    await stage.play("! Mo tap [Save]")
    await stage.play("! Mo tap [Go private]")
    chats = [chat for chat, text in stage.square.texts if "did you feel it during the run" in text]
    assert chats == ["only Mo", "Mo, private"]
    assert not [text for text in stage.square.public() if "knee" in text]


async def test_dont_save(stage):
    """What is not saved leaves nothing in the log."""
    await stage.play("> Alex: 30 km in 3 hours")
    await stage.play("! Alex log this")
    await stage.play("! Alex tap [Don't save]")
    await stage.until(SEVEN)
    assert "29 km together" in recaps(stage)[0]


async def test_danger_named_in_the_channel(stage):
    """A danger sign in the channel is answered there with fixed words, and in private with what it means."""
    await stage.play("> Alex (private): hi")
    await stage.play("> Alex: @Coach chest pain and dizzy after the last one")
    here, there = (
        next(t for c, t in reversed(stage.square.texts) if c == chat) for chat in ("channel", "Alex, private")
    )
    assert "emergency" in here
    assert "chest" not in here
    assert "All running is off" in there


async def test_no_club_no_answer(stage):
    """In a private chat there is no club to join or to leave."""
    await stage.play("> Sam (private): /join")
    assert "Say it in the club's channel" in stage.square.texts[-1][1]


async def test_set_up_again(stage):
    """Setting a club up again changes what is said and keeps who joined, and the channel is not told twice."""
    await stage.play("> Kim: /club Harbour Runners, friday")
    club = await club_of(stage)
    assert (club.name, club.session_days, club.zone, len(club.members)) == (
        "Harbour Runners",
        (4,),
        "Europe/Lisbon",
        2,
    )
    assert len(stage.square.public()) == 1


async def test_defect_in_a_recap(stage, monkeypatch):
    """A recap that cannot be made is tried again later, and holds up nobody."""

    def broken(*_args):
        raise RuntimeError("boom")

    with monkeypatch.context() as patch:
        patch.setattr("bot.clubs.recap.post", broken)
        stage.clock.at = SEVEN - timedelta(minutes=59)
        await stage.house.ticker.once()
    assert recaps(stage) == []
    await stage.until(SEVEN + timedelta(minutes=10))
    assert len(recaps(stage)) == 1


async def test_open_question_stays_private(stage):
    """A question that is open in the private chat is not asked again in the channel."""
    stranger = replace(runner("Ann"), onboarded_at=None)
    await stage.meet({"Ann": stranger})
    await stage.play("> Ann (private): hi")
    before = len(stage.square.texts)
    await stage.play("> Ann: /join")
    assert len(stage.square.texts) == before + 1
    assert stage.square.texts[-1][1].startswith("You're in.")


async def test_who_left_the_server_is_not_counted(stage):
    """Somebody who is not in the channel any more is no member, and never named there again."""
    stage.square.gone.add("Alex")
    await stage.play("> Kim: /join")
    await stage.play("> Kim: /log 8 km 45:00, effort 4")
    await stage.until(SEVEN)
    assert recaps(stage) == [
        "Week 46 at Harbour: 2 of 2 logged a run, 32 km together. Nobody ranked, everybody counted."
    ]
    assert "Alex" not in repr(await club_of(stage))


async def test_who_left_unseen_is_named_on_no_board(stage):
    """A board that would name somebody who left without a word of the platform leaves without them, and so does the club."""
    for words in ("/mile", "/join"):
        await stage.play(f"> Kim: {words}")
    for name, time in (("Mo", "6:10"), ("Alex", "6:40")):
        profile = replace(harbour()[name].profile, age=40, sex="m")
        await stage.knows(name, profile=profile)
        await stage.play(f"> {name}: /mile {time}")
        await stage.play(f"! {name} tap [Age grade]")
    assert "Mo" in stage.square.public()[-1]
    stage.square.gone.add("Mo")
    before = len(stage.square.public())
    await stage.play("> Kim: /mile")
    assert len(stage.square.public()) == before + 1
    assert "1 runner so far." in stage.square.public()[-1]
    assert "Mo" not in stage.square.public()[-1]
    assert [one.name for one in (await club_of(stage)).members] == ["Kim", "Alex"]


async def test_who_left_unseen_holds_no_place(stage):
    """Once a day it is asked who is there still: a place of somebody who left goes to who waits, member or not."""
    await stage.play("> Kim: /session tuesday 18:30 5 x 1 km for 1")
    for name in ("Sam", "Alex"):
        await stage.play(f"> {name}: /going in 1")
    stage.square.gone.add("Sam")
    await stage.until(NOON + timedelta(hours=25))
    (session,) = (await club_of(stage)).sessions
    assert len(session.rsvps) == 1
    assert [text for text in stage.square.public() if text.endswith("In: 1 of 1, Maybe: 0")][
        1:
    ]  # with Sam, then Alex


async def test_who_was_invited_has_a_week_to_come_in(stage):
    """Who came by an invitation and is not in the channel yet is taken out by a recap, and by nothing before it."""
    await stage.play("> Kim: /club recap saturday")
    stage.square.gone.add("Alex")
    await stage.until(NOON + timedelta(days=5))
    assert "Alex" in repr(await club_of(stage))
    await stage.until(NOON + timedelta(days=6, hours=12))
    assert "Alex" not in repr(await club_of(stage))


async def test_a_run_that_is_taken_back(stage):
    """A run that its runner corrects or takes back is another, or none, in the recap that counted it."""
    await stage.until(SEVEN)
    await stage.play("> Mo (private): actually 20 km")
    assert recaps(stage)[-1].startswith("Week 46 at Harbour: 2 of 2 logged a run, 25 km together.")
    await stage.play("> Mo (private): delete my last run")
    assert recaps(stage)[-1] == "Week 46 at Harbour. Nobody ranked, everybody counted."


async def test_a_run_told_after_the_recap(stage):
    """A run of the week that is told when the recap stands already is counted in it all the same."""
    await stage.until(SEVEN)
    await stage.play("> Alex (private): 10 km this morning in 60 min, effort 3, no pain")
    assert recaps(stage)[-1].startswith("Week 46 at Harbour: 2 of 2 logged a run, 39 km together.")


async def test_a_run_that_became_private(stage):
    """A run kept for oneself is out of what was posted at once, and back when it may count again."""
    await stage.until(SEVEN)
    await stage.play("> Mo (private): make that run private")
    assert recaps(stage)[-1] == "Week 46 at Harbour. Nobody ranked, everybody counted."
    await stage.play("! Mo tap [Let it count]")
    assert recaps(stage)[-1].startswith("Week 46 at Harbour: 2 of 2 logged a run, 29 km together.")


async def test_a_private_run_is_in_no_recap(stage):
    """What is private before the recap is never counted in it, nor is anybody called back because of it."""
    await stage.play("> Kim: /join")
    await stage.play("> Kim: /log 8 km 45:00, effort 4")
    await stage.play("> Mo (private): /private")
    await stage.until(SEVEN)
    assert recaps(stage)[0].startswith("Week 46 at Harbour: 2 of 3 logged a run, 13 km together.")


async def test_a_run_of_another_week(stage):
    """A run that no recap counted changes none."""
    await stage.until(SEVEN)
    await stage.until(SEVEN + timedelta(days=3))
    await stage.play("> Mo (private): ran 8 km in 45:00, effort 4")
    await stage.play("> Mo (private): delete my last run")
    assert len(recaps(stage)) == 1


async def test_a_stranger_who_leaves(stage):
    """Of somebody who only left the channel, or took us out of it, nothing is kept; the channel is closed all the same."""
    await stage.play("> Kim (private): hi")
    await stage.play("! Zoe leaves")
    await stage.play("! Zoe takes the coach out")
    async with stage.house.store.work() as work:
        assert await work.known("square", "Zoe") is None
    assert (await club_of(stage)).closed
    told = [text for chat, text in stage.square.texts if chat == "Kim, private"]
    assert sum("I can't write in the channel" in text for text in told) == 1


async def test_opened_again(stage):
    """A channel that was closed is opened by setting it up once more, and its members are still there."""
    await stage.play("! Mo takes the coach out")
    await stage.until(SEVEN)
    assert recaps(stage) == []
    await stage.play("> Kim: /club")
    assert not (await club_of(stage)).closed
    assert len((await club_of(stage)).members) == 2


async def test_who_left_unseen_has_their_own_day_back(stage):
    """A session somebody counted themselves into goes from their plan with the place, and they are told so in private."""
    await stage.meet({"Dana": harbour()["Dana"]})
    await stage.play("> Dana (private): hi")
    await stage.play("> Kim: /session tuesday 18:30 5 x 1 km")
    await stage.play("> Dana: /countme 1 5")
    assert (await club_of(stage)).sessions[0].coming()
    stage.square.gone.add("Dana")
    await stage.until(NOON + timedelta(hours=25))
    assert not (await club_of(stage)).sessions[0].coming()
    told = [text for chat, text in stage.square.texts if chat == "Dana, private"]
    assert any(text.endswith("I took you off its sessions too. Your plan is as it was.") for text in told)


async def test_who_left_unseen_is_counted_in_no_match(stage):
    """A session made of plans leaves without a count when one of those it counted is in the channel no more."""
    people = {name: replace(harbour()["Dana"], id=0) for name in ("Ann", "Eve")}
    await stage.meet(people)
    for name in people:
        await stage.play(f"> {name}: /join")
    stage.square.gone.add("Eve")
    await stage.play("> Kim: /match")
    announced = [text for text in stage.square.public() if "Group session" in text]
    assert len(announced) == 1
    assert announced[0].startswith("Group session")
    assert [one.event for _, one in stage.square.sent if "Group session" in one.text] != [None]
    assert "Eve" not in repr(await club_of(stage))
