"""How many weeks of each phase a calendar has.

Phases are given out week by week from an order of letters: the first n letters say how many weeks of each
phase a calendar of n weeks has. A phase that would be shorter than its minimum gives its weeks to the next
one, so short calendars drop phases.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from core.training.plan import Phase
from core.training.slot import WEEK, Build

LETTERS: Final = {
    "o": Phase.ROLLING,
    "b": Phase.BASE,
    "m": Phase.MILE,
    "g": Phase.BRIDGE,
    "s": Phase.SPECIFIC,
    "t": Phase.TAPER,
    "r": Phase.RACE,
}
"""Letters of the orders below, in the order of the season."""

MINIMUM: Final = {"b": 3, "m": 4}
"""Weeks below which a phase is dropped."""

GROW_UP: Final = 12
"""Weeks more that a calendar needs for a mile block, where volume has to be built first."""

MOST_BASE: Final = 8
"""Weeks of base at most; what a long calendar has before them is steady training without a phase."""

LONG_ORDER: Final[Mapping[str, tuple[int, str]]] = {
    "marathon": (16, "rt" + "sssssss" + "bbb" + "mmmm" + "t" + "gbmsbmbsbsmbsm"),
    "half": (14, "rtt" + "ssss" + "bbb" + "mmmm" + "sbgsbmbmsb"),
    "10k": (13, "rtt" + "sss" + "bbb" + "mmmm" + "sbgmbsbms"),
    "5k": (13, "rtt" + "sss" + "bbb" + "mmmm" + "bsgmbmbs"),
    "mile": (10, "rtt" + "bbb" + "mmmm" + "mbmbmbm"),
}
"""(weeks from which it holds, order): base, mile block, bridge, specific, taper, race; then more base."""

SHORT_ORDER: Final[Mapping[str, str]] = {
    "marathon": "rtssss" + "bbb" + "tssbsbs",
    "half": "rttsss" + "bbb" + "sbs",
    "10k": "rttsss" + "bbb" + "sb",
    "5k": "rttsss" + "bbb" + "sb",
    "mile": "rtt" + "bbb" + "sss" + "sb",
}
"""Calendars too short for a mile block of its own."""


def weeks_between(start: date, race_on: date) -> int:
    """Return the calendar weeks from the one *start* is in to the one of the race, both counted."""
    first, last = (day - timedelta(days=day.weekday()) for day in (start, race_on))
    return (last - first).days // 7 + 1


def lengths(distance: str, weeks: int, build: Build) -> Mapping[Phase, int]:
    """Return how many of *weeks* each phase has, in order; their sum is *weeks*."""
    least, order = LONG_ORDER[distance]
    if (
        weeks < least
        or build in {Build.SHORT, Build.TIGHT}
        or (build is Build.ENDURANCE_FIRST and weeks < least + GROW_UP)
    ):
        order = SHORT_ORDER[distance]
    counts = dict.fromkeys(LETTERS, 0)
    for letter in (order + "b" * weeks)[:weeks]:
        counts[letter] += 1
    most = 5 if build in {Build.BALANCED, Build.ENDURANCE_FIRST} and distance not in {"mile", "5k"} else weeks
    counts["b"] += max(counts["m"] - most, 0)
    counts["m"] = min(counts["m"], most)
    _drop_short(counts)
    _lead_in(counts)
    return {LETTERS[letter]: count for letter, count in counts.items() if count}


def without_a_second(
    found: Mapping[Phase, int], start: date, miled_until: date | None
) -> Mapping[Phase, int]:
    """Return the phases without a mile block where one has been run lately."""
    before = sum(found.get(phase, 0) for phase in (Phase.ROLLING, Phase.BASE))
    kept = miled_until and start + before * WEEK - miled_until < KEPT
    return without_a_block(found) if kept else found


def without_a_block(found: Mapping[Phase, int]) -> Mapping[Phase, int]:
    """Return the phases without a mile block: its weeks go to the base before it."""
    spare = found.get(Phase.MILE, 0) + found.get(Phase.BRIDGE, 0)
    counts = dict.fromkeys(LETTERS, 0) | {letter: found.get(phase, 0) for letter, phase in LETTERS.items()}
    counts |= {"b": counts["o"] + counts["b"] + spare, "o": 0, "m": 0, "g": 0}
    _lead_in(counts)
    return {LETTERS[letter]: count for letter, count in counts.items() if count}


def _drop_short(counts: dict[str, int]) -> None:
    for letter, least in MINIMUM.items():
        if 0 < counts[letter] < least:
            counts["b" if letter == "m" else "s"] += counts[letter]
            counts[letter] = 0


def _lead_in(counts: dict[str, int]) -> None:
    """A base that would be too long is led into by steady training; a week or two stay with the base."""
    extra = counts["b"] - MOST_BASE
    if extra >= MINIMUM["b"]:
        counts["o"], counts["b"] = extra, MOST_BASE


KEPT: Final = 15 * WEEK
"""Speed that was built is kept for so long by a touch now and then (Spiering 2021): no second mile block within it."""
