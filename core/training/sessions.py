"""The hard sessions of a week: which kinds a phase asks for, and how much of each a week's volume allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from math import ceil
from typing import Final

from core.athlete.profile import Level
from core.training.budgets import caps, floor_to, fraction, zone_s
from core.training.catalogue import build, hill_sprint_reps, zones_m
from core.training.footing import Footing
from core.training.paces import paces
from core.training.phases import Slot
from core.training.plan import Phase
from core.training.workout import Because, Workout, Zone
from core.training.workouts.shape import Dose
from core.units import MILE_M

Kinds = tuple[tuple[str, ...], ...]

MILE_BLOCK: Final[Kinds] = (
    ("repetitions", "threshold"),
    ("repetitions", "threshold"),
    ("repetitions", "intervals"),
    ("repetitions", "threshold"),
)
"""Repetitions come two weeks before intervals: one new stress at a time (Daniels)."""

PROGRAMME: Final[Mapping[tuple[str | None, Phase], Kinds]] = {
    ("marathon", Phase.SPECIFIC): (("threshold", "touch"), ("threshold", "marathon_long")),
    ("half", Phase.SPECIFIC): (("threshold", "touch"), ("threshold", "intervals")),
    ("10k", Phase.SPECIFIC): (("intervals", "threshold"),),
    ("5k", Phase.SPECIFIC): (("intervals", "threshold"), ("intervals", "repetitions")),
    ("marathon", Phase.TAPER): (("threshold",),),
    ("half", Phase.TAPER): (("threshold",),),
    ("10k", Phase.TAPER): (("intervals",),),
    ("5k", Phase.TAPER): (("intervals",),),
    ("mile", Phase.TAPER): (("repetitions",),),
}
"""Kinds of hard sessions by goal and phase, one group a week in turn; the first of a group matters most."""

EVERY_GOAL: Final[Mapping[Phase, Kinds]] = {
    Phase.BASE: (("fartlek",), ("hill_reps",)),
    Phase.ROLLING: (("fartlek",), ("threshold",)),
    Phase.MILE: MILE_BLOCK,
    Phase.RACE: (("sharpener",),),
}

PIECES: Final = (
    (40, 4, 10),
    (30, 3, 10),
    (24, 3, 8),
    (20, 1, 20),
    (18, 3, 6),
    (15, 1, 15),
    (12, 2, 6),
    (10, 2, 5),
)
"""(minutes, pieces, minutes each) of threshold running, the largest that fits is run."""

LAST_BASE_WEEKS: Final = 2

SPRINT_M: Final = 40.0
"""What a hill sprint takes from the speed budget."""


def kinds(slot: Slot, runner: Footing, most: int) -> tuple[str, ...]:
    """Return the kinds of hard sessions of a week, at most *most*, the one that matters most first."""
    if slot.phase is Phase.BASE and slot.position <= slot.length - LAST_BASE_WEEKS:
        return ()
    if slot.phase is Phase.ROLLING and slot.position <= slot.length // 2:
        return ()
    groups = PROGRAMME.get((runner.distance, slot.phase)) or EVERY_GOAL.get(slot.phase, ())
    if not groups:
        return ()
    group = groups[(slot.position - 1) % len(groups)]
    if most == 1 and len(group) > 1:
        return (_in_turn(groups, slot.position),)
    return group[: 1 if slot.cutback else most]


def _in_turn(groups: Kinds, position: int) -> str:
    """One hard session a week: the first and second kinds take turns."""
    group = groups[(position - 1) % len(groups)]
    return group[(position - 1) % len(group)]


def most_hard(runner: Footing, runs: int) -> int:
    """Return how many hard sessions a week holds: none on two runs, one for novices or three runs, else two."""
    if runs <= 2:  # noqa: PLR2004 - said above
        return 0
    return 1 if runner.level is Level.NOVICE or runs == 3 else 2  # noqa: PLR2004 - said above


def session(kind: str, slot: Slot, runner: Footing, week_m: float, part: float = 1.0) -> Workout | None:
    """Return the session of *kind* at *part* of its dose, or what stands in for it in a small week, or None.

    A kind whose smallest useful form breaks a cap gives way to fartlek, and fartlek to none.
    """
    made = MAKERS[kind](slot, runner, week_m, part * (0.7 if slot.cutback else 1.0))
    if made is None and kind not in {"fartlek", "touch"}:
        return session("fartlek", slot, runner, week_m, part)
    return made


def _repetitions(slot: Slot, runner: Footing, week_m: float, part: float) -> Workout | None:
    metres = caps(week_m)[Zone.R] * fraction(slot.step, tender=runner.tender) * part
    long_reps = slot.step > 1 and slot.position % 2 == 0 and zone_s(Zone.R, 400, runner.index) <= 110  # noqa: PLR2004
    each = 400.0 if long_reps and metres >= 1600 else 200.0  # noqa: PLR2004 - four repetitions at least
    return _mile_pace(runner, each, int(metres // each), "mile-speed")


def _touch(_slot: Slot, runner: Footing, week_m: float, part: float) -> Workout | None:
    reps = min(int(caps(week_m)[Zone.R] * 0.6 * part // 200), 6)
    return _mile_pace(runner, 200.0, reps, "speed-touch")


def _mile_pace(runner: Footing, each: float, reps: int, rule: str) -> Workout | None:
    if reps < 4:  # noqa: PLR2004 - fewer teach little
        return None
    rest = ceil(2 * zone_s(Zone.R, each, runner.index) / 30) * 30.0
    dose = Dose(0, runner.index, min(reps, 16), each_m=each, rest_s=rest, strides=0 if runner.tender else 4)
    return _for(build("repetitions", dose), rule, (("fast_m", dose.reps * each),))


def _intervals(slot: Slot, runner: Footing, week_m: float, part: float) -> Workout | None:
    most = caps(week_m)[Zone.I] * fraction(slot.step, tender=runner.tender) * part
    wanted = 800.0 if week_m < 48_000 else 1000.0 if week_m < 64_000 else 1200.0  # noqa: PLR2004 - Daniels
    for each in (wanted, 1000.0, 800.0, 600.0):
        reps = int(most // each)
        work = zone_s(Zone.I, each, runner.index)
        if reps >= 3 and 120 <= work <= 300:  # noqa: PLR2004 - 2-5 minutes each (Daniels)
            dose = Dose(0, runner.index, min(reps, 6), each_m=each, rest_s=_rest(work), strides=4)
            return _for(build("intervals", dose), "intervals-power")
    return None


def _rest(work: float) -> float:
    return max(floor_to(0.8 * work, 30), 60.0)


def _threshold(slot: Slot, runner: Footing, week_m: float, part: float) -> Workout | None:
    metres = caps(week_m)[Zone.T] * fraction(slot.step, tender=False) * part
    minutes = zone_s(Zone.T, metres, runner.index) / 60
    form = next(((n, each) for total, n, each in PIECES if total <= minutes), None)
    if form is None:
        return None
    reps, each = form
    rest = ceil(each * 60 / 5 / 30) * 30.0 if reps > 1 else None
    dose = Dose(0, runner.index, reps, each_s=each * 60.0, rest_s=rest)
    return _for(build("cruise_intervals" if reps > 1 else "tempo", dose), "tempo-threshold")


def _fartlek(slot: Slot, runner: Footing, week_m: float, part: float) -> Workout | None:
    minute_m = 60_000 / paces(runner.index).interval.seconds_per_km
    reps = int(caps(week_m)[Zone.I] * part // minute_m)
    wanted = 4 + 2 * max(slot.step, 1)
    reps = min(reps, 6 if runner.tender else min(wanted, 10))
    if reps < 4:  # noqa: PLR2004 - fewer are not worth a warm-up
        return None
    return _for(build("fartlek", Dose(0, runner.index, reps, each_s=60.0, rest_s=60.0)), "fartlek-first")


def _hills(slot: Slot, runner: Footing, week_m: float, part: float) -> Workout | None:
    minute_m = 60_000 / paces(runner.index).interval.seconds_per_km
    reps = min(int(caps(week_m)[Zone.I] * part // minute_m), 3 + max(slot.step, 1), 8)
    if reps < 4 or runner.tender or runner.level is Level.NOVICE:  # noqa: PLR2004 - the smallest form of the library
        return None
    return _for(build("hill_reps", Dose(0, runner.index, reps, each_s=60.0, rest_s=150.0)), "hill-strength")


def _sharpener(slot: Slot, runner: Footing, week_m: float, part: float) -> Workout | None:
    return _fartlek(replace(slot, step=1), runner, week_m, part)


MAKERS: Final[Mapping[str, Callable[[Slot, Footing, float, float], Workout | None]]] = {
    "repetitions": _repetitions,
    "touch": _touch,
    "intervals": _intervals,
    "threshold": _threshold,
    "fartlek": _fartlek,
    "hill_reps": _hills,
    "sharpener": _sharpener,
}
"""How each kind is sized."""


def time_trial(runner: Footing, week_m: float) -> Workout | None:
    """Return a mile time trial, 1200 m in a smaller week, None where even that is more than 5 % of it."""
    most = caps(week_m)[Zone.R]
    each = next((m for m in (MILE_M, 1200.0) if m <= most), None)
    if each is None or runner.tender:
        return None
    return _for(build("time_trial", Dose(0, runner.index, each_m=each, strides=4)), "time-trial")


@lru_cache(maxsize=4096)
def speed_m(workout: Workout, index: float) -> float:
    """Return what a workout takes from the speed budget: metres at R, I and T, forty for a hill sprint."""
    by_zone = zones_m(workout, index)
    return by_zone[Zone.R] + by_zone[Zone.I] + by_zone[Zone.T] + SPRINT_M * hill_sprint_reps(workout)


def _for(workout: Workout, rule: str, facts: tuple[tuple[str, str | float], ...] = ()) -> Workout:
    return workout.because_of(Because(rule, facts))
