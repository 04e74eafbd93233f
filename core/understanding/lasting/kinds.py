"""The families of lasting wishes, each with what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from core.athlete.goal import Priority
from core.athlete.profile import Dial


@dataclass(frozen=True, slots=True)
class Days:
    """Running days from now on: *only* these, or these *more* and those *fewer*; with nothing named, other days."""

    only: tuple[int, ...] = ()
    more: tuple[int, ...] = ()
    fewer: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LongDay:
    """The day of the long run from now on."""

    day: int


@dataclass(frozen=True, slots=True)
class Minutes:
    """The most time some weekdays have from now on; None: all there is."""

    days: tuple[int, ...]
    minutes: float | None


@dataclass(frozen=True, slots=True)
class Beside:
    """A race beside the goal is wanted; which and when is in the line. *priority*: None when it was not said."""

    priority: Priority | None


@dataclass(frozen=True, slots=True)
class Without:
    """A race beside the goal is off, by its distance (a key of GOAL_DISTANCES), its day or month, or both.

    *when* is in the notation of `core.understanding.days`; what is None was not said.
    """

    distance: str | None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Dials:
    """How much is wanted from now on; None: as it is."""

    volume: Dial | None = None
    speed: Dial | None = None


@dataclass(frozen=True, slots=True)
class Age:
    """Years."""

    years: int


@dataclass(frozen=True, slots=True)
class ThisWeek:
    """This week once more ("repeat"), what is left of it lighter ("lighter"), or next week ("lighter next")."""

    what: str


@dataclass(frozen=True, slots=True)
class Strength:
    """Sessions of strength a week, beside the runs; 0: none any more, None: it was not said how many."""

    times: int | None


@dataclass(frozen=True, slots=True)
class Crossing:
    """Weekdays for cross-training from now on, these *more* or those *fewer*; with neither, none any more."""

    more: tuple[int, ...] = ()
    fewer: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class InItsPlace:
    """Cross-training once, in the place of the run of a day (notation of `core.understanding.days`); None: today's."""

    when: str | None = None


@dataclass(frozen=True, slots=True)
class MileBlock:
    """A mile block is wanted in the season, or none."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class Weekly:
    """So much distance a week is wanted; how much is in the line. *why*: what there is is asked about."""

    why: bool = False


@dataclass(frozen=True, slots=True)
class WeekTotal:
    """So much distance in one week alone, this one or the *coming* one; how much is in the line."""

    coming: bool


@dataclass(frozen=True, slots=True)
class OneWeek:
    """These days for one week alone: this one, or the *coming* one."""

    days: tuple[int, ...]
    coming: bool


@dataclass(frozen=True, slots=True)
class WeekWithout:
    """For one week alone, this one or the *coming* one, not these days, but those *instead*."""

    days: tuple[int, ...]
    instead: tuple[int, ...]
    coming: bool


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Several days, each the next of its name, that cannot hold a run this once."""

    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Nights:
    """Whether the nights are to be asked about."""

    asked: bool


Wish: TypeAlias = (
    Nights
    | OneWeek
    | WeekWithout
    | WeekTotal
    | DaysOff
    | Days
    | LongDay
    | Minutes
    | Beside
    | Without
    | Dials
    | Age
    | ThisWeek
    | Strength
    | Crossing
    | InItsPlace
    | MileBlock
    | Weekly
)
