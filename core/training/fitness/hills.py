"""Running uphill and down: effort, not pace (Minetti et al. 2002, J Appl Physiol 93:1039)."""

from __future__ import annotations

from typing import Final

STEEPEST: Final = 0.45
"""The grades that were measured lie between this up and down (rise ÷ run)."""

LEVEL: Final = 3.6
"""The polynomial on the flat, J/kg/m."""

LEAST: Final = 0.75
"""Running down is never credited with less than this part of the flat: real runners brake (measured on a treadmill,
the polynomial over-credits; the middle of the range practice uses)."""


def cost(grade: float) -> float:
    """Return the energy cost of running on a grade (rise ÷ run, kept within ±0.45), J/kg/m."""
    i = min(max(grade, -STEEPEST), STEEPEST)
    return 155.4 * i**5 - 30.4 * i**4 - 43.3 * i**3 + 46.3 * i**2 + 19.5 * i + LEVEL


def flat_speed(speed: float, grade: float) -> float:
    """Return the speed on the flat that is as hard as *speed* on a grade; downhill credit has a floor."""
    return speed * max(cost(grade) / LEVEL, LEAST)


def hill_pace(flat_s_per_km: float, grade: float) -> float:
    """Return the pace in s/km on a grade that is as hard as *flat_s_per_km* on the flat."""
    return flat_s_per_km * max(cost(grade) / LEVEL, LEAST)
