"""Hills: speed with little impact, first of all fast running in a season."""

from __future__ import annotations

from typing import Final

from core.training.measure import hill_sprint_reps, is_sprint, work
from core.training.workout import StepKind, Workout, Zone
from core.training.workouts.shape import (
    FAST_SITES,
    HILL_SITES,
    Dose,
    WorkoutType,
    easy_step,
    hill_sprints,
    repeats,
    session,
    whole,
)
from core.training.workouts.words import piece, size
from core.voice.text import Text, t


def _hill_sprints(dose: Dose) -> Workout:
    """Return an easy run, then short all-out sprints uphill, walking down in between."""
    parts = (easy_step(StepKind.STEADY, dose.distance_m), *hill_sprints(dose.reps, dose.each_s or 8))
    return whole("hill_sprints", dose.distance_m, parts, dose.index)


def _hill_reps(dose: Dose) -> Workout:
    return session("hill_reps", dose, (repeats(dose, None, 9),))


def _sprints_title(workout: Workout) -> Text:
    found = work(workout)
    seconds = round(found[0].duration_s or 0) if found and is_sprint(found[0]) else 0
    return t(
        "{distance} easy with {reps} × {seconds}-second hill sprints",
        distance=size(workout),
        reps=hill_sprint_reps(workout),
        seconds=seconds,
    )


TYPES: Final = (
    WorkoutType(
        "hill_sprints",
        t("hill sprints"),
        t("Teaches your legs to push hard and tidy for a few seconds, which makes every pace cheaper."),
        "Hudson; Barnes 2013",
        title=_sprints_title,
        build=_hill_sprints,
        zone=Zone.E,
        fast=True,
        avoid_sites=FAST_SITES,
    ),
    WorkoutType(
        "hill_reps",
        t("hill repetitions"),
        t("Builds strength and breathing power together, with less pounding than the flat."),
        "Hudson; Barnes 2013",
        title=lambda w: t("{distance} with {work} uphill", distance=size(w), work=piece(w)),
        build=_hill_reps,
        quality=True,
        fast=True,
        avoid_sites=HILL_SITES,
    ),
)
