"""On a treadmill, or with no hill near: the same workout another way, and never behind the runner's back."""

from __future__ import annotations

from datetime import date

import pytest

from core.season_start import known_of
from core.training.limits import broken
from tests.core.commands.runner import answer, marathoner, talk

SPRINTS = date(2027, 4, 20)
SPRINT_DAY, REST_DAY, REPS_DAY = "@ 2027-04-20 12:00", "@ 2027-04-19 12:00", "@ 2027-06-08 12:00"


@pytest.mark.parametrize(
    "said", ["no hills here", "There are no hills where I live", "it's flat here", "/flat"]
)
def test_hill_sprints_become_strides_where_there_is_no_hill(said: str) -> None:
    """The day changes, says why, keeps its length, and holds every limit."""
    before = marathoner().plan.on(SPRINTS)
    after = talk(SPRINT_DAY, said).athlete
    assert before.type == "hill_sprints"
    assert after.plan.on(SPRINTS).type == "easy"
    assert after.plan.on(SPRINTS).distance_m == before.distance_m
    assert broken(after.plan, known_of(after, SPRINTS)) == broken(marathoner().plan, known_of(after, SPRINTS))
    assert "there is no hill where you run" in answer(SPRINT_DAY, said, "/why tuesday")


def test_a_change_for_want_of_a_hill_can_be_undone() -> None:
    """Undo gives the sprints back."""
    plan = talk(SPRINT_DAY, "no hills here", "! tap Undo").athlete.plan
    assert plan.on(SPRINTS) == marathoner().plan.on(SPRINTS)


def test_a_runner_without_hills_is_told_of_the_next_day_that_needs_one() -> None:
    """Said on a rest day, it is about the next hills of the week."""
    assert "Tue" in answer(REST_DAY, "no hills here")


def test_where_nothing_needs_a_hill_nothing_changes() -> None:
    """Outside the weeks with hills the plan stays as it is, and says so."""
    assert "Nothing in the coming week needs a hill" in answer(REPS_DAY, "no hills here")
    assert talk(REPS_DAY, "/flat").athlete.plan == marathoner().plan
    assert "It needs no hill" in answer(REPS_DAY, "/flat tuesday")


def test_a_belt_keeps_the_workout_and_tells_its_speed() -> None:
    """Repetitions stay; the belt's figure is the pace of the plan."""
    said = answer(REPS_DAY, "I'm on a treadmill today")
    assert "400 m at mile pace" in said
    assert "14.6 km an hour" in said
    assert talk(REPS_DAY, "I'm on a treadmill today").athlete.plan == marathoner().plan


def test_a_belt_tells_miles_to_those_who_count_in_them() -> None:
    """The figure has the runner's own unit."""
    assert "9 mi an hour" in answer("use miles", REPS_DAY, "/treadmill")


def test_nobody_sprints_on_a_belt() -> None:
    """Hill sprints become strides on a treadmill, and the day can be had back."""
    said = answer(SPRINT_DAY, "only have a treadmill")
    assert "strides" in said
    assert "[Undo]" in said


def test_easy_running_on_a_belt_has_no_figure() -> None:
    """An easy run is run by feel."""
    assert "an hour" not in answer("@ 2027-06-12 12:00", "treadmill today")


def test_a_run_told_from_a_belt_is_a_run() -> None:
    """What was run is logged, wherever it was run."""
    assert "Logged" in answer(REPS_DAY, "8k on the treadmill in 45, felt easy")


def test_a_rest_day_has_nothing_to_run_on_a_belt() -> None:
    """A treadmill changes no rest day."""
    assert "rest day" in answer(REST_DAY, "/treadmill")


def test_without_a_plan_the_belt_leads_to_a_goal() -> None:
    """A training question without a plan offers to make one."""
    nobody = marathoner()
    for said in ("/treadmill", "/flat"):
        assert "no plan" in answer(
            said, athlete=nobody.__class__(1, nobody.profile, onboarded_at=nobody.onboarded_at)
        )


def test_a_day_with_hills_offers_the_flat() -> None:
    """The day itself shows the way out."""
    assert "[No hill?]" in answer(SPRINT_DAY, "/today")
