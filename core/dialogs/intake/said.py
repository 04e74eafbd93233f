"""A line that answers several questions: each clause is about one of them, and only that one reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

from core.athlete.goal import GOAL_DISTANCES
from core.dialogs.question import Heard
from core.understanding.cities import City, city_ahead, find_city, named_zone
from core.understanding.days import resolve
from core.understanding.listed import weekdays
from core.understanding.longest import longest_m
from core.understanding.normalise import flat, fold
from core.understanding.reading import Reading
from core.understanding.small import small
from core.understanding.weekly import weekly_m
from core.understanding.words import BASE

AIMED: Final = re.compile(
    r"\b(?:sub|under|below|goal|target|aim|aiming|hope|hoping|want|wish|break|breaking|dream|shooting|"
    r"would like|i'd like|training for|signed up)\b"
)
"""What is wanted, and has not been run."""
RAN: Final = re.compile(
    r"\b(?:ran|raced|did|was|finished|clocked|managed|pb|pr|best|last (?:year|month|week|autumn|spring|summer|winter)|ago)\b"
)
"""What has been run."""
FURTHER: Final = re.compile(
    r"\b(?:too|also|as well|tune[- ]?up|another|in addition|b[- ]race|add|on the way|in between)\b"
)
"""Another race, beside the one there is."""
HURT: Final = re.compile(r"\b(?:injur\w*|niggles?)\b")
NOT_NOW: Final = re.compile(
    r"\bused to\b|\b(?:years|ages|long) ago\b|\bback (?:in the day|then)\b|\bin my (?:20s|30s|youth)\b"
)
"""Tells of a runner of other days."""
LIVES: Final = re.compile(
    r"\b(?:i'm|i am|im|we're|i live|living|live|based|located|here)\s+(?:based |living |located |here )?"
    r"(?:in|near|from|around|outside)\s+(.+)"
)
CORRECTS: Final = re.compile(
    r"\b(?:no,? (?:sorry|wait)|wait,? no|sorry,? (?:i mean|no)|i meant?|make that|scratch that)\b[\s,:]*"
)


def corrected(heard: Heard) -> Heard:
    """Return what takes the place of what was said before it: "40 km, no sorry, 35"; all of it where nothing does."""
    *_, last = (None, *CORRECTS.finditer(heard.word))
    return replace(heard, text=heard.word[last.end() :]) if last else heard


NEW: Final = re.compile(
    r"\b(?:never (?:really )?(?:run|ran|been running)\b(?! (?:in )?(?:a|an|any|one)\b)|"
    r"(?:not|don't|dont|do not) run(?:ning)?\b(?! (?:on|more|much))|"
    r"(?:total |complete |absolute )?(?:beginner|newbie)|from zero|from scratch|couch|no running|only walk|just walk(?:ing)?)\b"
)
"""Somebody who starts from nothing."""

_ENDS: Final = r"[;!?]+(?=\s|$)|\.+(?=\s|$)(?!\s(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|dez))|,\s+|\n|\s[\u2013\u2014-]\s"
"""Where a clause ends by its marks alone."""


@cache
def _ends(language: str) -> re.Pattern[str]:
    """Match what lies between two clauses: a mark, or the space before words that begin one ("and i live")."""
    spoken = (small(one).get("clauses", ()) for one in dict.fromkeys((language, BASE)))
    begins = "|".join(sorted({one for words in spoken for one in words}, key=len, reverse=True))
    return re.compile(rf"{_ENDS}|\s(?=(?:{begins})\b)")


def clauses(heard: Heard) -> list[Heard]:
    """Return what a line says one thing after the other."""
    return [replace(heard, text=text) for text in _split(heard)]


def _split(heard: Heard) -> list[str]:
    """Return the clauses of a line, in its own letters."""
    plain, parts, last = flat(heard.text), [], 0
    for end in _ends(heard.language).finditer(plain):
        parts.append(heard.text[last : end.start()])
        last = end.end()
    return [one.strip() for one in (*parts, heard.text[last:]) if one.strip()]


_NUMERIC: Final = re.compile(
    r"(?<![\d/.:,])(\d{1,2})([/.])(\d{1,2})(?:\.(?!\d)|(?![\d/.:]))(?!\s?(?:km?|mi|miles?|h)\b)"
)
_MONTHS: Final = 12


def spelled(heard: Heard, *, open_question: bool = False) -> Heard:
    """Return *heard* with a day like "10/10" or "10.10." written out: day first, unless that cannot be.

    "20.10" without the last point may be a time as well: it is a day only in answer to a question for one.
    """

    def day(match: re.Match[str]) -> str:
        first, second = int(match[1]), int(match[3])
        closed = match[2] == "/" or match[0].endswith(".")
        aimed = AIMED.search(heard.text[max(0, match.start() - 12) : match.start()].casefold())
        found = _next_day(first, second, heard.on) or _next_day(second, first, heard.on)
        return found.isoformat() if found and (closed or (open_question and not aimed)) else match[0]

    return replace(heard, text=_NUMERIC.sub(day, heard.text))


def _next_day(day: int, month: int, today: date) -> date | None:
    known = 1 <= month <= _MONTHS
    return resolve(f"--{month:02}-{day:02}", today) if known else None


@lru_cache(maxsize=512)
def part(heard: Heard, about: str) -> Heard | None:
    """Return what *heard* says about *about* ("goal", "result", "injury", "city", "further"); None: nothing."""
    said = [text for name, text in _clauses(heard) if name == about]
    return replace(heard, text=", ".join(said)) if said else None


MUCH: Final = 2
"""Things told at once from which a first line is an answer, and no greeting."""


def tells_much(heard: Heard) -> bool:
    """Return whether a line already tells several of the things that are asked for."""
    told = {name for name, _ in _clauses(heard)} & {"goal", "result", "volume", "days", "injury", "longest"}
    return len(told) >= MUCH


@lru_cache(maxsize=512)
def parts(heard: Heard, about: str) -> tuple[Heard, ...]:
    """Return the clauses about *about*, one by one: several results are not one."""
    return tuple(replace(heard, text=text) for name, text in _clauses(heard) if name == about)


@lru_cache(maxsize=256)
def _clauses(heard: Heard) -> tuple[tuple[str, str], ...]:
    """Return each clause with what it is about; one that does not say goes with the clause before it."""
    found: list[tuple[str, str]] = []
    listed = bool(weekdays(heard.text, heard.language))
    for text in _split(heard):
        before = found[-1][0] if found else ""
        name = next(_about(replace(heard, text=text), listed=listed), None) or before
        found.append(("further" if name == "goal" and before == "further" else name, text))
    return tuple(found)


def _about(heard: Heard, *, listed: bool) -> Iterator[str]:  # noqa: C901, PLR0912 - a list, one line a kind
    """Yield what a clause is about, what is surest first."""
    word, reading = heard.word, heard.reading("asked:goal")
    if NOT_NOW.search(word):
        yield "past"
    if weekly_m(heard.text, heard.units, heard.language) is not None or NEW.search(word):
        yield "volume"
    if longest_m(heard.text, heard.units, heard.language) is not None:
        yield "longest"
    if HURT.search(word) or any(ache.site for ache in heard.reading("asked:injury").aches):
        yield "injury"
    if lives(heard):
        yield "city"
    if listed and reading.race is None and heard.reading("asked:days").days:
        yield "days"
    if reading.race in GOAL_DISTANCES and FURTHER.search(word):
        yield "further"
    if AIMED.search(word) and (reading.race or reading.race_time_s or reading.race_date):
        yield "goal"
    if has_run(reading, heard):
        yield "result"
    if reading.race in GOAL_DISTANCES or (reading.race == "parkrun" and reading.race_date):
        yield "goal"


def has_run(reading: Reading, heard: Heard) -> bool:
    """Return whether a race and its time tell of one that is over, not of one to come."""
    if AIMED.search(heard.word):
        return False
    told = heard.reading("asked:recent_race")
    if not (reading.race or told.race or (told.distance_m and told.units)):
        return False
    timed = reading.race_time_s or told.race_time_s
    return bool(RAN.search(heard.word)) or (bool(timed) and _lately(reading, heard.on))


LATELY: Final = timedelta(days=150)


def _lately(reading: Reading, today: date) -> bool:
    """A day that was not long ago, or none at all."""
    said = reading.race_date or reading.when
    was = resolve(said, today, past=True) if said else today
    return was is not None and was <= today and today - was < LATELY


def lives(heard: Heard) -> tuple[City, ...]:
    """Return the city a clause says the runner is in, or whose clock it names; empty when it names none for certain."""
    if named_zone(heard.text):
        return find_city(heard.text)
    match = LIVES.search(heard.word)
    found = find_city(match[1]) if match else ()
    here = tuple(one for one in found if fold(one.name) in fold(heard.text))
    return here or (city_ahead(match[1]) if match else ())
