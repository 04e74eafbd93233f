"""Comparing two arms over the same twins, with bootstrap intervals.

Twins are put into groups, and groups are drawn with replacement (Efron 1979): as good as drawing twins, and quick.
Race time is what was registered: how much slower than at best, its median and its 90th percentile (science §7). The
mean over twins stands beside them, for it counts in full those who lost most.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice
from math import ceil
from typing import Final, TypeAlias

from core.simulation.dice import seed, whole
from core.simulation.outcome import Outcome

GROUPS: Final = 100
DRAWS: Final = 1000
TAIL: Final = 0.025

Sums: TypeAlias = "tuple[float, ...]"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, and the span 95 % of the bootstrap's draws fall in."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """One arm against another: percentage points injured, days lost in %, race time in %, spikes a season.

    Race time: the difference of the medians of what was lost on the best possible race, of their 90th percentiles,
    and the mean of the ratios twin by twin.
    """

    injured: Estimate
    lost: Estimate
    race: Estimate
    race_p90: Estimate
    race_mean: Estimate
    spikes: Estimate
    twins: int
    racers: int
    """Twins who started in both arms: only their races are compared."""


def difference(run: int, ones: Sequence[Outcome], others: Sequence[Outcome]) -> Difference:
    """Return how *ones* differ from *others*, the same twins in the same order."""
    pairs = list(zip(ones, others, strict=True))
    rows = [_row(one, other) for one, other in pairs]
    injured, lost, mean, spikes = estimates(run, rows, (_injured, _lost, _race, _spikes))
    late = [(one.late, other.late) for one, other in pairs if one.late is not None and other.late is not None]
    median, p90 = _between(run, late) if late else (Estimate(0, 0, 0),) * 2
    return Difference(injured, lost, median, p90, mean, spikes, len(rows), len(late))


MEDIAN: Final = 0.5
P90: Final = 0.9


def _between(run: int, late: Sequence[tuple[float, float]]) -> tuple[Estimate, ...]:
    """Return how much later the first of two arms is at the median and the 90th percentile of twins who have both."""
    one, other = (_quantiles(run, values) for values in zip(*late, strict=True))
    less = [[a - b for a, b in zip(*both, strict=True)] for both in zip(one, other, strict=True)]
    return tuple(_estimate(values[0], sorted(values[1:])) for values in zip(*less, strict=True))


def _quantiles(run: int, values: Sequence[float]) -> list[tuple[float, float]]:
    """Return median and 90th percentile of all values, and of those of each of the bootstrap's draws."""
    size = min(GROUPS, len(values))
    order = sorted(range(len(values)), key=values.__getitem__)
    groups = [n % size for n in order]
    counts = map(Counter, ((*range(size),), *_draws(run, size)))
    sums = (list(accumulate(map(of.__getitem__, groups))) for of in counts)
    return [(values[order[_place(of, MEDIAN)]], values[order[_place(of, P90)]]) for of in sums]


def _place(sums: Sequence[int], part: float) -> int:
    """Return the first place up to which *part* of the weights lie, of which *sums* are the running sums."""
    return bisect_left(sums, max(ceil(part * sums[-1]), 1))


def quantile(values: Sequence[float], part: float) -> float:
    """Return the least value that *part* of all do not exceed."""
    return sorted(values)[_place(range(1, len(values) + 1), part)]


def _row(one: Outcome, other: Outcome) -> Sums:
    both = one.race_s is not None and other.race_s is not None
    return (
        1.0,
        one.injured,
        other.injured,
        one.injured_days + one.ill_days,
        other.injured_days + other.ill_days,
        (one.race_s or 0.0) / (other.race_s or 1.0) if both else 0.0,
        both,
        one.spikes - other.spikes,
    )


def _injured(sums: Sums) -> float:
    return 100 * (sums[1] - sums[2]) / sums[0]


def _lost(sums: Sums) -> float:
    return 100 * (sums[3] / sums[4] - 1) if sums[4] else 0.0


def _race(sums: Sums) -> float:
    return 100 * (sums[5] / sums[6] - 1) if sums[6] else 0.0


def _spikes(sums: Sums) -> float:
    return sums[7] / sums[0]


def altered(run: int, ones: Iterable[Outcome]) -> Estimate:
    """Return the part of the hard sessions of healthy days that were changed, in %."""
    rows = [(float(one.altered), float(one.healthy_hard)) for one in ones] or [(0.0, 0.0)]
    return estimates(run, rows, (lambda sums: 100 * sums[0] / max(sums[1], 1.0),))[0]


def estimates(
    run: int, rows: Sequence[Sums], figures: Iterable[Callable[[Sums], float]]
) -> tuple[Estimate, ...]:
    """Return figures of the sums of *rows*, each with its interval."""
    size = min(GROUPS, len(rows))
    groups = [_sum(rows[n::size]) for n in range(size)]
    drawn = [_sum([groups[n] for n in draw]) for draw in _draws(run, size)]
    whole_sum = _sum(groups)
    return tuple(_estimate(figure(whole_sum), sorted(map(figure, drawn))) for figure in figures)


@lru_cache(maxsize=8)
def _draws(run: int, size: int) -> tuple[tuple[int, ...], ...]:
    dice = whole(seed(run, size, 4), size)
    return tuple(tuple(islice(dice, size)) for _ in range(DRAWS))


def _estimate(value: float, drawn: Sequence[float]) -> Estimate:
    cut = int(TAIL * len(drawn))
    return Estimate(value, drawn[cut], drawn[-1 - cut])


def _sum(rows: Sequence[Sums]) -> Sums:
    return tuple(map(sum, zip(*rows, strict=True)))
