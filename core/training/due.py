"""Which kinds of hard sessions are due in a week: what its programme names, as far as the runner has come."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from core.athlete.profile import Level
from core.training import layout, on_the_way, programme
from core.training.daily import STRIDES_FROM, at_pace, hills_first, walking
from core.training.frame import Frame
from core.training.long_run import running_week
from core.training.plan import Phase
from core.training.taper import tapers
from core.training.workouts.shape import Builds

STEADY: Final = frozenset({Phase.BASE, Phase.ROLLING})
"""Phases before those with a programme for a goal."""


def kinds_due(f: Frame) -> tuple[str, ...]:
    """Return the kinds of hard sessions a week is to hold, the one that matters most first; marathon pace aside."""
    if walking(f) or _waits(f) or (not f.long_m and not f.races and not tapers(f.slot, f.runner)):
        return ()
    most = programme.most_hard(f.runner, len(f.days)) - len(f.races)
    one = on_the_way.raced(f.runner.races, f.slot.monday) or comes_fit(f)
    one = one or (most > 1 and not f.slot.pace and _has_one_day(f))  # a long run at race pace has one anyway
    most = min(most, 1) if one else most
    kinds = programme.kinds(f.slot, f.runner, most, begun=bool(f.past.types)) if most > 0 else ()
    if kinds == ("marathon_long",) and not at_pace(f, f.long_m):
        kinds = ("threshold",)
    paced = "marathon_long" in kinds and Builds.PACING not in f.past.built
    kinds = tuple(kind for kind in kinds if kind != "marathon_long")
    if kinds and _feels_first(f):
        return FIRST_KINDS
    return kinds if tapers(f.slot, f.runner) else _one_new(kinds, f.past.built, 0 if paced else 1)


TIRING_S: Final = 5400.0
"""A long run of more than 90 minutes has no hard session beside it (Daniels)."""


def is_tiring(f: Frame) -> bool:
    """Return whether the long run of a week leaves the days beside it easy."""
    return f.long_m > f.runner.easy_m(TIRING_S)


@lru_cache(maxsize=16)
def _has_one_day(f: Frame) -> bool:
    """Return whether the days of a week hold one hard session at most, so that kinds take turns instead of one going."""
    able = tuple(day for day in f.days if f.rested(day) or day == f.runner.long_day)
    days = layout.hard_days(able, f.runner.long_day, 2, f.runner.age.apart, tiring=is_tiring(f))
    return len(days) < 2  # noqa: PLR2004 - said above


def _waits(f: Frame) -> bool:
    """Return whether a novice has no hill sprints behind them yet, or no strides: one new stress at a time."""
    new = f.runner.walks and running_week(f.runner, f.slot) <= STRIDES_FROM
    return f.runner.level is Level.NOVICE and (new or hills_first(f))


def _one_new(kinds: tuple[str, ...], known: frozenset[Builds], most: int) -> tuple[str, ...]:
    """Return the kinds with *most* new stresses: fartlek stands in for one more, or nothing (Daniels)."""
    new = [kind for kind in kinds if programme.WANTED[kind].builds not in known][most:]
    instead = FIRST_KINDS if Builds.FEEL in known else ()
    return tuple(one for kind in kinds for one in (instead if kind in new else (kind,)))


FIRST_KINDS: Final = ("fartlek",)
"""What a novice's first hard session is, whatever the phase, and anybody's in a base: speed by feel (Daniels)."""


def _feels_first(f: Frame) -> bool:
    plays = f.runner.level is Level.NOVICE or f.slot.phase in STEADY
    return plays and not f.past.types


@lru_cache(maxsize=256)
def kinds_instead(f: Frame) -> tuple[str, ...]:
    """Return the kinds that a week with one hard session may hold instead, where it is too small for the one that is due."""
    if f.slot.phase not in {Phase.MILE, Phase.SPECIFIC} or not holds_one(f):
        return ()
    named = dict.fromkeys(kind for group in programme.programme_of(f.slot, f.runner) for kind in group)
    return tuple(
        kind
        for kind in named
        if not programme.WANTED[kind].keep and programme.WANTED[kind].builds is not Builds.PACING
    )


def holds_one(f: Frame) -> bool:
    """Return whether a week has one hard session at most, by its runner or by its days."""
    return programme.most_hard(f.runner, len(f.days)) == 1 or _has_one_day(f)


def comes_fit(f: Frame) -> bool:
    """Return whether a taper comes before anything hard has, for a runner who is taken to run hard now and then."""
    return tapers(f.slot, f.runner) and not f.past.fast_m and f.runner.level is not Level.NOVICE
