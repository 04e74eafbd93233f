"""A session run together: how an admin says it, and how it is said back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

from core.clubs import patterns
from core.clubs.club import EASY, HILLS, LONG, MILE, TEMPO, Club, Session
from core.understanding.arguments import clock_in, days_in
from core.understanding.days import resolve
from core.understanding.normalise import flat
from core.understanding.words import BASE, section
from core.units import MILE_M

KEPT: Final = timedelta(days=14)
"""How long a session is remembered after its day."""
POSTS_KEPT: Final = timedelta(days=56)
"""How long a recap or a race can still change: who leaves is taken out of two months of them."""
MILES_KEPT: Final = timedelta(days=62)
"""This month's club mile, and the last one's."""
USUAL_AT: Final = time(18, 30)
REST_S: Final = 120.0
WEEKS_DAYS: Final = 7
MOST_REPS: Final = 40
BLOCKS_M: Final = (1000.0, MILE_M, 500.0)
BLOCKS_S: Final = (300.0, 60.0)
"""What a tempo run can be shortened by, in metres and in seconds; the first that fits it."""
METRES: Final = (100.0, 5000.0)
SECONDS: Final = (20.0, 1800.0)
STEADY_M: Final = (1000.0, 10_000.0)
STEADY_S: Final = (300.0, 2400.0)
FARTHEST_M: Final = 50_000.0
LONGEST_S: Final = 5 * 3600.0

_CLOCK: Final = re.compile(r"\b([01]?\d|2[0-3])[:.h]([0-5]\d)")
_LIKE_A_CLOCK: Final = re.compile(r"\b\d{1,2}:\d\d\b")


def read(said: str, club: Club, today: date, language: str = BASE, *, a_mile: bool = False) -> Session | None:
    """Return the session "tuesday 18:30 5 x 1 km off 2 min at the track" names; None without a set and a day.

    "saturday 9:00 mile" is the club mile, run together; with *a_mile* it need not say so. A missing day is the next one
    the club meets on, a missing hour that of the last session.
    """
    known = dict.fromkeys((club.language, language, BASE))
    made = {one: _read(" ".join(said.split()), club, today, one, a_mile=a_mile) for one in known}
    understood = {one: (bool(days_in(said, one)), _named(found)) for one, found in made.items() if found}
    return made[max(understood, key=lambda one: understood[one])] if understood else None


def _named(made: Session) -> int:
    """Return how much was named besides day, hour and repetitions."""
    return sum(map(bool, (made.place, made.most, made.shape, made.rest_s != REST_S)))


def _read(said: str, club: Club, today: date, language: str, *, a_mile: bool) -> Session | None:
    folded = flat(said)
    made, rest = _work(folded, language, a_mile=a_mile)
    on = named_day(folded, language, today) or _usual(club, today)
    if made is None or on is None:
        return None
    room, hills = (
        patterns.most_of(language).search(rest),
        re.search(rf"\b{patterns.words(language, 'hills')}\b", rest),
    )
    rest = _blanked(rest, patterns.most_of(language))
    hours = _blanked(rest, patterns.rest_of(language))
    if not all(map(_CLOCK.fullmatch, _LIKE_A_CLOCK.findall(hours))):
        return None  # an hour no day has is none to guess
    made = replace(
        made,
        number=club.posted + 1,
        on=on,
        rest_s=made.rest_s and _rest(rest, language),
        at=_at(hours, club, language),
        place=_place(
            _blanked(hours, patterns.hour(language), _CLOCK, patterns.whole_hour(language)), said, language
        ),
        most=int(room[1]) if room else None,
        shape=made.shape or (HILLS if hills else ""),
    )
    return made if _sane(made) else None


def _work(folded: str, language: str, *, a_mile: bool) -> tuple[Session | None, str]:
    """Return what is run, and the words around it."""
    found = patterns.set_of(language).search(folded)
    if found:
        return _set(found, language), _without(folded, found)
    tempo = patterns.tempo_of(language).search(folded)
    if tempo:
        return _steady(tempo, language), _without(folded, tempo)
    called = patterns.mile_of(language).search(folded)
    if called or a_mile:
        return A_MILE, _without(folded, called) if called else folded
    ours = patterns.run_of(language).search(folded)
    if ours:
        return _run(ours, language), _without(folded, ours)
    return None, folded


def _run(found: re.Match[str], language: str) -> Session:
    """Return a run together, as long as it was said to be, or as long as everyone's own."""
    made = Session(0, date.min, USUAL_AT, 1, rest_s=0, shape=LONG if found[3] else EASY)
    number, unit = (found[1], found[2]) if found[1] else (found[4], found[5])
    return _each(made, number, _unit_of(unit, language)) if number else made


