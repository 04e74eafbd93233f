"""The two budgets: endurance (metres a week, the longest run) and speed (fast metres, tempo minutes, sprints).

Each has its own ramp, and a week raises one of them at most (`phases.Slot.rise`). Shares and caps follow
Daniels (*Running Formula*), the one-run cap Frandsen 2025, the weekly cap Damsted 2019.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import floor
from typing import Final

from core.athlete.profile import Dial
from core.training import on_the_way
from core.training.fitness import race_time
from core.training.footing import Footing
from core.training.layout import MOST_RUNS
from core.training.phases import Build, Rise, Slot
from core.training.plan import Phase
from core.training.workout import Zone
from core.units import MARATHON_M

GRID_M: Final = 500.0

SPIKE: Final = 1.10
"""No run is longer than the longest of the last 30 days times this (Frandsen 2025)."""

STEP: Final = 1.20
"""No week is longer than the longest of the four before it times this (Damsted 2019)."""

CUTBACK: Final = 0.78
BRIDGE: Final = 0.74
CUTBACK_LONG: Final = 0.80
USUAL_PART: Final = 0.85
"""How much of its largest share a long run takes, but for the weeks that lead to a marathon."""
EARLY_LONG: Final = 0.85
"""Part of its longest run that a season has before the weeks that lead to the race."""
MARATHON_PART: Final = 0.95
"""The same for a marathon, whose longest runs have far to grow."""
LAST_DAYS: Final = (0.38, 0.62)
"""Parts of the peak the last 14 days may hold, on average (Bosquet 2007: 40-59 %, some room for race days)."""
MILE_LONG: Final = 0.75
"""Part of the base's longest run that stays through the mile block."""
TAPER_LONG: Final = 0.38
"""Part of a taper week that is its long run, or a fair share of few runs."""

TAPERED_LONG: Final = 0.75
"""Part of the last long run before the taper that its own may be."""

SHARES: Final = ((40_000.0, 0.50), (64_000.0, 0.40), (float("inf"), 0.30))
"""(weeks below, most of the week one long run may be) (Daniels; measured plans)."""

EASY_LONG: Final = 9000.0
LONG_IF_SLOW: Final = 10_800.0
SLOW_MARATHON: Final = 16_200.0
"""Long runs end at 150 minutes, 180 for runners whose marathon takes more than 4:30."""

LONGEST: Final[Mapping[str | None, float]] = {
    "marathon": 32_000.0,
    "half": 22_000.0,
    "10k": 18_000.0,
    "5k": 16_000.0,
    "mile": 14_000.0,
    None: 18_000.0,
}
"""The longest run worth its cost, by goal."""

OWN_LONG: Final = 1.5
"""The longest run of someone used to much volume, as a part of their mean one: a long run is longer than the others."""

WANTED: Final[Mapping[str | None, float]] = {
    "marathon": 45_000.0,
    "half": 30_000.0,
    "10k": 25_000.0,
    "5k": 20_000.0,
    "mile": 20_000.0,
    None: 20_000.0,
}
"""Weekly metres that serve the goal well; a plan grows towards them as far as the ramp lets it."""

ENOUGH: Final[Mapping[str | None, float]] = {"mile": 50_000.0, "5k": 60_000.0}
"""Weekly metres beyond which a season for so short a race adds only a little: what is added there is speed."""

GROWTH: Final = (
    (30_000.0, 1.6),
    (40_000.0, 1.65),
    (64_000.0, 1.5),
    (75_000.0, 1.3),
    (100_000.0, 1.2),
    (float("inf"), 1.1),
)
"""(weekly metres below, how much a season may add)."""

MORE_GROWTH: Final = 1.15
"""How much further a season grows for a runner who asks for more volume; the ramp stays as it is."""

MEAN_RUN_S: Final[Mapping[str | None, tuple[float, ...]]] = {"marathon": (6000, 6000, 6000, 6000, 5700, 5400)}
USUAL_MEAN_S: Final = (6000, 6000, 6000, 4500, 4500, 4500)
"""How long a run of a week may be on average, in seconds, by the number of running days."""

A_LITTLE: Final = 1.05
"""What a season adds even where the days are full, so that its peak comes before the race and not in its first week."""

TAPERS: Final[Mapping[str, tuple[float, float, float]]] = {
    "marathon": (0.75, 0.55, 0.40),
    "half": (0.80, 0.54, 0.40),
    "10k": (0.90, 0.60, 0.45),
    "5k": (0.90, 0.60, 0.45),
    "mile": (0.90, 0.60, 0.45),
}
"""Parts of the peak in the third, second and last week before the race (Bosquet 2007; Smyth & Lawlor 2021)."""

RECOVERY: Final = 0.3
NO_RUNNING: Final[Mapping[str, int]] = {"marathon": 4, "half": 3, "10k": 2, "5k": 1, "mile": 1}
"""Days without running after a race."""


def share(week_m: float) -> float:
    """Return the most of a week its longest run may be."""
    return next(most for below, most in SHARES if week_m < below)


def longest_s(index: float) -> float:
    """Return how long a long run may last, in seconds, for runners of *index*."""
    return LONG_IF_SLOW if race_time(MARATHON_M, index) * 1.05 > SLOW_MARATHON else EASY_LONG


def longest_m(runner: Footing) -> float:
    """Return the longest run a runner's plan may ever hold, in metres: what the goal asks for, or they are used to."""
    own = OWN_LONG * runner.weekly_m / min(len(runner.days), MOST_RUNS)
    return min(max(LONGEST[runner.distance], own), runner.easy_m(longest_s(runner.index)))


LITTLE_M: Final = 20_000.0
LOW_M: Final = 40_000.0
"""Below this a marathon depends on volume first (Fokkema 2020)."""


