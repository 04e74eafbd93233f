"""A week of the calendar before anything is put into it, and how a season is built of such weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from core.training.plan import Phase

WEEK: Final = timedelta(days=7)
ROLLING_WEEKS: Final = 8


class Rise(StrEnum):
    """The one budget that may grow in a week."""

    ENDURANCE = "endurance"
    SPEED = "speed"


class Build(StrEnum):
    """How a season is built up."""

    SPEED_FIRST = "speed_first"
    """Enough volume already: the base adds hill sprints, kilometres come later."""
    BALANCED = "balanced"
    """Below 40 km a week: kilometres first, a short mile block."""
    ENDURANCE_FIRST = "endurance_first"
    """Little volume yet: kilometres before all else."""
    SHORT = "short"
    """A calendar that is tight for a distance short of the marathon: kilometres first, but a week in three for speed."""
    TIGHT = "tight"
    """A calendar that is tight for the distance: kilometres in every week that can take them."""
    SPEED_ONLY = "speed_only"
    """The volume is where it should be, and is held."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A week of the calendar before anything is put into it."""

    number: int
    start: date
    monday: date
    phase: Phase
    position: int
    """Which week of its phase it is, from 1."""
    length: int
    """How many weeks its phase has."""
    cutback: bool = False
    rise: Rise | None = None
    step: int = 0
    """How often the speed budget has grown in this phase, this week included; race-specific weeks go on from the mile block,
    a base from steady weeks.

    In a tight calendar it grows in lighter weeks: the others are for kilometres."""
    climbs: int = 0
    """How many weeks so far could raise the hill sprints: those of a base, or before it, that raise no endurance."""
    pace: int = 0
    """The how-manieth long run with race pace it holds, before a marathon; 0: its long run is easy."""


@dataclass(frozen=True, slots=True)
class Miles:
    """What is known of a mile block: the last day of one that is behind, and whether one is wanted."""

    until: date | None = None
    wanted: bool = True


BLOCK_WANTED: Final = Miles()
