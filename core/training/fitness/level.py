"""The fitness index of a runner: which results speak, how fast it may rise, and what time off takes from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from core.athlete.goal import Result
from core.training.fitness.equations import index
from core.training.fitness.spread import ENDURANCE_M
from core.training.fitness.time_off import Break, kept
from core.units import HALF_M, MARATHON_M

RECENT: Final = timedelta(days=183)
"""How long a result speaks for a runner of whose training nothing is known: six months (practice; Daniels)."""

SPEAKS: Final = timedelta(days=365)
"""How long it speaks at most, for a runner whose training the coach has seen since it was so recent."""

SHORTEST_M: Final = 1000.0
"""Shorter efforts are outside the equations' range (about 3.5 minutes to 4 hours)."""

RISE: Final = 1.0
RISE_TIME: Final = timedelta(days=21)
"""The index rises by at most a point for every three weeks since the result it stood on (Daniels: one load is held
for weeks before a faster one)."""

SAME: Final = 0.99
"""Results within 1 % of a length are of the same distance."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A fitness index, and the day of the race or time trial it stands on."""

    index: float
    since: date


def recent(results: Iterable[Result], today: date, seen: date | None = None) -> tuple[Result, ...]:
    """Return the results that may set paces on *today*, oldest first; *seen*: since when the log tells of runs.

    A result is worth six months. What was six months old or less when the coach first saw a run stays longer, up to a
    year, until one over its distance, or a shorter one, takes its place: fitness falls by time off, not by the calendar,
    and from then on the log tells of time off.
    """
    counted = [
        r for r in results if r.counts and r.distance_m >= SHORTEST_M and today - SPEAKS <= r.on <= today
    ]
    known = today if seen is None else min(seen, today)
    speaking = (
        r for r in counted if r.on >= today - RECENT or (r.on >= known - RECENT and not _replaced(r, counted))
    )
    return tuple(sorted(speaking, key=lambda result: (result.on, result.number)))


def left_out(results: Iterable[Result], today: date, seen: date | None = None) -> Result | None:
    """Return the newest result that is too old to say anything of *today*, where nothing else speaks."""
    all_of_them = tuple(results)
    if recent(all_of_them, today, seen):
        return None
    old = (r for r in all_of_them if r.counts and r.distance_m >= SHORTEST_M and r.on <= today)
    return max(old, key=lambda r: (r.on, r.number), default=None)


def _replaced(old: Result, others: Iterable[Result]) -> bool:
    return any(ENDURANCE_M <= one.distance_m <= old.distance_m / SAME and one.on > old.on for one in others)


def worth(result: Result, today: date, breaks: Sequence[Break] = ()) -> float:
    """Return the index a result says of *today*: its own, less what time off since then took."""
    return index(result.distance_m, result.time_s) * kept(breaks, result.on, today)


def telling(
    results: Iterable[Result], today: date, breaks: Sequence[Break] = (), seen: date | None = None
) -> Result | None:
    """Return the result that says most of *today*: the best one that speaks, of 3 km or more where there is any.

    A mile says much about speed and little about endurance, so it counts only when it is all there is.
    """
    speaking = recent(results, today, seen)
    longer = tuple(result for result in speaking if result.distance_m >= ENDURANCE_M)
    return max(longer or speaking, key=lambda result: worth(result, today, breaks), default=None)


def enduring(
    results: Iterable[Result], today: date, breaks: Sequence[Break] = (), seen: date | None = None
) -> Result | None:
    """Return what a marathon is best judged by.

    That is the newest marathon of six months, else the telling half, else the telling result.
    """
    speaking = recent(results, today, seen)
    marathons = (r for r in speaking if r.distance_m >= MARATHON_M - 1 and today - RECENT <= r.on)
    newest = max(marathons, key=lambda r: (r.on, r.number), default=None)
    halves = (r for r in speaking if HALF_M * SAME <= r.distance_m < MARATHON_M - 1)
    half = telling(halves, today, breaks, seen)
    return newest or half or telling(results, today, breaks, seen)


@lru_cache(maxsize=1024)
def standing(
    results: tuple[Result, ...], today: date, breaks: tuple[Break, ...] = (), seen: date | None = None
) -> Standing | None:
    """Return where a runner stands on *today*; None without a result that still speaks.

    A first result counts in full. A better one lifts the index by at most a point for every three weeks since the
    result it stood on; what was lost by time off is won back by the same rule. Nothing but a result ever lifts it.
    """
    granted: list[tuple[Result, float]] = []
    for result in sorted(results, key=lambda one: (one.on, one.number)):
        if result.counts and result.distance_m >= SHORTEST_M and result.on <= today:
            granted.append((result, _granted(result, granted, breaks, seen)))
    return _best(granted, today, breaks, seen)


def _granted(
    result: Result, earlier: Sequence[tuple[Result, float]], breaks: Sequence[Break], seen: date | None
) -> float:
    """Return the index a result is good for: its own, but no more than it may rise.

    After nothing but miles a longer result is a first one.
    """
    long = result.distance_m >= ENDURANCE_M
    known = [pair for pair in earlier if pair[0].on < result.on and (not long or _is_long(pair[0]))]
    before = _best(known, result.on, breaks, seen)
    own = index(result.distance_m, result.time_s)
    if before is None:
        return own
    return min(own, before.index + RISE * (result.on - before.since) / RISE_TIME)


def _best(
    granted: Sequence[tuple[Result, float]], today: date, breaks: Sequence[Break], seen: date | None
) -> Standing | None:
    """Return the best of what speaks: of 3 km or more, or a shorter and newer one that says more."""
    speaking = frozenset(recent((result for result, _ in granted), today, seen))
    stand = [
        (result, Standing(level * kept(breaks, result.on, today), result.on))
        for result, level in granted
        if result in speaking
    ]
    longer = max((one for result, one in stand if _is_long(result)), key=_by_index, default=None)
    if longer is None:
        return max((one for _, one in stand), key=_by_index, default=None)
    sooner = (one for result, one in stand if not _is_long(result) and one.since > longer.since)
    return max((longer, *sooner), key=_by_index)


def _is_long(result: Result) -> bool:
    return result.distance_m >= ENDURANCE_M


def _by_index(one: Standing) -> tuple[float, date]:
    return one.index, one.since


def fitness_index(results: tuple[Result, ...], today: date, breaks: tuple[Break, ...] = ()) -> float | None:
    """Return the runner's fitness index, to 0.1, or None without a result that still speaks."""
    stands = standing(results, today, breaks)
    return round(stands.index, 1) if stands else None
