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

WORLD_BEST_S: Final = {"mile": 223.0, "5k": 755.0, "10k": 1571.0, "half": 3402.0, "marathon": 7235.0}
"""Seconds, by distance, below which nobody has run it (the men's world bests of road and track)."""
WALK_S_PER_M: Final = 1.5
"""Seconds per metre of a slow walk: nobody aims beyond."""


def may_aim(distance: str, seconds: float) -> bool:
    """Return whether a time is one that somebody can aim for over a distance."""
    return WORLD_BEST_S[distance] <= seconds <= WALK_S_PER_M * GOAL_DISTANCES[distance]


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
