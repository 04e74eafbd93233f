"""A plan as a calendar: one all-day event for each day with a workout (RFC 5545).

All-day events have no clock, so they need no time zone. Each keeps its UID for the day it is on: a calendar that is
read in again takes the place of the last one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from core.athlete.athlete import Athlete
from core.condition import current_index
from core.training.catalogue import entry, title
from core.training.describe import steps_text
from core.training.plan import Plan
from core.training.workout import Workout
from core.voice.speech import speak
from core.voice.text import Text

FOLD: Final = 75
"""Octets of a line, its end not counted; longer ones go on in the next, after a space."""
NEW_LINE: Final = "\\n"
ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": NEW_LINE})


def calendar(athlete: Athlete, plan: Plan, now: datetime) -> str:
    """Return the days of *plan* from today on as iCalendar text; *now* is aware."""
    today = athlete.today(now)
    days = (today + timedelta(days=n) for n in range((plan.last_day() - today).days + 1))
    body = [
        line for on in days if (workout := plan.on(on)).parts for line in _event(athlete, on, workout, now)
    ]
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fourlap//Fourlap//EN", "X-WR-CALNAME:Fourlap")
    return "".join(f"{folded}\r\n" for line in (*head, *body, "END:VCALENDAR") for folded in _folded(line))


def _event(athlete: Athlete, on: date, workout: Workout, now: datetime) -> Iterator[str]:
    def said(text: Text) -> str:
        return speak(text, athlete.profile.language, athlete.units).translate(ESCAPES)

    name = said(title(workout))
    steps = said(steps_text(workout, current_index(athlete, athlete.today(now))))
    told = [*([steps] if steps != name else []), said(entry(workout).purpose)]
    yield "BEGIN:VEVENT"
    yield f"UID:{on:%Y%m%d}.{athlete.id}@fourlap"
    yield f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{on:%Y%m%d}"
    yield f"SUMMARY:{name}"
    yield f"DESCRIPTION:{NEW_LINE.join(told)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets; no character is cut."""
    piece, room = "", FOLD
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield piece
            piece, room = " ", FOLD - 1
        piece, room = piece + letter, room - size
    yield piece
