"""Room for more volume: found in weeks of completed training that felt too easy, never in a good mood.

The Sunday review asks; the limits have the last word on what it does with the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Final

from core.athlete.athlete import Athlete
from core.logbook import metres
from core.recommender.rules.load import COUNTED
from core.recommender.rules.usual import EXPECTED, SESSION
from core.training.budgets import RAMP, STEP, floor_to, is_build
from core.training.plan import Plan
from core.training.season import week_m

WEEKS: Final = 3
"""Whole weeks of completed training before there is more of it."""
DONE: Final = 0.9
TOO_EASY: Final = -1.0
"""The median effort against what such runs usually cost."""
EFFORTS: Final = 6
PART: Final = 1.05
"""A week grows by so much of itself: half of what the ramp allows."""
GRID_M: Final = 500.0
WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Room:
    """Next week may hold up to *most_m*, where *planned_m* are planned; *below* is how much too easy it felt."""

    monday: date
    planned_m: float
    most_m: float
    below: float


def room_for_more(athlete: Athlete, today: date) -> Room | None:
    """Return how much more the next week may hold; None when nothing speaks for it, or anything against it."""
    plan = athlete.plan
    monday = today + timedelta(days=7 - today.weekday())
    week = plan.week_of(monday) if plan else None
    if (
        plan is None
        or week is None
        or week.cutback
        or not is_build(week.phase)
        or _hindered(athlete, plan, monday)
    ):
        return None
    below = _felt(athlete, monday)
    done = [
        metres(athlete, monday - n * WEEK, monday - (n - 1) * WEEK - timedelta(days=1)) for n in range(1, 5)
    ]
    if below is None or below > TOO_EASY or not _completed(plan, monday, done[:WEEKS]):
        return None
    planned = week_m(plan, week)
    most = floor_to(min(planned * PART, max(done) * min(STEP, RAMP)), GRID_M)
    return Room(monday, planned, most, -below) if most > planned else None


def _hindered(athlete: Athlete, plan: Plan, monday: date) -> bool:
    """Return whether something hurts, running is off, days were away, or sessions had to give way lately."""
    since = monday - WEEKS * WEEK
    away = any(one.last is None or one.last >= since for one in athlete.absences)
    gave_way = any(
        c.rule in COUNTED and not c.undone and any(since <= e.on < monday for e in c.edits)
        for c in plan.changes
    )
    return (
        bool(athlete.lock)
        or any(one.closed is None and one.severity for one in athlete.pains)
        or away
        or gave_way
    )


def _completed(plan: Plan, monday: date, done: list[float]) -> bool:
    """Return whether each of the weeks before was run, all but a tenth of it."""
    weeks = [plan.week_of(monday - n * WEEK) for n in range(1, WEEKS + 1)]
    return all(
        week is not None and week.start == monday - n * WEEK and ran >= DONE * week_m(plan, week)
        for n, (week, ran) in enumerate(zip(weeks, done, strict=True), 1)
    )


def _felt(athlete: Athlete, monday: date) -> float | None:
    """Return the median of effort less what such a run usually costs, over the weeks; None when too little was told."""
    runs = [
        run for run in athlete.runs if monday - WEEKS * WEEK <= run.on < monday and run.effort is not None
    ]
    against = [(run.effort or 0.0) - EXPECTED.get(run.type or "easy", SESSION) for run in runs]
    return median(against) if len(against) >= EFFORTS else None
