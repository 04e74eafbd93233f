"""What a line says beside its matter is not asked for again; what it takes back is what was being spoken of."""

from __future__ import annotations

import pytest

from core.recommender.change import newest
from core.training.catalogue import is_run
from core.voice.day import TREADMILL
from tests.core.commands.runner import answer, talk

MAY = "~ 2027-05-05 08:00"


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("on holiday from 12 to 20 may, resting completely", "No running planned"),
        ("i'm on holiday 12 to 20 may, want to keep the plan", "Then the plan stays"),
        ("off to crete 12 to 20 may, might run a bit in the mornings", "How shall we use it?"),
    ],
)
def test_a_use_that_is_named_with_the_dates_is_taken(said: str, answered: str) -> None:
    """Only what was left open is asked."""
    assert answered in answer(MAY, said)


def test_the_dates_are_read_back_where_the_use_was_named() -> None:
    """With their weekdays, so that a mistake is seen."""
    told = answer(MAY, "on holiday from 12 to 20 may, resting completely")
    assert "Away from Wednesday 12 May to Thursday 20 May" in told


def test_undo_leaves_a_trip_that_is_not_saved_yet() -> None:
    """It does not reach behind it, into the log."""
    stage = talk(MAY, "on holiday from 12 to 20 may")
    before = stage.athlete.runs
    stage.play("> undo")
    assert stage.athlete.runs == before
    assert "All right, we leave it there." in stage.out[-1]


@pytest.mark.parametrize("said", ["back home already", "we're home early", "I'm back"])
def test_days_on_a_treadmill_end_with_the_trip(said: str) -> None:
    """Who is back home earlier has the plan as it was, hills and all."""
    stage = talk(MAY, "travelling 6 to 14 may, only a treadmill there", "~ 2027-05-10 08:00", said)
    assert not [one for one in stage.athlete.plan.changes if one.rule == TREADMILL and not one.undone]
    assert "the treadmill days end here" in "\n".join(stage.out)


def test_a_race_that_moved_is_the_goal_on_another_day() -> None:
    """Nothing else of the goal is asked for."""
    said = answer(MAY, "race moved to 17 october")
    assert "Sunday 17 October" in said
    assert "[Do that] [Keep it]" in said


def test_what_is_not_understood_does_not_hide_that_running_is_off() -> None:
    """The lock stands in front of that answer, too."""
    said = answer("@ 2027-04-13 08:00", "chest felt tight on the last km", "I'm fine now")
    assert said.startswith("< Running is off until a doctor has looked at your chest and cleared you.")


def test_the_heat_of_a_day_ahead_is_told_with_what_is_planned_then() -> None:
    """Nothing is changed by a forecast; a hard session can be moved with a tap."""
    stage = talk("~ 2027-06-01 08:00")
    before = stage.athlete.plan
    stage.play("> it's 34 degrees tomorrow")
    day = stage.athlete.today(stage.now).toordinal() + 1
    planned = before.on(stage.athlete.today(stage.now).fromordinal(day))
    assert is_run(planned)
    assert "Wednesday: " in stage.out[-2]
    assert "% slower" in stage.out[-2]
    assert stage.athlete.plan == before
    assert newest(stage.athlete.plan) == newest(before)
