"""What happened: runs, mornings, pains, days away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Run:
    """A run that was done. *effort* is session RPE 0-10; None means not said."""

    number: int
    on: date
    distance_m: float | None = None
    duration_s: float | None = None
    effort: float | None = None
    soreness: float | None = None
    type: str | None = None
    """A key of the workout catalogue, when known."""
    planned: bool = False
    """It stands for the workout planned that day."""
    splits_s: tuple[float, ...] = ()
    note: str = ""
    logged_at: datetime | None = None
    private: bool = False
    """No club may count it, nor show anything of it."""
    told_in: str = ""
    """The message that told of it, by its platform's word: where it is changed, so is this run."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A morning: legs 0 (fresh) to 10, sleep in hours, fatigue and stress 0 to 10; None means not said."""

    on: date
    legs: float | None = None
    sleep_h: float | None = None
    site: str | None = None
    note: str = ""
    fatigue: float | None = None
    stress: float | None = None
    heat_f: float | None = None
    """The day's temperature plus its dew point, in °F (`core.training.fitness.heat`)."""


class When(StrEnum):
    """When a pain was felt, against running."""

    DURING = "during"
    AFTER = "after"
    MORNING = "morning"


@dataclass(frozen=True, slots=True)
class Ached:
    """What was told of a pain on one day: 0-10, and when it was felt."""

    on: date
    severity: float
    when: When = When.MORNING


@dataclass(frozen=True, slots=True)
class Pain:
    """Something that hurts, from the day it was told to the day it was gone. Severity 0-10."""

    number: int
    site: str
    side: str | None
    severity: float
    since: date
    told: date
    """When it was last spoken of."""
    closed: date | None = None
    ask_on: date | None = None
    """The day the coach promised to ask again."""
    asked: int = 0
    course: tuple[Ached, ...] = ()
    """What was told of it day by day, oldest first: the last thing said of each day."""
    diffuse: bool = False
    """Along a stretch, easing as one goes: asked about where it might be the bone."""


class Why(StrEnum):
    """Why a runner is away from the plan."""

    ILLNESS = "illness"
    INJURY = "injury"
    VACATION = "vacation"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class Absence:
    """Days away from the plan, *last* included; no *last*: until the runner says they are back."""

    number: int
    why: Why
    first: date
    last: date | None = None
    note: str = ""


class RedFlag(StrEnum):
    """How urgent a danger sign is, most urgent first (science: red flags and responses)."""

    EMERGENCY = "emergency"
    SAME_DAY = "same_day"
    STOP = "stop"
    ILLNESS = "illness"


@dataclass(frozen=True, slots=True)
class Lock:
    """Running is off until the runner says they were cleared."""

    level: RedFlag
    since: date
    site: str | None = None
    side: str | None = None
    until: date | None = None
    """A date a professional named; when they named none, the day the runner told of having been there."""
    ask_on: date | None = None
    sign: str | None = None
    """What sort of sign it was, where that changes the words (`core.understanding.safety.Flag`)."""
    also: tuple[tuple[str, str | None], ...] = ()
    """Further places (site, side) that must be cleared."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A question the coach said it would ask on a day: *kind* names it, *subject* says about what."""

    kind: str
    on: date
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A reminder that was sent (or let go): at most one per kind and local date."""

    kind: str
    on: date
    at: datetime
