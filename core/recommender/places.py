"""How much pain may be run with, place by place, and what it does from one day to the next.

Pure reading of a pain's course: no colour is kept. Limits differ by place (pain monitoring); where it is not known what
hurts, the strictest row holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from itertools import pairwise
from typing import Final

from core.athlete.log import Ached, Pain, When
from core.understanding.body import BONE, SITES


@dataclass(frozen=True, slots=True)
class Place:
    """A row: the most pain, 0-10, that may be run with while running, and after it or next morning."""

    during: float
    after: float
    source: str


SOFT: Final = Place(5, 5, "Pain monitoring of soft tissue (Ohio State guideline)")
TENDON: Final = Place(5, 5, "Silbernagel 2007")
JOINT: Final = Place(2, 2, "Esculier 2018")
BONY: Final = Place(0, 0, "Bone stress guidance (Hoenig 2023; George 2024)")
DIFFUSE: Final = Place(2, 2, "Bone stress guidance: along a stretch and easing")
STRICT: Final = BONY

PLACES: Final[Mapping[str, Place]] = {
    **dict.fromkeys(SITES, SOFT),
    **dict.fromkeys(BONE, BONY),
    "achilles": TENDON,
    "knee": JOINT,
    "it_band": JOINT,
}
"""The row of each place."""

MILD: Final = 2.0
"""Up to here pain is green: only what pulls on the place goes."""
LASTS: Final = 3
"""Days in a row that make mild pain count for more."""
FRESH: Final = timedelta(days=7)
"""What was told longer ago says nothing of today."""


class Colour(IntEnum):
    """What a pain asks of a day."""

    NONE = 0
    GREEN = 1
    """Run, without what pulls on it."""
    AMBER = 2
    """Easy running only."""
    RED = 3
    """No running."""


def place(site: str | None, *, diffuse: bool = False) -> Place:
    """Return the row of a place; the strictest where it is not known."""
    found = PLACES.get(site or "", STRICT)
    return DIFFUSE if diffuse and found is BONY else found


def colour(pain: Pain, on: date) -> Colour:
    """Return what a pain asks of a day, by its place and its course up to then; pain that is over asks nothing."""
    told = course(pain, on)
    if pain.closed is not None or not told or told[-1].severity <= 0:
        return Colour.NONE
    row = place(pain.site, diffuse=pain.diffuse)
    return max(_by_severity(told[-1], row), _by_days(told, row))


def course(pain: Pain, on: date) -> tuple[Ached, ...]:
    """Return what was told of a pain in the week up to a day, oldest first."""
    told = pain.course or (Ached(pain.told, pain.severity),)
    return tuple(one for one in told if on - FRESH < one.on <= on)


def _by_severity(now: Ached, row: Place) -> Colour:
    if now.severity > (row.during if now.when is When.DURING else row.after):
        return Colour.RED
    return Colour.AMBER if now.severity > MILD else Colour.GREEN


def _by_days(told: Sequence[Ached], row: Place) -> Colour:
    """Two ambers in a row, or two rises in a row, make a red; one rise, or three days of it, an amber."""
    if _twice_amber(told, row) or rises(told) > 1:
        return Colour.RED
    return Colour.AMBER if rises(told) or _lasts(told) else Colour.NONE


def _twice_amber(told: Sequence[Ached], row: Place) -> bool:
    last = told[-2:]
    return len(last) > 1 and all(_by_severity(one, row) >= Colour.AMBER for one in last)


def rises(told: Sequence[Ached]) -> int:
    """Return how many times in a row, up to the last, it was worse than the time before."""
    found = 0
    for before, after in reversed(list(pairwise(told))):
        if after.severity <= before.severity:
            break
        found += 1
    return found


def _lasts(told: Sequence[Ached]) -> bool:
    """Return whether it hurts on three days in a row and does not get better."""
    last = told[-LASTS:]
    days = [one.on for one in last]
    in_a_row = len(last) == LASTS and (days[-1] - days[0]).days == LASTS - 1
    return in_a_row and 0 < last[0].severity <= last[-1].severity
