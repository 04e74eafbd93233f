"""Fitness index and race times (Daniels & Gilbert 1979, *Oxygen Power*), and what results say of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import exp, inf, sqrt
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Result
from core.units import MARATHON_M

RECENT: Final = timedelta(days=183)
"""How long a result speaks for a runner whatever else is known: about six months."""

SPEAKS: Final = timedelta(days=365)
"""How long it speaks while training goes on and no newer one of its distance, or a shorter one, takes its place."""

ENDURANCE_M: Final = 3000.0
"""From here on a result says something about endurance; a mile alone says little (our measurements)."""

SHORTEST_M: Final = 1000.0
"""Shorter efforts are outside the equations' range (about 3.5 minutes to 4 hours)."""

RISE: Final = 1.0
RISE_TIME: Final = timedelta(days=21)
"""A mile raises the index by at most a point for every three weeks since the longer result (Daniels)."""

SLOWER_MARATHON: Final = 1.05
"""Recreational runners' marathons are 5 % slower than the equations say (Vickers & Vertosick 2016)."""


def oxygen(metres_per_minute: float) -> float:
    """Return the oxygen cost of a speed, ml/kg/min."""
    return -4.60 + 0.182258 * metres_per_minute + 0.000104 * metres_per_minute**2


def sustained(minutes: float) -> float:
    """Return the part of the maximum a runner can hold for *minutes*."""
    return 0.8 + 0.1894393 * exp(-0.012778 * minutes) + 0.2989558 * exp(-0.1932605 * minutes)


def v_at(cost: float) -> float:
    """Return the speed, in metres a minute, that costs *cost* ml/kg/min."""
    return (-0.182258 + sqrt(0.182258**2 - 4 * 0.000104 * (-4.60 - cost))) / (2 * 0.000104)


def index(distance_m: float, time_s: float) -> float:
    """Return the fitness index of a result. Raises ValueError unless both are positive."""
    if distance_m <= 0 or time_s <= 0:
        raise ValueError("a result has a distance and a time above zero")
    minutes = time_s / 60
    return oxygen(distance_m / minutes) / sustained(minutes)


@lru_cache(maxsize=4096)
def race_time(distance_m: float, fitness: float) -> float:
    """Return the time, in seconds, that gives *fitness* over *distance_m*, by bisection."""
    low, high = distance_m / 12.0, distance_m / 0.5
    for _ in range(60):
        middle = (low + high) / 2
        if index(distance_m, middle) > fitness:
            low = middle
        else:
            high = middle
    return high


def recent(results: tuple[Result, ...], today: date) -> tuple[Result, ...]:
    """Return the results that may set paces on *today*, oldest first.

    Fitness falls by time off, not by the calendar, and a longer race says less of it than a short one: a result older
    than six months stays until one over its distance, or a shorter one, takes its place.
    """
    counted = [
        r for r in results if r.counts and r.distance_m >= SHORTEST_M and today - SPEAKS <= r.on <= today
    ]
    fresh = [r.distance_m for r in counted if r.on >= today - RECENT and r.distance_m >= ENDURANCE_M]
    kept = (r for r in counted if r.on >= today - RECENT or r.distance_m * SAME < min(fresh, default=inf))
    return tuple(sorted(kept, key=lambda result: (result.on, result.number)))


SAME: Final = 0.99
"""Results within 1 % of a length are of the same distance."""


def enduring(results: tuple[Result, ...], today: date) -> Result | None:
    """Return what a marathon is best judged by: the newest marathon of six months, else the telling result."""
    marathons = (
        r for r in recent(results, today) if r.distance_m >= MARATHON_M - 1 and today - RECENT <= r.on
    )
    newest = max(marathons, key=lambda r: (r.on, r.number), default=None)
    return newest or telling(results, today)


def telling(results: tuple[Result, ...], today: date) -> Result | None:
    """Return the result the index comes from: the best one that speaks, of 3 km or more where there is any.

    A mile says much about speed and little about endurance, so it counts only when it is all there is.
    """
    counted = recent(results, today)
    longer = tuple(result for result in counted if result.distance_m >= ENDURANCE_M)
    return max(longer or counted, key=lambda result: index(result.distance_m, result.time_s), default=None)


def fitness_index(results: tuple[Result, ...], today: date) -> float | None:
    """Return the runner's fitness index, to 0.1, or None without a result that still speaks.

    It comes from the telling result; a shorter and newer one may raise it, a step at a time (Daniels).
    """
    result = telling(results, today)
    if result is None:
        return None
    level = index(result.distance_m, result.time_s)
    if result.distance_m < ENDURANCE_M:
        return round(level, 1)
    sooner = (r for r in recent(results, today) if r.distance_m < ENDURANCE_M and r.on > result.on)
    return round(max((level, *(_raised(level, result.on, short) for short in sooner))), 1)


def _raised(level: float, since: date, short: Result) -> float:
    """Return the index a mile lifts *level* to: its own, but at most a point for every three weeks."""
    most = level + RISE * (short.on - since) / RISE_TIME
    return min(index(short.distance_m, short.time_s), most)


@dataclass(frozen=True, slots=True)
class Band:
    """A predicted time and the span most runners fall in (10th to 90th percentile), in seconds."""

    time_s: float
    low_s: float
    high_s: float


BANDS: Final[tuple[tuple[float, float, float], ...]] = (
    (3000.0, 0.90, 1.203),
    (7500.0, 0.975, 1.232),
    (15000.0, 0.970, 1.190),
    (42000.0, 0.977, 1.165),
    (float("inf"), 0.98, 1.02),
)
"""(results shorter than, low, high): marathon run ÷ marathon computed, for 1,297 recreational runners.

From a mile the low end is widened so that the band is never narrower than 15 % of the prediction each way.
"""


def marathon_band(result: Result) -> Band:
    """Return what *result* says of a marathon, with its band; a marathon speaks for itself."""
    computed = race_time(MARATHON_M, index(result.distance_m, result.time_s))
    low, high = next((low, high) for below, low, high in BANDS if result.distance_m < below)
    factor = SLOWER_MARATHON if result.distance_m < MARATHON_M - 1 else 1.0
    return _band(computed, factor, low, high, wide=result.distance_m < ENDURANCE_M)


def _band(computed: float, factor: float, low: float, high: float, *, wide: bool) -> Band:
    time = computed * factor
    if wide:
        return Band(time, min(computed * low, time * 0.85), max(computed * high, time * 1.15))
    return Band(time, computed * low, computed * high)


def equivalents(fitness: float) -> Mapping[str, float]:
    """Return the time, in seconds, for each goal distance; the marathon 5 % slower than computed."""
    times = {key: race_time(metres, fitness) for key, metres in GOAL_DISTANCES.items()}
    return times | {"marathon": times["marathon"] * SLOWER_MARATHON}
