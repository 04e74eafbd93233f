"""The coach's door: whatever is said, in whatever order, it answers kindly and keeps its promises."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.athlete import Athlete
from core.coach import hear, remind
from core.messages import Incoming, Place, Turn
from core.reminders import next_at
from core.season_start import known_of
from core.training.limits import broken
from tests.transcripts.stage import Stage, begin

NOON = datetime(2027, 4, 12, 12, 0, tzinfo=UTC)
KNOWN = (
    "@ 2027-04-11 18:00 Europe/Lisbon",
    "> marathon in Lisbon 10 Oct, sub 3:45, I run 44k a week, tue wed thu sat sun",
    "> 10k 49:00 in february",
    "! tap None",
    "! tap Build my plan",
)


def coached() -> Stage:
    """Return the stage with a marathoner who has a plan."""
    stage = begin("\n".join(KNOWN))
    for line in KNOWN[1:]:
        stage.play(line)
    return stage


def say(athlete: Athlete, text: str, now: datetime = NOON) -> Turn:
    """Return what *text* leads to."""
    return hear(athlete, Incoming(text, zone="Europe/Lisbon"), now)


def words(turn: Turn) -> str:
    """Return everything a turn says."""
    return "\n".join(message.text for message in turn.messages)


ODD = (
    "asdf qwer",
    "🏃‍♀️🏃‍♀️🏃‍♀️",
    "'; DROP TABLE athletes; --",
    "<b>hi</b> *hi* _hi_ `hi`",
    "-3",
    "0",
    "7",
    "I ran 500 miles",
    "\u202eesrever\u202c",
    "\u200b",
    "{0} {name} %s",
    "@everyone",
    "/",
    "/nonsense",
    "/week 999",
    "/undo 99",
    "why",
    "no",
    "3 km in 4 min",
    "effort 14",
    "1:05",
    "5k tomorrow",
    "next tuesday",
    "nan",
    "1e999",
    "٤٢",
    "\uff18\uff4b in \uff14\uff15",
    "x" * 10_000,
)


def test_odd_input_gets_a_short_kind_answer() -> None:
    """Nonsense, markup, orders and numbers out of range never raise, and are never answered at length."""
    athlete = coached().athlete
    for text in ODD:
        turn = say(athlete, text)
        assert turn.messages, text
        assert len(words(turn).split()) <= 140, text
        assert "invalid" not in words(turn).lower(), text


def test_no_message_is_empty() -> None:
    """A question left unanswered to its end has nothing more to say, and no platform sends a message without words."""
    stage = begin("@ 2027-01-04 08:00 Europe/Lisbon")
    for line in (
        "> 10k on 3 may 2027",
        "> skip",
        "> 6.2 km in 42 min",
        "> banana",
        "> phone",
        "> blah",
        "> blub",
    ):
        stage.play(line)
    assert "I leave it open" in "\n".join(stage.out)
    assert not [line for line in stage.out if line.strip() == "<"]


def test_what_is_doubted_is_not_stored() -> None:
    """Five hundred miles are asked about, and not in the log."""
    athlete = coached().athlete
    for text in ("I ran 500 miles", "ran 3 km in 4 min", "10 km effort 14"):
        turn = say(athlete, text)
        assert turn.athlete.runs == athlete.runs, text
        assert turn.athlete.open is not None, text


def test_a_stale_tap_changes_nothing() -> None:
    """Yesterday's button is answered in passing."""
    stage = coached()
    turn = hear(stage.athlete, Incoming(token="1.1.let's go"), NOON)
    assert turn.messages[0].toast
    assert turn.athlete.open == stage.athlete.open


def test_another_runners_button_does_nothing() -> None:
    """A token carries whose it is."""
    stage = coached()
    turn = hear(stage.athlete, Incoming(token="2.0./delete"), NOON)
    assert turn.messages[0].toast
    assert turn.athlete.open is None


def test_a_forged_token_does_nothing() -> None:
    """A token nobody made is answered in passing."""
    for token in ("", "x", "1..", "1.x.y", "999999999999.0./stop"):
        assert hear(coached().athlete, Incoming(token=token), NOON).messages[0].toast


def test_in_a_group_nothing_personal_is_said() -> None:
    """A group gets a pointer to the private chat."""
    turn = hear(coached().athlete, Incoming("/week", place=Place.SHARED), NOON)
    assert "private" in words(turn)
    assert "km" not in words(turn)


def test_stop_works_in_every_state() -> None:
    """One word ends all messages, whatever was open."""
    for athlete in (
        coached().athlete,
        say(Athlete(1), "hi").athlete,
        say(coached().athlete, "/delete").athlete,
    ):
        turn = say(athlete, "stop")
        assert not turn.athlete.profile.wants_messages
        assert next_at(turn.athlete, NOON) is None


def test_a_danger_sign_wins_over_every_open_question() -> None:
    """Chest pain is answered at once, in onboarding, in a check-in and in a deletion."""
    states = [say(Athlete(1), "hi").athlete, coached().athlete, say(coached().athlete, "/delete").athlete]
    for athlete in states:
        turn = say(athlete, "i have chest pain and feel faint")
        assert "emergency number" in words(turn)
        assert turn.athlete.lock is not None


