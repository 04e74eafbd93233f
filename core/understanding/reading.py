"""What a message says, read once: an intent, and the values it states (the names of the corpus' slots)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Intent(StrEnum):
    """What a message wants."""

    LOG_RUN = "log_run"
    SKIP_RUN = "skip_run"
    REPORT_PAIN = "report_pain"
    REPORT_ILLNESS = "report_illness"
    ANSWER = "answer"
    ASK_TODAY = "ask_today"
    ASK_PLAN = "ask_plan"
    ASK_WEEK = "ask_week"
    ASK_WHY = "ask_why"
    ASK_PACE = "ask_pace"
    MOVE_WORKOUT = "move_workout"
    CHANGE_GOAL = "change_goal"
    SET_REMINDER = "set_reminder"
    PAUSE_PLAN = "pause_plan"
    RESUME_PLAN = "resume_plan"
    VACATION = "vacation"
    UNDO = "undo"
    EDIT_LAST = "edit_last"
    DELETE_DATA = "delete_data"
    HELP = "help"
    GREETING = "greeting"
    THANKS = "thanks"
    SMALLTALK = "smalltalk"
    STOP = "stop"
    CHANGE_SETTING = "change_setting"
    """Quiet hours, or the unit to count in: `Reading.quiet`, `Reading.units`."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Ache:
    """A place that is sore or hurts. *site* as in the corpus, singular ("calf"); *score* 0-10."""

    site: str | None
    side: str | None = None
    score: float | None = None
    pain: bool = False
    """A pain word was used (hurts, sharp, niggle), not only soreness."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Only what the text states.

    Dates are in the corpus' notation ("--10-10", "+56d", "next_tue");
    `core.understanding.days.resolve` turns them into days.
    """

    text: str
    intent: Intent
    distance_m: float | None = None
    duration_s: float | None = None
    pace_s_per_km: float | None = None
    effort: float | None = None
    soreness: float | None = None
    pain: float | None = None
    sleep_h: float | None = None
    aches: tuple[Ache, ...] = ()
    workout_type: str | None = None
    race: str | None = None
    race_time_s: float | None = None
    race_date: str | None = None
    when: str | None = None
    when_from: str | None = None
    when_until: str | None = None
    days: tuple[int, ...] = ()
    """Weekdays, 0 is Monday."""
    place: str = ""
    """Where the race is."""
    reminder_time: str | None = None
    quiet: tuple[str, str] | None = None
    """Quiet hours, from and until, as "22:00"; an end that was not said is empty."""
    timezone: str | None = None
    weekly_m: float | None = None
    splits_s: tuple[float, ...] = ()
    """Times of repetitions, as in "92 91 93 95 99"."""
    set_m: float | None = None
    """Metres of repetitions and of the jogs between them, as in "6x800 with 400 jog"."""
    units: str | None = None
    """The unit that was written ("km" or "mi"), if one was."""
    number: float | None = None
    """The bare number, when the message is little else ("7", "maybe a 6")."""
    note: str = ""
    approx: frozenset[str] = frozenset()
    """Names of values that come from a word, not a number."""
    clarify: str | None = None
    """Why it must be asked before anything is stored: "implausible", "time_or_pace", "range", "unit"."""
    also: tuple[Reading, ...] = ()
    """Further things in the same message: a second run, a pain beside a run."""
