"""A session run together: how an admin says it, and how it is said back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

from core.clubs.club import Club, Session
from core.training.workouts.words import span
from core.understanding.arguments import days_in
from core.understanding.days import resolve
from core.understanding.words import BASE
from core.units import MILE_M, Distance
from core.voice.text import Text, t

KEPT: Final = timedelta(days=14)
"""How long a session or a recap is remembered after its day."""
MILES_KEPT: Final = timedelta(days=62)
"""This month's club mile, and the last one's."""
USUAL_AT: Final = time(18, 30)
REST_S: Final = 120.0
WEEKS_DAYS: Final = 7
MOST_REPS: Final = 40
METRES: Final = (100.0, 5000.0)
SECONDS: Final = (20.0, 1800.0)

_SET: Final = re.compile(
    r"(\d{1,2})\s*[x×*]\s*(\d+(?:[.,]\d+)?)\s*(km|k|miles?|mi|minutes?|mins?|m|seconds?|secs?|s)\b"
)
_REST: Final = re.compile(
    r"\b(?:off|rest|with|pause|pausa|mit|avec|con|com)\s*(\d+(?:[.,]\d+)?)\s*(minutes?|mins?|seconds?|secs?|s|m)?\b"
)
_CLOCK: Final = re.compile(r"\b([01]?\d|2[0-3])[:.h]([0-5]\d)\s*(pm)?\b|\b(1[0-2]|[1-9])\s*(am|pm)\b")
_PLACE: Final = re.compile(r"\bat ((?:the )?[^\W\d][\w' -]{1,39})$")
_MOST: Final = re.compile(r"\b(?:max(?:imum)?|up to|for)\s+(\d{1,3})\b(?:\s*(?:people|runners|places))?")
_HILLS: Final = re.compile(r"\b(?:up)?hills?\b")
_UNITS: Final = {"km": 1000.0, "k": 1000.0, "mi": MILE_M, "mile": MILE_M, "miles": MILE_M, "m": 1.0}


def read(said: str, club: Club, today: date, language: str = BASE) -> Session | None:
    """Return the session "tuesday 18:30 5 x 1 km off 2 min at the track" names; None without a set and a day.

    A missing day is the next one the club meets on, a missing hour that of the last session.
    """
    folded = " ".join(said.casefold().split())
    found = _SET.search(folded)
    on = named_day(folded, language, today) or _usual(club, today)
    if found is None or on is None:
        return None
    rest = folded.replace(found[0], " ", 1)
    room, hills = _MOST.search(rest), _HILLS.search(rest)
    rest = _MOST.sub(" ", rest)
    made = replace(
        _set(found),
        number=club.posted + 1,
        on=on,
        rest_s=_rest(rest),
        at=_at(_REST.sub(" ", rest), club),
        place=place[1] if (place := _PLACE.search(" ".join(rest.split()))) else "",
        most=int(room[1]) if room else None,
        shape="hill_reps" if hills else "",
    )
    return made if _sane(made) else None


def _set(found: re.Match[str]) -> Session:
    number, unit = float(found[2].replace(",", ".")), found[3]
    made = Session(0, date.min, USUAL_AT, int(found[1]))
    if unit in _UNITS:
        return replace(made, each_m=number * _UNITS[unit])
    return replace(made, each_s=number * (60 if unit.startswith("min") else 1))


def _sane(one: Session) -> bool:
    low, high = METRES if one.each_m else SECONDS
    return one.most != 0 and 1 <= one.reps <= MOST_REPS and low <= (one.each_m or one.each_s or 0) <= high


def named_day(said: str, language: str, today: date) -> date | None:
    """Return the first day that is named, in a runner's language or in English; None when none is."""
    return next((resolve(day, today) for day in days_in(said, language)), None)


def _usual(club: Club, today: date) -> date | None:
    """Return the next day the club meets on that has no session yet; the soonest when all have one."""
    days = [
        day for n in range(WEEKS_DAYS) if (day := today + timedelta(days=n)).weekday() in club.session_days
    ]
    taken = {one.on for one in ahead(club, today)}
    return next((day for day in days if day not in taken), days[0] if days else None)


def _rest(said: str) -> float:
    found = _REST.search(said)
    if found is None:
        return REST_S
    number = float(found[1].replace(",", "."))
    seconds = (found[2] or "").startswith("s") or number > 10  # noqa: PLR2004 - "off 90" is seconds
    return number if seconds else number * 60


def _at(said: str, club: Club) -> time:
    found = _CLOCK.search(said)
    if found is None:
        return club.sessions[-1].at if club.sessions else USUAL_AT
    hour, minute = int(found[1] or found[4]), int(found[2] or 0)
    noon = 12
    late = "pm" in (found[3], found[5]) and hour < noon
    return time(hour + noon if late else hour % 24, minute)


def recent(club: Club, today: date) -> Club:
    """Return the club without the sessions and recaps of long ago."""
    return replace(
        club,
        sessions=tuple(one for one in club.sessions if one.on >= today - KEPT),
        recaps=tuple(one for one in club.recaps if one.on >= today - KEPT),
        races=tuple(one for one in club.races if one.on >= today - KEPT),
        miles=tuple(one for one in club.miles if one.month >= today - MILES_KEPT),
    )


def ahead(club: Club, today: date) -> tuple[Session, ...]:
    """Return the sessions that are still to come, today's included, without those that were called off."""
    return tuple(one for one in club.sessions if one.on >= today and not one.off)


def next_one(club: Club, today: date) -> Session | None:
    """Return the session that comes next, today's included."""
    return min(ahead(club, today), key=lambda one: one.on, default=None)


def pieces(reps: int, one: Session) -> Text:
    """Return "5 × 1 km" or "6 × 3 minutes"."""
    return t("{reps} × {length}", reps=reps, length=_length(one))


def _length(one: Session) -> Text:
    """Return a repetition as it was said: a track has its own units, whatever a runner counts in."""
    if one.each_m is None:
        return span(one.each_s or 0)
    if one.each_m % MILE_M == 0:
        return t("{miles} mi", miles=one.each_m / MILE_M)
    if one.each_m < 1000:  # noqa: PLR2004 - a kilometre
        return t("{distance}", distance=Distance(one.each_m))
    return t("{km} km", km=one.each_m / 1000)
