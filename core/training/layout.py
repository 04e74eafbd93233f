"""Which days of a week hold a run, and how long each is. Pure arithmetic, the same answer every time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

APART: Final = 2
"""Days from one hard day to the next: 48 hours (Casado 2022)."""

WORTH_IT_M: Final = 2000.0
"""Beside a race no run is shorter: it is left out."""

SHORTEST_TAPER_M: Final = 1500.0
SHORTEST_RUN_M: Final = 3000.0
WELL_SIZED_M: Final = 4000.0
BEGINNER_M: Final = 3000.0
"""From here on a week is run on three days: three times a kilometre is where a beginner starts (Nielsen 2013)."""


MOST_RUNS: Final = 6
"""A day of rest at least."""


def runs_per_week(week_m: float, days: int, most: int = MOST_RUNS, sized_m: float = WELL_SIZED_M) -> int:
    """Return on how many of *days* to run: one day of rest at least but for *most*, and runs of about *sized_m* or more."""
    return max(min(days, most, int(week_m // sized_m)), min(days, 3 if week_m >= BEGINNER_M else 2))


def gap(one: int, other: int) -> int:
    """Return the days between two weekdays, the shorter way round the week."""
    return min((one - other) % 7, (other - one) % 7)


@lru_cache(maxsize=1024)
def pick(days: tuple[int, ...], keep: int, count: int, parts: tuple[float, ...] = ()) -> tuple[int, ...]:
    """Return *count* of *days*, *keep* among them if it is one, as evenly spread as they can be.

    *parts* says for each weekday how much of the week it has the time for: days that hold the whole go first.
    """
    if count >= len(days) or not count:
        return days if count else ()
    kept = tuple(day for day in days if day == keep)
    others = tuple(day for day in days if day != keep)
    choices = (tuple(sorted((*kept, *some))) for some in combinations(others, count - len(kept)))
    return max(choices, key=lambda some: (_held(some, parts), _evenness(some)))


def _held(days: tuple[int, ...], parts: tuple[float, ...]) -> float:
    return min(sum(parts[day] for day in days), 1.0) if parts else 1.0


def _evenness(days: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted((b - a) % 7 or 7 for a, b in zip(days, (*days[1:], days[0]), strict=True)))


@lru_cache(maxsize=1024)
def hard_days(
    days: tuple[int, ...], long_day: int, count: int, apart: int = APART, *, tiring: bool = False
) -> tuple[int, ...]:
    """Return up to *count* of *days* for hard sessions: *apart*, and away from the long run if they can be.

    Who needs more than 48 hours between two has one fewer before it would be beside the long run; so has a week whose
    long run is *tiring*.
    """
    others = tuple(day for day in days if day != long_day)
    if not count or not others:
        return ()
    choices = [c for c in combinations(others, min(count, len(others))) if _apart(c, apart)]
    if (apart > APART or tiring) and count > 1:
        choices = [c for c in choices if all(gap(day, long_day) >= APART for day in c)]
    if not choices:
        return hard_days(days, long_day, count - 1, apart, tiring=tiring)
    return max(
        choices, key=lambda c: (min(min(gap(day, long_day), APART) for day in c), _spread((*c, long_day)))
    )


def _apart(days: tuple[int, ...], apart: int) -> bool:
    return all(gap(a, b) >= apart for a, b in combinations(days, 2))


def _spread(days: tuple[int, ...]) -> int:
    return min((gap(a, b) for a, b in combinations(days, 2)), default=7)


@dataclass(frozen=True, slots=True)
class Span:
    """The least and the most metres of one run; of equals, a run of more *weight* gets more."""

    least: float
    most: float
    weight: float = 1.0


def spread(total_m: float, spans: tuple[Span, ...], grid: float) -> tuple[float, ...]:
    """Return a length for each run, within its span and as equal, by weight, as that allows.

    Their sum is *total_m*; less when the spans hold no more, more only when the least of each asks for it.
    """
    lengths = _start(total_m, spans, grid)
    free = list(range(len(spans)))
    for _ in range(int((total_m - sum(lengths)) / grid + 1e-6)):
        free = [n for n in free if lengths[n] + grid <= spans[n].most + 1e-6]
        if not free:
            break
        smallest = min(free, key=lambda n: (lengths[n] + grid) / spans[n].weight)
        lengths[smallest] += grid
    return tuple(round(length) for length in lengths)


def filled(
    total_m: float, lengths: tuple[float, ...], spans: tuple[Span, ...], grid: float
) -> tuple[float, ...]:
    """Return the lengths with what is left below a step of the grid, where a run lies off it: at best it takes it itself."""
    rest = total_m - sum(lengths)
    takes = [n for n, span in enumerate(spans) if 0 < rest < grid and lengths[n] + rest <= span.most]
    if not takes or not any(length % grid for length in lengths):
        return lengths
    taker = min(takes, key=lambda n: (lengths[n] % grid == 0, lengths[n]))
    return (*lengths[:taker], lengths[taker] + rest, *lengths[taker + 1 :])


def _start(total_m: float, spans: tuple[Span, ...], grid: float) -> list[float]:
    """Return lengths close below the equal ones to begin with, or the least ones where those do not fit."""
    unit = 0.9 * total_m / max(sum(span.weight for span in spans), 1.0)
    close = [
        max(span.least, min(unit * span.weight // grid * grid, span.most // grid * grid)) for span in spans
    ]
    return close if sum(close) <= total_m else [span.least for span in spans]
