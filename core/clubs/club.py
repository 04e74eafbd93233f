"""A club is a channel: who joined, what it ran together, what was posted.

What stands here is all a channel can ever be told. Health, paces, body and plan are not in it, so they cannot
slip out: whatever is posted is made from a `Club` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from core.units import Units


class Going(StrEnum):
    """What a runner said to a session."""

    IN = "in"
    MAYBE = "maybe"
    CANT = "cant"


@dataclass(frozen=True, slots=True)
class Member:
    """A runner who joined, under the name the channel knows. Who leaves is no member, and nothing is kept."""

    athlete: int
    name: str
    joined_on: date


@dataclass(frozen=True, slots=True)
class Rsvp:
    """One runner's word on a session; the channel sees how many, never who."""

    athlete: int
    going: Going


@dataclass(frozen=True, slots=True)
class Session:
    """Repetitions run together, by distance (metres) or time (seconds), with seconds of easy running between."""

    number: int
    on: date
    at: time
    reps: int
    each_m: float | None = None
    each_s: float | None = None
    rest_s: float = 120.0
    place: str = ""
    rsvps: tuple[Rsvp, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """What a recap knows of one member's week."""

    athlete: int
    name: str
    runs: int = 0
    metres: float = 0.0
    longest_m: float = 0.0
    first_10k: bool = False
    back: bool = False


@dataclass(frozen=True, slots=True)
class Recap:
    """A recap that was posted on a local date: at most one. Who leaves is taken out of its counts."""

    number: int
    on: date
    at: datetime
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Club:
    """A channel's club. Weekdays are 0 (Monday) to 6, times wall clock in *zone*."""

    id: int
    platform: str
    chat: str
    name: str
    zone: str
    language: str = "en"
    units: Units = Units.KM
    recap_day: int = 6
    recap_at: time = time(18, 0)
    session_day: int | None = None
    posted: int = 0
    """Counts the sessions and recaps ever posted; each takes the next number."""
    members: tuple[Member, ...] = ()
    sessions: tuple[Session, ...] = ()
    recaps: tuple[Recap, ...] = ()

    def today(self, now: datetime) -> date:
        """Return the club's date at *now* (aware)."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def member(self, athlete: int) -> Member | None:
        """Return the member that athlete is."""
        return next((one for one in self.members if one.athlete == athlete), None)

    def session(self, number: int) -> Session | None:
        """Return the session with that number, if it is not forgotten yet."""
        return next((one for one in self.sessions if one.number == number), None)


@dataclass(frozen=True, slots=True)
class Tally:
    """What the store adds up of a member's log for a recap, and all it reads of them."""

    athlete: int
    name: str
    runs: int = 0
    metres: float = 0.0
    longest_m: float = 0.0
    first: date | None = None
    """The first run of the week."""
    last_before: date | None = None
    """The last run before the week."""
    farthest_before_m: float | None = None
    """The farthest they ever ran before the week, as far as they told; None when they told nothing."""
