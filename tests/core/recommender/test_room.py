"""Room for more volume: three whole weeks done, that felt too easy, and nothing against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.athlete.athlete import Athlete
from core.athlete.log import Absence, Lock, Pain, RedFlag, Run, Why
from core.recommender.room import room_for_more
from core.training.season import week_m
from tests.core.dialogs.chat import day, runner
from tests.core.recommender.test_rules import altered

SUNDAYS = [day(7 * n - 1) for n in range(4, 12)]


def completed(until, effort_off: float = -1.0, part: float = 1.0) -> Athlete:
    """Return a runner who did all that was planned, a little easier than usual."""
    athlete = runner()
    plan = athlete.plan
    assert plan
    costs = {"easy": 3.0, "long": 5.0, "recovery": 2.0, "hill_sprints": 5.0}
    days = [day(n) for n in range((until - day(0)).days + 1)]
    runs = tuple(
        Run(
            n,
            on,
            made.distance_m * part,
            effort=costs.get(made.type, 7.0) + effort_off,
            type=made.type,
            planned=True,
        )
        for n, on in enumerate(days, 1)
        if (made := plan.on(on)).distance_m
    )
    return replace(athlete, runs=runs)


@pytest.fixture
def sunday():
    """Return a Sunday on which there is room."""
    return next(on for on in SUNDAYS if room_for_more(completed(on), on))


def test_there_is_room_after_weeks_that_were_too_easy(sunday) -> None:
    """A twentieth more than is planned, and never more than the ramp allows over what was run."""
    athlete = completed(sunday)
    found = room_for_more(athlete, sunday)
    plan = athlete.plan
    assert plan
    assert found
    assert found.monday == sunday + timedelta(days=1)
    assert found.planned_m == week_m(plan, plan.week_of(found.monday))
    assert found.planned_m < found.most_m <= 1.05 * found.planned_m
    assert found.below == 1.0


@pytest.mark.parametrize(
    "but",
    [
        {"effort_off": 0.0},
        {"part": 0.8},
    ],
    ids=["as hard as it should be", "not all done"],
)
def test_there_is_none_when_it_was_as_hard_as_it_should_be_or_not_all_done(sunday, but: dict) -> None:
    """Good weeks at the usual effort are just right; runs left out are not room."""
    assert room_for_more(completed(sunday, **but), sunday) is None


@pytest.mark.parametrize(
    "but",
    [
        lambda on: {"pains": (Pain(1, "calf", None, 2, on, on),)},
        lambda on: {"lock": Lock(RedFlag.STOP, on, "shin")},
        lambda on: {"absences": (Absence(1, Why.VACATION, on - timedelta(days=9), on - timedelta(days=7)),)},
    ],
    ids=["pain", "lock", "away"],
)
def test_anything_against_it_is_enough(sunday, but) -> None:
    """Pain, a lock, days away."""
    assert room_for_more(replace(completed(sunday), **but(sunday)), sunday) is None


def test_sessions_that_gave_way_are_no_room(sunday) -> None:
    """Who had to go easier is not asked to do more."""
    athlete = completed(sunday)
    plan = athlete.plan
    assert plan
    change = altered(29 - (sunday - day(0)).days + 3)[0]
    assert room_for_more(replace(athlete, plan=plan.changed(change)), sunday) is None


def test_lighter_weeks_and_tapers_stay_light() -> None:
    """On no Sunday does a cutback, a taper or a race week grow, nor without a plan."""
    for on in (day(n) for n in range(92)):
        found = room_for_more(completed(on), on)
        if found:
            week = completed(on).plan.week_of(found.monday)
            assert not week.cutback
            assert week.phase.value not in {"taper", "race", "recovery"}
    assert room_for_more(runner(plan=None), day(20)) is None
