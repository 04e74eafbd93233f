"""The fitness index, and the race times that belong to it (Daniels & Gilbert 1979, *Oxygen Power*).

Valid for races of about 3.5 minutes to 4 hours. The index is a measure of results; it is not a lab value.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, sqrt
from typing import Final

SLOWER_MARATHON: Final = 1.05
"""Recreational runners' marathons are 5 % slower than the equations say (1,297 runners; Vickers & Vertosick 2016)."""


def oxygen(metres_per_minute: float) -> float:
    """Return the oxygen cost of a speed, ml/kg/min."""
    return -4.60 + 0.182258 * metres_per_minute + 0.000104 * metres_per_minute**2


def sustained(minutes: float) -> float:
    """Return the part of the maximum a runner can hold for *minutes*."""
    return 0.8 + 0.1894393 * exp(-0.012778 * minutes) + 0.2989558 * exp(-0.1932605 * minutes)


def v_at(cost: float) -> float:
    """Return the speed, in metres a minute, that costs *cost* ml/kg/min: the root of the quadratic `oxygen`."""
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
