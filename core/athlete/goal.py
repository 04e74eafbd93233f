"""What the runner trains for, and the races and time trials that show their fitness."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from core.units import HALF_M, MARATHON_M, MILE_M

GOAL_DISTANCES: Final = {
    "mile": MILE_M,
    "5k": 5000.0,
    "10k": 10000.0,
    "half": HALF_M,
    "marathon": MARATHON_M,
}
"""Distances a plan can lead to, by their key, in metres."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A race to train for; *distance* is a key of GOAL_DISTANCES. No distance or no day: a rolling plan."""

    distance: str | None = None
    on: date | None = None
    target_s: float | None = None
    place: str = ""


class Priority(StrEnum):
    """How much of the plan a race on the way may bend: the goal race itself is A."""

    B = "B"
    """Run in earnest, with a few easier days around it."""
    C = "C"
    """Run as the hard session of its week."""


@dataclass(frozen=True, slots=True)
class Race:
    """A race on the way to the goal; *distance* is a key of GOAL_DISTANCES."""

    distance: str
    on: date
    priority: Priority = Priority.B


class ResultKind(StrEnum):
    """Where a result comes from."""

    RACE = "race"
    TIME_TRIAL = "time_trial"


@dataclass(frozen=True, slots=True)
class Result:
    """A race or time trial that was run."""

    number: int
    distance_m: float
    time_s: float
    on: date
    kind: ResultKind = ResultKind.RACE
    counts: bool = True
    """Paces may be set by it; the athlete can say no."""
