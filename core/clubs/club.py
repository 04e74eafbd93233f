"""A club is a channel: who joined, what it ran together, what was posted.

What stands here is all a channel can ever be told. Health, paces, body and plan are not in it, so they cannot
slip out: whatever is posted is made from a `Club` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from core.units import Units


class Challenge(StrEnum):
    """What a club tries together, week by week; none of it grows with mileage."""

    EASY = "easy"
    """Easy days kept easy."""
    EVEN = "even"
    """Repetitions run evenly."""
    TOGETHER = "together"
    """A week in which everyone who has a plan kept to it."""


class Board(StrEnum):
    """Where a mile is shown; each runner chooses, and the first is what everyone begins with."""

    NONE = "none"
    GRADED = "graded"
    """By age grade, in per cent."""
    BETTER = "better"
    """By improvement on their own last mile, in per cent."""


class Going(StrEnum):
    """What a runner said to a session."""

    IN = "in"
    MAYBE = "maybe"
    CANT = "cant"
    HELP = "help"
    """At a club mile: there with a watch, not to run."""


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
    since: int = 0
    """Counts the words given on this session: who said yes first has a place first."""


MILE: Final = "time_trial"
"""The type of workout a club mile is."""
HILLS: Final = "hill_reps"
"""The type of workout that is run uphill."""
TEMPO: Final = "tempo"
"""The type of workout that is run in one piece."""
EASY: Final = "easy"
LONG: Final = "long"
"""The types of workout a run together is."""


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
    """Where to meet: told only to those who are in."""
    rsvps: tuple[Rsvp, ...] = ()
    most: int | None = None
    """How many have room; who comes later waits."""
    shape: str = ""
    """The type of workout (a key of the catalogue), where its pieces alone do not tell it: hills, a tempo run, the mile."""
    off: bool = False
    """It was called off."""

    @property
    def is_mile(self) -> bool:
        """Whether the club runs its mile together."""
        return self.shape == MILE

    @property
    def is_steady(self) -> bool:
        """Whether its repetitions follow without a rest, as one piece."""
        return self.shape == TEMPO

    @property
    def is_own(self) -> bool:
        """Whether everyone runs what their own plan has for the day, side by side."""
        return self.shape in {EASY, LONG}

    def said(self, athlete: int) -> Rsvp | None:
        """Return what a runner said."""
        return next((one for one in self.rsvps if one.athlete == athlete), None)

    def coming(self) -> tuple[int, ...]:
        """Return the athletes who have a place, first come first."""
        return self._yes()[: self.most]

    def waiting(self) -> tuple[int, ...]:
        """Return the athletes who said yes and wait for a place, first come first."""
        return () if self.most is None else self._yes()[self.most :]

    def _yes(self) -> tuple[int, ...]:
        said = sorted((one for one in self.rsvps if one.going is Going.IN), key=lambda one: one.since)
        return tuple(one.athlete for one in said)


@dataclass(frozen=True, slots=True)
class Own:
    """A week beside the runner's own plan, in numbers of runs. More than was planned is not kept either."""

    planned: int = 0
    kept: int = 0
    easy: int = 0
    easy_kept: int = 0
    """Of the easy runs, those that felt easy."""
    paced: int = 0
    even: int = 0
    """Of the sessions told with their repetitions, those run evenly."""


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
    own: Own = Own()


@dataclass(frozen=True, slots=True)
class Recap:
    """A recap that was posted on a local date: at most one. Who leaves is taken out of its counts."""

    number: int
    on: date
    at: datetime
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Mile:
    """A runner in the club mile of a *month* (its first day). Of a time that was run only shares are kept."""

    month: date
    athlete: int
    name: str
    marshal: bool = False
    on: date | None = None
    """When it was run."""
    graded: float | None = None
    """Age grade, in per cent."""
    better: float | None = None
    """Improvement on the mile before, in per cent."""
    board: Board = Board.NONE


@dataclass(frozen=True, slots=True)
class MemberRace:
    """A race that a member wants the club to know of."""

    athlete: int
    on: date
    name: str
    what: str
    """A key of `core.athlete.goal.GOAL_DISTANCES`."""
    told: int = 0
    """How often the channel was told: 1 the evening before, 2 the morning after."""


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
    session_days: tuple[int, ...] = ()
    """When the club usually meets."""
    posted: int = 0
    """Counts the sessions and recaps ever posted; each takes the next number."""
    members: tuple[Member, ...] = ()
    sessions: tuple[Session, ...] = ()
    recaps: tuple[Recap, ...] = ()
    miles: tuple[Mile, ...] = ()
    races: tuple[MemberRace, ...] = ()
    challenge: Challenge | None = None
    run_by: int | None = None
    """The athlete who set it up, to be told once when the channel is closed to us."""
    closed: bool = False
    """The channel is gone, or we may not write there: nothing is posted until it is set up again."""
    alive_on: date | None = None
    """The last day on which somebody did something here."""
    answers: int = 0
    """How often everyone was answered on that day."""
    asked: int = 0
    """How often on that day something was posted because somebody asked for it."""

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
class Wish:
    """A hard session that a member has planned: its type (a key of the catalogue), and the day. Nobody reads whose it is."""

    athlete: int
    shape: str
    on: date


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
    own: Own = Own()
    """The week beside their own plan."""
    raced_m: float = 0.0
    """The farthest they raced that week: a training run is no first, however far it went."""


DEAD: Final = timedelta(days=28)
"""A channel in which nobody did anything for so long hears nothing, until somebody does."""


def is_dead(club: Club, on: date) -> bool:
    """Return whether a channel is so quiet on a day that it is left in peace."""
    return club.alive_on is not None and on - club.alive_on > DEAD
