"""Other predictors, for comparison on a test bench only. The coach does not use them.

Riegel (1981), Cameron (1998, as published by goandrace) and Tanda (2011). On recreational runners the first two are
too fast for the marathon; the third was fitted to 22 men between 2:47 and 3:36.
"""

from __future__ import annotations

from math import exp
from typing import Final

RIEGEL: Final = 1.06


def riegel(distance_m: float, time_s: float, to_m: float, exponent: float = RIEGEL) -> float:
    """Return the time in seconds over *to_m* (Riegel 1981, *American Scientist*; 3.5 to 230 minutes)."""
    return float(time_s * (to_m / distance_m) ** exponent)


def cameron(distance_m: float, time_s: float, to_m: float) -> float:
    """Return the time in seconds over *to_m* (Cameron 1998, in metres)."""
    return time_s / distance_m * to_m * _slows(distance_m) / _slows(to_m)


def _slows(metres: float) -> float:
    return float(13.49681 - 0.000030363 * metres + 835.7114 / metres**0.7905)


def tanda(weekly_m: float, pace_s_per_km: float) -> float:
    """Return the marathon pace in s/km (Tanda 2011, J Hum Sport Exerc 6:511).

    It reads mean weekly metres and mean training pace, both over the eight weeks that end a week before the race.
    """
    return 17.1 + 140.0 * exp(-0.0053 * weekly_m / 1000) + 0.55 * pace_s_per_km
