"""Kinds of twins that are looked at apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from core.simulation.lives import Life


@dataclass(frozen=True, slots=True)
class Stratum:
    """Twins of whom a figure lies from *low* to below *high*."""

    title: str
    figure: Callable[[Life], float]
    low: float = 0.0
    high: float = float("inf")

    def holds(self, one: Life) -> bool:
        """Return whether a twin is of this kind."""
        return self.low <= self.figure(one) < self.high


def _weekly(one: Life) -> float:
    return one.runner.weekly_m


def _index(one: Life) -> float:
    return one.runner.index


def _replies(one: Life) -> float:
    return one.runner.replies


def _adherence(one: Life) -> float:
    return one.runner.adherence


STRATA: Final = (
    Stratum("under 35 km a week", _weekly, high=35_000.0),
    Stratum("35 to 60 km", _weekly, 35_000.0, 60_000.0),
    Stratum("60 km and more", _weekly, 60_000.0),
    Stratum("index below 40", _index, high=40.0),
    Stratum("index 40 to 50", _index, 40.0, 50.0),
    Stratum("index 50 and more", _index, 50.0),
    Stratum("answers less than half", _replies, high=0.5),
    Stratum("answers half or more", _replies, 0.5),
    Stratum("runs less than 70 % of it", _adherence, high=0.7),
    Stratum("runs 70 % or more", _adherence, 0.7),
)
"""By volume, index, answers and adherence. Age is no part of the model."""


def kinds(one: Life) -> Iterator[str]:
    """Yield the titles of the kinds a twin is of."""
    return (stratum.title for stratum in STRATA if stratum.holds(one))
