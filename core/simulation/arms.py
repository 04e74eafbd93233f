"""The arms that do not listen: what a runner follows from day to day, whatever they feel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol, TypeAlias

from core.athlete.log import Why
from core.simulation.session import OFF, Session
from core.training.plan import Phase, Plan

WEEK: Final = 7

Spot: TypeAlias = "tuple[str, str | None]"
"""A place on the body, and its side."""


@dataclass(frozen=True, slots=True)
class Felt:
    """What a runner would tell on a day. *pain* is (site, side, 0-10); *latent* is what only an oracle knows."""

    answers: bool = False
    tells: bool = False
    agrees: bool = True
    legs: int = 0
    spot: str | None = None
    slept_h: float = 8.0
    effort: int = 3
    pain: tuple[str, str, int] | None = None
    latent: float = 0.0


class Arm(Protocol):
    """What a runner follows. Days are counted from 0, the first Monday."""

    messages: int

    def morning(self, day: int, felt: Felt, /) -> None:
        """Hear how a morning is, on days without an absence."""

    def today(self, day: int, /) -> Session:
        """Return what is to be run."""

    def evening(self, day: int, done: Session, felt: Felt, /) -> None:
        """Hear what was run."""

    def out(self, day: int, why: Why, spot: Spot | None = None, /) -> None:
        """Learn that the runner cannot run from *day* on; of an injury also which *spot* it is."""

    def back(self, day: int, why: Why, days: int, /) -> None:
        """Learn that the runner can run again from *day* on, after *days*."""


@dataclass(slots=True)
class Static:
    """A: the plan as generated. After a gap the runner does what the calendar says."""

    base: Sequence[Session]
    plan: Plan
    messages: int = 0

    def morning(self, day: int, felt: Felt) -> None:
        """A plan on paper does not ask."""

    def today(self, day: int) -> Session:
        """Return what the calendar says."""
        return self.base[day]

    def evening(self, day: int, done: Session, felt: Felt) -> None:
        """Nor does it learn."""

    def out(self, day: int, why: Why, spot: Spot | None = None) -> None:
        """It goes on without the runner."""

    def back(self, day: int, why: Why, days: int) -> None:
        """And is where it would have been."""


ENDS: Final = frozenset({Phase.TAPER, Phase.RACE})


@dataclass(slots=True)
class Resumed(Static):
    """B: the same plan, taken up after a gap where it was left; the taper comes when the calendar says."""

    late: int = 0
    tapers_from: int = field(init=False)

    def __post_init__(self) -> None:
        """Find the first day of the taper."""
        week = next(n for n, week in enumerate(self.plan.weeks) if week.phase in ENDS)
        self.tapers_from = WEEK * week

    def today(self, day: int) -> Session:
        """Return what comes next in the plan."""
        return self.base[day if day >= self.tapers_from else day - self.late]

    def back(self, day: int, _why: Why, days: int) -> None:
        """Take up the week that was left."""
        self.late = min(self.late + days // WEEK * WEEK, day)


LESS: Final = 0.9


@dataclass(slots=True)
class Reduced(Static):
    """F: every run a tenth shorter, always: what training less does by itself."""

    def today(self, day: int) -> Session:
        """Return nine tenths of what the calendar says; a race stays."""
        one = self.base[day]
        return one if one.race else one.times(LESS)


@dataclass(slots=True)
class Oracle(Static):
    """E: the plan of a runner who rests as soon as an injury is in the making, and on no other day."""

    knows: bool = False

    def morning(self, _day: int, felt: Felt) -> None:
        """Know what nobody can feel yet."""
        self.knows = felt.latent > 0

    def today(self, day: int) -> Session:
        """Return nothing while an injury is in the making."""
        return OFF if self.knows and not self.base[day].race else self.base[day]


class Name(StrEnum):
    """The arms of science §7."""

    STATIC = "A"
    RESUMED = "B"
    COACH = "C"
    SHUFFLED = "D"
    ORACLE = "E"
    REDUCED = "F"


UNHEARING: Final[dict[Name, Callable[[Sequence[Session], Plan], Arm]]] = {
    Name.STATIC: Static,
    Name.RESUMED: Resumed,
    Name.ORACLE: Oracle,
    Name.REDUCED: Reduced,
}
"""The arms that do not listen; the others are in `core.simulation.coached`."""
