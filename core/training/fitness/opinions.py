"""Other predictors, as second opinions beside the coach's own, and on the test bench. The coach does not use them.

Riegel (1981), Cameron (1998, as published by goandrace), Tanda (2011), and critical speed (Monod & Scherrer 1965) with
the part of it a marathon is run at (Smyth & Muniz-Pumares 2020). On recreational runners the first two are too fast for
the marathon; the third was fitted to 22 men between 2:47 and 3:36.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import Final

from core.athlete.goal import Result
from core.training.fitness.critical_speed import MARATHON_SHARE, critical_speed
from core.training.fitness.spread import ENDURANCE_M
from core.units import KM_M, MARATHON_M


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a formula says of the marathon, in seconds, and figures on its way there."""

    formula: str
    time_s: float
    figures: Mapping[str, float] = field(default_factory=dict)


def opinions(
    races: Sequence[Result], weekly_m: float | None = None, training_s_per_km: float | None = None
) -> tuple[Opinion, ...]:
    """Return what the others say of a marathon: from the longest race below it, all efforts, and training.

    Nothing is said from a mile alone; Tanda needs the weekly metres and the mean pace of all running.
    """
    return (*_from_longest(races), *_from_training(weekly_m, training_s_per_km), *_from_efforts(races))


def _from_longest(races: Sequence[Result]) -> Iterator[Opinion]:
    usable = [one for one in races if ENDURANCE_M <= one.distance_m < MARATHON_M - 1]
    if usable:
        longest = max(usable, key=lambda one: (one.distance_m, -one.time_s))
        race = longest.distance_m, longest.time_s
        yield Opinion("Riegel 1981", riegel(*race, MARATHON_M))
        yield Opinion("Cameron 1998", cameron(*race, MARATHON_M))


def _from_training(weekly_m: float | None, training_s_per_km: float | None) -> Iterator[Opinion]:
    if weekly_m is not None and training_s_per_km is not None:
        yield Opinion("Tanda 2011", tanda(weekly_m, training_s_per_km) * MARATHON_M / KM_M)


def _from_efforts(races: Sequence[Result]) -> Iterator[Opinion]:
    found = critical_speed([(one.distance_m, one.time_s) for one in races])
    if found:
        time = MARATHON_M / (MARATHON_SHARE * found.speed)
        figures = {"critical_s_per_km": KM_M / found.speed, "reserve_m": found.reserve_m}
        yield Opinion("Smyth & Muniz-Pumares 2020", time, figures)


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
