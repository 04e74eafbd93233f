"""What is usual for this runner: medians of what they told lately. Too little told is nothing, never "fine"."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import median
from typing import Final

from core.athlete.athlete import Athlete
from core.athlete.log import Run
from core.recommender.rule import Day
from core.training.catalogue import TYPES

LATELY: Final = 28
"""Days that make up what is usual."""
ENOUGH: Final = 7
"""Mornings from which one can speak of usual."""
ENOUGH_RUNS: Final = 3

EXPECTED: Final = {
    "easy": 3.0,
    "recovery": 2.0,
    "long": 5.0,
    "hill_sprints": 5.0,
    "walk_run": 3.0,
    "shakeout": 2.0,
}
"""The effort a kind of run usually costs, 0-10, before the runner's own is known."""
SESSION: Final = 7.0


def usually(day: Day, field: str) -> float | None:
    """Return the median answer to a question of the morning in the weeks before this day."""
    told = (getattr(one, field) for one in day.mornings(LATELY) if one.on < day.on)
    values = [float(one) for one in told if one is not None]
    return median(values) if len(values) >= ENOUGH else None


def usual_effort(athlete: Athlete, kind: str | None, before: date) -> tuple[float, bool]:
    """Return what a kind of run costs this runner, 0-10, and whether that is their own figure (else a common one)."""
    first = before - timedelta(days=LATELY)
    told = [run.effort for run in _since(athlete, first) if run.on < before and run.type == kind]
    values = [one for one in told if one is not None]
    if len(values) >= ENOUGH_RUNS:
        return median(values), True
    return EXPECTED.get(kind or "easy", SESSION), False


def _since(athlete: Athlete, first: date) -> list[Run]:
    found = []
    for run in reversed(athlete.runs):
        if run.on < first:
            break
        found.append(run)
    return found


def was_session(run: Run) -> bool:
    """Return whether a run was a hard session of the catalogue."""
    return run.type is not None and run.type in TYPES and TYPES[run.type].quality
