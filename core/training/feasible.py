"""Whether a race can be reached safely from here."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, log
from typing import Final

from core.athlete.goal import GOAL_DISTANCES
from core.training.budgets import GRID_M, SHARES, SPIKE, floor_to
from core.training.footing import Footing
from core.training.lengths import weeks_between
from core.training.ready import READY, least_long_m, least_on_the_way_m

WITH_CUTBACKS: Final = 3 / 2
"""Two or three weeks of building to one of recovery; reckoned with two."""

ROOM: Final = 1.5
"""A calendar with less than this times the weeks needed is tight: every week goes to endurance."""

RACE_PART: Final = 0.75
"""The most of a usual week that a race on the way may be."""

FEWEST: Final = 2
FEWEST_DAYS: Final[Mapping[str | None, int]] = {"marathon": 3}
"""Running days a week that a plan needs; three for a marathon, or every run would be half of the week."""

SOON: Final = 6
"""Weeks to a race for which the longest run from before the plan still counts."""

EASY_S: Final = 7200.0
"""Runs other than the long one end at two hours."""


def weeks_needed(distance: str, runner: Footing) -> int:
    """Return the weeks a runner needs for *distance*: growing as their age allows, lighter weeks, then taper.

    Who comes with the long run that the race asks for needs none but the race's.
    """
    longest, weekly, taper = READY[distance]
    steps = max(_steps(runner.longest_m, longest, SPIKE), _steps(runner.weekly_m, weekly, runner.age.ramp))
    comes_ready = not steps and runner.longest_m >= least_on_the_way_m(distance)
    return 1 if comes_ready else ceil(steps * WITH_CUTBACKS) + taper


def weeks_to(now_m: float, then_m: float) -> int:
    """Return the weeks in which a longest run of *now_m* metres grows to *then_m*, lighter weeks among them."""
    return ceil(_steps(now_m, then_m, SPIKE) * WITH_CUTBACKS)


def _steps(now: float, then: float, ramp: float) -> int:
    return max(ceil(log(then / now) / log(ramp) - 1e-9), 0)


def tight(runner: Footing) -> bool:
    """Return whether the weeks until the race leave no room for anything but endurance."""
    if runner.distance is None or runner.race_on is None:
        return False
    needed = weeks_needed(runner.distance, runner) - READY[runner.distance][2]
    have = weeks_between(runner.start, runner.race_on) - READY[runner.distance][2]
    return needed > 0 and have < needed * ROOM


def day_reach_m(runner: Footing) -> float:
    """Return the longest run that the runner's days have the time for, in metres: a part of its week, and of its day.

    More minutes on any day never make it shorter: the other days need not be filled.
    """
    long_m = runner.day_caps[runner.long_day]
    others = sum(
        min(runner.day_caps[day], runner.easy_m(EASY_S)) for day in runner.days if day != runner.long_day
    )
    return max(min(long_m, others * part / (1 - part), below * part) for below, part in SHARES)


def obstacle(runner: Footing) -> str | None:
    """Return what stands in the way of any plan: "too-few-days", "past", "too-little-time", "too-soon", or None."""
    if len(runner.days) < fewest_days(runner.distance):
        return "too-few-days"
    if runner.distance is None or runner.race_on is None:
        return None
    if runner.race_on < runner.start:
        return "past"
    if floor_to(day_reach_m(runner), GRID_M) < least_long_m(runner.distance):
        return "too-little-time"
    weeks = weeks_between(runner.start, runner.race_on)
    return "too-soon" if weeks < weeks_needed(runner.distance, runner) else None


def can_race(distance: str, longest_m: float, weekly_m: float) -> bool:
    """Return whether a race on the way is within what has been run: no adventure, and most of a lighter week."""
    return longest_m >= least_on_the_way_m(distance) and weekly_m * RACE_PART >= GOAL_DISTANCES[distance]


def fewest_days(distance: str | None) -> int:
    """Return the running days a week that a plan for *distance* needs."""
    return FEWEST_DAYS.get(distance, FEWEST)


def reaches(runner: Footing, longest_m: float, *, in_full: bool = False) -> bool:
    """Return whether a plan whose longest run is *longest_m* prepares a runner for their race; *in_full*: well.

    What they ran before counts only where it is not long ago on race day.
    """
    least = READY[runner.distance][0] if in_full and runner.distance else least_long_m(runner.distance)
    return max(longest_m, runner.longest_m if _soon(runner) else 0.0) >= least


def _soon(runner: Footing) -> bool:
    return runner.race_on is not None and weeks_between(runner.start, runner.race_on) <= SOON
