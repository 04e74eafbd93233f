"""Long runs: the endurance a marathon asks for."""

from __future__ import annotations

from typing import Final

from core.training.measure import metres, parts_m
from core.training.plan import Phase
from core.training.workout import Repeat, Step, StepKind, Workout, Zone
from core.training.workouts.parts import down_to, easy_step, ends_m, whole
from core.training.workouts.shape import MARATHON_SITES, Builds, Dose, Need, Variant, WorkoutType
from core.training.workouts.words import at_marathon_pace, size
from core.voice.text import t

MARATHON_S: Final = (1200.0, 6600.0)
"""Marathon pace in one run: twenty minutes or none, 110 at most (Daniels)."""
JOG_M: Final = 1000.0
PIECES: Final = (3, 2, 1)
"""Pieces of marathon pace in the first, second, third … of such runs: they grow together into one block."""


def _long(dose: Dose) -> Workout:
    return whole("long", dose.distance_m, (easy_step(StepKind.STEADY, dose.distance_m),), dose.index)


def _marathon_pace_long(dose: Dose) -> Workout:
    """Easy running, then marathon pace for *fast_m* metres, or *each_s* seconds a piece, and an easy end."""
    cool = ends_m(dose.index)[1]
    reps = max(dose.reps, 1)
    each_m = None if dose.each_s else dose.fast_m / reps
    piece = Step(StepKind.WORK, distance_m=each_m, duration_s=dose.each_s, zone=Zone.M)
    jog = Step(StepKind.RECOVERY, distance_m=dose.rest_m or JOG_M, zone=Zone.E)
    main = Repeat(reps, (piece, jog)) if reps > 1 else piece
    first = round(dose.distance_m - parts_m((main,), dose.index) - cool)
    parts = (easy_step(StepKind.WARM_UP, first), main, easy_step(StepKind.COOL_DOWN, cool))
    return whole("marathon_pace_long", dose.distance_m, parts, dose.index)


def _marathon_dose(need: Need) -> Dose | None:
    """Return a long run with up to half of it at marathon pace: three pieces at first, then two, then one."""
    least, most = MARATHON_S
    minute_m = metres(Step(StepKind.WORK, duration_s=60, zone=Zone.M), need.index)
    reps = PIECES[min(max(need.step, 1), len(PIECES)) - 1]
    spare = need.distance_m - sum(ends_m(need.index)) - (reps * JOG_M if reps > 1 else 0)
    room = min(need.caps[Zone.M], most / 60 * minute_m, need.distance_m / 2) * need.share * need.part
    room = min(room, spare)
    if room < least / 60 * minute_m:
        return None
    if need.by_feel:
        each = down_to(room / minute_m / reps, 1) * 60
        return Dose(need.distance_m, need.index, reps, each_s=each) if reps * each >= least else None
    fast = down_to(room / reps, 500) * reps
    enough = fast >= least / 60 * minute_m
    return Dose(need.distance_m, need.index, reps, fast_m=fast) if enough else None


TYPES: Final = (
    WorkoutType(
        key="long",
        name=t("long run"),
        purpose=t("Builds the endurance and the patience of a long race, slowly enough to be good for you."),
        builds=Builds.ENDURANCE,
        source="Fokkema 2020; Frandsen 2025",
        title=lambda w: t("{distance} long", distance=size(w)),
        build=_long,
        zone=Zone.E,
        avoid_sites=MARATHON_SITES,
        treadmill=Variant(
            t("Long on a belt is hot and dull: a fan, water, 1% of incline, and something good to listen to.")
        ),
    ),
    WorkoutType(
        key="marathon_pace_long",
        name=t("long run at marathon pace"),
        purpose=t("Practises race pace on tired legs, so that race day holds no surprise."),
        builds=Builds.PACING,
        source="Daniels, Running Formula; Canova",
        rule="marathon-pace",
        title=lambda w: t("{distance} long, {fast}", distance=size(w), fast=at_marathon_pace(w)),
        build=_marathon_pace_long,
        dose=_marathon_dose,
        phases=frozenset({Phase.SPECIFIC}),
        zone=Zone.M,
        recovery=t("an easy kilometre between pieces"),
        quality=True,
        avoid_sites=MARATHON_SITES,
        treadmill=Variant(
            t(
                "Set 1%, then marathon pace for the steady part and leave it alone; a fan and water make it bearable."
            )
        ),
    ),
)
