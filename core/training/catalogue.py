"""The catalogue of workouts, and every question others ask of a workout.

A type describes itself in a family file under `core.training.workouts`; what is asked here reads its
properties.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from core.training.budgets import GRID_M
from core.training.describe import effort_text, pace, steps_text
from core.training.measure import cost, hill_sprint_reps, is_stride, parts_m, stride_reps, zones_m
from core.training.workout import Part, Repeat, Step, StepKind, Workout
from core.training.workouts import easy, hills, long, other, power, race, speed, threshold
from core.training.workouts.parts import easy_step, ends_m, whole
from core.training.workouts.shape import FAST_SITES, Builds, Dose, Need, WorkoutType
from core.voice.text import NOTHING, Text, t

__all__ = [
    "ENTRIES",
    "TYPES",
    "avoid_sites",
    "build",
    "cost",
    "easier",
    "entry",
    "hill_sprint_reps",
    "is_fast",
    "is_quality",
    "is_run",
    "needs_hill",
    "pace_text",
    "purpose",
    "resized",
    "shortened",
    "steps_text",
    "stride_reps",
    "that_build",
    "title",
    "zones_m",
]

FAMILIES: Final = (easy, hills, speed, power, threshold, long, race, other)

ENTRIES: Final[Mapping[str, WorkoutType]] = MappingProxyType(
    {one.key: one for family in FAMILIES for one in family.TYPES}
)
"""Every entry, by its key."""

TYPES: Final[Mapping[str, WorkoutType]] = MappingProxyType(
    {key: one for key, one in ENTRIES.items() if one.of == key}
)
"""Every type that stands in plans, by its key; `entry` tells its forms apart."""

FORMS: Final[Mapping[str, tuple[WorkoutType, ...]]] = MappingProxyType(
    {key: tuple(one for one in ENTRIES.values() if one.of == key and one.is_form) for key in TYPES}
)


def entry(workout: Workout) -> WorkoutType:
    """Return the entry a workout was made from: a form of its type that it has, else the type itself."""
    forms = (one for one in FORMS[workout.type] if one.is_form and one.is_form(workout))
    return next(forms, TYPES[workout.type])


def that_build(what: Builds, need: Need) -> tuple[WorkoutType, ...]:
    """Return the hard sessions that build *what* and suit the week, the one whose turn it is first."""
    found = tuple(one for one in ENTRIES.values() if one.quality and one.builds is what and one.suits(need))
    turn = (need.turn - 1) % len(found) if found else 0
    return found[turn:] + found[:turn]


@lru_cache(maxsize=4096)
def build(key: str, dose: Dose) -> Workout:
    """Return a workout of the entry *key*. Raises KeyError for one that is not in the catalogue."""
    return ENTRIES[key].build(dose)


def title(workout: Workout) -> Text:
    """Return what a workout is called: "10 km with 3 × 8 minutes at tempo"."""
    return entry(workout).title(workout)


def purpose(workout: Workout) -> Text:
    """Return what a workout is for, in a sentence."""
    return entry(workout).purpose


def pace_text(workout: Workout, index: float | None) -> Text:
    """Return the pace of a workout's main part, by effort when there is no index or one below 35."""
    kind = TYPES[workout.type]
    if not kind.running:
        return NOTHING
    if kind.zone is None:
        return effort_text(workout)
    found = pace(kind.zone, index)
    return t("{pace}", pace=found) if found else effort_text(workout, kind.zone)


def is_run(workout: Workout) -> bool:
    """Return whether a workout is running at all."""
    return TYPES[workout.type].running


def is_quality(workout: Workout) -> bool:
    """Return whether a workout is a hard session (strides and hill sprints after an easy run are not)."""
    return TYPES[workout.type].quality


def is_fast(workout: Workout) -> bool:
    """Return whether a workout holds fast running that strains calves and tendons, strides included."""
    return TYPES[workout.type].fast or stride_reps(workout) > 0


def avoid_sites(workout: Workout) -> frozenset[str]:
    """Return the sites that forbid a workout when they are sore."""
    sites = entry(workout).avoid_sites
    return sites | FAST_SITES if stride_reps(workout) else sites


def needs_hill(workout: Workout) -> bool:
    """Return whether a workout is another one where there is no hill."""
    return entry(workout).flat.instead is not None


