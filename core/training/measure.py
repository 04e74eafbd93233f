"""Measuring workouts: metres and seconds of steps and wholes, by zone. Pure arithmetic on steps and paces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from core.training.paces import paces
from core.training.workout import Part, Repeat, Step, StepKind, Workout, Zone

ZONES: Final = tuple(Zone)

REFERENCE_INDEX: Final = 38.0
"""The index a workout is measured with when the runner's is not known."""

HARD: Final = 7.0
"""Efforts from here on are counted as interval running (5K effort) when a step names no zone."""

SPRINT_S: Final = 12.0
STRIDE_S: Final = 25.0
WALK_EFFORT: Final = 1.0
WALK_PACE: Final = 660.0
"""Seconds per km when walking."""


def flat(parts: Iterable[Part]) -> Iterator[tuple[Step, int]]:
    """Yield each step and how many times it is done."""
    for part in parts:
        if isinstance(part, Repeat):
            yield from ((step, part.times) for step in part.steps)
        else:
            yield part, 1


def seconds_per_km(step: Step, index: float | None) -> float:
    """Return how fast a step is run; easy running at the middle of its range."""
    if step.effort == WALK_EFFORT:
        return WALK_PACE
    return _middle(zone(step), REFERENCE_INDEX if index is None else index)


@lru_cache(maxsize=4096)
def _middle(where: Zone, index: float) -> float:
    pace = paces(index).of(where)
    return (pace.seconds_per_km + pace.slow) / 2 if pace.slow else pace.seconds_per_km


def zone_s(where: Zone, distance_m: float, index: float) -> float:
    """Return the seconds *distance_m* take at the pace of a zone."""
    return distance_m / 1000 * paces(index).of(where).seconds_per_km


def zone(step: Step) -> Zone:
    """Return the zone a step counts in: its own, else by its effort (hard efforts count as I)."""
    return step.zone or (Zone.I if (step.effort or 0) >= HARD else Zone.E)


def is_sprint(step: Step) -> bool:
    """Return whether a step is a hill sprint: at most 12 s, all out."""
    return step.zone is None and step.effort == 10 and 0 < (step.duration_s or 0) <= SPRINT_S  # noqa: PLR2004 - maximal


def is_stride(step: Step) -> bool:
    """Return whether a step is a stride: 15-25 s, fast and relaxed."""
    duration = step.duration_s or 0
    return step.zone is None and (step.effort or 0) >= HARD and duration <= STRIDE_S and not is_sprint(step)


def metres(step: Step, index: float | None) -> float:
    """Return the metres of a step."""
    if step.distance_m is not None:
        return step.distance_m
    return (step.duration_s or 0) * 1000 / seconds_per_km(step, index)


def seconds(step: Step, index: float | None) -> float:
    """Return the seconds of a step."""
    if step.duration_s is not None:
        return step.duration_s
    return (step.distance_m or 0) / 1000 * seconds_per_km(step, index)


def parts_m(parts: Iterable[Part], index: float | None) -> float:
    """Return the metres of *parts*; strides and hill sprints with their recoveries are left out."""
    return sum(metres(step, index) * times for step, times in flat(_without_sprints(parts)))


def parts_s(parts: Iterable[Part], index: float | None) -> float:
    """Return the seconds of *parts*, recoveries included."""
    return sum(seconds(step, index) * times for step, times in flat(parts))


@lru_cache(maxsize=4096)
def zones_m(workout: Workout, index: float | None) -> Mapping[Zone, float]:
    """Return metres by zone; what is not faster is easy, so that they sum to the workout's distance."""
    found = dict.fromkeys(ZONES, 0.0)
    for step, times in flat(_without_sprints(workout.parts)):
        where = zone(step)
        if where is not Zone.E:
            found[where] += metres(step, index) * times
    found[Zone.E] = max(workout.distance_m - sum(found.values()), 0.0)
    return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a workout takes from the two budgets: endurance first, then speed."""

    distance_m: float
    duration_s: float
    fast_m: float
    """Metres at R and I."""
    threshold_s: float
    sprints: int
    """Hill sprints."""


def cost(workout: Workout, index: float) -> Cost:
    """Return what a workout takes from both budgets, for a runner of *index*."""
    by_zone = zones_m(workout, index)
    return Cost(
        workout.distance_m,
        workout.duration_s,
        by_zone[Zone.R] + by_zone[Zone.I],
        zone_s(Zone.T, by_zone[Zone.T], index),
        hill_sprint_reps(workout),
    )


def stride_reps(workout: Workout) -> int:
    """Return how many strides a workout holds."""
    return sum(times for step, times in flat(workout.parts) if is_stride(step))


@lru_cache(maxsize=4096)
def hill_sprint_reps(workout: Workout) -> int:
    """Return how many hill sprints a workout holds."""
    return sum(times for step, times in flat(workout.parts) if is_sprint(step))


def touch_s(workout: Workout) -> float:
    """Return the seconds that strides and hill sprints take, with their recoveries; their metres do not count."""
    return sum(
        (step.duration_s or 0.0) * part.times
        for part in workout.parts
        if isinstance(part, Repeat) and (is_stride(part.steps[0]) or is_sprint(part.steps[0]))
        for step in part.steps
    )


def work(workout: Workout) -> tuple[Step, int] | None:
    """Return the main work step and its count, strides and sprints aside."""
    found = ((s, n) for s, n in flat(workout.parts) if s.kind is StepKind.WORK and not is_stride(s))
    return next(found, None)


def _without_sprints(parts: Iterable[Part]) -> Iterator[Part]:
    return (
        p for p in parts if not (isinstance(p, Repeat) and (is_stride(p.steps[0]) or is_sprint(p.steps[0])))
    )
