"""A beginner comes from running and walking to running on, and from there to the first fast steps."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal
from core.athlete.profile import Profile
from core.training.catalogue import hill_sprint_reps, is_quality, stride_reps
from core.training.footing import footing
from core.training.plan import NOTHING, Behind, Plan, Week
from core.training.planner import plan
from core.training.request import Request, request
from core.training.workout import Repeat, Workout

START = date(2027, 1, 4)
WEEK = timedelta(days=7)


def weeks_to_5k(weekly_m: float, weeks: int = 30, behind: Behind = NOTHING) -> tuple[Week, ...]:
    goal = Goal("5k", START + weeks * WEEK - timedelta(days=1))
    found = plan(Request(goal, START, weekly_m=weekly_m, days=(0, 2, 5), behind=behind))
    assert isinstance(found, Plan)
    return found.weeks


def piece_s(workout: Workout) -> float:
    """Return the seconds a beginner runs at a time."""
    part = workout.parts[0]
    assert isinstance(part, Repeat)
    return part.steps[0].duration_s or 0.0


def walked_in(week: Week) -> list[Workout]:
    return [day.workout for day in week.days if day.workout.type == "walk_run"]


@pytest.mark.parametrize("weekly_m", [0, 3000, 6000, 9000])
def test_longer_pieces_come_between_running_and_walking_and_running_on(weekly_m: float) -> None:
    """Pieces of running come twice or more and at most double; the first run without walks is about three of the last."""
    weeks = weeks_to_5k(weekly_m)
    ladder = [walked_in(week) for week in weeks if walked_in(week)]
    longest = [max(map(piece_s, week)) for week in ladder]
    assert all(after <= 2 * before for before, after in pairwise(longest))
    assert all(one.parts[0].times >= 2 for week in ladder for one in week)
    first = max(day.workout.duration_s for day in weeks[len(ladder)].days)
    assert first <= 3.5 * longest[-1]


@pytest.mark.parametrize("weeks", [18, 24, 40])
def test_the_first_run_without_walks_is_news_enough_for_a_week(weeks: int) -> None:
    """Hill sprints, strides and brisk running come later, one at a time; the first strides are four, for two months."""
    ran = [week for week in weeks_to_5k(0, weeks) if not walked_in(week)]
    hills = [max(hill_sprint_reps(day.workout) for day in week.days) for week in ran]
    strides = [max(stride_reps(day.workout) for day in week.days) for week in ran]
    assert hills[0] == strides[0] == 0
    first = next(n for n, reps in enumerate(strides) if reps)
    assert strides[first] == 4
    assert hills[first - 1] or not hills[first]
    assert max(strides[:7]) == 4
    brisk = next(
        (n for n, week in enumerate(ran) if any(is_quality(day.workout) for day in week.days)), first + 1
    )
    assert brisk > first


def test_a_plan_goes_on_where_the_last_one_led_to() -> None:
    """Eight weeks of walking and running are not begun anew in the next plan, nor when it is planned once more."""
    athlete = Athlete(1, Profile(weekly_m=0.0, days=(0, 2, 5)), Goal())
    first = plan(request(athlete, START))
    assert isinstance(first, Plan)
    since = START + 8 * WEEK
    asked = request(Athlete(1, Profile(weekly_m=7900.0, days=(0, 2, 5)), Goal(), plan=first), since)
    assert (asked.behind.weeks, asked.behind.walked) == (8, True)
    second = plan(asked)
    assert isinstance(second, Plan)
    assert min(map(piece_s, walked_in(second.weeks[0]))) > 240
    assert not any(map(walked_in, second.weeks[3:]))
    again = request(Athlete(1, Profile(weekly_m=7900.0, days=(0, 2, 5)), Goal(), plan=second), since)
    assert again == asked


def test_who_grew_beyond_a_beginner_s_week_still_finishes_the_ladder() -> None:
    """More than ten kilometres a week end no ladder half-way, and start none."""
    assert walked_in(weeks_to_5k(11_000, behind=Behind(6, walked=True))[0])
    assert not footing(Request(Goal(), START, weekly_m=11_000)).walks
