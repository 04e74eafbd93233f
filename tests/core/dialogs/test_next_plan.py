"""One plan after the other without a race between them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.athlete.goal import Goal
from core.athlete.log import Run
from core.training.catalogue import is_quality, is_run
from core.training.footing import Request
from core.training.plan import Plan
from core.training.planner import plan
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
