"""Easy running: most of every week, at every level."""

from __future__ import annotations

from typing import Final

from core.training.measure import WALK_EFFORT, WALK_PACE, parts_m, seconds_per_km
from core.training.workout import Repeat, Step, StepKind, Workout, Zone
from core.training.workouts.shape import (
    FAST_SITES,
    Dose,
    WorkoutType,
    easy_step,
    repeats,
    session,
    strides,
    whole,
)
from core.training.workouts.words import size, with_strides
from core.voice.text import t


def _easy(key: str, dose: Dose) -> Workout:
    if dose.each_s:
        timed = Step(StepKind.STEADY, duration_s=dose.each_s, zone=Zone.E)
        return whole(key, round(parts_m((timed,), dose.index), -2), (timed,), dose.index)
    steady = easy_step(StepKind.STEADY, dose.distance_m)
    return whole(key, dose.distance_m, (steady, *strides(dose.strides)), dose.index)


def _progression(dose: Dose) -> Workout:
    main = repeats(Dose(each_m=dose.fast_m), dose.zone or Zone.M)
    return session("progression", dose, (main,))


def _walk_run(dose: Dose) -> Workout:
    run = Step(StepKind.WORK, duration_s=dose.each_s or 60, zone=Zone.E, effort=3)
    walk = Step(StepKind.RECOVERY, duration_s=dose.rest_s or 120, zone=Zone.E, effort=WALK_EFFORT)
    pace = seconds_per_km(Step(StepKind.WORK, zone=Zone.E), dose.index)
    set_m = (run.duration_s or 0) * 1000 / pace + (walk.duration_s or 0) * 1000 / WALK_PACE
    return whole(
        "walk_run",
        dose.distance_m,
        (Repeat(max(round(dose.distance_m / set_m), 1), (run, walk)),),
        dose.index,
    )


TYPES: Final = (
    WorkoutType(
        "easy",
        t("easy run"),
        t("Builds the endurance everything else stands on, and lets you recover while you run."),
        "Daniels, Running Formula; Muniz-Pumares 2025",
        title=lambda w: with_strides(t("{distance} easy", distance=size(w)), w),
        build=lambda dose: _easy("easy", dose),
        zone=Zone.E,
    ),
    WorkoutType(
        "recovery",
        t("recovery run"),
        t("Gets the blood moving after a hard day, so that the next one goes well."),
        "Casado 2022 (hard days, easy days)",
        title=lambda w: t("{distance} very easy", distance=size(w)),
        build=lambda dose: _easy("recovery", dose),
        zone=Zone.E,
    ),
    WorkoutType(
        "progression",
        t("progression run"),
        t("Lets your legs feel marathon pace without tiring them."),
        "Houmard 1994; coaches' practice before a race",
        title=lambda w: t("{distance} easy, some of it at marathon pace", distance=size(w)),
        build=_progression,
        zone=Zone.M,
    ),
    WorkoutType(
        "shakeout",
        t("shakeout run"),
        t("Keeps your legs loose the day before a race, and costs nothing."),
        "Coaches' practice",
        title=lambda w: with_strides(t("{distance} shakeout", distance=size(w)), w),
        build=lambda dose: _easy("shakeout", dose),
        zone=Zone.E,
    ),
    WorkoutType(
        "walk_run",
        t("run and walk"),
        t("Builds running minutes in small pieces, so that bones and tendons keep up with your lungs."),
        "Relph 2023; return-to-running consensus",
        title=lambda w: t("{distance} of running and walking in turn", distance=size(w)),
        build=_walk_run,
        zone=Zone.E,
    ),
)
"""Easy runs. Strides may hang on them: FAST_SITES then speak too (`core.training.catalogue.avoid_sites`)."""

STRIDE_SITES: Final = FAST_SITES
