"""Coming back: how much running, and how easy, after days without it.

Pure functions from a plan to the days it becomes. Shares of the planned running follow the time-off table of
*Running Formula* (Daniels): the longer the break, the smaller the first step. After an illness the first two runs
are minutes, not metres; after an injury see `core.training.ladder`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil
from typing import Final, TypeAlias

from core.athlete.goal import Goal
from core.training.catalogue import build, easier, is_run, shortened, stride_reps
from core.training.plan import Plan
from core.training.workout import REST, Workout
from core.training.workouts.shape import Dose

Days: TypeAlias = "Mapping[date, Workout]"

CLASSES: Final = (
    (5, (1.0,)),
    (28, (0.5, 0.75)),
    (56, (1 / 3, 0.5, 0.75)),
    (10_000, (1 / 3, 0.5, 0.7, 0.85, 1.0)),
)
"""(most days off, parts of the planned running in equal steps that last as long as the break) (Daniels)."""

LONG_STEP: Final = 21
"""After more than eight weeks a step lasts three weeks, however long the break was."""

WHOLE: Final = 0.8
"""After an injury training is whole again at this part of the usual (return-to-running consensus: 75-80 %); what is
missing to it comes back as the limits allow (`core.training.regain`)."""

GRID_M: Final = 500.0
SHORTEST_M: Final = 2000.0
STRIDES_FROM: Final = 0.75
"""Strides come back at this share; anything faster waits until the return is over."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of the way back: how many days, and which part of the planned running."""

    days: int
    share: float


def stages(days_off: int, *, injured: bool = False) -> tuple[Stage, ...]:
    """Return the way back after *days_off*; after an injury one class more careful, up to where running is whole."""
    found = next(n for n, (most, _) in enumerate(CLASSES) if days_off <= most)
    number = min(found + int(injured), len(CLASSES) - 1)
    shares = CLASSES[number][1]
    each = LONG_STEP if number == len(CLASSES) - 1 else ceil(days_off / len(shares))
    return tuple(Stage(each, share) for share in shares if not injured or share < WHOLE)


def eased(workout: Workout, share: float, index: float | None = None) -> Workout:
    """Return the workout as easy running, cut to *share* of it. A race stays."""
    if not is_run(workout) or workout.type == "race":
        return workout
    keeps = share >= STRIDES_FROM and workout.type == "easy" and stride_reps(workout) > 0
    calm = workout if keeps else _calm(workout, share, index)
    metres = max(workout.distance_m * share // GRID_M * GRID_M, min(SHORTEST_M, workout.distance_m))
    return shortened(calm, metres, index)


def _calm(workout: Workout, share: float, index: float | None) -> Workout:
    """Return the same distance easily; a long run of which little is left is just a run."""
    if workout.type in {"long", "marathon_pace_long"} and share < STRIDES_FROM:
        return replace(build("easy", Dose(distance_m=workout.distance_m)), because=workout.because)
    return easier(workout, index)


def returning(plan: Plan, start: date, way: tuple[Stage, ...], index: float | None = None) -> Days:
    """Return the days from *start* on, eased stage by stage."""
    made = {}
    day = start
    for stage in way:
        for _ in range(stage.days):
            made[day] = eased(plan.on(day), stage.share, index)
            day += timedelta(days=1)
    return made


FIRST_S: Final = 1200.0
SECOND_S: Final = 1800.0
LIGHT_DAYS: Final = 10
"""After an illness so many days at least are light, those of the two first runs among them."""


def light_until(start: date, days_off: int) -> date:
    """Return the last light day when running comes back on *start* after an illness."""
    return start + timedelta(days=sum(stage.days for stage in _light(days_off)) - 1)


def _light(days_off: int) -> tuple[Stage, ...]:
    """Return the steps of the time-off table, over ten light days at the least however short the illness was."""
    return stages(max(days_off, LIGHT_DAYS))


def after_illness(plan: Plan, start: date, days_off: int, index: float | None = None) -> Days:
    """Return 20 minutes on *start*, 30 two days later, rest between, and light days after them."""
    light = returning(plan, start, _light(days_off), index)
    first = {
        start: minutes("recovery", FIRST_S, index),
        start + timedelta(days=1): REST,
        start + timedelta(days=2): minutes("easy", SECOND_S, index),
    }
    return {**light, **{day: made for day, made in first.items() if plan.on(day).type != "race"}}


def minutes(key: str, seconds: float, index: float | None = None) -> Workout:
    """Return easy running by time."""
    return build(key, Dose(each_s=seconds, index=index))


NEEDED: Final = {"marathon": 56, "half": 35, "10k": 21, "5k": 14, "mile": 14}
"""Days of whole training a race wants between the end of a return and its taper (estimate)."""
SMALL_GAP: Final = 7
"""A gap up to here costs a race next to nothing (Feely 2023: 7-13 days 4 %)."""


def still_fits(goal: Goal, back: date, days_off: int) -> bool:
    """Return whether a race can still be prepared as it should when whole training starts on *back*."""
    if goal.on is None or goal.distance is None or days_off <= SMALL_GAP:
        return True
    return (goal.on - back).days >= NEEDED[goal.distance]
