"""Races and time trials: where fitness shows."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.athlete.goal import GOAL_DISTANCES
from core.training.measure import work
from core.training.plan import Phase
from core.training.workout import Step, StepKind, Workout, Zone
from core.training.workouts.parts import session, whole
from core.training.workouts.shape import FAST_SITES, Builds, Dose, Need, Variant, WorkoutType
from core.training.workouts.words import piece, size
from core.units import MILE_M, Distance
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

HALF_WAY_M: Final = 1200.0
"""Three laps: the test half-way through a mile block (Runner's World UK 2010)."""


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


def _trial(each_m: float, need: Need) -> Dose | None:
    """Return a trial over *each_m*, where the week has room for so much at mile pace and nothing is tender."""
    if need.tender or need.caps[Zone.R] < each_m:
        return None
    return Dose(0, need.index, each_m=each_m, strides=4)


def _is_mile(workout: Workout) -> bool:
    found = work(workout)
    return found is not None and abs((found[0].distance_m or 0) - MILE_M) < 1


def _trial_title(workout: Workout) -> Text:
    if _is_mile(workout):
        return t("{distance} with a mile time trial", distance=size(workout))
    return t("{distance} with a time trial over {work}", distance=size(workout), work=piece(workout))


TRIAL: Final = WorkoutType(
    key="time_trial",
    name=t("time trial"),
    purpose=t("Shows how far you have come, and sets honest paces for the weeks ahead."),
    builds=Builds.PACING,
    source="Daniels, Running Formula; Runner's World UK 2010",
    rule="time-trial",
    title=_trial_title,
    build=_time_trial,
    dose=lambda need: _trial(MILE_M, need),
    phases=frozenset({Phase.MILE}),
    quality=True,
    fast=True,
    zone=Zone.R,
    avoid_sites=FAST_SITES,
    treadmill=Variant(
        t(
            "A test on a belt can't be compared: belts are rarely exact. A flat, measured stretch outdoors is better."
        )
    ),
)

TYPES: Final = (
    WorkoutType(
        key="race",
        name=t("race"),
        purpose=t("The day it is all for."),
        builds=Builds.PACING,
        source="Your goal",
        rule="race-day",
        title=lambda w: t("Race: {race}", race=race_name(w.distance_m)),
        build=_race,
        phases=frozenset({Phase.RACE}),
        quality=True,
        fast=True,
        avoid_sites=FAST_SITES,
        treadmill=Variant(t("A race is run where it is held; nothing on a belt takes its place.")),
        flat=Variant(t("The course is what it is: look at its profile, and go by effort on every climb.")),
    ),
    TRIAL,
    replace(
        TRIAL,
        key="time_trial_half_way",
        type="time_trial",
        name=t("half-way test"),
        purpose=t("Shows half-way where you stand, a lap short of the mile so that it costs little."),
        rule="time-trial-half-way",
        dose=lambda need: _trial(HALF_WAY_M, need),
        is_form=lambda w: not _is_mile(w),
    ),
)
