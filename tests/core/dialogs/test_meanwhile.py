"""What goes on while a sore place rests from running: offered once somebody looked, only what the place allows."""

from __future__ import annotations

import pytest

from core.training.catalogue import is_run
from tests.core.commands.runner import answer, talk
from tests.core.dialogs.chat import Chat, day, ran, runner

BONE = ("@ 2027-04-12 12:00", "sharp pain in one spot on my left shin, hurts at night", "yes")
SEEN = (*BONE, "@ 2027-04-15 18:05", "seen. stress reaction, 4 weeks no running, cycling ok if no pain")


def crossing(stage) -> list:
    """Return the days of cross-training ahead."""
    plan = stage.athlete.plan
    days = [day for week in plan.weeks for day in plan.days_of(week)]
    return [one.on for one in days if one.workout.type == "cross_training"]


def test_what_they_allow_is_offered_and_set_up_until_the_day_they_named():
    """Three easy sessions a week from tomorrow to the end of the rest, and no run among them."""
    assert "[Set up cycling] [Just pause]" in answer(*SEEN)
    stage = talk(*SEEN, "! tap Set up cycling")
    days = crossing(stage)
    assert (str(days[0]), str(days[-1]), len(days)) == ("2027-04-16", "2027-05-11", 12)
    lock, plan = stage.athlete.lock, stage.athlete.plan
    ahead = (one for week in plan.weeks for one in plan.days_of(week) if one.on > lock.since)
    assert not any(is_run(one.workout) for one in ahead)
    stage.play("> what's tomorrow?")
    assert "Running is off until Thursday 13 May. Tomorrow: 30 minutes of cross-training" in stage.out[-1]


def test_it_is_taken_back_by_undo_and_ends_with_the_rest():
    """Undo takes out what was set up, and so does the way back to running."""
    set_up = (*SEEN, "! tap Set up cycling")
    assert crossing(talk(*set_up, "! tap Undo")) == []
    back = crossing(talk(*set_up, "@ 2027-05-05 09:00", "i've been cleared", "yes"))
    assert back[-1].isoformat() < "2027-05-05"


def test_pain_in_it_stops_it():
    """It goes the moment the place is told to hurt."""
    stage = talk(*SEEN, "! tap Set up cycling", "my shin hurts when cycling")
    assert "The cross-training is off as well" in "".join(stage.out)
    assert crossing(stage) == []


@pytest.mark.parametrize(
    ("told", "offered"),
    [
        ("seen. 4 weeks no running and no cycling", None),
        ("seen, 4 weeks no running, swimming is fine", "Set up swimming"),
        ("seen, 4 weeks no running", "Set up cycling"),
    ],
)
def test_their_word_goes_before_the_place(told, offered):
    """What they forbid is not offered, what they name is; else what a shin allows."""
    said = answer(*BONE, "@ 2027-04-15 18:05", told)
    assert (offered in said) if offered else ("Set up" not in said)


@pytest.mark.parametrize(
    ("sign", "offered"),
    [
        ("calf strain, no running for 2 weeks", "[Set up cycling]"),
        ("knee pain, no running for 3 weeks", "[Set up swimming]"),
        ("my lower back hurts, no running for 2 weeks", None),
    ],
)
def test_days_off_of_ones_own_ask_the_place(sign, offered):
    """A calf may be cycled with, a knee swum with; of a back somebody else must decide."""
    said = answer("@ 2027-04-12 12:00", sign)
    assert (offered in said) if offered else ("Set up" not in said)


def test_what_is_set_up_is_told_and_not_offered_again():
    """Asked again, the next one is named."""
    said = answer(*SEEN, "! tap Set up cycling", "can i cycle?")
    assert "It is set up: the next one is on Friday." in said
    assert "[Set up" not in said


def test_nothing_is_set_up_before_anybody_has_looked():
    """A question, a wish and a command under a fresh lock are held: it is for them to allow."""
    for wish in ("can i cycle meanwhile?", "bike on mondays", "/meanwhile cycling"):
        stage = talk(*BONE, wish)
        assert "is for them to allow" in stage.out[-1], wish
        assert crossing(stage) == []


def test_what_was_set_up_twice_is_taken_back_to_what_it_was_before() -> None:
    """Asked for again it is there already; the last of two is taken back to the first."""
    chat = Chat(runner(runs=ran(1, 3)))
    chat.says("calf strain, no running for 2 weeks", day(4))
    chat.says("/meanwhile cycling")
    before = [chat.plan_on(n) for n in range(4, 30)]
    assert any(one.type == "cross_training" for one in before)
    chat.says("/meanwhile cycling")
    assert [chat.plan_on(n) for n in range(4, 30)] == before
    chat.says("/meanwhile cycling", day(6))
    chat.says("undo")
    assert [chat.plan_on(n) for n in range(4, 30)] == before
