"""Days away: what the plan becomes while a runner is gone, and how changes of that kind give way to each other.

Pure functions from a plan to the days it becomes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core.training.catalogue import easier, is_run
from core.training.comeback import CLASSES, Days, Stage, minutes, returning, stages
from core.training.plan import Change, Edit, Plan
from core.training.workout import REST, Workout

HOLIDAY_RUNS: Final = 3
HOLIDAY_S: Final = 2100.0
"""Up to three runs a week of about 35 minutes keep most of the fitness (Hickson 1981: volume may drop by far)."""
BACK_SHARE: Final = 0.8
WEEK: Final = 7
WEEKEND: Final = 2
"""Days away up to here are just rest: nothing is lost, and the plan goes on as it is."""


def away(plan: Plan, first: date, last: date, *, running: bool, index: float | None = None) -> Days:
    """Return days away, with a few short runs or none, and the way back after them."""
    days = tuple(between(first, last))
    runs = set(spread_out(plan, days)) if running else set()
    gone = {day: _short(plan.on(day), index) if day in runs else resting(plan.on(day)) for day in days}
    return {**gone, **returning(plan, last + timedelta(days=1), back_from(len(days), running=running), index)}


def back_from(days_off: int, *, running: bool) -> tuple[Stage, ...]:
    """Return the way back from days away: one lighter week when some running went on."""
    if days_off <= WEEKEND:
        return ()
    few = running or days_off <= CLASSES[0][0]
    return (Stage(WEEK, BACK_SHARE),) if few else stages(days_off)


def spread_out(plan: Plan, days: Iterable[date]) -> Iterator[date]:
    """Yield running days at least two days apart, at most three in a calendar week."""
    kept: list[date] = []
    for day in days:
        this_week = [one for one in kept if one.isocalendar()[:2] == day.isocalendar()[:2]]
        apart = not kept or (day - kept[-1]).days > 1
        if is_run(plan.on(day)) and apart and len(this_week) < HOLIDAY_RUNS:
            kept.append(day)
            yield day


def _short(workout: Workout, index: float | None) -> Workout:
    """Return a short easy run, or less where less was planned; a race stays."""
    if workout.type == "race":
        return workout
    short = replace(minutes("easy", HOLIDAY_S, index), because=workout.because)
    return short if short.distance_m <= workout.distance_m else easier(workout, index)


def resting(workout: Workout) -> Workout:
    """Return rest; a race stays."""
    return workout if workout.type == "race" else REST


def cleared(plan: Plan, first: date, last: date) -> Days:
    """Return days without running; races stay, they are spoken of on their own."""
    return {day: resting(plan.on(day)) for day in between(first, last)}


def between(first: date, last: date) -> Iterator[date]:
    """Yield every day from *first* to *last*."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


MEANWHILE: Final = "meanwhile"
"""The rule of cross-training in the place of running, while a sore place rests."""
AWAY: Final = frozenset({"illness", "injury", "pause", "vacation", "comeback", "red-flag", MEANWHILE})
"""Rules whose changes a way back takes the place of."""


def without_absence(plan: Plan, today: date) -> Plan:
    """Return the plan as it would be without absences that have begun; only a trip is known before it begins.

    Days that are over stay as they were: what was walked then is no time trial that was planned before.
    """
    over = (c for c in plan.changes if c.rule in AWAY and c.edits and _begun(c, today))
    for change in over:
        plan = plan.undone(change.number, today)
    return plan


def _begun(change: Change, today: date) -> bool:
    return change.rule != "vacation" or min(edit.on for edit in change.edits) <= today


def relaid(plan: Plan, clean: Plan, new: Days, today: date) -> tuple[Edit, ...]:
    """Return edits of *plan* that make *new* of its days, and of *clean* every other day from *today* on."""
    differs = {edit.on for change in plan.changes if not change.undone for edit in change.edits}
    days = sorted(day for day in differs | set(new) if day >= today)
    wanted = {day: new.get(day, clean.on(day)) for day in days}
    return tuple(Edit(day, plan.on(day), made) for day, made in wanted.items() if made != plan.on(day))


def edits(plan: Plan, new: Days) -> tuple[Edit, ...]:
    """Return edits of *plan* that make *new* of its days."""
    return tuple(Edit(day, plan.on(day), made) for day, made in sorted(new.items()) if made != plan.on(day))
