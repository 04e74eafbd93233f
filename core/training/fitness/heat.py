"""How much slower running is in heat and humidity (Hadley 2013, a coach's table: temperature + dew point, in °F)."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, log
from typing import Final


@dataclass(frozen=True, slots=True)
class Slower:
    """How much slower, in per cent from *low* to *high*; *hard*: whether hard running is still sensible."""

    low: float
    high: float
    hard: bool = True

    @property
    def repeats(self) -> Slower:
        """The same for repetitions with rests, which heat slows half as much."""
        return Slower(self.low / 2, self.high / 2, self.hard)


TABLE: Final = (
    (100, Slower(0.0, 0.0)),
    (110, Slower(0.0, 0.5)),
    (120, Slower(0.5, 1.0)),
    (130, Slower(1.0, 2.0)),
    (140, Slower(2.0, 3.0)),
    (150, Slower(3.0, 4.5)),
    (160, Slower(4.5, 6.0)),
    (170, Slower(6.0, 8.0)),
    (180, Slower(8.0, 10.0)),
    (inf, Slower(10.0, 10.0, hard=False)),
)
"""(sum of temperature and dew point up to, °F; how much slower). Above 180: easy running only, by feel."""


def slower(temperature_c: float, dew_point_c: float) -> Slower:
    """Return how much slower steady running is at a temperature and a dew point, both in °C."""
    return by_sum(fahrenheit(temperature_c) + fahrenheit(dew_point_c))


def by_sum(heat_f: float) -> Slower:
    """Return the same from the sum of temperature and dew point, in °F."""
    return next(found for most, found in TABLE if round(heat_f) <= most)


def fahrenheit(celsius: float) -> float:
    """Return a temperature in °F."""
    return celsius * 9 / 5 + 32


def celsius(fahrenheit: float) -> float:
    """Return a temperature in °C."""
    return (fahrenheit - 32) * 5 / 9


def dew_point(temperature_c: float, humidity: float) -> float:
    """Return the dew point in °C from °C and relative humidity in per cent (Magnus; Alduchov & Eskridge 1996).

    Raises ValueError unless the humidity is above 0 and at most 100.
    """
    if not 0 < humidity <= 100:  # noqa: PLR2004 - per cent
        raise ValueError("a humidity is above 0 and at most 100 per cent")
    gamma = log(humidity / 100) + 17.625 * temperature_c / (243.04 + temperature_c)
    return 243.04 * gamma / (17.625 - gamma)
