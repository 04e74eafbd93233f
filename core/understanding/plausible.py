"""What cannot be, or must be asked before it is kept."""

from __future__ import annotations

import re
from typing import Final

from core.understanding.clocks import FASTEST, SLOWEST
from core.understanding.feel import TOP
from core.understanding.run_times import Run
from core.understanding.tokens import Kind, Page
from core.units import KM_M

FARTHEST_M: Final = 165_000.0
"""A hundred-mile race; more in one run is a slip."""
SHORTEST_M: Final = 50.0
"""A strip of pavement; less is a slip, or no run."""
LONGEST_S: Final = 48 * 3600.0
MOST_WEEKLY_M: Final = 300_000.0
MOST_SLEEP_H: Final = 16.0
WALKING_S: Final = 1500.0
"""Seconds per km of a slow walk: breaks make a run's average slower than its pace."""

_NEGATIVE: Final = re.compile(r"(?:^|\s)-\d")


def of_run(page: Page, run: Run) -> str | None:
    """Return why a run must be asked about, or None."""
    if negative(page):
        return "implausible"
    if run.doubt:
        return run.doubt
    paced = run.distance_m is None or not page.all(Kind.NO_PACE)
    return None if paced and possible(run.distance_m, run.duration_s) else "implausible"


def possible(metres: float | None, seconds: float | None) -> bool:
    """Say whether somebody ran so far, so long, at such a pace; what was not told is no reason for doubt."""
    far = metres is None or SHORTEST_M <= metres <= FARTHEST_M
    long = seconds is None or 0 < seconds <= LONGEST_S
    both = not (metres and seconds) or fastest(metres) <= seconds / metres * KM_M <= WALKING_S
    return far and long and both


def likely(metres: float | None, seconds: float | None) -> tuple[float | None, float | None] | None:
    """Return the run that was most likely meant where one cannot be: a sign or a point was slipped, or a figure left out."""
    far, long = abs(metres or 0.0) or None, abs(seconds or 0.0) or None
    tries = ((far, long), (far and far / _SLIP, long), (far, long and long * _SLIP))
    return next((one for one in tries if _usual(*one)), None)


_SLIP: Final = 10
_FAR_M: Final = 50_000.0
_NEAR_M: Final = 1000.0


def _usual(metres: float | None, seconds: float | None) -> bool:
    """Say whether a run is one of every week."""
    far = metres is not None and _NEAR_M <= metres <= _FAR_M
    return far and possible(metres, seconds) and (seconds is None or human(seconds / (metres or 1.0) * KM_M))


def fastest(metres: float) -> float:
    """Return the seconds per km that nobody runs so far in, a little below the world records."""
    return next((pace for least, pace in _RECORDS if metres >= least), FASTEST)


_RECORDS: Final = ((42_000.0, 168.0), (21_000.0, 160.0), (10_000.0, 154.0), (5_000.0, 148.0))
"""Records of 2024: 2:00:35, 57:30, 26:11 and 12:35, each with some seconds left."""


def negative(page: Page) -> bool:
    """Say whether a number below zero is told."""
    return bool(_NEGATIVE.search(page.text))


def of_scores(page: Page) -> str | None:
    """Return "range" when something out of ten is more than ten, or a night longer than a day leaves it."""
    high = any(token.number > TOP for token in page.all(Kind.SCORE))
    return "range" if high or any(token.number > MOST_SLEEP_H for token in page.all(Kind.SLEEP)) else None


def human(pace: float) -> bool:
    """Say whether people run at this pace, in seconds per km."""
    return FASTEST <= pace <= SLOWEST