def test_nothing_unlocks_running_by_accident() -> None:
    """Running stays off through chatter, and comes back only by a clear yes."""
    athlete = say(coached().athlete, "sharp pain in one spot on my left shin, hurts at night").athlete
    for text in (
        "yes",
        "ok",
        "thanks",
        "im fine",
        "what's tomorrow?",
        "/week",
        "did 5 km today",
        "undo",
        "/start",
    ):
        athlete = say(athlete, text).athlete
        assert athlete.lock is not None, text
    athlete = say(say(athlete, "the physio cleared me to run").athlete, "yes").athlete
    assert athlete.lock is None


def test_delete_forgets_whatever_else_was_being_asked() -> None:
    """A question that waits is not asked again after the goodbye: there is nobody left to answer it."""
    asked = say(coached().athlete, "/race")
    turn = say(say(asked.athlete, "delete everything").athlete, "yes")
    assert turn.forgotten
    assert len(turn.messages) == 1


def test_delete_asks_once_and_then_forgets() -> None:
    """Deleting is the only thing that is asked twice."""
    turn = say(say(coached().athlete, "delete everything about me").athlete, "yes")
    assert turn.forgotten


def test_undo_restores_a_plan_exactly() -> None:
    """Moving a workout and taking it back leaves every day as it was."""
    stage = coached()
    before = stage.athlete.plan
    moved = say(stage.athlete, "move tuesday to monday")
    assert moved.athlete.plan != before
    back = say(moved.athlete, "undo").athlete.plan
    assert before
    assert back
    assert [back.days_of(week) for week in back.weeks] == [before.days_of(week) for week in before.weeks]


def test_a_button_fits_into_every_platform() -> None:
    """Tokens stay within 64 bytes."""
    stage = coached()
    turns = [
        say(stage.athlete, text)
        for text in ("/week", "/plan", "/today", "/settings", "/help", "/move", "/race", "/delete")
    ]
    tokens = [b.token for turn in turns for message in turn.messages for row in message.buttons for b in row]
    assert tokens
    assert all(len(token.encode()) <= 64 for token in tokens)


SAYINGS = st.one_of(
    st.sampled_from(
        [
            "hi",
            "week",
            "what's tomorrow?",
            "the whole plan",
            "paces",
            "undo",
            "stop",
            "/start",
            "skip",
            "back",
            "cancel",
            "fresh",
            "7",
            "0",
            "calves 5",
            "yes",
            "no",
            "did 8k in 47:00, 6/10",
            "left achilles a bit tight",
            "fever, 38.5",
            "i'm back",
            "move thursday to friday",
            "can't today",
            "delete everything",
            "off to crete tomorrow for a week",
            "pause the plan",
            "mile tt done, 6:29",
            "sharp pain in one spot on my shin",
            "cleared to run by my physio",
            "half on 3 october",
            "remind me at 6:30",
            "use miles",
            "quiet 22 to 7",
            "why?",
            "actually effort 8",
            "help",
        ]
    ),
    st.text(max_size=60),
)
STEPS = st.lists(st.tuples(SAYINGS, st.integers(0, 40), st.booleans()), min_size=1, max_size=12)


@settings(max_examples=60)
@given(STEPS, st.booleans())
def test_no_conversation_breaks_the_coach(steps: list[tuple[str, int, bool]], known: bool) -> None:
    """Any words and taps, hours apart, with all reminders on the way: no error, no hard limit newly broken."""
    stage = coached() if known else begin(KNOWN[0])
    for text, hours, tap in steps:
        moment = stage.now + timedelta(hours=hours)
        stage._until(moment)
        visible = list(stage._visible())
        if tap and visible:
            stage._do(Incoming(token=visible[len(text) % len(visible)].token))
        else:
            stage._do(Incoming(text))
    if stage.athlete.plan:
        plan, today = stage.athlete.plan, stage.athlete.today(stage.now)
        facts = known_of(stage.athlete, today)
        base = {(one.id, one.on) for one in broken(type(plan)(plan.number, plan.made_on, plan.weeks), facts)}
        assert not [
            one for one in broken(plan, facts) if one.id in {"I7", "I8"} and (one.id, one.on) not in base
        ]


def test_the_same_words_give_the_same_turn() -> None:
    """The core is a function: twice the same is the same, byte for byte."""
    first, second = coached(), coached()
    assert first.out == second.out
    assert first.athlete == second.athlete


def test_a_reminder_is_said_once_per_local_date() -> None:
    """Asked twice at the same moment, the coach speaks once."""
    stage = coached()
    moment = datetime(2027, 4, 13, 6, 0, tzinfo=UTC)
    once = remind(stage.athlete, moment)
    assert once.messages
    assert not remind(once.athlete, moment).messages


def test_every_message_is_plain_data() -> None:
    """What leaves the core can be written as JSON without any help."""
    for message in say(coached().athlete, "/week").messages:
        json.dumps([message.text, [[(b.label, b.token) for b in row] for row in message.buttons]])


def test_the_move_command_reads_what_its_menu_shows() -> None:
    """The example of the menu, and the days a refusal offers as buttons, move a workout."""
    stage = coached()
    for said in ("/move tuesday to monday", "/move 2027-04-13 to 2027-04-12", "move tuesday to monday"):
        turn = say(stage.athlete, said)
        assert "Moved." in words(turn), said
