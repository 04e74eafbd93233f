"""Age grade: a time beside the best that is known for the age (2025 road factors, USATF Masters Long Distance Running).

Data: `age_factors.tsv`, CC0. Its rows are sex, age, and a factor for each distance; age 0 holds the standards in seconds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from importlib import resources
from math import log
from typing import Final

from core.units import HALF_M, MARATHON_M, MILE_M

DISTANCES: Final = (MILE_M, 5000.0, 8000.0, 10_000.0, 15_000.0, 10 * MILE_M, HALF_M, MARATHON_M)
YOUNGEST: Final = 5
OLDEST: Final = 100
STANDARD: Final = 0
"""The "age" of the rows that hold the open standards."""


def age_grade(distance_m: float, time_s: float, age: int, sex: str) -> float:
    """Return a time in per cent of the best known for an age and a sex ("f" or "m").

    Between two distances factor and standard speed follow the logarithm of the distance. Raises ValueError outside of
    5-100 years, the mile to the marathon, and these two sexes.
    """
    if not YOUNGEST <= age <= OLDEST or sex not in {"f", "m"}:
        raise ValueError(f'an age grade takes {YOUNGEST} to {OLDEST} years, and "f" or "m"')
    if not MILE_M - 1 <= distance_m <= MARATHON_M + 1:
        raise ValueError("an age grade takes a mile to a marathon")
    speeds = tuple(metres / row for metres, row in zip(DISTANCES, _rows()[sex, STANDARD], strict=True))
    best = distance_m / _at(distance_m, speeds)
    return 100 * best / _at(distance_m, _rows()[sex, age]) / time_s


def _at(distance_m: float, values: tuple[float, ...]) -> float:
    """Return the value at a distance, from the values at DISTANCES."""
    after = min(max(bisect_left(DISTANCES, distance_m), 1), len(DISTANCES) - 1)
    near, far = DISTANCES[after - 1], DISTANCES[after]
    part = min(max(log(distance_m / near) / log(far / near), 0.0), 1.0)
    return values[after - 1] + part * (values[after] - values[after - 1])


@cache
def _rows() -> Mapping[tuple[str, int], tuple[float, ...]]:
    text = (resources.files("core.training.fitness") / "age_factors.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {(sex, int(age)): tuple(map(float, values)) for sex, age, *values in rows}
