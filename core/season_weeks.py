"""The weeks of a season that begins anew, joined to those that are over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from core.absences import DAY
from core.season_ways import Way
from core.training.comeback import eased
from core.training.plan import Plan, Planned, Week

LIGHTER: Final = 0.80
"""The part of a first week that is a cutback after building weeks."""


def joined_weeks(there: Plan, found: Plan, way: Way) -> tuple[Week, ...]:
    """Return the new weeks, joined to the old ones: days before the cut as they were, numbers going on."""
    old = there.week_of(way.since)
    number = old.number if old else len(there.weeks) + 1
    ahead = [week for week in found.weeks if _sunday(week) >= way.since]
    joined = _joined(old, ahead[0], number, way)
    first = _lighter(joined, there, way.since, found.fitness_index) if way.lighter else joined
    return (first, *(replace(week, number=number + n) for n, week in enumerate(ahead[1:], 1)))


def _joined(old: Week | None, new: Week, number: int, way: Way) -> Week:
    """Return the week of the cut: its days before it as they were, and from it on the new ones."""
    kept = tuple(day for day in old.days if day.on < way.since) if old else ()
    days = tuple(day for day in new.days if day.on >= way.since)
    return Week(number, old.start if old else new.start, new.phase, new.cutback, (*kept, *days))


def _lighter(week: Week, there: Plan, since: date, index: float | None) -> Week:
    """Return the week as a step back from those before it, all that is left of it easy."""
    mondays = (week.start - DAY * 7 * n for n in (1, 2, 3))
    most = max((week_total(there, day) for day in mondays), default=0.0)
    planned = sum(day.workout.distance_m for day in week.days)
    share = min(LIGHTER, LIGHTER * most / planned) if most and planned else LIGHTER
    days = tuple(
        day if day.on < since else Planned(day.on, eased(day.workout, share, index)) for day in week.days
    )
    return replace(week, cutback=True, days=days)


def _sunday(week: Week) -> date:
    return week.start + DAY * (6 - week.start.weekday())


def week_total(of: Plan, day: date) -> float:
    """Return the planned metres of the week a day falls in."""
    week = of.week_of(day)
    return sum(planned.workout.distance_m for planned in of.days_of(week)) if week else 0.0
