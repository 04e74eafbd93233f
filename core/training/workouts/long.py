"""Long runs: the endurance a marathon asks for."""

from __future__ import annotations

from typing import Final

from core.training.measure import parts_m
from core.training.workout import Repeat, Step, StepKind, Workout, Zone
from core.training.workouts.shape import MARATHON_SITES, Dose, WorkoutType, easy_step, ends_m, whole
from core.training.workouts.words import size
from core.units import Distance
from core.voice.text import Text, t


def _long(dose: Dose) -> Workout:
    return whole("long", dose.distance_m, (easy_step(StepKind.STEADY, dose.distance_m),), dose.index)


def _marathon_pace_long(dose: Dose) -> Workout:
    """Easy running, then marathon pace for *fast_m* in *reps* pieces, and an easy end."""
    cool = ends_m(dose.index)[1]
    reps = max(dose.reps, 1)
    piece = Step(StepKind.WORK, distance_m=dose.fast_m / reps, zone=Zone.M)
    jog = Step(StepKind.RECOVERY, distance_m=dose.rest_m or 1000, zone=Zone.E)
    main = Repeat(reps, (piece, jog)) if reps > 1 else piece
    first = dose.distance_m - parts_m((main,), dose.index) - cool
    parts = (easy_step(StepKind.WARM_UP, first), main, easy_step(StepKind.COOL_DOWN, cool))
    return whole("marathon_pace_long", dose.distance_m, parts, dose.index)


def _marathon_title(workout: Workout) -> Text:
    pieces = (p if isinstance(p, Step) else p.steps[0] for p in workout.parts)
    times = [p.times if isinstance(p, Repeat) else 1 for p in workout.parts]
    fast = sum(
        (step.distance_m or 0) * n for step, n in zip(pieces, times, strict=True) if step.zone is Zone.M
    )
    return t("{distance} long, {fast} of it at marathon pace", distance=size(workout), fast=Distance(fast))


TYPES: Final = (
    WorkoutType(
        "long",
        t("long run"),
        t("Builds the endurance and the patience of a long race, slowly enough to be good for you."),
        "Fokkema 2020; Frandsen 2025",
        title=lambda w: t("{distance} long", distance=size(w)),
        build=_long,
        zone=Zone.E,
        avoid_sites=MARATHON_SITES,
    ),
    WorkoutType(
        "marathon_pace_long",
        t("long run at marathon pace"),
        t("Practises race pace on tired legs, so that race day holds no surprise."),
        "Daniels, Running Formula; Canova",
        title=_marathon_title,
        build=_marathon_pace_long,
        zone=Zone.M,
        quality=True,
        avoid_sites=MARATHON_SITES,
    ),
)
