"""The athlete: everything a turn reads and writes, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.athlete.goal import Goal, Race, Result
from core.athlete.log import Absence, CheckIn, Lock, Occurrence, Pain, Promise, Run
from core.athlete.profile import Profile, TimeLimit
from core.training.plan import Plan
from core.units import Units


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to one question, the athlete's date then ("tomorrow" is read by that day), and the language."""

    key: str
    said: str
    on: date
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Open:
    """The one open question: which dialog, about what, and what was said in it so far.

    *answers* holds the words that were said, in the order they came; *about* are the ids and dates the dialog
    is started with (never the things themselves, which are reloaded each turn). Its messages share *thread*.
    """

    dialog: str
    key: str
    revision: int
    asked_at: datetime
    about: tuple[tuple[str, str], ...] = ()
    answers: tuple[Answer, ...] = ()
    thread: str = ""
    tries: int = 0
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Athlete:
    """A runner, as the coach knows them at one moment. Collections are in order of their number or date."""

    id: int
    profile: Profile = field(default_factory=Profile)
    goal: Goal = field(default_factory=Goal)
    results: tuple[Result, ...] = ()
    plan: Plan | None = None
    runs: tuple[Run, ...] = ()
    checkins: tuple[CheckIn, ...] = ()
    pains: tuple[Pain, ...] = ()
    absences: tuple[Absence, ...] = ()
    races: tuple[Race, ...] = ()
    """Races on the way to the goal; one a day."""
    time_limits: tuple[TimeLimit, ...] = ()
    """Weekdays that have only so much time."""
    lock: Lock | None = None
    promises: tuple[Promise, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    open: Open | None = None
    paused: Open | None = None
    """A dialog that waits while another has the word (onboarding, left for something urgent)."""
    revision: int = 0
    """Counts the questions ever asked; each open question takes the next."""
    heard_at: datetime | None = None
    """When the athlete last wrote or tapped."""
    onboarded_at: datetime | None = None
    offered: tuple[tuple[str, str], ...] = ()
    """What the newest buttons that answer no question are called, and what tapping them says."""

    @property
    def zone(self) -> ZoneInfo:
        """The athlete's clock; UTC until they say where they live."""
        return ZoneInfo(self.profile.zone or "UTC")

    @property
    def units(self) -> Units:
        """What to show numbers in; kilometres until learned."""
        return self.profile.units or Units.KM

    def racing(self, on: date | None) -> Goal:
        """Return the race of a day as a goal: one on the way has no time in mind; on any other day it is the goal."""
        beside = next((one for one in self.races if one.on == on), None)
        return Goal(beside.distance, beside.on) if beside and on != self.goal.on else self.goal

    def today(self, now: datetime) -> date:
        """Return the athlete's own date at *now* (aware)."""
        return now.astimezone(self.zone).date()
