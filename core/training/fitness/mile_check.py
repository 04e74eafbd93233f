"""The mile check: a runner's mile beside their longer races, and what the next mile block should hold more of.

How far the two may lie apart and still be usual is measured (`core.training.fitness.spread`): the middle half of
1,297 recreational runners is called balanced.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import exp
from typing import Final

from core.athlete.goal import Result
from core.training.fitness.equations import index, race_time
from core.training.fitness.level import recent, telling
from core.training.fitness.spread import ENDURANCE_M, between

MIDDLE_HALF: Final = 0.6745
"""Standard deviations to either side of the median that hold half of all runners."""

FULL_MIX: Final = 2.0
"""At so many times the usual distance the mix is shifted as far as it goes."""


class Limiter(StrEnum):
    """What holds a runner back most."""

    SPEED = "speed-limited"
    ENDURANCE = "endurance-limited"
    BALANCED = "balanced"


@dataclass(frozen=True, slots=True)
class MileCheck:
    """What the comparison says, with its evidence. Times in seconds, differences in per cent.

    *expected_s* is what the mile promises over the longer race, by the equations; *difference* how much slower the
    longer race was (below zero: faster); *usual* the range that is called balanced. *mix* runs from -1 (more threshold
    in the next mile block) to 1 (more repetitions); 0 leaves it as it is.
    """

    limiter: Limiter
    mile: Result
    longer: Result
    expected_s: float
    difference: float
    usual: tuple[float, float]
    mix: float

    @property
    def balanced_s(self) -> float:
        """The time, in seconds, that would just be in balance: of the mile where speed limits, else of the longer race."""
        if self.limiter is Limiter.SPEED:
            even = self.longer.time_s / (1 + self.usual[0] / 100)
            return race_time(self.mile.distance_m, index(self.longer.distance_m, even))
        return self.expected_s * (1 + self.usual[1] / 100)


def mile_check(results: tuple[Result, ...], today: date, seen: date | None = None) -> MileCheck | None:
    """Return how the runner's mile compares with their best longer race; None without one of both that speaks."""
    speaking = recent(results, today, seen)
    mile = telling(tuple(r for r in speaking if r.distance_m < ENDURANCE_M), today, (), seen)
    longer = telling(tuple(r for r in speaking if r.distance_m >= ENDURANCE_M), today, (), seen)
    return _compared(mile, longer) if mile and longer else None


def _compared(mile: Result, longer: Result) -> MileCheck:
    expected = race_time(longer.distance_m, index(mile.distance_m, mile.time_s))
    median, sd = between(mile.distance_m, longer.distance_m)
    low, high = (100 * (median * exp(side * MIDDLE_HALF * sd) - 1) for side in (-1, 1))
    difference = 100 * (longer.time_s / expected - 1)
    return MileCheck(
        _limiter(difference, low, high),
        mile,
        longer,
        expected,
        difference,
        (low, high),
        _mix(difference, low, high),
    )


def _limiter(difference: float, low: float, high: float) -> Limiter:
    if difference > high:
        return Limiter.ENDURANCE
    return Limiter.SPEED if difference < low else Limiter.BALANCED


def _mix(difference: float, low: float, high: float) -> float:
    """Return 0 inside the usual range, and ±1 from twice its half-width on; in steps of 0.1."""
    middle, half = (low + high) / 2, (high - low) / 2
    beyond = max(abs(difference - middle) / half - 1, 0.0) / (FULL_MIX - 1)
    return round(min(beyond, 1.0) * (1 if difference < middle else -1), 1) + 0.0
