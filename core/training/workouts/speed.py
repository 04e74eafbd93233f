"""Speed: repetitions at mile pace, short and longer ones in turn."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.athlete.profile import Level
from core.training.measure import work, zone_s
from core.training.plan import Phase
from core.training.workout import Repeat, Step, StepKind, Workout, Zone
from core.training.workouts.parts import repeats, session, up_to
from core.training.workouts.shape import FAST_SITES, Builds, Dose, Need, Variant, WorkoutType
from core.training.workouts.words import is_timed, piece, size
from core.units import Distance
from core.voice.text import Text, t

LONGEST_S: Final = 120.0
"""No repetition is longer (Daniels)."""
MINUTE: Final = 60.0
MINUTE_AND_A_HALF: Final = 90.0
SET_M: Final = (200.0, 200.0, 400.0)
TOUCH: Final = 0.6
MOST_TOUCHES: Final = 6
"""To keep speed takes little: part of the cap, and repetitions at most (Spiering 2021)."""


def _reps(each_m: float, fewest: int, most: int, need: Need) -> Dose | None:
    """Return repetitions of *each_m* metres, or of about their time for runners who go by feel."""
    if need.by_feel:
        return _timed(each_m, fewest, most, need)
    seconds = zone_s(Zone.R, each_m, need.index)
    reps = min(int(need.room_m(Zone.R) // each_m), most)
    if reps < fewest or seconds > LONGEST_S:
        return None
    return Dose(0, need.index, reps, each_m=each_m, rest_s=rest_s(seconds), strides=_strides(need))


def _timed(each_m: float, fewest: int, most: int, need: Need) -> Dose | None:
    longest = MINUTE if each_m <= SET_M[0] else MINUTE_AND_A_HALF
    each = min(max(round(zone_s(Zone.R, each_m, need.index) / 15), 2) * 15.0, longest)
    reps = min(int(need.room_s(Zone.R) // each), most)
    if reps < fewest:
        return None
    return Dose(0, need.index, reps, each_s=each, rest_s=rest_s(each), strides=_strides(need))


def rest_s(work_s: float) -> float:
    """Return the rest after a repetition: two to three times as long as it took, in a round time (Daniels)."""
    return up_to(2 * work_s, 60 if work_s >= MINUTE else 30)


def _strides(need: Need) -> int:
    return 0 if need.tender else 4


def _short(need: Need) -> Dose | None:
    if not need.keep:
        return _reps(200, 4, 16, need)
    return _reps(200, 4, MOST_TOUCHES, replace(need, fast_share=TOUCH))


def _long(need: Need) -> Dose | None:
    return None if need.keep else _reps(400, 3, 10, need)


def _mixed(need: Need) -> Dose | None:
    """Return two to five sets of 200, 200 and 400 m; a dose's repetitions are its sets."""
    sets = min(int(need.room_m(Zone.R) // sum(SET_M)), 5)
    too_long = zone_s(Zone.R, SET_M[-1], need.index) > LONGEST_S
    if need.keep or need.by_feel or too_long or sets < 2:  # noqa: PLR2004 - one set is no session
        return None
    return Dose(0, need.index, sets, strides=_strides(need))


def _sets(dose: Dose) -> Workout:
    """Return sets of 200, 200 and 400 m, each repetition with its own rest."""
    index = dose.index if dose.index is not None else 45.0
    return session("repetitions", dose, (_at_r(2, SET_M[0], index), _at_r(1, SET_M[-1], index)) * dose.reps)


def _at_r(times: int, each_m: float, index: float) -> Repeat:
    run = Step(StepKind.WORK, distance_m=each_m, zone=Zone.R)
    rest = Step(StepKind.RECOVERY, duration_s=rest_s(zone_s(Zone.R, each_m, index)), zone=Zone.E)
    return Repeat(times, (run, rest))


def _sizes(workout: Workout) -> list[float]:
    """Return the metres of each repetition, in order."""
    parts = (part for part in workout.parts if isinstance(part, Repeat) and part.steps[0].zone is Zone.R)
    return [part.steps[0].distance_m or 0 for part in parts for _ in range(part.times)]


def _is_long(workout: Workout) -> bool:
    found = work(workout)
    return found is not None and ((found[0].distance_m or 0) > 300 or (found[0].duration_s or 0) > 60)  # noqa: PLR2004


def _title(workout: Workout) -> Text:
    if is_timed(workout):
        return t("{distance} with {work} fast and relaxed", distance=size(workout), work=piece(workout))
    return t("{distance} with {work} at mile pace", distance=size(workout), work=piece(workout))


def _mixed_title(workout: Workout) -> Text:
    fast = Distance(sum(_sizes(workout)))
    return t("{distance} with {fast} of 200s and 400s at mile pace", distance=size(workout), fast=fast)


SHORT: Final = WorkoutType(
    key="repetitions",
    name=t("repetitions"),
    purpose=t(
        "Teaches fast, relaxed running: quick, tall, never sprinting, so you spend less at every pace."
    ),
    builds=Builds.ECONOMY,
    source="Daniels, Running Formula; Paavolainen 1999",
    rule="mile-speed",
    title=_title,
    build=lambda dose: session("repetitions", dose, (repeats(dose, Zone.R),)),
    dose=_short,
    phases=frozenset({Phase.MILE, Phase.SPECIFIC, Phase.TAPER}),
    zone=Zone.R,
    recovery=t("an easy jog or a walk, two to three times as long as the repetition took"),
    quality=True,
    fast=True,
    avoid_sites=FAST_SITES,
    treadmill=Variant(
        t(
            "Set 1% and count in time: let the belt come up to speed first, and never jump on while it is fast."
            " Walk or jog slowly for the rests."
        )
    ),
)

TYPES: Final = (
    SHORT,
    replace(
        SHORT,
        key="repetitions_400",
        type="repetitions",
        name=t("longer repetitions"),
        purpose=t("Teaches you to stay quick and tidy for a whole lap, when it begins to ask for it."),
        dose=_long,
        is_form=_is_long,
        from_step=2,
        from_m=25_000,
    ),
    replace(
        SHORT,
        key="repetitions_mixed",
        type="repetitions",
        name=t("mixed repetitions"),
        purpose=t("Teaches one pace over two lengths: you feel mile pace, and need no watch for it."),
        source="Daniels, Running Formula",
        title=_mixed_title,
        build=_sets,
        dose=_mixed,
        is_form=lambda w: len(set(_sizes(w))) > 1,
        level=Level.INTERMEDIATE,
        from_step=3,
        from_m=40_000,
    ),
)
"""Repetitions take turns as a block goes on: short ones first, then whole laps, then both."""