def _without(said: str, found: re.Match[str]) -> str:
    return said[: found.start()] + " " * len(found[0]) + said[found.end() :]


A_MILE: Final = Session(0, date.min, USUAL_AT, 1, each_m=MILE_M, shape=MILE)


def _blanked(said: str, *patterns: re.Pattern[str]) -> str:
    """Return words without what was read of them already, everything else in its place."""
    for pattern in patterns:
        said = pattern.sub(lambda found: " " * len(found[0]), said)
    return said


def _place(rest: str, said: str, language: str) -> str:
    """Return where it is, as it was written: what stands behind "at" at the end of *rest*, letter for letter *said*."""
    found = patterns.place_of(language).search(rest.rstrip())
    return said[found.start(1) : found.end(1)] if found else ""


def _set(found: re.Match[str], language: str) -> Session:
    unit = _unit_of(found[3], language) if found[3] else "m"
    return _each(Session(0, date.min, USUAL_AT, int(found[1])), found[2] or found[4], unit)


def _each(made: Session, number: str, unit: str) -> Session:
    """Return a session with a piece as long as it was said."""
    length = float(number.replace(",", "."))
    if unit in patterns.METRES:
        return replace(made, each_m=length * patterns.METRES[unit])
    return replace(made, each_s=length * patterns.SECONDS[unit])


def _steady(found: re.Match[str], language: str) -> Session:
    """Return one piece at tempo, in blocks: so many of them are right for a runner."""
    whole = Session(0, date.min, USUAL_AT, 1, rest_s=0, shape=TEMPO)
    number, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
    made = _each(whole, number, _unit_of(unit, language))
    length, blocks = (made.each_m, BLOCKS_M) if made.each_m else (made.each_s or 0, BLOCKS_S)
    block = next((one for one in blocks if length > one and length % one == 0), length)
    reps = round(length / block)
    return replace(made, reps=reps, each_m=block) if made.each_m else replace(made, reps=reps, each_s=block)


def _unit_of(unit: str, language: str) -> str:
    """Return the unit that is called so: "minuten" is "min"."""
    if unit in patterns.STROKES:
        return patterns.STROKES[unit]
    return next(
        name
        for name in (*patterns.METRES, *patterns.SECONDS)
        if unit in section(language, "units").get(name, ())
    )


def _sane(one: Session) -> bool:
    if one.is_own:
        return one.most != 0 and (one.each_m or 0) <= FARTHEST_M and (one.each_s or 0) <= LONGEST_S
    length, bounds = one.each_m or one.each_s or 0, METRES if one.each_m else SECONDS
    if one.is_steady:
        length, bounds = one.reps * length, STEADY_M if one.each_m else STEADY_S
    return one.most != 0 and 1 <= one.reps <= MOST_REPS and bounds[0] <= length <= bounds[1]


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


def _rest(said: str, language: str) -> float:
    found = patterns.rest_of(language).search(said)
    if found is None:
        return REST_S
    if found[1]:
        return 60 * int(found[1]) + float(found[2])
    number = float(found[3].replace(",", "."))
    told = found[4] or ""
    seconds = told == '"' or told in section(language, "units").get("s", ()) or number > 10  # noqa: PLR2004 - "off 90" is seconds
    return number if seconds else number * 60


def _at(said: str, club: Club, language: str) -> time:
    spoken, found = patterns.hour(language).search(said), _CLOCK.search(said)
    if spoken:
        hour, late = int(spoken[1]) % _NOON, bool(spoken[3])
        return time(hour + _NOON if late else hour, int(spoken[2] or 0))
    if found:
        return time(int(found[1]), int(found[2]))
    whole = patterns.whole_hour(language).search(said)
    if whole:
        return time(int(whole[1] or whole[3]), int(whole[2] or 0))
    noon = None if any(letter.isdigit() for letter in said) else clock_in(said, language)
    return noon or (club.sessions[-1].at if club.sessions else USUAL_AT)


_NOON: Final = 12


def recent(club: Club, today: date) -> Club:
    """Return the club without the sessions and recaps of long ago."""
    return replace(
        club,
        sessions=tuple(one for one in club.sessions if one.on >= today - KEPT),
        recaps=tuple(one for one in club.recaps if one.on >= today - POSTS_KEPT),
        races=tuple(one for one in club.races if one.on >= today - POSTS_KEPT),
        miles=tuple(one for one in club.miles if one.month >= today - MILES_KEPT),
    )


def ahead(club: Club, today: date) -> tuple[Session, ...]:
    """Return the sessions that are still to come, today's included, without those that were called off."""
    return tuple(one for one in club.sessions if one.on >= today and not one.off)


def next_one(club: Club, today: date) -> Session | None:
    """Return the session that comes next, today's included."""
    return min(ahead(club, today), key=lambda one: one.on, default=None)
