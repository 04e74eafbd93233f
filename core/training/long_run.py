"""The long run of a week: as long as its phase wants it, and which limit kept it from being longer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.training import budgets, on_the_way, sessions
from core.training.budgets import floor_to
from core.training.catalogue import ENTRIES
from core.training.footing import Footing
from core.training.past import Past
from core.training.plan import Phase
from core.training.slot import Rise, Slot
from core.training.taper import DAYS, LAST_WEEK_S, tapers
from core.training.workouts.easy import WALKING_WEEKS
from core.training.workouts.parts import up_to


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a week leaves to its long run: its metres, the one-run limit in metres, the rounding, what each day holds.

    *held_m* is what the weeks to come can keep.
    """

    week_m: float
    spike_m: float
    grid: float
    caps: tuple[float, ...]
    held_m: float


@dataclass(frozen=True, slots=True)
class LongRun:
    """A long run in metres, and the rule that made it no longer: a limit, or only what the phase is for.

    *without_m* is what it would be without that limit; 0 where none was in the way.
    """

    metres: float
    rule: str
    without_m: float = 0.0


WANTED: Final = "long-endurance"
LONGER: Final = 1.25
"""How much longer than the mean run of its week a long run is wished for, that it is none among others: a marathon's is."""


def walks(runner: Footing, slot: Slot) -> bool:
    """Return whether a beginner still runs and walks in turn; where the last week of it is lighter, they run on in it."""
    left = 1 - running_week(runner, slot)
    return left > 1 or (left == 1 and not slot.cutback)


def running_week(runner: Footing, slot: Slot) -> int:
    """Return which week of running it is, from 1, with those before the plan; for a beginner those without walks."""
    return sessions.weeks_along(slot, runner) - (WALKING_WEEKS if runner.walks else 0)


def long_run(slot: Slot, runner: Footing, past: Past, bounds: Bounds) -> LongRun:
    """Return the long run of a week. A limit is named where it is what the phase's wish ran into."""
    limits, wish = _limits(slot, runner, bounds), _wish(slot, runner, past, bounds)
    rule = min(limits, key=lambda one: limits[one])
    wish = min(wish, bounds.held_m)
    metres = floor_to(min(limits[rule], wish), bounds.grid)
    if limits[rule] > wish or slot.cutback:
        return LongRun(metres, WANTED)
    others = (limit for key, limit in limits.items() if key != rule)
    return LongRun(metres, rule, floor_to(min(*others, wish), bounds.grid))


def alike_m(metres: float, caps: tuple[float, ...]) -> float:
    """Return how long each run is where *metres* are shared evenly and a day that holds less gives to the others."""
    left = metres
    for at, cap in enumerate(sorted(caps)):
        share = left / (len(caps) - at)
        if share <= cap:
            return share
        left -= cap
    return max(caps, default=metres)


def _limits(slot: Slot, runner: Footing, bounds: Bounds) -> Mapping[str, float]:
    """Return what no long run passes, in metres, by the rule that says so."""
    near = runner.race_on is not None and 0 < (runner.race_on - slot.monday).days - runner.long_day <= DAYS
    return {
        "I1": bounds.spike_m,
        "I15": budgets.share(bounds.week_m) * bounds.week_m,
        "long-enough": budgets.worth_m(runner),
        "long-time": budgets.timed_m(runner),
        "day-time": runner.day_caps[runner.long_day],
        **({"I31": runner.easy_m(LAST_WEEK_S)} if near else {}),
    }


def _wish(slot: Slot, runner: Footing, past: Past, bounds: Bounds) -> float:
    """Return the metres the phase wants; many where only the limits count."""
    fair = 1 / len(bounds.caps) if bounds.caps else 1.0
    alike = up_to(alike_m(bounds.week_m, bounds.caps), bounds.grid)
    spared = sessions.sore(slot, runner) & ENTRIES["long"].avoid_sites
    if slot.cutback:
        kept = budgets.MILE_LONG * past.base_long_m if slot.phase is Phase.MILE else 0.0
        least = up_to(max(budgets.CUTBACK_LONG * past.long_m, kept), bounds.grid)
        return max(least, alike)  # no run is longer: one that is less than its part makes the week too small
    if spared:  # a run like the others, and no more: short days beside it do not make it shorter each week
        raced = past.long_m and on_the_way.within(runner.races, slot.monday)  # its day is not filled up
        return past.long_m if raced else max(fair * (past.built_m or past.held_m), past.long_m)
    if tapers(slot, runner):
        last = past.long_m or runner.longest_m
        return max(min(budgets.TAPER_LONG * bounds.week_m, budgets.TAPERED_LONG * last), alike)
    steady = slot.phase is Phase.MILE or walks(runner, slot)
    if steady and past.long_m and slot.rise is not Rise.ENDURANCE:
        return past.long_m
    if runner.distance == "marathon" and slot.phase is Phase.SPECIFIC:
        return float("inf")
    marathon = runner.distance == "marathon"
    part, longer = (budgets.MARATHON_PART, 1.0) if marathon else (budgets.USUAL_PART, LONGER)
    usual = max(part * budgets.share(bounds.week_m), fair) * bounds.week_m
    before = past.long_m or (runner.longest_m if runner.distance is None else 0.0)
    early = max(budgets.EARLY_LONG * budgets.longest_m(runner), longer * fair * bounds.week_m)
    return max(min(usual, early), before)
