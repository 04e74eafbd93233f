"""What results say of other distances, always with the span most runners fall in.

To the half marathon: the equations of Daniels & Gilbert (1979). The marathon: 5 % slower than they say, because for
recreational runners every standard predictor is too fast; with the weekly mileage known, the mean of that and the
regressions of Vickers & Vertosick (2016, BMC Sports Sci Med Rehabil 8:26; 2,303 runners).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import log
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Result
from core.training.fitness.equations import SLOWER_MARATHON, race_time
from core.training.fitness.level import SAME, enduring, recent, telling, worth
from core.training.fitness.spread import ENDURANCE_M, span
from core.training.fitness.time_off import Break
from core.units import HALF_M, MARATHON_M, MILE_M


@dataclass(frozen=True, slots=True)
class Band:
    """A predicted time and the span most runners fall in (10th to 90th percentile), in seconds."""

    time_s: float
    low_s: float
    high_s: float


class Basis(StrEnum):
    """How a prediction was made."""

    RUN = "run"
    """It was run."""
    INDEX = "index"
    """The fitness index."""
    SLOWED = "slowed"
    """The index, and 5 %."""
    MILEAGE_ONE = "mileage_one"
    """The mean of that and the regression on one race and the weekly mileage."""
    MILEAGE_TWO = "mileage_two"
    """The same, with the regression on two races."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """A time over a goal distance with its band, the result it comes from, and how it was made."""

    distance: str
    band: Band
    result: Result
    basis: Basis

    @property
    def from_a_mile(self) -> bool:
        """Return whether nothing longer than a mile stands behind it."""
        return self.result.distance_m < ENDURANCE_M and self.distance != "mile"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a runner on a day: their results, mean weekly metres (None: not known), breaks.

    *seen* is the day from which on the log tells of runs; None: it tells of none.
    """

    results: tuple[Result, ...]
    today: date
    weekly_m: float | None = None
    breaks: tuple[Break, ...] = ()
    seen: date | None = None


FROM_A_MILE: Final = 0.15
"""A band from a mile alone is never narrower than this to either side."""


def predictions(known: Known) -> tuple[Prediction, ...]:
    """Return what the runner's results say of each goal distance, shortest first; empty without a result."""
    made = (prediction(known, distance) for distance in GOAL_DISTANCES)
    return tuple(one for one in made if one)


def prediction(known: Known, distance: str) -> Prediction | None:
    """Return what the results say of one goal distance; None without a result that speaks."""
    if distance == "marathon":
        return marathon(known)
    result = _own(known, distance) or telling(known.results, known.today, known.breaks, known.seen)
    if result is None:
        return None
    metres = GOAL_DISTANCES[distance]
    time = race_time(metres, worth(result, known.today, known.breaks))
    basis = Basis.RUN if _same(result.distance_m, metres) else Basis.INDEX
    return Prediction(distance, _band(time, result.distance_m, metres), result, basis)


ITS_OWN: Final = frozenset({"mile", "half"})
"""What lies at an end of the range is judged by its own kind where there is one: other races say less of it."""


def _own(known: Known, distance: str) -> Result | None:
    """Return the telling result over a distance that is judged by its own kind."""
    if distance not in ITS_OWN:
        return None
    speaking = recent(known.results, known.today, known.seen)
    same = tuple(r for r in speaking if _same(r.distance_m, GOAL_DISTANCES[distance]))
    return telling(same, known.today, known.breaks, known.seen)


def _same(one_m: float, other_m: float) -> bool:
    return min(one_m, other_m) >= SAME * max(one_m, other_m)


def _band(time: float, from_m: float, to_m: float, median: float = 1.0) -> Band:
    """Return *time* with its band; *median* is what the measured ratios have in it already."""
    low, high = (edge / median for edge in span(from_m, to_m))
    if from_m < ENDURANCE_M and to_m > HALF_M:
        low, high = min(low, 1 - FROM_A_MILE), max(high, 1 + FROM_A_MILE)
    return Band(time, time * low, time * high)


