"""What a race asks of a runner before it: without that a start is no longer sensible."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

READY: Final[Mapping[str, tuple[float, float, int]]] = {
    "mile": (2000.0, 6000.0, 1),
    "5k": (3000.0, 7500.0, 1),
    "10k": (6500.0, 13_000.0, 1),
    "half": (12_000.0, 22_000.0, 2),
    "marathon": (18_000.0, 36_000.0, 3),
}
"""(longest run, weekly metres, weeks of taper and race) without which a start is no longer sensible."""

NEARLY: Final = 0.9
"""How much of that longest run a plan must reach."""


def least_long_m(distance: str | None) -> float:
    """Return the longest run that a plan for *distance* must come to, in metres; 0 without a race."""
    return NEARLY * READY[distance][0] if distance else 0.0


ON_THE_WAY: Final[Mapping[str, float]] = {"marathon": 25_000.0}
"""The longest run, in metres, that a race on the way asks for, where it costs more weeks than it brings without."""


def least_on_the_way_m(distance: str) -> float:
    """Return the longest run, in metres, without which a race on the way is no sensible one."""
    return ON_THE_WAY.get(distance, least_long_m(distance))
