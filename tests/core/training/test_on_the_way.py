"""The days around races on the way: what a race leaves free is not filled up again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.athlete.goal import Goal, Priority, Race, Result
from core.training.limits import broken, known
from core.training.on_the_way import kept
from core.training.plan import Plan, Planned
from core.training.planner import plan
from core.training.request import Request

START = date(2027, 3, 1)
SUNDAY = date(2027, 6, 6)
ASKED = Request(
    goal=Goal("marathon", date(2027, 10, 10)),
    start=START,
    results=(Result(1, 10_000.0, 2700.0, START - timedelta(days=9)),),
    weekly_m=50_000.0,
    longest_run_m=18_000.0,
    days=(1, 2, 3, 5, 6),
)


def raced(*races: Race, **more: object) -> Plan:
    """Return the plan with races on the way."""
    found = plan(replace(ASKED, races=races, **more))  # type: ignore[arg-type]
    assert isinstance(found, Plan)
    assert {race.on for race in races} <= {day.on for day in days(found) if day.workout.type == "race"}
    return found


def days(found: Plan) -> list[Planned]:
    return [day for week in found.weeks for day in week.days]


def mean_m(found: Plan, on: date) -> float:
    """Return the mean run of the biggest of the four weeks before the one of a day."""
    monday = on - timedelta(days=on.weekday())
    before = [week for week in found.weeks if timedelta() < monday - week.start <= timedelta(days=28)]
    biggest = max(before, key=lambda week: sum(day.workout.distance_m for day in week.days))
    return sum(day.workout.distance_m for day in biggest.days) / len(biggest.days)


@pytest.mark.parametrize("priority", Priority)
@pytest.mark.parametrize("distance", ["mile", "5k", "10k", "half"])
@pytest.mark.parametrize("weekday", range(7))
def test_a_race_on_the_way_does_not_fill_its_week_up_again(
    distance: str, weekday: int, priority: Priority
) -> None:
    """The long run that a race takes away comes back on no other day: those stay what a run of the week is."""
    race = Race(distance, SUNDAY - timedelta(days=6 - weekday), priority)
    found = raced(race)
    for away in range(-3, 3):
        near = found.on(race.on + timedelta(days=away))
        if near.type not in {"race", "long", "marathon_pace_long"}:
            assert near.distance_m <= mean_m(found, race.on) + 500, (away, near)


def test_no_long_run_lies_the_day_before_a_race_for_fun() -> None:
    """A parkrun's eve has an easy run like any other, no long one."""
    race = Race("5k", SUNDAY, Priority.C)
    eve = raced(race, long_run_day=5).on(SUNDAY - timedelta(days=1))
    assert eve.type != "long"
    assert eve.distance_m < 11_000


def test_a_week_beside_a_race_leaves_no_shorter_long_runs_behind() -> None:
    """What was run on the long run's day in a week that had none is no measure of the long runs after it."""
    monday = SUNDAY + timedelta(days=1)
    found = raced(Race("5k", monday, Priority.B))
    longest = [max(day.workout.distance_m for day in week.days) for week in found.weeks[:20]]
    assert longest[16] >= 0.95 * max(longest[:13])


def test_of_two_races_on_one_day_the_one_in_earnest_is_kept() -> None:
    """The order they are told in decides nothing."""
    one, other = Race("5k", SUNDAY, Priority.C), Race("10k", SUNDAY, Priority.B)
    assert kept((one, other), START, None, 2) == kept((other, one), START, None, 2) == (other,)


def test_the_list_of_limits_keeps_long_runs_from_races() -> None:
    """A change that puts a long run on a race's eve breaks a limit."""
    found = raced(Race("10k", SUNDAY))
    long = max((day for day in days(found) if day.workout.type == "long"), key=lambda day: day.on)
    week = found.week_of(SUNDAY)
    spoilt = replace(
        found,
        base=tuple(
            replace(one, days=(*one.days, Planned(SUNDAY - timedelta(days=2), long.workout)))
            if one is week
            else one
            for one in found.weeks
        ),
    )
    asked = replace(ASKED, races=(Race("10k", SUNDAY),))
    assert "races" in {one.id for one in broken(spoilt, known(asked))}
