"""What a planned workout is: typed steps that carry zones, never paces."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Zone(StrEnum):
    """Training intensities (Daniels): easy, marathon, threshold, interval, repetition."""

    E = "E"
    M = "M"
    T = "T"
    I = "I"  # noqa: E741 - the field's own letter
    R = "R"


class StepKind(StrEnum):
    """What a step is for."""

    WARM_UP = "warm_up"
    STEADY = "steady"
    WORK = "work"
    RECOVERY = "recovery"
    COOL_DOWN = "cool_down"


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of running, by distance (metres) or time (seconds), in a zone or at an effort 0-10."""

    kind: StepKind
    distance_m: float | None = None
    duration_s: float | None = None
    zone: Zone | None = None
    effort: float | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """Steps done *times* over."""

    times: int
    steps: tuple[Step, ...]


Part: TypeAlias = "Step | Repeat"
Facts: TypeAlias = "tuple[tuple[str, str | float], ...]"


@dataclass(frozen=True, slots=True)
class Because:
    """The rule that put something in a plan (a key of `core.training.reasons`), and the figures it read."""

    rule: str
    facts: Facts = ()


@dataclass(frozen=True, slots=True)
class Workout:
    """A workout as planned: a key of the catalogue, its size, its steps, and why it is there."""

    type: str
    distance_m: float = 0.0
    duration_s: float = 0.0
    parts: tuple[Part, ...] = ()
    because: tuple[Because, ...] = ()

    def __hash__(self) -> int:
        """Hash what tells most workouts apart: steps and reasons would cost more than what is kept by them."""
        return hash((self.type, self.distance_m, self.duration_s))

    def because_of(self, *reasons: Because) -> Workout:
        """Return the same workout, there for *reasons*."""
        return Workout(self.type, self.distance_m, self.duration_s, self.parts, reasons)


REST = Workout("rest")
