"""Strength and cross-training beside the runs, for those who wish for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.athlete.goal import Goal, Priority, Race
from core.training.catalogue import is_quality, is_run
from core.training.limits import broken, known
from core.training.plan import Phase, Plan
from core.training.planner import plan
from core.training.request import Request

RACE = date(2027, 10, 10)
ASKED = Request(Goal("marathon", RACE), date(2027, 3, 1), (), 50_000.0, 18_000.0, (1, 3, 5, 6))
DAY = timedelta(days=1)


def planned(asked: Request) -> Plan:
    found = plan(asked)
    assert isinstance(found, Plan)
    return found


def test_who_does_not_ask_gets_runs_only() -> None:
    """Nothing but running stands in a plan that was not asked for more."""
    assert all(is_run(day.workout) for week in planned(ASKED).weeks for day in week.days)


def test_the_runs_are_the_same_with_strength_beside_them() -> None:
    """Strength and cross-training take nothing from the runs."""
    usual, more = planned(ASKED), planned(replace(ASKED, strength=2, crossing=(0,)))
    for plain, week in zip(usual.weeks, more.weeks, strict=True):
        assert tuple(day for day in week.days if is_run(day.workout)) == plain.days


@given(
    days=st.lists(st.integers(0, 6), min_size=3, max_size=7, unique=True),
    strength=st.integers(0, 2),
    crossing=st.lists(st.integers(0, 6), max_size=4, unique=True),
)
def test_strength_is_never_before_a_hard_or_a_long_day(
    days: list[int], strength: int, crossing: list[int]
) -> None:
    """Legs are fresh for what asks most of them, a day in the week is free, and no limit is broken."""
    asked = replace(ASKED, days=tuple(sorted(days)), strength=strength, crossing=tuple(crossing))
    found = planned(asked)
    assert broken(found, known(asked)) == ()
    for week in found.weeks:
        strong = [day.on for day in week.days if day.workout.type == "strength"]
        assert len(strong) <= strength
        assert len(week.days) <= 6
        for on in strong:
            after = found.on(on + DAY)
            assert not is_quality(after)
            assert after.type not in {"long", "hill_sprints"}


def test_in_lighter_weeks_and_near_the_race_there_is_less_of_it() -> None:
    """One session in lighter weeks, none in the ten days before the race and the week after it."""
    found = planned(replace(ASKED, strength=2))
    for week in found.weeks:
        strong = [day.on for day in week.days if day.workout.type == "strength"]
        assert len(strong) <= (1 if week.cutback or week.phase is Phase.TAPER else 2)
        assert all((RACE - on).days >= 10 for on in strong)


def test_a_race_in_the_legs_leaves_nothing_beside_it() -> None:
    """After a race in the middle of a week its last days are for rest, and a race on the way has its days without strength."""
    wednesday, on_the_way = RACE - 4 * DAY, date(2027, 7, 4)
    races = (Race("half", on_the_way, Priority.B),)
    asked = replace(ASKED, goal=Goal("half", wednesday), races=races, strength=2, crossing=(0, 4))
    days = [day for week in planned(asked).weeks for day in week.days if not is_run(day.workout)]
    assert days
    assert all(day.on < wednesday for day in days)
    strong = [day.on for day in days if day.workout.type == "strength"]
    assert not any(on_the_way < on <= on_the_way + 4 * DAY for on in strong)


def test_cross_training_is_on_the_days_that_were_named() -> None:
    """Named days hold easy minutes where nothing is run, until three days before the race."""
    found = planned(replace(ASKED, crossing=(0, 1)))
    crossing = [day.on for week in found.weeks for day in week.days if day.workout.type == "cross_training"]
    assert {on.weekday() for on in crossing} == {0}
    assert len(crossing) == len([week for week in found.weeks if week.phase is not Phase.RECOVERY])


def test_where_no_day_is_left_the_plan_says_so() -> None:
    """Six runs a week leave their rest day alone, and the plan says where strength can go."""
    six = replace(ASKED, days=(0, 1, 2, 4, 5, 6), weekly_m=80_000.0, strength=1)
    assert "strength" in planned(six).warnings
    assert "strength" not in planned(replace(ASKED, strength=1)).warnings
