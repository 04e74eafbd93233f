"""What cannot be, or must be asked before it is kept."""

from __future__ import annotations

import re
from typing import Final

from core.understanding.clocks import FASTEST, SLOWEST
from core.understanding.feel import TOP
from core.understanding.run import Run
from core.understanding.tokens import Kind, Page
from core.units import KM_M

FARTHEST_M: Final = 165_000.0
"""A hundred-mile race; more in one run is a slip."""
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
    if run.distance_m is not None and not 0 < run.distance_m <= FARTHEST_M:
        return "implausible"
    if run.duration_s is not None and not 0 < run.duration_s <= LONGEST_S:
        return "implausible"
    if (
        run.distance_m
        and run.duration_s
        and not FASTEST <= run.duration_s / run.distance_m * KM_M <= WALKING_S
    ):
        return "implausible"
    return None


def negative(page: Page) -> bool:
    """Say whether a number below zero is told."""
    return bool(_NEGATIVE.search(page.text))


def of_scores(page: Page) -> str | None:
    """Return "range" when something out of ten is more than ten."""
    return "range" if any(token.number > TOP for token in page.all(Kind.SCORE)) else None


def human(pace: float) -> bool:
    """Say whether people run at this pace, in seconds per km."""
    return FASTEST <= pace <= SLOWEST