def easier(workout: Workout, index: float | None = None) -> Workout:
    """Return the same distance as an easy run on the flat, without strides; a race or a day off stays."""
    kind = TYPES[workout.type]
    if not kind.running or workout.type in {"race", "walk_run", "recovery"}:
        return workout
    key = "long" if workout.type in {"long", "marathon_pace_long"} else "easy"
    made = build(key, Dose(distance_m=workout.distance_m, index=index))
    return made.because_of(*workout.because)


@lru_cache(maxsize=4096)
def shortened(workout: Workout, metres: float, index: float | None = None) -> Workout:
    """Return the workout cut to at most *metres*: fewer repetitions first, else an easy run."""
    if metres >= workout.distance_m or not is_run(workout) or workout.type == "race":
        return workout
    for drop in range(1, _most_reps(workout.parts)):
        parts = tuple(_fewer(part, drop) for part in workout.parts)
        fitted = _fit(workout, parts, metres, index)
        if fitted:
            return fitted
    key = workout.type if workout.type in {"long", "recovery", "walk_run"} else "easy"
    return build(key, Dose(distance_m=metres, index=index)).because_of(*workout.because)


@lru_cache(maxsize=4096)
def resized(workout: Workout, metres: float, index: float | None = None) -> Workout:
    """Return a session with its warm-up and cool-down stretched or cut to make *metres*, if they can be."""
    return _fit(workout, workout.parts, metres, index) or workout


def stretched(workout: Workout, metres: float, index: float | None = None) -> Workout:
    """Return a run at *metres* by a longer easy start, with all that follows it: strides, hill sprints, a faster end."""
    first = workout.parts[0] if workout.parts else None
    if not isinstance(first, Step) or first.kind is not StepKind.STEADY or not first.distance_m:
        return resized(workout, metres, index)
    start = easy_step(StepKind.STEADY, first.distance_m + metres - workout.distance_m)
    made = whole(workout.type, metres, (start, *workout.parts[1:]), index)
    return made.because_of(*workout.because)


MINUTE_S: Final = 60.0


def more_work(workout: Workout, times: float, index: float | None = None) -> Workout:
    """Return a session with *times* its fast part, strides before it left alone; warm-up and cool-down stay."""
    parts = tuple(_more(part, times) for part in workout.parts)
    metres = workout.distance_m + parts_m(parts, index) - parts_m(workout.parts, index)
    return whole(workout.type, round(metres / GRID_M) * GRID_M, parts, index).because_of(*workout.because)


def _more(part: Part, times: float) -> Part:
    if isinstance(part, Repeat):
        strides = any(map(is_stride, part.steps))
        return part if strides else replace(part, times=int(part.times * times))
    if part.kind is not StepKind.WORK:
        return part
    metres, seconds = part.distance_m, part.duration_s
    longer = seconds and max(round(seconds * times / MINUTE_S) * MINUTE_S, seconds)
    return replace(part, distance_m=metres and metres * times, duration_s=longer)


def _most_reps(parts: tuple[Part, ...]) -> int:
    return max((part.times for part in parts if isinstance(part, Repeat)), default=0) if len(parts) > 1 else 0


def _fewer(part: Part, drop: int) -> Part:
    return replace(part, times=max(part.times - drop, 1)) if isinstance(part, Repeat) else part


def _fit(workout: Workout, parts: tuple[Part, ...], metres: float, index: float | None) -> Workout | None:
    """Give the first and last easy steps what the middle leaves of *metres*; None when that is too little."""
    ends = [p for p in parts if isinstance(p, Step) and p.kind in {StepKind.WARM_UP, StepKind.COOL_DOWN}]
    if len(ends) != 2:  # noqa: PLR2004 - a warm-up and a cool-down
        return None
    middle = tuple(part for part in parts if part not in ends)
    left = metres - parts_m(middle, index)
    warm, cool = map(min, ends_m(index), (end.distance_m or left for end in ends))  # brief ones stay brief
    if left < warm + cool:
        return None
    first = easy_step(StepKind.WARM_UP, max(warm, left // 1000 * 500))
    last = easy_step(StepKind.COOL_DOWN, round(left - (first.distance_m or 0)))
    made = whole(workout.type, metres, (first, *middle, last), index)
    return made.because_of(*workout.because)
