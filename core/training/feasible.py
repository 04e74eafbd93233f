"""Whether a race can be reached safely from here."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, log
from typing import Final

from core.athlete.goal import GOAL_DISTANCES
from core.training.budgets import SPIKE
from core.training.footing import Footing
from core.training.phases import weeks_between

READY: Final[Mapping[str, tuple[float, float, int]]] = {
    "mile": (2000.0, 6000.0, 1),
    "5k": (3000.0, 7500.0, 1),
    "10k": (6500.0, 13_000.0, 1),
    "half": (12_000.0, 22_000.0, 2),
    "marathon": (18_000.0, 36_000.0, 3),
}
"""(longest run, weekly metres, weeks of taper and race) without which a start is no longer sensible."""

WITH_CUTBACKS: Final = 3 / 2
"""Two or three weeks of building to one of recovery; reckoned with two."""

ROOM: Final = 1.5
"""A calendar with less than this times the weeks needed is tight: every week goes to endurance."""

RACE_PART: Final = 0.75
"""The most of a usual week that a race on the way may be."""

FEWEST: Final = 2
FEWEST_DAYS: Final[Mapping[str | None, int]] = {"marathon": 3}
"""Running days a week that a plan needs; three for a marathon, or every run would be half of the week."""

NEARLY: Final = 0.9
"""How much of that longest run a plan must reach."""


def weeks_needed(distance: str, runner: Footing) -> int:
    """Return the weeks a runner needs for *distance*: growing as their age allows, lighter weeks, then taper."""
    longest, weekly, taper = READY[distance]
    steps = max(_steps(runner.longest_m, longest, SPIKE), _steps(runner.weekly_m, weekly, runner.age.ramp))
    return ceil(steps * WITH_CUTBACKS) + taper


def _steps(now: float, then: float, ramp: float) -> int:
    return max(ceil(log(then / now) / log(ramp) - 1e-9), 0)


def tight(runner: Footing) -> bool:
    """Return whether the weeks until the race leave no room for anything but endurance."""
    if runner.distance is None or runner.race_on is None:
        return False
    needed = weeks_needed(runner.distance, runner) - READY[runner.distance][2]
    have = weeks_between(runner.start, runner.race_on) - READY[runner.distance][2]
    return needed > 0 and have < needed * ROOM


def obstacle(runner: Footing) -> str | None:
    """Return what stands in the way of any plan: "too-few-days", "past", "too-soon", or None."""
    if len(runner.days) < fewest_days(runner.distance):
        return "too-few-days"
    if runner.distance is None or runner.race_on is None:
        return None
    if runner.race_on < runner.start:
        return "past"
    weeks = weeks_between(runner.start, runner.race_on)
    return "too-soon" if weeks < weeks_needed(runner.distance, runner) else None


def can_race(distance: str, longest_m: float, weekly_m: float) -> bool:
    """Return whether a race on the way is within what has been run: no adventure, and most of a lighter week."""
    return longest_m >= NEARLY * READY[distance][0] and weekly_m * RACE_PART >= GOAL_DISTANCES[distance]


def fewest_days(distance: str | None) -> int:
    """Return the running days a week that a plan for *distance* needs."""
    return FEWEST_DAYS.get(distance, FEWEST)


def reaches(runner: Footing, longest_m: float) -> bool:
    """Return whether a plan whose longest run is *longest_m* prepares a runner for their race."""
    prepared = max(longest_m, runner.longest_m)
    return runner.distance is None or prepared >= NEARLY * READY[runner.distance][0]
