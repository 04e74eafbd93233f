"""Paces and times of Daniels and Gilbert (1979), written a second time, from the paper's formulas."""

from __future__ import annotations

from functools import lru_cache
from math import exp, sqrt

METRES = {"mile": 1609.344, "5k": 5000.0, "10k": 10_000.0, "half": 21_097.5, "marathon": 42_195.0}
ZONES = ("E", "M", "T", "I", "R")


def cost(speed: float) -> float:
    """Oxygen cost, ml/kg/min, of *speed* in metres a minute."""
    return -4.60 + 0.182258 * speed + 0.000104 * speed * speed


def share(minutes: float) -> float:
    """The part of the maximum that is held for *minutes*."""
    return 0.8 + 0.1894393 * exp(-0.012778 * minutes) + 0.2989558 * exp(-0.1932605 * minutes)


def speed(oxygen: float) -> float:
    """Metres a minute at *oxygen* ml/kg/min."""
    return (-0.182258 + sqrt(0.182258**2 + 4 * 0.000104 * (4.60 + oxygen))) / 0.000208


@lru_cache(maxsize=8192)
def race_s(metres: float, index: float) -> float:
    """Seconds over *metres* at a fitness index, by bisection."""
    low, high = metres / 12, metres / 0.4
    while high - low > 1e-4:
        middle = (low + high) / 2
        faster = cost(metres / middle * 60) / share(middle / 60) > index
        low, high = (middle, high) if faster else (low, middle)
    return high


@lru_cache(maxsize=2048)
def paces(index: float) -> dict[str, tuple[float, float]]:
    """(fast, slow) seconds per kilometre of each zone (Daniels)."""

    def at(part: float) -> float:
        return 60_000 / speed(part * index)

    interval = at(0.974)
    single = {
        "M": race_s(METRES["marathon"], index) / 42.195,
        "T": at(0.880),
        "I": interval,
        "R": interval - min(max(20 - 0.5 * (index - 45), 15), 20),
    }
    return {"E": (at(0.735), at(0.630))} | {zone: (pace, pace) for zone, pace in single.items()}


def middle(zone: str, index: float) -> float:
    """Seconds per kilometre, the middle of a zone."""
    fast, slow = paces(index)[zone]
    return (fast + slow) / 2
