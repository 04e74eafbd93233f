"""Races and time trials: where fitness shows."""

from __future__ import annotations

from typing import Final

from core.athlete.goal import GOAL_DISTANCES
from core.training.workout import Step, StepKind, Workout, Zone
from core.training.workouts.shape import FAST_SITES, Dose, WorkoutType, session, whole
from core.training.workouts.words import piece, size
from core.units import Distance
from core.voice.text import Text, t

RACES: Final[dict[str, Text]] = {
    "mile": t("mile"),
    "5k": t("5K"),
    "10k": t("10K"),
    "half": t("half marathon"),
    "marathon": t("marathon"),
}
"""What the goal distances are called."""

RACE_ZONES: Final = ((1700.0, Zone.R), (7500.0, Zone.I), (25_000.0, Zone.T), (float("inf"), Zone.M))
"""(races up to, the zone their pace is nearest to)."""


def race_name(distance_m: float) -> Text:
    """Return what a race of that length is called: "10K", or its length."""
    names = (RACES[key] for key, metres in GOAL_DISTANCES.items() if abs(metres - distance_m) < 1)
    return next(names, t("{distance}", distance=Distance(distance_m)))


def _race(dose: Dose) -> Workout:
    zone = next(zone for most, zone in RACE_ZONES if dose.distance_m <= most)
    return whole(
        "race", dose.distance_m, (Step(StepKind.WORK, distance_m=dose.distance_m, zone=zone),), dose.index
    )


def _time_trial(dose: Dose) -> Workout:
    return session("time_trial", dose, (Step(StepKind.WORK, distance_m=dose.each_m, zone=Zone.R),))


def _trial_title(workout: Workout) -> Text:
    done = next(
        (p.distance_m for p in workout.parts if isinstance(p, Step) and p.kind is StepKind.WORK), None
    )
    if done and abs(done - GOAL_DISTANCES["mile"]) < 1:
        return t("{distance} with a mile time trial", distance=size(workout))
    return t("{distance} with a time trial over {work}", distance=size(workout), work=piece(workout))


TYPES: Final = (
    WorkoutType(
        "race",
        t("race"),
        t("The day it is all for."),
        "Your goal",
        title=lambda w: t("Race: {race}", race=race_name(w.distance_m)),
        build=_race,
        quality=True,
        fast=True,
        avoid_sites=FAST_SITES,
    ),
    WorkoutType(
        "time_trial",
        t("time trial"),
        t("Shows how far you have come, and sets honest paces for the weeks ahead."),
        "Daniels, Running Formula",
        title=_trial_title,
        build=_time_trial,
        quality=True,
        fast=True,
        zone=Zone.R,
        avoid_sites=FAST_SITES,
    ),
)