def build_of(runner: Footing, *, tight: bool) -> Build:
    """Return how a season is built: by the calendar, then by the volume a runner brings."""
    if tight:
        return Build.TIGHT
    if runner.weekly_m < LITTLE_M:
        return Build.ENDURANCE_FIRST
    if peak_m(runner) < 1.02 * first_m(runner):
        return Build.SPEED_ONLY
    return Build.BALANCED if runner.weekly_m < LOW_M else Build.SPEED_FIRST


def peak_m(runner: Footing) -> float:
    """Return the weekly metres a plan grows towards: enough for the goal, as far as growth, days and time allow."""
    if runner.volume is Dial.LESS:
        return runner.weekly_m
    growth = next(most for below, most in GROWTH if runner.weekly_m < below)
    growth *= MORE_GROWTH if runner.volume is Dial.MORE else 1.0
    grown = min(runner.weekly_m * growth, ENOUGH.get(runner.distance, float("inf")))
    wanted = max(grown, WANTED[runner.distance], runner.weekly_m * A_LITTLE)
    days = min(len(runner.days), 6)
    mean = MEAN_RUN_S.get(runner.distance, USUAL_MEAN_S)[days - 1]
    able = max(days * runner.easy_m(mean), runner.weekly_m * A_LITTLE)
    peak = min(max(min(wanted, able), runner.weekly_m), *_day_limit(len(runner.days)))
    return _around_the_step(peak, runner.weekly_m)


def first_m(runner: Footing) -> float:
    """Return the weekly metres a plan begins with: the runner's own, as far as their days can hold them."""
    return min(runner.weekly_m, *_day_limit(len(runner.days)))


def _day_limit(days: int) -> tuple[float, ...]:
    """With few days the long run's share binds: two days cannot pass 40 km, three cannot pass 64."""
    return {2: (39_500.0,), 3: (63_000.0,)}.get(days, (250_000.0,))


FIRST_STEP_M: Final = 40_000.0
OVER_IT: Final = 1.1
"""How far a week has to be beyond that step for the long run not to shrink on the way over it."""


def before_the_step(week_m: float, runner: Footing) -> float:
    """Return the longest run of a week below 40 km, for a plan that goes beyond: what the weeks after can keep."""
    beyond = FIRST_STEP_M * OVER_IT
    over = week_m < FIRST_STEP_M and peak_m(runner) >= beyond
    return share(beyond) * beyond if over else float("inf")


def over_the_step(week_m: float, long_m: float) -> float:
    """Return the metres of a week that would have to shorten its long run to pass 40 km: it waits below."""
    waits = FIRST_STEP_M <= week_m < min(long_m / share(FIRST_STEP_M), FIRST_STEP_M * OVER_IT)
    return FIRST_STEP_M - GRID_M if waits else week_m


BELOW_THE_STEP: Final = 63_500.0


def _around_the_step(peak: float, weekly_m: float) -> float:
    """Never grow across 64 km a week: from there on the long run's share is smaller, and it would shrink."""
    return min(peak, BELOW_THE_STEP) if weekly_m < BELOW_THE_STEP else peak


def ramp(runner: Footing, slots: tuple[Slot, ...]) -> float:
    """Return the factor by which weeks grow that raise endurance."""
    free = (slot for slot in slots if not on_the_way.disturbs(runner.races, slot.monday))
    steps = sum(slot.rise is Rise.ENDURANCE for slot in free)
    return float(min(max((peak_m(runner) / first_m(runner)) ** (1 / max(steps, 1)), 1.0), runner.age.ramp))


def risen_m(held_m: float, slot: Slot, ramp: float, runner: Footing) -> float:
    """Return the metres a week holds after *held_m*: more where endurance rises, up to the season's peak."""
    if slot.rise is not Rise.ENDURANCE:
        return held_m
    return min(held_m * ramp, max(peak_m(runner) * HAIR, held_m))


HAIR: Final = 1.001


def caps(week_m: float) -> Mapping[Zone, float]:
    """Return the most metres a session may hold by zone in a week of *week_m* (Daniels)."""
    return {
        Zone.R: min(8000.0, 0.05 * week_m),
        Zone.I: min(10_000.0, 0.08 * week_m),
        Zone.T: 0.10 * week_m,
        Zone.M: min(29_000.0, 0.20 * week_m),
    }


def week_caps(week_m: float) -> Mapping[Zone, float]:
    """Return the most metres all sessions of a week of *week_m* may hold together by zone (Daniels)."""
    return {Zone.R: 0.08 * week_m}


FRACTIONS: Final = (0.7, 0.8, 0.9, 1.0)
"""Parts of a cap that a season's first, second, third … speed weeks use."""


def fraction(step: int, *, tender: bool) -> float:
    """Return the part of a cap to use after *step* speed weeks; three quarters of it after an injury."""
    return FRACTIONS[min(max(step, 1), len(FRACTIONS)) - 1] * (0.75 if tender else 1.0)


def floor_to(metres: float, grid: float) -> float:
    """Return *metres* rounded down to the grid."""
    return floor(metres / grid + 1e-6) * grid


SHORT_M: Final = 6000.0
FINE_M: Final = 100.0
"""Shorter runs are cut to this grid: half a kilometre is more than the tenth that they may grow by."""


def cut_to(metres: float) -> float:
    """Return *metres* rounded down to what a run is given in."""
    return floor_to(metres, GRID_M if metres >= SHORT_M else FINE_M)


def is_build(phase: Phase) -> bool:
    """Return whether weeks of *phase* follow the ramp."""
    return phase in {Phase.BASE, Phase.MILE, Phase.BRIDGE, Phase.SPECIFIC, Phase.ROLLING}
