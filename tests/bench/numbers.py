"""What fitness costs: paces, index and predictions in microseconds. python -m tests.bench.numbers.

Results differ in every round, so that no memory of an earlier answer helps.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from time import perf_counter

from core.athlete.goal import Result
from core.training.fitness import Known, fitness_index, mile_check, predictions
from core.training.paces import paces

TODAY = date(2027, 3, 1)
ROUNDS = 2000


def results(number: int) -> tuple[Result, ...]:
    """Return a mile, a 5 km, a 10 km and a half that nobody ran before."""
    rows = ((1609.344, 380.0), (5000.0, 1300.0), (10_000.0, 2700.0), (21_097.5, 6000.0))
    return tuple(
        Result(n, metres, seconds + number / 100, TODAY - timedelta(days=30 * n))
        for n, (metres, seconds) in enumerate(rows)
    )


MEASURED: dict[str, Callable[[int], object]] = {
    "paces of an index": lambda number: paces(30 + number / 100),
    "index of four results": lambda number: fitness_index(results(number), TODAY),
    "five predictions, mileage known": lambda number: predictions(Known(results(number), TODAY, 45_000.0)),
    "mile check": lambda number: mile_check(results(number), TODAY),
}


def microseconds(measured: Callable[[int], object]) -> tuple[float, float]:
    """Return median and 99th percentile of a call, in µs."""
    took = []
    for number in range(ROUNDS):
        start = perf_counter()
        measured(number)
        took.append((perf_counter() - start) * 1e6)
    return median(took), sorted(took)[ROUNDS * 99 // 100]


if __name__ == "__main__":
    for name, measured in MEASURED.items():
        middle, high = microseconds(measured)
        print(f"{name:34} {middle:7.1f} µs, 99 % {high:7.1f} µs")
