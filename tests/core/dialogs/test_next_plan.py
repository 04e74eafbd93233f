"""One plan after the other, with a race between them or without."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.athlete.goal import Goal
from core.athlete.log import Run
from core.season_start import lately
from core.training.catalogue import is_quality, is_run
from core.training.plan import Phase, Plan
from core.training.planner import plan
from core.training.request import Request
from tests.core.dialogs.chat import MONDAY, Chat, at, runner


def test_the_next_plan_begins_at_what_was_run_and_goes_on() -> None:
    """It takes the last four weeks for the usual ones, not what was told at the start, and holds hard sessions early."""
    first = plan(Request(Goal(), MONDAY, weekly_m=40_000.0, days=(1, 3, 5, 6), long_run_day=6))
    assert isinstance(first, Plan)
    held = [day for week in first.weeks for day in week.days if is_run(day.workout)]
    runs = tuple(
        Run(n, one.on, one.workout.distance_m, type=one.workout.type) for n, one in enumerate(held, 1)
    )
    monday = MONDAY + timedelta(weeks=8)
    chat = Chat(runner(goal=Goal(), plan=first, runs=runs), now=at(monday, 8))
    chat.says("what about a half marathon on 3 october")
    usual = sum(run.distance_m or 0.0 for run in runs if run.on >= monday - timedelta(weeks=4)) / 4
    assert chat.athlete.profile.weekly_m == pytest.approx(usual)
    made = chat.athlete.plan
    assert made is not None
    assert made.number != first.number
    assert made.behind.weeks == 8
    assert any(is_quality(day.workout) for week in made.weeks[:3] for day in week.days)


RACE = Goal("half", date(2027, 8, 1))
NEXT = "my next race is a half marathon on 19 december"


def having_raced(*, part: float = 1.0, told_m: float = 20_000.0) -> Chat:
    """Return a runner on the Monday after race day and its week of recovery, who ran *part* of each run."""
    first = plan(Request(RACE, MONDAY, weekly_m=told_m, days=(1, 3, 5, 6), long_run_day=6))
    assert isinstance(first, Plan)
    held = [day for week in first.weeks for day in week.days if is_run(day.workout)]
    runs = tuple(
        Run(n, one.on, part * one.workout.distance_m, type=one.workout.type) for n, one in enumerate(held, 1)
    )
    chat = Chat(runner(goal=RACE, plan=first, runs=runs), now=at(first.last_day() + timedelta(days=1), 8))
    assert chat.athlete.plan
    profile = replace(chat.athlete.profile, weekly_m=told_m)
    chat.athlete = replace(chat.athlete, profile=profile)
    return chat


def whole_weeks(found: Plan, *phases: Phase) -> list[float]:
    """Return the metres of whole weeks, races aside."""
    weeks = [week for week in found.weeks if week.start.weekday() == 0 and week.phase in (phases or Phase)]
    return [sum(d.workout.distance_m for d in w.days if d.workout.type != "race") for w in weeks]


def test_after_a_race_the_next_plan_begins_at_what_was_trained_for_it() -> None:
    """A taper and a week of recovery are no usual weeks, and what was told at the start is long gone."""
    chat = having_raced()
    first = chat.athlete.plan
    assert first is not None
    chat.says(NEXT)
    made = chat.athlete.plan
    assert made is not None
    assert made.number != first.number
    begins, taper = whole_weeks(made)[0], whole_weeks(first, Phase.TAPER)[0]
    assert 20_000 * 1.2 < begins <= taper * 1.05


def test_who_trained_less_than_planned_begins_from_that() -> None:
    """Half of each run was run: the next plan does not begin at what was told months ago."""
    chat = having_raced(part=0.5, told_m=40_000.0)
    chat.says(NEXT)
    assert chat.athlete.plan is not None
    assert whole_weeks(chat.athlete.plan)[0] < 32_000


def test_long_after_a_race_nothing_is_taken_for_known() -> None:
    """Who has told of no run for a month is not taken for somebody who never ran."""
    chat = having_raced()
    chat.now += timedelta(weeks=5)
    chat.says(NEXT)
    assert chat.athlete.profile.weekly_m == 20_000.0


def test_a_goal_told_in_the_week_of_recovery_begins_from_the_same() -> None:
    """The days after the race are no reason to begin lower than a week later."""
    chat = having_raced()
    first = chat.athlete.plan
    assert first is not None
    chat.now -= timedelta(days=4)
    monday = first.last_day() + timedelta(days=1)
    assert lately(chat.athlete, chat.now.date(), monday).weekly_m >= whole_weeks(first, Phase.TAPER)[0] * 0.95
