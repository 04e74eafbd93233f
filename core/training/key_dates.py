"""The dates a season turns on: races, tests, the mile block, the peak, the longest run, the taper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from core.training.catalogue import is_quality
from core.training.measure import work
from core.training.plan import Phase, Plan, Planned, Week
from core.training.season import summary
from core.training.workout import Workout


class Key(StrEnum):
    """What happens on a key date."""

    MILE_START = "mile-block-start"
    HALF_WAY = "half-way-test"
    TIME_TRIAL = "time-trial"
    MILE_END = "mile-block-end"
    RACE_B = "race-B"
    RACE_C = "race-C"
    PEAK = "peak-week"
    LONGEST = "longest-run"
    TAPER = "taper-start"
    RACE = "race"


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A date, what happens on it, and metres: of the race, the test, the run, the week."""

    on: date
    key: Key
    metres: float = 0.0


def key_dates(plan: Plan) -> tuple[KeyDate, ...]:
    """Return the dates *plan* turns on, changes included, in order."""
    found = (*_block(plan), *_tests(plan), *_races(plan), *_peak(plan), *_taper(plan))
    order = list(Key)
    return tuple(sorted(found, key=lambda one: (one.on, order.index(one.key))))


def _days(plan: Plan) -> Iterator[Planned]:
    return (day for week in plan.weeks for day in plan.days_of(week))


def _block(plan: Plan) -> Iterator[KeyDate]:
    weeks = [week for week in plan.weeks if week.phase is Phase.MILE]
    if any(is_quality(day.workout) for week in weeks for day in week.days):
        last = weeks[-1].start + timedelta(days=6 - weeks[-1].start.weekday())
        yield KeyDate(weeks[0].start, Key.MILE_START)
        yield KeyDate(last, Key.MILE_END)


def _tests(plan: Plan) -> Iterator[KeyDate]:
    """Yield the time trials; one that another follows in the same phase is the test half-way."""
    trials = [day for day in _days(plan) if day.workout.type == "time_trial"]
    for day, after in pairwise((*trials, None)):
        if day is not None:
            half = after is not None and _phase(plan, day.on) == _phase(plan, after.on)
            yield KeyDate(day.on, Key.HALF_WAY if half else Key.TIME_TRIAL, _tested_m(day.workout))


def _phase(plan: Plan, on: date) -> Phase | None:
    week = plan.week_of(on)
    return week.phase if week else None


def _tested_m(workout: Workout) -> float:
    found = work(workout)
    return (found[0].distance_m or 0.0) if found else 0.0


def _races(plan: Plan) -> Iterator[KeyDate]:
    races = [day for day in _days(plan) if day.workout.type == "race"]
    for day in races:
        rules = {reason.rule for reason in day.workout.because}
        key = next((key for key in (Key.RACE_B, Key.RACE_C) if key in rules), Key.RACE)
        yield KeyDate(day.on, key, day.workout.distance_m)


def _peak(plan: Plan) -> Iterator[KeyDate]:
    """Yield the largest week of training and the longest run, the last of each; the race's own week does not count."""
    weeks = [(summary(plan, week).planned_m, week.start) for week in plan.weeks if _trains(week)]
    runs = [(day.workout.distance_m, day.on) for day in _days(plan) if day.workout.type != "race"]
    for key, found in ((Key.PEAK, weeks), (Key.LONGEST, runs)):
        metres, on = max(found, default=(0.0, date.min))
        if metres:
            yield KeyDate(on, key, metres)


def _trains(week: Week) -> bool:
    return week.phase not in {Phase.RACE, Phase.RECOVERY}


def _taper(plan: Plan) -> Iterator[KeyDate]:
    starts = (week.start for week in plan.weeks if week.phase is Phase.TAPER)
    yield from (KeyDate(start, Key.TAPER) for start in sorted(starts)[:1])
