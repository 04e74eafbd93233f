"""What a kind of reminder is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

from core.athlete.athlete import Athlete
from core.messages import Turn
from core.scene import Scene


@dataclass(frozen=True, slots=True)
class Reminder:
    """*at* gives the local time on a date, or None; *say* makes the turn; after *lasts* it is let go."""

    name: str
    at: Callable[[Athlete, date], time | None]
    say: Callable[[Scene], Turn]
    lasts: timedelta = timedelta(hours=3)
    silent: bool = False
    """Always without a sound."""
    keeps: str = ""
    """The field of the profile that holds its time, where the athlete chose it."""
    sharp: bool = False
    """It was promised to the minute."""
    anywhere: bool = False
    """It needs no clock of the athlete's: as long as their city is unknown it goes by UTC."""
