"""Critical speed from three or more all-out efforts: the line distance = D' + speed × time (Monod & Scherrer 1965)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LEAST: Final = 3
SHORTEST_S: Final = 60.0
LONGEST_S: Final = 1800.0
"""Efforts of about 2 to 20 minutes lie on a line; a little beyond is still taken."""

APART: Final = 2.0
"""The longest effort lasts at least this many times the shortest, or the line has nothing to stand on."""

MARATHON_SHARE: Final = 0.848
"""The mean part of critical speed a recreational marathon is run at, ±13.6 % (Smyth & Muniz-Pumares 2020)."""


@dataclass(frozen=True, slots=True)
class CriticalSpeed:
    """The speed that could be held for long, m/s, and the metres that can be run above it."""

    speed: float
    reserve_m: float


def critical_speed(efforts: Sequence[tuple[float, float]]) -> CriticalSpeed | None:
    """Return the line through efforts of (metres, seconds), by least squares; None when they do not hold one.

    That takes three efforts of one to thirty minutes, the longest at least twice as long as the shortest, and a
    reserve above zero.
    """
    used = [(metres, seconds) for metres, seconds in efforts if SHORTEST_S <= seconds <= LONGEST_S]
    times = [seconds for _, seconds in used]
    if len(used) < LEAST or max(times) < APART * min(times):
        return None
    mean_m, mean_s = sum(metres for metres, _ in used) / len(used), sum(times) / len(used)
    speed = sum((s - mean_s) * (m - mean_m) for m, s in used) / sum((s - mean_s) ** 2 for s in times)
    reserve = mean_m - speed * mean_s
    return CriticalSpeed(speed, reserve) if speed > 0 and reserve > 0 else None
