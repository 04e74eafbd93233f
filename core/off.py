"""Days on which nobody runs: locked until a professional has cleared it, or ill until better; and how it is said."""

from __future__ import annotations

from datetime import date

from core.absences import open_illness
from core.athlete.athlete import Athlete
from core.athlete.log import Lock, RedFlag
from core.understanding.body import site_text
from core.voice import phrases
from core.voice.text import NOTHING, Text, t


def is_off(athlete: Athlete) -> bool:
    """Return whether running is off until something is said: cleared, or better."""
    return athlete.lock is not None or open_illness(athlete) is not None


def off_text(athlete: Athlete, today: date) -> Text:
    """Return the sentence that stands before every answer about training while running is off; else nothing."""
    if athlete.lock:
        return locked_text(athlete.lock, today)
    return t("Ill: running is off until you say you're better.") if open_illness(athlete) else NOTHING


def locked_text(lock: Lock, today: date) -> Text:
    """Return until when, or until what, a lock holds."""
    if lock.until and lock.until > today:
        return t("Running is off until {until:date}.", until=lock.until)
    if lock.until or not lock.site:
        return t("Running is off until a professional has cleared you.")
    if lock.level is not RedFlag.STOP and lock.site == "chest":
        return t("Running is off until a doctor has looked at your chest and cleared you.")
    return t(
        "Running is off until a professional has looked at your {where} and cleared you.", where=places(lock)
    )


def places(lock: Lock) -> Text:
    """Return every place a lock is about: "left shin and right hip"; nothing when none was named."""
    named = [site_text(site, side) for site, side in ((lock.site, lock.side), *lock.also) if site]
    return phrases.both(named) if named else NOTHING
