"""Distance, duration and pace: SI inside, kilometres or miles outside."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MILE_M: Final = 1609.344
LAPPED: Final = frozenset({1000, 1200})
"""Metres of repetitions that are counted in laps: two and a half, and three. In miles they would be rounded away."""
HALF_M: Final = 21097.5
MARATHON_M: Final = 42195.0
KM_M: Final = 1000.0


class Units(StrEnum):
    """What a runner counts in. It changes how numbers are shown and never what they are."""

    KM = "km"
    MI = "mi"

    @property
    def metres(self) -> float:
        """Metres in one unit."""
        return KM_M if self is Units.KM else MILE_M


@dataclass(frozen=True, slots=True)
class Distance:
    """A length in metres."""

    metres: float

    def show(self, units: Units, decimal: str = ".") -> str:
        """Return "8 km", "8.5 km", "400 m", "5.3 mi": a track length stays in metres."""
        whole = round(self.metres)
        if (self.metres < KM_M and whole % 50 == 0) or (units is Units.MI and whole in LAPPED):
            return f"{whole} m"
        return f"{_short(self.metres / units.metres, decimal)} {units.value}"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in seconds."""

    seconds: float

    def show(self) -> str:
        """Return "47 s" below a minute, else "5:08", "52:05", "1:07:40"."""
        total = round(self.seconds)
        hours, rest = divmod(total, 3600)
        minutes, seconds = divmod(rest, 60)
        if hours:
            return f"{hours}:{minutes:02}:{seconds:02}"
        return f"{minutes}:{seconds:02}" if minutes else f"{seconds} s"


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds per kilometre; with *slow*, a range from fast to slow."""

    seconds_per_km: float
    slow: float | None = None

    def show(self, units: Units, per: str) -> str:
        """Return "5:38 per km" or "5:40-6:20 per km"; *per* is the translated "per km"."""
        figures = [_clock(pace, units) for pace in (self.seconds_per_km, self.slow) if pace]
        return f"{'-'.join(figures)} {per}"


def _clock(seconds_per_km: float, units: Units) -> str:
    minutes, seconds = divmod(round(seconds_per_km * units.metres / KM_M), 60)
    return f"{minutes}:{seconds:02}"


def _short(number: float, decimal: str) -> str:
    return f"{number:.1f}".removesuffix(".0").replace(".", decimal)
