"""A race in three parts: a patient start, a steady middle, and whatever is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Goal
from core.training.fitness import Known, prediction
from core.units import Distance, Duration, Pace, Units

REACH: Final = 0.97
"""A goal time up to 3 % faster than the honest prediction is within reach; beyond that a race is lost early."""

CUSHION: Final = 0.997
"""A plan aims a little inside the goal: nobody runs the shortest line."""

STEP: Final = 0.015
"""How much a plan moves when it is called too fast or too slow."""


@dataclass(frozen=True, slots=True)
class Split:
    """Where the start ends and where the finish begins, by unit, and how much slower the start is (s per km)."""

    km: tuple[float, float]
    mi: tuple[float, float]
    slower: float

    def metres(self, units: Units) -> tuple[float, float]:
        """Return both places in metres."""
        first, until = self.km if units is Units.KM else self.mi
        return first * units.metres, until * units.metres


SPLITS: Final[Mapping[str, Split]] = {
    "5k": Split((1, 4), (1, 2), 3),
    "10k": Split((2, 8), (1, 5), 4),
    "half": Split((3, 16), (2, 10), 5),
    "marathon": Split((5, 32), (3, 20), 7),
}
"""By distance; a mile is run by laps."""


@dataclass(frozen=True, slots=True)
class RacePlan:
    """Paces for a race: *slow* over *first*, *steady* until *until*; *lands* is where that leads."""

    first: Distance
    until: Distance
    slow: Pace
    steady: Pace
    lands: Duration


def honest_s(known: Known, distance: str) -> float | None:
    """Return the time, in seconds, that the runner's results say of a race today; None when they say too little.

    A long race is never planned from a mile alone: without a longer result that speaks it is run by feel.
    """
    found = prediction(known, distance)
    if found is None or (found.from_a_mile and distance in LONG):
        return None
    return found.band.time_s


LONG: Final = frozenset({"half", "marathon"})


def aim_s(goal: Goal, known: Known, shift: int = 0) -> float | None:
    """Return the time to plan for: the goal's where it is within reach, else the honest one.

    *shift* counts how often the plan was called too slow (+1) or too fast (-1); it never leaves the reach.
    """
    honest = honest_s(known, goal.distance) if goal.distance else None
    if honest is None:
        return None
    wish = goal.target_s * CUSHION if goal.target_s and goal.target_s >= honest * REACH else honest
    return max(wish * (1 - STEP * shift), honest * REACH * CUSHION)


def race_plan(distance: str, time_s: float, units: Units) -> RacePlan:
    """Return the paces, in whole seconds per unit, that lead to *time_s* over *distance* (not a mile)."""
    split, metres = SPLITS[distance], GOAL_DISTANCES[distance]
    first, until = split.metres(units)
    in_units = units.metres / 1000
    slow = round((time_s / metres * 1000 + split.slower) * in_units) / in_units
    steady = floor((time_s - first / 1000 * slow) / (metres - first) * 1000 * in_units) / in_units
    lands = first / 1000 * slow + (metres - first) / 1000 * steady
    return RacePlan(
        Distance(first), Distance(until), Pace(slow), Pace(steady), Duration(round(lands / 10) * 10)
    )
