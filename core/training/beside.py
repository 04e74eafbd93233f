"""What goes beside running, for those who wish it: strength on days without a run, cross-training on days they name.

And what goes in its place, while a sore place rests from it: easy cross-training, three times a week.

Strength: one or two short sessions a week (trials: one to three), never the day before a hard or a long run, one in
lighter weeks and the taper, none in the last ten days before the goal race, and none while a race is in the legs.
A day with nothing at all stays in every week, and what comes after the race is for rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core.training import on_the_way, sessions
from core.training.catalogue import ENTRIES, is_quality
from core.training.footing import Footing
from core.training.plan import Phase, Planned, Week
from core.training.workout import Workout
from core.training.workouts.shape import Dose, Need

DAY: Final = timedelta(days=1)
NO_STRENGTH: Final = 10
"""Days before the goal race without strength."""
NO_CROSSING: Final = 3
"""Days before the goal race without cross-training."""
WEEK_DAYS: Final = 7
APART: Final = 2


def with_others(weeks: tuple[Week, ...], runner: Footing) -> tuple[Week, ...]:
    """Return the weeks with the strength and cross-training that *runner* wishes for."""
    if not runner.strength and not runner.crossing:
        return weeks
    runs = {one.on: one.workout for week in weeks for one in week.days}
    return tuple(_filled(week, runs, runner) for week in weeks)


def _filled(week: Week, runs: dict[date, Workout], runner: Footing) -> Week:
    if week.phase is Phase.RECOVERY:
        return week
    free = [on for on in _days(week) if on not in runs]
    crossing = [on for on in free if on.weekday() in runner.crossing]
    strong = _strong_days(week, [on for on in free if on not in crossing], runs, runner)
    crossing = [on for on in crossing if _to_race(on, runner) > NO_CROSSING]
    found = [(on, "strength") for on in strong] + [(on, "cross_training") for on in crossing]
    made = (Planned(on, _made(key, on, runner)) for on, key in found[: max(len(free) - 1, 0)])
    return replace(week, days=tuple(sorted((*week.days, *made), key=lambda one: one.on)))


def _days(week: Week) -> Iterator[date]:
    return (week.start + DAY * n for n in range(WEEK_DAYS - week.start.weekday()))


def _strong_days(
    week: Week, free: list[date], runs: dict[date, Workout], runner: Footing
) -> tuple[date, ...]:
    """Return the days for strength: after a hard day first, apart from each other."""
    if not runner.strength:
        return ()
    light = week.cutback or week.phase is Phase.TAPER
    able = [on for on in free if not _spares(runs.get(on + DAY)) and _rested(on, runner)]
    found: list[date] = []
    for on in sorted(able, key=lambda day: (not _hard(runs.get(day - DAY)), day)):
        if all(abs((on - other).days) >= APART for other in found):
            found.append(on)
    return tuple(sorted(found[: 1 if light else runner.strength]))


def _rested(on: date, runner: Footing) -> bool:
    """Return whether a day is far enough before the goal race, and no race on the way is still in the legs."""
    return _to_race(on, runner) >= NO_STRENGTH and not on_the_way.raced(runner.races, on)


def _hard(workout: Workout | None) -> bool:
    return workout is not None and is_quality(workout)


def _spares(workout: Workout | None) -> bool:
    """Return whether legs must be fresh for a workout."""
    return workout is not None and (is_quality(workout) or workout.type in {"long", "hill_sprints"})


def _to_race(on: date, runner: Footing) -> int:
    """Return the days to the goal race, less than none after it; many where there is none."""
    return (runner.race_on - on).days if runner.race_on else 1000


FIRST_S: Final = 1800.0
THEN_S: Final = 2400.0
"""Easy minutes of cross-training while running rests: half an hour in the first week, then forty minutes."""
THRICE: Final = (0, 2, 4)
"""Days of a week of it, from the day it begins on: each has a day of rest after it."""


def in_its_place(first: date, last: date) -> dict[date, Workout]:
    """Return three easy sessions of cross-training a week from *first* to *last*, and nothing else."""
    days = (n for n in range((last - first).days + 1) if n % WEEK_DAYS in THRICE)
    entry = ENTRIES["cross_training"]
    return {
        first + DAY * n: sessions.because(
            entry.build(Dose(each_s=FIRST_S if n < WEEK_DAYS else THEN_S)), entry.rule
        )
        for n in days
    }


def _made(key: str, on: date, runner: Footing) -> Workout:
    entry = ENTRIES[key]
    dose = entry.dose(Need(runner.index, runner.level))
    assert dose is not None  # noqa: S101 - minutes by level, whatever the week
    seconds = min(dose.each_s or 0.0, runner.day_s[on.weekday()])
    return sessions.because(entry.build(replace(dose, each_s=seconds)), entry.rule)
