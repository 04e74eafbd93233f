"""What days without running take away (Daniels' time-off table of 2018, in closed form)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

FREE_DAYS: Final = 5
"""Days off up to here cost nothing."""

A_DAY: Final = 0.003
A_DAY_CROSSED: Final = 0.0015
"""The part of the index a further day takes; half of it when the runner trained in another way."""

LEAST: Final = 0.80
LEAST_CROSSED: Final = 0.90
"""What is always left, reached after 72 days."""


@dataclass(frozen=True, slots=True)
class Break:
    """Whole days without a run, from *first* on; *crossed*: with cross-training at least once a week."""

    first: date
    days: int
    crossed: bool = False


def fitness_kept(days_off: int, *, crossed: bool = False) -> float:
    """Return the part of the fitness index that is left after *days_off* whole days without a run, 0-1."""
    a_day, least = (A_DAY_CROSSED, LEAST_CROSSED) if crossed else (A_DAY, LEAST)
    return max(1 - a_day * max(days_off - FREE_DAYS, 0), least)


def kept(breaks: Iterable[Break], since: date, until: date) -> float:
    """Return the part of what was shown on *since* that is left on *until*.

    The longest break in between counts and the shorter ones do not add to it: the running after a break wins back
    what it took, and a log with a few holes is not a decline.
    """
    return min((_left(one, until) for one in breaks if since < one.first <= until), default=1.0)


def _left(one: Break, until: date) -> float:
    return fitness_kept(min(one.days, (until - one.first).days), crossed=one.crossed)
