"""Mornings on real plans: sore legs, short nights and pain never add to the seven days that follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from core.athlete.athlete import Athlete
from core.athlete.log import CheckIn, Pain, Run
from core.athlete.profile import Profile as Known
from core.recommender.change import lay_within_limits
from core.recommender.recommend import recommend
from core.scene import Scene
from core.training.catalogue import is_fast, is_quality, is_run
from core.training.plan import Plan
from core.training.planner import plan
from tests.proof.asked import requested
from tests.proof.runners import RUNNERS

PLACE = "Europe/Lisbon"
LEGS = (None, 0, 4, 6, 7, 8, 10)
NIGHTS = (9.0, 6.5, 5.0, 3.0)
SITES = (None, "calf", "quad", "shin")
EVERY = 17
"""Days between the mornings that are tried; not a multiple of seven, so that every weekday comes."""


@cache
def mornings() -> tuple[tuple[str, Athlete, date], ...]:
    """Return runners with their plans, on days all over them."""
    return tuple(
        (name, athlete, on) for name in RUNNERS for athlete in (_planned(name),) for on in _days(athlete)
    )


def _planned(name: str) -> Athlete:
    asked = requested(RUNNERS[name])
    found = plan(asked)
    assert isinstance(found, Plan), name
    known = Known(
        zone=PLACE,
        weekly_m=asked.weekly_m,
        longest_run_m=asked.longest_run_m,
        days=asked.days,
        level=asked.level,
    )
    return Athlete(1, known, asked.goal, asked.results, found)


def _days(athlete: Athlete) -> Iterator[date]:
    assert athlete.plan
    first, last = athlete.plan.weeks[0].start, athlete.plan.last_day()
    return (first + timedelta(days=n) for n in range(0, (last - first).days, EVERY))


def week_after(
    athlete: Athlete, on: date, told: CheckIn, pains: tuple[Pain, ...] = ()
) -> tuple[float, int, int]:
    """Return metres, hard sessions and fast runs of the seven days from *on*, after what the morning changes."""
    now = datetime.combine(on, time(7), ZoneInfo(PLACE))
    awake = replace(athlete, checkins=(*athlete.checkins, told), pains=pains, heard_at=now)
    found = recommend(awake, on)
    if found.proposal:
        awake = lay_within_limits(Scene(awake, now), found.proposal.rule, found.proposal.edits).athlete
    assert awake.plan
    held = [awake.plan.on(on + timedelta(days=n)) for n in range(7)]
    return sum(w.distance_m for w in held), sum(map(is_quality, held)), sum(map(is_fast, held))


def fewer(worse: tuple[float, int, int], better: tuple[float, int, int]) -> bool:
    """Return whether nothing of a week grew."""
    return all(one <= other + 1e-6 for one, other in zip(worse, better, strict=True))


@pytest.mark.parametrize("site", SITES)
def test_sorer_legs_never_mean_more(site: str | None) -> None:
    """From fine to very sore, no step adds a metre or a hard session to the next seven days."""
    for name, athlete, on in mornings():
        weeks = [week_after(athlete, on, CheckIn(on, legs, None, site)) for legs in LEGS]
        assert all(fewer(week, weeks[0]) for week in weeks), (name, on, weeks)
        assert all(fewer(b, a) for a, b in pairwise(weeks[1:])), (name, on, weeks)


def test_shorter_nights_never_mean_more() -> None:
    """The less sleep, the less running in the next seven days, or the same."""
    for name, athlete, on in mornings():
        weeks = [week_after(athlete, on, CheckIn(on, 0, slept, None)) for slept in NIGHTS]
        assert all(fewer(b, a) for a, b in pairwise(weeks)), (name, on, weeks)


def test_more_pain_never_means_more() -> None:
    """The more an Achilles hurts, the less running in the next seven days, or the same."""
    for name, athlete, on in mornings():
        hurts = [(Pain(1, "achilles", None, much, on, on),) for much in (1, 3, 5, 8)]
        weeks = [week_after(athlete, on, CheckIn(on, 0, None, None), pains) for pains in hurts]
        assert all(fewer(b, a) for a, b in pairwise(weeks)), (name, on, weeks)


@pytest.mark.parametrize(
    ("told", "levels"),
    [("fatigue", (0, 4, 6, 8, 10)), ("stress", (0, 5, 8, 10)), ("heat_f", (100, 145, 170, 185))],
)
def test_worse_days_never_mean_more(told: str, levels: tuple[int, ...]) -> None:
    """More fatigue, more stress for days on end or more heat: nothing of the next seven days grows, nor beyond silence."""
    eased = 0
    for name, athlete, on in mornings():
        silent = week_after(athlete, on, CheckIn(on))
        weeks = [
            week_after(tired(athlete, on, told, much), on, CheckIn(on, **{told: much})) for much in levels
        ]
        assert all(fewer(b, a) for a, b in pairwise((silent, *weeks))), (name, on, weeks)
        eased += weeks[-1] != silent
    assert eased


def tired(athlete: Athlete, on: date, told: str, much: float) -> Athlete:
    """Return the runner who has told the same on the three mornings before."""
    before = (CheckIn(on - timedelta(days=n), **{told: much}) for n in (3, 2, 1))
    return replace(athlete, checkins=tuple(before))


def test_a_run_that_felt_harder_never_means_more() -> None:
    """What the last run cost takes from the next seven days, or leaves them."""
    eased = 0
    for name, athlete, on in mornings():
        weeks = [week_after(having_run(athlete, on, felt), on, CheckIn(on)) for felt in (2, 5, 7, 9, 10)]
        assert all(fewer(b, a) for a, b in pairwise(weeks)), (name, on, weeks)
        eased += weeks[-1] != weeks[0]
    assert eased


def having_run(athlete: Athlete, on: date, effort: float) -> Athlete:
    """Return the runner with the last planned run before a day in the log."""
    there = athlete.plan
    assert there
    days = (on - timedelta(days=n) for n in range(1, 8))
    last = next((day for day in days if is_run(there.on(day))), None)
    if last is None:
        return athlete
    done = there.on(last)
    return replace(
        athlete, runs=(Run(1, last, done.distance_m, done.duration_s, effort, type=done.type, planned=True),)
    )


def test_a_morning_without_an_answer_changes_nothing() -> None:
    """Silence is neither good nor bad: the plan stays."""
    for _, athlete, on in mornings():
        silent = replace(athlete, heard_at=datetime.combine(on, time(7), ZoneInfo(PLACE)))
        assert recommend(silent, on).proposal is None
