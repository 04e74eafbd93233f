"""A run that was logged by mistake or in part, and days that are named by what they hold."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.core.commands.runner import answer, talk
from tests.core.people import LISBON, MONDAY_NOON, coached, say, words
from tests.transcripts.stage import Stage

LOGGED = ("@ 2027-04-14 12:00", "ran 6k with a friend", "easy")


@pytest.mark.parametrize("said", ["delete my last run", "remove that run", "undo", "delete that entry"])
def test_a_run_can_be_taken_out_of_the_log(said: str) -> None:
    """The last run goes, and is named."""
    stage = talk(*LOGGED, said)
    assert stage.athlete.runs == ()
    assert "Taken out of the log: 6 km." in stage.out[-1]


def test_undo_takes_back_what_was_done_last() -> None:
    """After a run was logged a move is newer: it is the move that is undone."""
    stage = talk(*LOGGED, "move thursday to friday", "undo")
    assert len(stage.athlete.runs) == 1
    assert "Taken back" in "\n".join(stage.out)


def test_a_run_of_yesterday_is_safe_from_undo() -> None:
    """A day later "undo" alone takes no run away; naming it still does."""
    stage = talk(*LOGGED, "@ 2027-04-16 06:00", "undo")
    assert len(stage.athlete.runs) == 1
    assert talk(*LOGGED, "@ 2027-04-16 06:00", "delete the last run").athlete.runs == ()


def test_a_time_said_afterwards_belongs_to_the_run() -> None:
    """The bare time of a run that has none yet; a second one changes nothing."""
    stage = talk(*LOGGED, "35:10")
    assert stage.athlete.runs[0].duration_s == 2110.0
    assert talk(*LOGGED, "35:10", "41:00").athlete.runs[0].duration_s == 2110.0


def test_a_time_no_runner_runs_is_no_detail() -> None:
    """6 km in six minutes is not stored."""
    assert talk(*LOGGED, "6:00").athlete.runs[0].duration_s is None


@pytest.mark.parametrize("said", ["effort was 8", "rpe 8", "the effort was more like 8"])
def test_the_effort_can_be_said_again(said: str) -> None:
    """Without a word like "actually", and while another question is open."""
    assert talk(*LOGGED, said).athlete.runs[0].effort == 8.0
    asked = ("@ 2027-04-15 08:00", "ran 6k in 35:10, 6/10, left achilles a bit tight", said)
    assert talk(*asked).athlete.runs[0].effort == 8.0


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("what's my long run this weekend?", "Sunday 18 April"),
        ("when's my next workout?", "Tomorrow"),
        ("what's my next hard session", "km with"),
    ],
)
def test_a_workout_is_found_by_what_it_is(said: str, day: str) -> None:
    """Not the first day of the weekend, nor the whole plan."""
    assert day in answer("@ 2027-04-12 12:00", said).splitlines()[0]


@pytest.mark.parametrize(
    "said", ["move my long run to saturday", "can I do the long run on saturday instead?"]
)
def test_a_workout_is_moved_by_its_name(said: str) -> None:
    """On any day of the week."""
    said = answer("@ 2027-04-12 12:00", said)
    assert "long" in next(line for line in said.splitlines() if line.strip().startswith("Sat"))


def test_two_days_are_swapped() -> None:
    """Named together, without "to"."""
    lines = answer("@ 2027-04-12 12:00", "swap thursday and saturday").splitlines()
    assert [line.split()[0] for line in lines[1:3]] == ["Thu", "Sat"]


def test_a_workout_is_not_moved_to_where_it_is() -> None:
    """Nothing is laid over the plan for it."""
    stage = talk("@ 2027-04-12 12:00", "move thursday to thursday")
    assert stage.athlete.plan is not None
    assert stage.athlete.plan.changes == ()


MORNING = ("@ 2027-04-13 07:05", "! tap Fresh 0")


def test_slept_well_is_an_answer() -> None:
    """In words the night is good enough; no hours are made up for it."""
    stage = talk(*MORNING, "slept like a baby")
    assert [(one.legs, one.sleep_h) for one in stage.athlete.checkins] == [(0.0, None)]


def test_a_short_night_is_not_all_green() -> None:
    """The easy run stands, and what was told is heard."""
    assert "run as planned" not in answer(*MORNING, "5 hours")
    assert "run as planned" in answer(*MORNING, "8")


def test_a_place_and_its_number_are_one_answer() -> None:
    """What was told with the place is not asked again."""
    evening = ("@ 2027-04-13 19:05", "! tap Done as planned", "! tap Steady 5", "! tap Sore")
    assert "how much" in answer(*evening, "calves")
    stage = talk(*evening, "calves 3")
    assert stage.athlete.runs[0].soreness == 3.0


@pytest.mark.parametrize("said", ["what should I do today", "what should I run today?", "what should I do?"])
def test_what_to_do_is_answered_with_the_workout(said: str) -> None:
    """Not with a table of paces."""
    assert answer("@ 2027-04-13 12:00", said).startswith("< Today:")


def test_the_long_run_is_skipped_on_its_own_day() -> None:
    """Named by what it is, without a day."""
    assert "Sunday's" in answer("@ 2027-04-12 12:00", "I want to skip the long run")


@pytest.mark.parametrize("said", ["today", "week"])
def test_after_the_plan_the_next_goal_is_asked_for(said: str) -> None:
    """A day behind the end of the plan is no rest day."""
    assert "Set a goal" in answer("@ 2027-11-20 12:00", said)


def test_a_race_that_is_over_has_no_days_to_go() -> None:
    """The plan says that it is behind."""
    assert "behind you" in answer("@ 2027-10-12 12:00", "plan").splitlines()[0]


def test_a_move_that_is_refused_says_why_in_whole_sentences() -> None:
    """The limit is quoted as it stands, without a stop too many."""
    stage = Stage(ZoneInfo(LISBON), MONDAY_NOON, LISBON, athlete=coached())
    stage._live(stage.now + timedelta(weeks=7))
    said = words(say(stage.athlete, "move tuesday to wednesday", stage.now))
    assert said.startswith("I'd rather not put ")
    assert " on Wednesday. Hard days are 48 hours apart. These days work:" in said
