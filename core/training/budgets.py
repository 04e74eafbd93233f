"""The two budgets: endurance (metres a week, the longest run) and speed (fast metres, tempo minutes, sprints).

Each has its own ramp, and a week raises one of them at most (`slot.Slot.rise`). Shares and caps follow
Daniels (*Running Formula*), the one-run cap Frandsen 2025, the weekly cap Damsted 2019.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import floor
from typing import Final

from core.training.fitness import race_time
from core.training.footing import Footing
from core.training.layout import MOST_RUNS
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


def worth_m(runner: Footing) -> float:
    """Return the longest run worth its cost, in metres: for the goal, or for one who is used to much."""
    return max(LONGEST[runner.distance], OWN_LONG * runner.weekly_m / min(len(runner.days), MOST_RUNS))


def timed_m(runner: Footing) -> float:
    """Return the longest run in metres by the clock: where a long run ends at a runner's pace."""
    return runner.easy_m(longest_s(runner.index))


def longest_m(runner: Footing) -> float:
    """Return the longest run a runner's plan may ever hold, in metres: the shorter of both."""
    return min(worth_m(runner), timed_m(runner))


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


def led_to(step: int) -> float:
    """Return the part of a cap that *step* speed weeks would have led to, were there none."""
    return FRACTIONS[0] + (FRACTIONS[1] - FRACTIONS[0]) * (max(step, 1) - 1)


def floor_to(metres: float, grid: float) -> float:
    """Return *metres* rounded down to the grid."""
    return floor(metres / grid + 1e-6) * grid


SHORT_M: Final = 5000.0
FINE_M: Final = 100.0
"""Where nothing longer is run, runs are cut to this grid: half a kilometre is more than the tenth they may grow by."""


def grid_of(longest_m: float) -> float:
    """Return what distances are rounded to: half kilometres, finer while half a kilometre is a big step."""
    return GRID_M if longest_m >= SHORT_M else FINE_M


def cut_to(metres: float, longest_m: float = 0.0) -> float:
    """Return *metres* rounded down to what a run is given in, for who has run *longest_m* of late."""
    return floor_to(metres, grid_of(max(metres, longest_m)))


def is_build(phase: Phase) -> bool:
    """Return whether weeks of *phase* follow the ramp."""
    return phase in {Phase.BASE, Phase.MILE, Phase.BRIDGE, Phase.SPECIFIC, Phase.ROLLING}
