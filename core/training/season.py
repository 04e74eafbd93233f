"""A season at a glance: one line of figures a week, changes included."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.training.catalogue import is_quality
from core.training.plan import Phase, Plan, Week


@dataclass(frozen=True, slots=True)
class WeekSummary:
    """A week in figures. Distances in metres; the race counts in them."""

    number: int
    start: date
    phase: Phase
    cutback: bool
    planned_m: float
    longest_m: float
    quality: int
    """Hard sessions, the race among them."""
    runs: int


def season(plan: Plan) -> tuple[WeekSummary, ...]:
    """Return every week of *plan* in figures, in order."""
    return tuple(summary(plan, week) for week in plan.weeks)


def summary(plan: Plan, week: Week) -> WeekSummary:
    """Return one week of *plan* in figures."""
    workouts = [day.workout for day in plan.days_of(week)]
    metres = [workout.distance_m for workout in workouts if workout.distance_m]
    hard = sum(is_quality(workout) for workout in workouts)
    return WeekSummary(
        week.number,
        week.start,
        week.phase,
        week.cutback,
        sum(metres),
        max(metres, default=0.0),
        hard,
        len(metres),
    )


def week_m(plan: Plan, week: Week) -> float:
    """Return the planned metres of a week, changes included."""
    return sum(day.workout.distance_m for day in plan.days_of(week))


def race_day(plan: Plan, on: date) -> date | None:
    """Return the day of the race of the week *on* falls in; for a race before Thursday, of the week after too."""
    monday = on - timedelta(days=on.weekday())
    days = (monday + timedelta(days=n) for n in range(7 + EARLY))
    return next((day for day in days if plan.on(day).type == "race"), None)


EARLY: Final = 3
"""A race on the first three weekdays has its race week begin the Monday before."""
