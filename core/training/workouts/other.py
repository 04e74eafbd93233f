"""Days without running."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.athlete.profile import Level
from core.training.workout import REST, Step, StepKind, Workout
from core.training.workouts.shape import Builds, Dose, Need, Variant, WorkoutType
from core.training.workouts.words import span
from core.voice.text import t

STRENGTH_MIN: Final[Mapping[Level, int]] = {Level.NOVICE: 20, Level.INTERMEDIATE: 30, Level.ADVANCED: 40}
CROSS_MIN: Final[Mapping[Level, int]] = {Level.NOVICE: 30, Level.INTERMEDIATE: 40, Level.ADVANCED: 50}
"""Minutes by level."""

INDOORS: Final = Variant(t("It needs no belt: do it as it is."))


def _minutes(key: str, dose: Dose, effort: float) -> Workout:
    seconds = dose.each_s or 1800
    return Workout(key, 0.0, seconds, (Step(StepKind.STEADY, duration_s=seconds, effort=effort),))


def _by_level(minutes: Mapping[Level, int], need: Need) -> Dose:
    return Dose(each_s=minutes[need.level] * 60.0)


TYPES: Final = (
    WorkoutType(
        key="rest",
        name=t("rest"),
        purpose=t("Training makes you tired; rest makes you better."),
        builds=Builds.RECOVERY,
        source="Coaches' practice",
        rule="rest-day",
        title=lambda _: t("rest"),
        build=lambda _: REST,
        running=False,
        treadmill=INDOORS,
    ),
    WorkoutType(
        key="cross_training",
        name=t("cross-training"),
        purpose=t("Keeps heart and lungs working while your legs get a break from impact."),
        builds=Builds.ENDURANCE,
        source="Time-off table: cross-training halves the loss",
        rule="cross-training",
        title=lambda w: t("{time} of cross-training, easy", time=span(w.duration_s)),
        build=lambda dose: _minutes("cross_training", dose, 3),
        dose=lambda need: _by_level(CROSS_MIN, need),
        effort=3,
        running=False,
        treadmill=INDOORS,
    ),
    WorkoutType(
        key="strength",
        name=t("strength"),
        purpose=t("Makes muscles and tendons stiffer and stronger, which saves energy at every pace."),
        builds=Builds.STRENGTH,
        source="Llanos-Lagos 2024; Denadai 2017",
        rule="strength",
        title=lambda w: t("{time} of strength", time=span(w.duration_s)),
        build=lambda dose: _minutes("strength", dose, 5),
        dose=lambda need: _by_level(STRENGTH_MIN, need),
        effort=5,
        running=False,
        treadmill=INDOORS,
    ),
)
