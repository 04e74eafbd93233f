"""What age changes in a plan, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from core.athlete.goal import Goal
from core.training.ages import BANDS, band
from core.training.catalogue import is_quality
from core.training.limits import BY_ID, broken, known, missed
from core.training.plan import Plan, Planned
from core.training.planner import plan
from core.training.request import Request
from core.training.season import season

ASKED = Request(Goal("marathon", date(2027, 10, 10)), date(2027, 3, 1), (), 45_000.0, 16_000.0, (1, 2, 4, 6))


def planned(age: int | None) -> Plan:
    found = plan(replace(ASKED, age=age))
    assert isinstance(found, Plan)
    return found


def hard(found: Plan) -> list[Planned]:
    return [day for week in found.weeks for day in week.days if is_quality(day.workout)]


def test_bands_follow_each_other() -> None:
    """With the years weeks grow by less, and hard days come no closer."""
    for younger, older in pairwise(BANDS):
        assert younger.until < older.until
        assert younger.ramp > older.ramp
        assert younger.apart <= older.apart


@pytest.mark.parametrize(
    ("age", "ramp"), [(None, 1.10), (49, 1.10), (50, 1.07), (59, 1.07), (60, 1.05), (95, 1.05)]
)
def test_a_birthday_moves_a_runner_into_the_next_band(age: int | None, ramp: float) -> None:
    """Fifty and sixty are where it changes; who tells no age is taken as younger."""
    assert band(age).ramp == ramp


def test_at_sixty_three_days_lie_between_hard_ones_and_the_plan_says_why() -> None:
    """72 hours, still with hard sessions, and a sentence for them."""
    days = hard(planned(60))
    assert min((b.on - a.on).days for a, b in pairwise(days)) >= 3
    assert len(days) > 20
    sessions = [
        one.workout for one in days if one.workout.type not in {"race", "marathon_pace_long", "fartlek"}
    ]
    assert all("age-apart" in {why.rule for why in workout.because} for workout in sessions)


def test_under_sixty_nothing_is_farther_apart() -> None:
    """At fifty-nine hard days are as at thirty."""
    assert [day.on for day in hard(planned(59))] == [day.on for day in hard(planned(None))]


def test_older_runners_begin_where_they_are() -> None:
    """Age changes how a plan grows, not what a runner is used to."""
    weeks = {age: season(planned(age))[0].planned_m for age in (30, 55, 70)}
    assert len(set(weeks.values())) == 1


def test_a_younger_plan_misses_what_an_older_runner_needs() -> None:
    """The limits see hard days too close, and the aims weeks that grow too fast, for sixty."""
    young, old = planned(30), known(replace(ASKED, age=60))
    assert "I7b" in {one.id for one in broken(young, old)}
    assert BY_ID["I7b"].hard
    few = replace(ASKED, weekly_m=20_000.0, longest_run_m=9000.0)
    for age, grows in ((30, True), (60, False)):
        found = plan(replace(few, age=age))
        assert isinstance(found, Plan)
        assert ("age" in {one.id for one in missed(found, known(replace(few, age=60)))}) is grows
