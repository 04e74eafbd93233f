"""Power: fartlek by feel, then intervals by time and by distance."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.athlete.profile import Level
from core.training.measure import metres, zone_s
from core.training.plan import Phase
from core.training.workout import Step, StepKind, Zone
from core.training.workouts.parts import down_to, repeats, session
from core.training.workouts.shape import FAST_SITES, Builds, Dose, Need, Variant, WorkoutType
from core.training.workouts.words import is_timed, piece, size
from core.units import MILE_M
from core.voice.text import t

BRISK: Final = 7.0
TWO_MINUTES: Final = 120.0
LONGEST_S: Final = 300.0
"""An interval lasts two to five minutes (Daniels)."""

LENGTHS: Final = ((74_000.0, MILE_M), (64_000.0, 1200.0), (48_000.0, 1000.0), (0.0, 800.0))
"""(weekly metres from, metres of an interval) (Daniels, 4th edition)."""


def _fartlek(need: Need) -> Dose | None:
    """Return minutes on and off; later two on, one off, one more each time, for all but novices, and not in the base.

    Where both have come to their most they take turns. A few minutes are run in halves and in longer pieces in turn,
    so that small weeks are not all alike.
    """
    one_m = metres(Step(StepKind.WORK, duration_s=60, effort=BRISK), need.index)
    minutes = int(need.caps[Zone.I] // one_m)
    used = need.step > 2 and need.phase is not Phase.BASE and need.level is not Level.NOVICE  # noqa: PLR2004 - weeks
    used = used and not (need.step > MOST_TWOS and need.step % 2)
    twos = int(min(minutes // 2, need.step + 2, MOST_TWOS) * need.part)
    if used and not need.tender and twos >= FEWEST:
        return Dose(0, need.index, twos, each_s=TWO_MINUTES, rest_s=60.0)
    wanted = 6 if need.tender else min(4 + 2 * max(need.step, 1), 10)
    few = min(minutes, wanted)
    small = need.level is Level.NOVICE or need.week_m < SMALL_M
    varied = small and few <= FEW and not need.tender
    in_turn = PIECES[(need.turn - 1) % len(PIECES)] if varied else MINUTE
    return _pieces(need, few, in_turn) or _pieces(need, few, MINUTE)


def _pieces(need: Need, minutes: int, each_s: float) -> Dose | None:
    """Return *minutes* on and as many off, in pieces of *each_s* seconds (Runner's World UK 2010 begins with halves)."""
    reps = int(min(minutes * MINUTE // each_s, MOST_PIECES) * need.part)
    least = FEWEST * max(MINUTE / each_s, 1)
    return Dose(0, need.index, reps, each_s=each_s, rest_s=each_s) if reps >= least else None


SMALL_M: Final = 30_000.0
"""Weeks below hold the same few minutes for long."""
MINUTE: Final = 60.0
PIECES: Final = (MINUTE, 30.0, 90.0)
"""Seconds of the pieces that a few brisk minutes are run in, in turn."""
FEW: Final = 8
MOST_PIECES: Final = 12
MOST_TWOS: Final = 8
FEWEST: Final = 4
"""Fewer pieces are not worth a warm-up."""


def _by_time(need: Need) -> Dose | None:
    reps = min(int(need.room_s(Zone.I) // TWO_MINUTES), 10)
    if reps < FEWEST:
        return None
    return Dose(0, need.index, reps, each_s=TWO_MINUTES, rest_s=60.0, strides=0 if need.tender else 4)


def _by_distance(need: Need) -> Dose | None:
    """Return three to five intervals, as long as the week asks for, or shorter where those would last too long."""
    if need.by_feel:
        return None
    wanted = next(each for least, each in LENGTHS if need.week_m >= least)
    for each in (each for _, each in LENGTHS if each <= wanted):
        reps, seconds = int(need.room_m(Zone.I) // each), zone_s(Zone.I, each, need.index)
        if reps >= 3 and TWO_MINUTES <= seconds <= LONGEST_S:  # noqa: PLR2004 - said above
            strides = 0 if need.tender else 4
            return Dose(0, need.index, min(reps, 5), each_m=each, rest_s=_rest_s(seconds), strides=strides)
    return None


def _rest_s(work_s: float) -> float:
    """Return the jog after an interval: four fifths of its time, a minute at least, never longer than it."""
    return max(down_to(0.8 * work_s, 30), 60.0)


INTERVALS: Final = WorkoutType(
    key="intervals",
    name=t("intervals"),
    purpose=t("Raises how much oxygen you can use, a few hard minutes at a time."),
    builds=Builds.POWER,
    source="Daniels, Running Formula",
    rule="intervals-power",
    title=lambda w: (
        t("{distance} with {work} at interval pace", distance=size(w), work=piece(w))
        if not is_timed(w)
        else t("{distance} with {work} hard", distance=size(w), work=piece(w))
    ),
    build=lambda dose: session("intervals", dose, (repeats(dose, Zone.I),)),
    dose=_by_distance,
    phases=frozenset({Phase.MILE, Phase.SPECIFIC, Phase.TAPER}),
    from_m=40_000,
    zone=Zone.I,
    recovery=t("an easy jog, no longer than the interval took"),
    quality=True,
    fast=True,
    avoid_sites=FAST_SITES,
    treadmill=Variant(
        t(
            "Set 1% and count in time; let the belt come up to speed before the clock starts. Jog slowly between."
        )
    ),
)

TYPES: Final = (
    replace(
        INTERVALS,
        key="intervals_by_time",
        type="intervals",
        name=t("intervals by time"),
        purpose=t("Raises how much oxygen you can use, two hard minutes at a time, on any road."),
        dose=_by_time,
        is_form=is_timed,
        from_m=0.0,
    ),
    INTERVALS,
    WorkoutType(
        key="fartlek",
        name=t("fartlek"),
        purpose=t("Plays with speed by feel: the gentlest way into faster running."),
        builds=Builds.FEEL,
        source="Daniels, Running Formula (by effort)",
        rule="fartlek-first",
        title=lambda w: t("{distance} with {work} brisk, by feel", distance=size(w), work=piece(w)),
        build=lambda dose: session("fartlek", dose, (repeats(dose, None, BRISK),)),
        dose=_fartlek,
        effort=BRISK,
        recovery=t("an easy jog, as long as the effort or half of it"),
        quality=True,
        fast=True,
        avoid_sites=FAST_SITES,
    ),
)