def marathon(known: Known) -> Prediction | None:
    """Return what the results say of a marathon; None without a result that speaks.

    A marathon speaks for itself. From a mile alone the band is never narrower than 15 % to either side, and mileage
    does not narrow it. Never faster than the equations.
    """
    result = enduring(known.results, known.today, known.breaks, known.seen)
    if result is None:
        return None
    computed = race_time(MARATHON_M, worth(result, known.today, known.breaks))
    if result.distance_m >= MARATHON_M - 1:
        return Prediction("marathon", _band(computed, MARATHON_M, MARATHON_M), result, Basis.RUN)
    slowed = computed * SLOWER_MARATHON
    by_mileage, basis = _by_mileage(known, result)
    time = max((slowed + by_mileage) / 2, computed) if by_mileage else slowed
    return Prediction("marathon", _band(time, result.distance_m, MARATHON_M, SLOWER_MARATHON), result, basis)


def _by_mileage(known: Known, result: Result) -> tuple[float | None, Basis]:
    """Return the regression's time, in seconds, where it may be used: mileage known, from 3 km to the half."""
    if known.weekly_m is None or result.distance_m < ENDURANCE_M:
        return None, Basis.SLOWED
    pair = _pair(known, result)
    if pair:
        return two_races(_now(pair[0], known), _now(pair[1], known), known.weekly_m), Basis.MILEAGE_TWO
    return one_race(_now(result, known), known.weekly_m), Basis.MILEAGE_ONE


Race = tuple[float, float]
"""Metres and seconds."""


def _now(result: Result, known: Known) -> Race:
    """Return a result as it would be run today."""
    return result.distance_m, race_time(result.distance_m, worth(result, known.today, known.breaks))


APART: Final = 1.8
"""Two races say something of how a runner slows only when one is about twice as long as the other."""

SLOWING: Final = (1.0, 1.25)
"""Exponents a runner slows by from race to race; outside of them one of the two was no race."""


def _pair(known: Known, result: Result) -> tuple[Result, Result] | None:
    """Return the telling shorter race, and the longer one, for the regression on two; None when there is no such pair.

    The longer is the longest up to the half; both were run in the last six months.
    """
    usable = [
        r
        for r in recent(known.results, known.today, known.seen)
        if ENDURANCE_M <= r.distance_m <= HALF_M / SAME
    ]
    longest = max(usable, key=lambda r: (r.distance_m, r.on), default=result)
    shorter = tuple(r for r in usable if longest.distance_m >= APART * r.distance_m)
    other = telling(shorter, known.today, known.breaks, known.seen)
    if other is None:
        return None
    exponent = slowing(_now(other, known), _now(longest, known))
    return (other, longest) if SLOWING[0] <= exponent <= SLOWING[1] else None


TEN_MILES_M: Final = 10 * MILE_M


def one_race(race: Race, weekly_m: float) -> float:
    """Return a marathon in seconds from one race and the weekly metres (Vickers & Vertosick 2016, one race)."""
    metres, seconds = race
    reached = MARATHON_M / (seconds * (MARATHON_M / metres) ** 1.07)
    speed = 0.16018617 + 0.83076202 * reached + 0.06423826 * (weekly_m / TEN_MILES_M)
    return float(MARATHON_M / speed)


def slowing(short: Race, long: Race) -> float:
    """Return the exponent by which time grows with distance between two races (Riegel's, measured)."""
    return log(long[1] / short[1]) / log(long[0] / short[0])


def two_races(short: Race, long: Race, weekly_m: float) -> float:
    """Return a marathon in seconds from two races and the weekly metres (Vickers & Vertosick 2016, two races)."""
    tens = weekly_m / TEN_MILES_M
    exponent = 1.4510756 - 0.23797948 * slowing(short, long) - 0.01410023 * tens
    return float(long[1] * (MARATHON_M / long[0]) ** exponent)
