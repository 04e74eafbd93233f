"""Told between two questions: another race, a time put right, a place that is everywhere, back, a trip that is on."""

from __future__ import annotations

import pytest

from core.athlete.goal import Priority
from tests.core.commands.runner import answer, talk
from tests.core.dialogs.chat import Chat, day, ran, runner

NOON = "@ 2027-04-13 12:00"


def test_another_race_is_one_more() -> None:
    """Told while the first one's question is open, it corrects nothing; each is kept as it is meant."""
    said = (NOON, "i'm also running a 10k on 6 june", "and a 5k on 16 may for fun")
    assert "Noted: 10K on 6 June and 5K on 16 May." in answer(*said)
    assert [(one.distance, one.priority) for one in talk(*said, "in earnest", "yes").athlete.races] == [
        ("5k", Priority.C),
        ("10k", Priority.B),
    ]


def test_a_race_without_a_name_is_asked_for() -> None:
    """To add a race tells of no run."""
    assert "Which race is it, and when?" in answer(NOON, "add a race")


@pytest.mark.parametrize("before", [(), ("no",)])
def test_a_bare_time_puts_the_result_right(before: tuple[str, ...]) -> None:
    """While its question is open, and after it; a time far off is none."""
    raced = (NOON, "ran a 10k race today in 46:30", *before)
    assert "Changed. It now says: 10K in 46:10." in answer(*raced, "46:10")
    assert talk(*raced, "1:10:00").athlete.results[-1].time_s == 46 * 60 + 30


def test_soreness_everywhere_has_no_place() -> None:
    """It is not asked where; a number that was told is not asked for."""
    done = ("@ 2027-04-13 19:10", "done as planned", "6")
    said = answer(*done, "8, all over")
    assert "sore all over 8" in said
    assert "how much" in answer(*done, "sore all over")
    assert "sore all over 7" in answer(*done, "sore all over", "7")
    assert talk(*done, "8, all over").athlete.pains == ()


def test_sore_everywhere_in_the_morning_is_not_asked_where() -> None:
    """All over is the answer already."""
    said = answer("~ 2027-05-31 12:00", "@ 2027-06-01 07:10", "sore all over, 6")
    assert "Where is it" not in said


def test_back_goes_to_the_question_before() -> None:
    """What was told early stays told."""
    stage = talk("@ 2027-04-13 19:10", "done as planned", "calves 4", "back")
    assert stage.athlete.open
    assert stage.athlete.open.key == "done"
    assert "calves 4" in answer(
        "@ 2027-04-13 19:10", "done as planned", "calves 4", "back", "done as planned", "6"
    )


def test_a_trip_that_is_on_is_this_years() -> None:
    """Dates that have begun are not next year's; dates that are over are."""
    now = "@ 2027-05-05 12:00"
    assert "Away from Tuesday 4 May to Friday 14 May, 11 days." in answer(now, "travelling 4 to 14 may")
    assert "8 May" not in answer(now, "travelling 1 to 3 may")


def test_another_day_left_out_is_its_own() -> None:
    """A reason asked for one run takes no other run's leaving out for it."""
    stage = talk("@ 2027-04-13 12:00", "can't today", "can't tomorrow, work")
    plan = stage.athlete.plan
    assert plan
    assert [plan.on(day.on).type for day in plan.days_of(plan.weeks[0])][1:3] == ["rest", "rest"]


def test_the_run_is_let_go_with_its_reason() -> None:
    """The run goes, the reason is taken, and nothing more is asked."""
    stage = talk("@ 2027-04-13 12:00", "can't today", "can't today, work")
    assert stage.athlete.open is None
    assert "Thanks." in stage.out[-1]


@pytest.mark.parametrize(
    "said", ["how were my reps?", "how did the intervals go?", "wie waren meine intervalle?"]
)
def test_repetitions_are_read_again_whatever_is_open(said: str) -> None:
    """The newest set, with its times; the effort is still asked for."""
    told = ("@ 2027-06-01 12:00", "did the 8x200: 50 50 51 51 50 52 51 50")
    said_back = answer(*told, said)
    assert "50" in said_back
    assert "8 within 2 " in said_back or "8 innerhalb" in said_back
    opened = talk(*told, said).athlete.open
    assert opened
    assert opened.key == "effort"
    assert "I have no times of them yet." in answer("@ 2027-04-13 12:00", "how were my reps?")


def test_undo_under_the_question_about_a_pain_takes_back_the_pain_alone() -> None:
    """A run of yesterday stays in the log."""
    chat = Chat(runner(runs=ran(0)))
    before = chat.athlete
    assert "did you feel it" in chat.says("my left calf hurts, 4", day(1), 8)
    assert "leave it there" in chat.says("undo")
    assert (chat.athlete.runs, chat.athlete.pains, chat.athlete.plan) == (before.runs, (), before.plan)
