"""Days without running."""

from __future__ import annotations

from typing import Final

from core.training.workout import REST, Step, StepKind, Workout
from core.training.workouts.shape import Dose, WorkoutType
from core.training.workouts.words import span
from core.voice.text import t


def _minutes(key: str, dose: Dose, effort: float) -> Workout:
    seconds = dose.each_s or 1800
    return Workout(key, 0.0, seconds, (Step(StepKind.STEADY, duration_s=seconds, effort=effort),))


TYPES: Final = (
    WorkoutType(
        "rest",
        t("rest"),
        t("Training makes you tired; rest makes you better."),
        "Coaches' practice",
        title=lambda _: t("rest"),
        build=lambda _: REST,
        running=False,
    ),
    WorkoutType(
        "cross_training",
        t("cross-training"),
        t("Keeps heart and lungs working while your legs get a break from impact."),
        "Time-off table: cross-training halves the loss",
        title=lambda w: t("{time} of cross-training, easy", time=span(w.duration_s)),
        build=lambda dose: _minutes("cross_training", dose, 3),
        running=False,
    ),
    WorkoutType(
        "strength",
        t("strength"),
        t("Makes muscles and tendons stiffer and stronger, which saves energy at every pace."),
        "Llanos-Lagos 2024; Denadai 2017",
        title=lambda w: t("{time} of strength", time=span(w.duration_s)),
        build=lambda dose: _minutes("strength", dose, 5),
        running=False,
    ),
)
