"""Where limits shaped a season most: for each phase and limit the day it cost most, the most telling first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.training.plan import Phase, Plan
from core.training.reasons import spared
from core.training.workout import Because

MOST: Final = 6
"""What is told of a whole season; the days tell the rest."""

WHOLLY: Final = frozenset({"open-injury"})
"""Rules that leave nothing of what they forbid."""

LEAST: Final = 0.05
"""Less than a twentieth is not worth a word."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A day that a limit made smaller: its week and phase, the reason with its figures, and the part it cost."""

    on: date
    week: int
    phase: Phase
    because: Because
    part: float


def shaped(plan: Plan) -> tuple[Shaped, ...]:
    """Return what limits cost *plan* most, changes included, in order of time; each limit once a phase."""
    worst: dict[tuple[Phase, str], Shaped] = {}
    for one in _all(plan):
        key = one.phase, one.because.rule
        if one.part >= LEAST and (key not in worst or one.part > worst[key].part):
            worst[key] = one
    telling = sorted(worst.values(), key=lambda one: (-one.part, one.on))[:MOST]
    return tuple(sorted(telling, key=lambda one: (one.on, one.because.rule)))


def _all(plan: Plan) -> Iterator[Shaped]:
    for week in plan.weeks:
        for day in plan.days_of(week):
            for because in day.workout.because:
                if part := 1.0 if because.rule in WHOLLY else spared(because):
                    yield Shaped(day.on, week.number, week.phase, because, part)
