"""While somebody is ill, and when they come back: a quiet question a day, the first runs, the welcome."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Final

from core.absences import away_on, ended_on, on_the_ladder, open_illness, promised
from core.athlete.athlete import Athlete
from core.athlete.log import Why
from core.logbook import runs_on
from core.messages import Turn
from core.reminding import silence
from core.reminding.kind import Reminder
from core.scene import Scene

NOON: Final = time(12, 0)
MOST_UNANSWERED: Final = 3
"""Daily questions without an answer, after which they come once a week."""


def recovering_at(athlete: Athlete, on: date) -> time | None:
    """At noon, on the day that was agreed and each day after; once a week when nobody answers."""
    if athlete.lock or open_illness(athlete) is None or promised(athlete, "recovering", on) is None:
        return None
    silent = silence.days_silent(athlete, on)
    few = silence.unanswered(athlete, on, "recovering") < MOST_UNANSWERED
    often = few or (silent % silence.WEEK == 0 and silent <= silence.LAST)
    return NOON if often else None


def recovering(scene: Scene) -> Turn:
    """Ask how it is today."""
    return scene.opens("recovering")


def first_run_at(athlete: Athlete, on: date) -> time | None:
    """The evening of a first run back, unless it was told."""
    made = promised(athlete, "first_run", on)
    due = made is not None and made.on == on and not runs_on(athlete, on) and not athlete.lock
    return athlete.profile.debrief_at if due else None


def first_run(scene: Scene) -> Turn:
    """Ask how it felt."""
    return scene.opens("first_run")


def climb_at(athlete: Athlete, on: date) -> time | None:
    """The morning after a rung of the ladder, and again while there is talk, until it found no answer twice."""
    made = promised(athlete, "climb", on)
    if made is None or athlete.lock or away_on(athlete, on):
        return None
    if silence.unanswered(athlete, on, "climb") >= silence.UNANSWERED:
        return None
    level = silence.level(athlete, on)
    talking = level is silence.Level.TALKING or (made.on == on and level is silence.Level.KEY_DAYS)
    return athlete.profile.checkin_at if talking else None


def climb(scene: Scene) -> Turn:
    """Ask about pain."""
    return scene.opens("climb")


def welcome_at(athlete: Athlete, on: date) -> time | None:
    """The morning after a trip or a pause, at the check-in hour."""
    back = ended_on(athlete, on, Why.VACATION, Why.PAUSE)
    heard = athlete.heard_at
    home_already = heard is not None and athlete.today(heard) >= on
    return athlete.profile.checkin_at if back and not athlete.lock and not home_already else None


def welcome(scene: Scene) -> Turn:
    """Welcome them back: the way back of a trip is laid already, that of a pause is laid now."""
    back = ended_on(scene.athlete, scene.today, Why.VACATION, Why.PAUSE)
    if back is not None and back.why is Why.VACATION and not on_the_ladder(scene.athlete):
        return scene.opens("ready", why=Why.VACATION.value)
    return scene.opens("comeback")


def has_the_word(athlete: Athlete, on: date) -> bool:
    """Return whether one of these speaks on a day in the place of the check-in."""
    return welcome_at(athlete, on) is not None or climb_at(athlete, on) is not None


HALF_A_DAY: Final = timedelta(hours=6)

KINDS: Final = (
    Reminder("welcome", welcome_at, welcome, lasts=HALF_A_DAY),
    Reminder("climb", climb_at, climb),
    Reminder("recovering", recovering_at, recovering, silent=True),
    Reminder("first_run", first_run_at, first_run),
)
