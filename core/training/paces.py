"""Training paces from one fitness index (Daniels, *Daniels' Running Formula*; fits of its table).

Every pace is within 1 % of the published table for every index it has (30-85), or within the whole second that the table
cuts its short repetitions off to: 29 s may be anything up to 30.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from core.athlete.profile import Level
from core.training.fitness import race_time, v_at
from core.training.workout import Zone
from core.units import MARATHON_M, Pace

BY_EFFORT_BELOW: Final = 35.0
"""Below this index paces mislead: a runner is told an effort instead (Daniels)."""

DEFAULT_INDEX: Final[Mapping[Level, float]] = {
    Level.NOVICE: 34.0,
    Level.INTERMEDIATE: 40.0,
    Level.ADVANCED: 50.0,
}
"""What the coach computes with when no result is known. It sizes workouts and is never shown as a pace."""

LOWEST: Final = 20.0
HIGHEST: Final = 85.0


@dataclass(frozen=True, slots=True)
class Paces:
    """Paces for the five zones; easy is a range."""

    easy: Pace
    marathon: Pace
    threshold: Pace
    interval: Pace
    repetition: Pace

    def of(self, zone: Zone) -> Pace:
        """Return the pace of *zone*."""
        match zone:
            case Zone.E:
                return self.easy
            case Zone.M:
                return self.marathon
            case Zone.T:
                return self.threshold
            case Zone.I:
                return self.interval
            case Zone.R:
                return self.repetition


EASY_SLOW: Final = 0.630
THRESHOLD: Final = 0.880
INTERVAL: Final = 0.9796
"""Parts of the index that give the published paces."""

QUICKER: Final = (
    (46.0, 19.5),
    (52.0, 15.2),
    (57.0, 14.4),
    (70.0, 15.3),
    (72.0, 15.86),
    (78.0, 15.1),
    (85.0, 14.6),
)
"""(index, how much quicker repetitions are than intervals, s/km), straight in between: what the table's 200 to 800 m share.

A step at 50, as it is often told, would make repetitions slower with a better index.
"""


@lru_cache(maxsize=1024)
def paces(fitness: float) -> Paces:
    """Return the paces of a fitness index: E > M > T > I > R, all faster with a higher index.

    The index is kept within 20-85, the range these fits hold in.
    """
    fitness = min(max(fitness, LOWEST), HIGHEST)
    interval = _at(INTERVAL, fitness)
    return Paces(
        easy=Pace(_at(_easy_fast(fitness), fitness), _at(EASY_SLOW, fitness)),
        marathon=Pace(_marathon(fitness)),
        threshold=Pace(_at(THRESHOLD, fitness)),
        interval=Pace(interval),
        repetition=Pace(interval - _quicker(fitness)),
    )


def _easy_fast(fitness: float) -> float:
    """Return the part of the index the quick end of easy is run at: 0.730 at 30, 0.737 at 85."""
    return 0.730 + 0.007 * (fitness - 30) / 55


def _marathon(fitness: float) -> float:
    """Return marathon pace, s/km: the predicted marathon's, and a little slower below 40, where the table is.

    By 0.18 % for each point, down to 30 where the table ends.
    """
    slower = 0.0018 * min(max(40.5 - fitness, 0.0), 10.5)
    return race_time(MARATHON_M, fitness) / (MARATHON_M / 1000) * (1 + slower)


def _quicker(fitness: float) -> float:
    """Return how much quicker repetitions are than intervals, s/km, read off the table."""
    if fitness <= QUICKER[0][0]:
        return QUICKER[0][1]
    low, high = next((one, two) for one, two in pairwise(QUICKER) if fitness <= two[0])
    return low[1] + (fitness - low[0]) * (high[1] - low[1]) / (high[0] - low[0])


def by_effort(fitness: float | None) -> bool:
    """Return whether a runner is told efforts, not paces: no result known, or an index below 35."""
    return fitness is None or fitness < BY_EFFORT_BELOW


def default_index(weekly_m: float | None, level: Level | None) -> float:
    """Return the index to compute with when no result is known: by level, else by weekly metres.

    Chosen on the slow side, so that a workout sized in minutes is never too long.
    """
    return DEFAULT_INDEX[level or level_by_volume(weekly_m)]


def level_by_volume(weekly_m: float | None) -> Level:
    """Return the level a weekly volume suggests: novice below 25 km or unknown, advanced from 80 km."""
    if weekly_m is None or weekly_m < 25_000:  # noqa: PLR2004 - said in the docstring
        return Level.NOVICE
    return Level.ADVANCED if weekly_m >= 80_000 else Level.INTERMEDIATE  # noqa: PLR2004 - the same


def _at(fraction: float, fitness: float) -> float:
    return 60_000 / v_at(fraction * fitness)
