"""Comparing two arms twin by twin, with bootstrap intervals.

Twins are put into groups, and groups are drawn with replacement (Efron 1979): as good as drawing twins, and quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
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
    """One arm against another: percentage points injured, days lost in %, race time in %, spikes a season."""

    injured: Estimate
    lost: Estimate
    race: Estimate
    spikes: Estimate
    twins: int
    racers: int
    """Twins who started in both arms: only their races are compared."""


def difference(run: int, ones: Sequence[Outcome], others: Sequence[Outcome]) -> Difference:
    """Return how *ones* differ from *others*, the same twins in the same order."""
    rows = [_row(one, other) for one, other in zip(ones, others, strict=True)]
    injured, lost, race, spikes = estimates(run, rows, (_injured, _lost, _race, _spikes))
    return Difference(injured, lost, race, spikes, len(rows), int(sum(row[6] for row in rows)))


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


def altered(run: int, ones: Sequence[Outcome]) -> Estimate:
    """Return the part of the hard sessions of healthy days that were changed, in %."""
    rows = [(float(one.altered), float(one.healthy_hard)) for one in ones]
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
