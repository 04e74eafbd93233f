"""A season planned anew knows the mile block that has been run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal, Result
from core.athlete.profile import Profile
from core.training.catalogue import zones_m
from core.training.footing import footing
from core.training.limits import broken, known
from core.training.plan import Phase, Plan
from core.training.planner import plan
from core.training.request import Request, request
from core.training.workout import Zone

START = date(2027, 6, 7)
WEEK = timedelta(days=7)
GOAL = Goal("marathon", START + 23 * WEEK + timedelta(days=6))
ASKED = Request(GOAL, START, (), 45_000.0, 16_000.0, (1, 3, 5, 6))


def mile_weeks(asked: Request) -> list[date]:
    found = plan(asked)
    assert isinstance(found, Plan)
    assert broken(found, known(asked)) == ()
    return [week.start for week in found.weeks if week.phase is Phase.MILE]


@pytest.mark.parametrize("distance", ["marathon", "half", "10k", "5k"])
def test_a_block_that_has_just_been_run_is_not_asked_for_again(distance: str) -> None:
    """Speed that was built is kept by touches; its weeks go to the base (Spiering 2021)."""
    asked = replace(ASKED, goal=replace(GOAL, distance=distance))
    assert mile_weeks(asked)
    assert mile_weeks(replace(asked, miled_until=START - timedelta(days=8))) == []


def test_a_block_of_long_ago_is_run_again() -> None:
    """Fifteen weeks after the old block a new one may begin."""
    usual = mile_weeks(ASKED)
    old, new = usual[0] - 15 * WEEK, usual[0] - 14 * WEEK
    assert mile_weeks(replace(ASKED, miled_until=old)) == usual
    assert mile_weeks(replace(ASKED, miled_until=new)) == []


def test_whoever_races_the_mile_trains_for_it() -> None:
    """For a mile the block is what leads to the race."""
    asked = replace(ASKED, goal=replace(GOAL, distance="mile"))
    assert mile_weeks(replace(asked, miled_until=START - timedelta(days=8))) == mile_weeks(asked)


def test_the_plan_that_is_on_tells_what_is_behind() -> None:
    """A block counts once it is over, not while it lasts."""
    athlete = Athlete(1, Profile(weekly_m=45_000.0, days=(1, 3, 5, 6)), GOAL)
    found = plan(request(athlete, START))
    assert isinstance(found, Plan)
    block = [week.start for week in found.weeks if week.phase is Phase.MILE]
    on_it = replace(athlete, plan=found)
    assert request(on_it, block[2]).miled_until is None
    assert request(on_it, block[-1] + WEEK).miled_until == block[-1] + timedelta(days=6)


def test_a_season_planned_on_knows_the_miles_run_since() -> None:
    """A mile of mid-season leans the block that is planned on from the old start, as if it had been run before it."""
    ran = Result(1, 10_000.0, 2700.0, START - timedelta(days=20))
    mile = Result(2, 1609.344, 330.0, START + 3 * WEEK)
    assert footing(replace(ASKED, results=(ran,))).mix == 0
    assert footing(replace(ASKED, results=(ran, mile))).mix == -1


@pytest.mark.parametrize("days", [(1, 3, 6), (1, 2, 3, 5, 6)])
def test_the_mile_check_leans_a_block_of_any_size(days: tuple[int, ...]) -> None:
    """With one hard session a week or two: the more a runner lacks endurance, the more tempo and the fewer repetitions."""
    ran = Result(1, 10_000.0, 2880.0, START - timedelta(days=20))
    held: list[tuple[float, float]] = []
    for mile_s in (450.0, 405.0, 345.0):  # behind the 10K, in balance with it, ahead of it
        mile = Result(2, 1609.344, mile_s, START - timedelta(days=10))
        found = plan(
            replace(ASKED, results=(ran, mile), days=days, weekly_m=34_000.0, longest_run_m=13_600.0)
        )
        assert isinstance(found, Plan)
        zones = [
            zones_m(day.workout, 42.0)
            for week in found.weeks
            if week.phase is Phase.MILE
            for day in week.days
            if day.workout.type != "time_trial"
        ]
        held.append((sum(one[Zone.R] for one in zones), sum(one[Zone.T] for one in zones)))
    assert [metres for metres, _ in held] == sorted({metres for metres, _ in held}, reverse=True)
    assert [metres for _, metres in held] == sorted({metres for _, metres in held})
