"""Who the runner is and how they want to be spoken to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from core.units import Units


class Level(StrEnum):
    """How much structured training a runner is used to."""

    NOVICE = "novice"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"


class LanguageFrom(StrEnum):
    """How the runner's language is known; what comes later in this list wins."""

    PLATFORM = "platform"
    WRITTEN = "written"
    """They wrote it twice in a row."""
    CHOSEN = "chosen"
    """They asked for it; only they change it again."""


class Dial(StrEnum):
    """How much of something a runner wants; every setting stays inside the limits."""

    LESS = "less"
    USUAL = "usual"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """The most minutes a weekday (0 is Monday) has for a run."""

    weekday: int
    minutes: float


@dataclass(frozen=True, slots=True)
class Injury:
    """An injury told at intake. *site* and *side* are the keys of `core.understanding.body`."""

    site: str
    side: str | None = None
    open: bool = False
    on: date | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What the coach knows of a runner. Weekdays are 0 (Monday) to 6; times are wall clock in *zone*."""

    name: str = ""
    language: str = "en"
    language_from: LanguageFrom = LanguageFrom.PLATFORM
    other_language: str | None = None
    """The language of their last message, where that was clearly another one."""
    units: Units | None = None
    zone: str | None = None
    city: str = ""
    weekly_m: float | None = None
    longest_run_m: float | None = None
    days: tuple[int, ...] = ()
    long_run_day: int | None = None
    level: Level | None = None
    injuries: tuple[Injury, ...] = ()
    age: int | None = None
    sex: str | None = None
    """ "f" or "m"."""
    volume: Dial = Dial.USUAL
    speed: Dial = Dial.USUAL
    strength: int = 0
    """Sessions of strength a week, if they are wished for."""
    crossing: tuple[int, ...] = ()
    """Weekdays for cross-training, if it is wished for."""
    mile: bool = True
    """Whether a mile block is wanted."""
    checkin_at: time = time(7, 0)
    debrief_at: time = time(19, 0)
    quiet_from: time = time(21, 30)
    quiet_until: time = time(6, 30)
    sharp: tuple[str, ...] = ()
    """Which of these times are kept to the minute, by field; the others come within a few minutes."""
    wants_messages: bool = True
    asks_sleep: bool = True
    """Whether the nights are asked about; told of, they count all the same."""
    write_to: str = ""
    """The platform to write to first, of several; empty: there never was but one."""


EARLIER: Final = timedelta(minutes=15)
"""A time in the evening's quiet hours comes this long before they begin."""


def loud(profile: Profile, clock: time) -> time:
    """Return *clock*; in quiet hours, their end on the same day, or in the evening a moment before they begin."""
    first, last = profile.quiet_from, profile.quiet_until
    if first <= last:
        return last if first <= clock < last else clock
    if clock < first:
        return max(clock, last)
    return max((datetime.combine(date.max, first) - EARLIER).time(), last)
