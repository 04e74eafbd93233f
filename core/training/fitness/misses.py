"""Missed targets: when hard sessions come out slower than meant, again and again, the index comes down a step.

Only downward: sessions that go better than planned say nothing (an index rises by a race or time trial alone).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.training.paces import LOWEST, paces
from core.training.workout import Zone

CLEARLY: Final = 0.03
"""A mean more than 3 % over the target is clearly slower: beyond a day's noise (time trials vary by 1-3 %)."""

IN_A_ROW: Final = 3
STEP: Final = 1.0
"""So many sessions in a row, run hard, take the index down by so much (about 2 % of pace; practice)."""

HARD: Final = 6.0
"""A slow session at less than this effort was kept easy on purpose, and says nothing."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session that was run: repetitions of *metres* in a zone, their times, and its effort (None: not said)."""

    on: date
    zone: Zone
    metres: float
    times_s: tuple[float, ...]
    effort: float | None = None


def missed(session: Session, fitness: float) -> bool:
    """Return whether a session came out clearly slower than its target."""
    target = paces(fitness).of(session.zone).seconds_per_km * session.metres / 1000
    return sum(session.times_s) / len(session.times_s) > target * (1 + CLEARLY)


def after_misses(fitness: float, sessions: Iterable[Session]) -> float:
    """Return what is left of an index after *sessions*, oldest first: a step less for every three misses in a row."""
    row = 0
    for session in sessions:
        slow = missed(session, fitness)
        if slow and session.effort is not None and session.effort < HARD:
            continue
        row = row + 1 if slow else 0
        if row == IN_A_ROW:
            fitness, row = max(fitness - STEP, min(fitness, LOWEST)), 0
    return fitness
