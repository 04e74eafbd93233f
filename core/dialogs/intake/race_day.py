"""The day of the race: asked for, read, and moved."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core.athlete.goal import Goal
from core.dialogs.intake.said import part, spelled
from core.dialogs.question import (
    BACK,
    NO_WORDS,
    SKIP_WORDS,
    Default,
    Heard,
    Question,
    UnclearError,
)
from core.messages import Choice
from core.understanding.arguments import days_in
from core.understanding.days import impossible, resolve
from core.understanding.reading import Intent, Reading
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, t

LEARNED: Final = frozenset({Intent.CHANGE_GOAL, Intent.LOG_RUN, Intent.ASK_PLAN})
"""Ways to read an answer to a goal question that must not interrupt it."""


def race_date(today: date, told: Goal) -> Question[date | None]:
    """Ask for the day of the race *told*; one that was told and can be is taken without asking."""
    assert told.distance is not None  # noqa: S101 - called with a race
    return Question(
        key="race_date",
        text=_when(told, today),
        choices=((Choice(t("No date yet"), "no date"), BACK),),
        context="asked:race_date",
        read=lambda heard: _race_date(heard, today, told.on),
        offered=lambda heard: offered_date(heard, told, today),
        echo=lambda on: _date_echo(on, told.distance),
        hints=(t('A day like "10 October", or tap "No date yet".'),),
        welcomes=LEARNED,
        default=Default(told.on) if told.on and told.on > today else None,
        follows="goal",
    )


def _when(told: Goal, today: date) -> Text:
    race = phrases.race_name(told.distance or "10k")
    if told.on and told.on < today:
        return t("{on:date} has passed. Which day is your {race}?", on=told.on, race=race)
    if told.on == today:
        return t("Soon, then. Which day exactly is your {race}?", race=race)
    return t("When is your {race}? A date is best; a month will do.", race=race)


def _date_echo(on: date | None, distance: str | None) -> Text:
    if isinstance(on, Guess):
        return t(
            "{on:date}, as a guess; tell me the day when you know it.", on=date.fromordinal(on.toordinal())
        )
    if on:
        return join((t("{on}.", on=on), unusual(on)))
    return t("No date yet, so we start with an open plan for {race}.", race=phrases.a_race(distance or "10k"))


RARELY: Final = 3
"""Weekdays, from Monday on, with hardly a race."""


def unusual(on: date | None) -> Text:
    """Return a doubt about a day that is rarely one of a race, or nothing."""
    if on is None or isinstance(on, Guess) or on.weekday() >= RARELY:
        return NOTHING
    return t("A {on:weekday} is unusual for a race: if it's another day, just tell me.", on=on)


_ITS: Final = r"(?:race(?: day| date)?|marathon|half(?:[ -]marathon)?|10k|5k|mile|event|goal|date)"
_MOVES: Final = re.compile(
    rf"\b(?:change|move|moved|shift|switch|push|pushed|postpone|postponed|reschedule|rescheduled)\b.*?\b(?:my|the)? ?{_ITS}\b"
    rf"|\b(?:my|the) {_ITS} (?:is|was|got|has|moved)\b|\b{_ITS} (?:is now|(?:has |was |got |been )*(?:moved|postponed))\b"
)


LATER_ON: Final = re.compile(
    r"\b(?:(a|an|one|\d) )?(day|week)s? (later|earlier|moved|postponed)\b"
    r"|\b(?:moved|postponed|pushed|delayed)(?: back)? (?:[^\W\d]+ ){0,2}(?:(\d) )?(day|week)s?\b"
)
"""How far a race is put off, or brought forward."""


def put_off(heard: Heard, on: date) -> date | None:
    """Return the day a race moves to by so many days or weeks: "the race is a week later"."""
    match = LATER_ON.search(heard.word)
    if match is None:
        return None
    many, unit = match[1] or match[4] or "", match[2] or match[5]
    days = (int(many) if many.isdecimal() else 1) * (7 if unit == "week" else 1)
    return on + timedelta(days=-days if match[3] == "earlier" else days)


def moved(heard: Heard) -> bool:
    """Return whether the race there is gets another day: "change my marathon to 24 october"."""
    match = _MOVES.search(heard.word)
    rest = replace(heard, text=heard.word[match.end() :]).reading("asked:goal") if match else None
    return rest is not None and rest.race is None and rest.race_time_s is None


def offered_date(heard: Heard, told: Goal, today: date) -> date | None:
    heard = spelled(heard)
    reading = heard.reading("asked:goal")
    if told.on and _settles(heard, reading, told.on):
        return _rather(heard, reading, told.on)
    if not moved(heard) or reading.race not in {None, told.distance}:
        return None
    on = day_of(heard, reading)
    return on if on and on > today else None


def _settles(heard: Heard, reading: Reading, doubtful: date) -> bool:
    """Return whether a line names a day for one that was guessed or doubted, and nothing else of a race."""
    on = _rather(heard, reading, doubtful)
    if on is None or isinstance(on, Guess) or on <= heard.on:
        return False
    bare = not (reading.race or reading.race_time_s or reading.duration_s or reading.aches)
    guessed = isinstance(doubtful, Guess) and (on.year, on.month) == (doubtful.year, doubtful.month)
    dated = (reading.race_date or "").startswith(("-", "2"))
    return bare and (guessed or (dated and bool(unusual(doubtful))))


def _race_date(heard: Heard, today: date, guessed: date | None) -> date | None:
    if heard.word in NO_WORDS | SKIP_WORDS | {"no date", "no date yet", "not yet", "none yet"}:
        return None
    heard = spelled(heard, open_question=True)
    reading = heard.reading("asked:race_date")
    on = _rather(heard, reading, guessed) if isinstance(guessed, Guess) else day_of(heard, reading)
    if (on is None or on <= today) and part(heard, "result"):
        raise UnclearError(
            t("Noted, and I'll ask about races you ran in a moment. First: which day is the race?")
        )
    if impossible(reading.race_date, today):
        raise UnclearError(NO_SUCH_DAY)
    if on is None:
        raise UnclearError(WHICH_MONTH if SEASON.search(heard.word) else NOTHING)
    if on == today:
        raise UnclearError(t("Which day is it? This close, I need the date."))
    if on < today:
        raise UnclearError(t("{on} has passed. Which day is the race?", on=on))
    return on


def _rather(heard: Heard, reading: Reading, doubtful: date) -> date | None:
    """Return the day that is named for a doubtful one: "the 14th" is of its month."""
    said = reading.race_date or reading.when or ""
    if said.startswith("---"):
        return resolve(said, max(heard.on, doubtful.replace(day=1)))
    return day_of(heard, reading)


SEASON: Final = re.compile(r"\b(?:spring|summer|autumn|winter|(?:in|this|next|the) fall)\b")
WHICH_MONTH: Final = t("Good. Which month, roughly? I plan back from the race, so a month already helps.")
"""Asked of a season, which is too long to guess a day in."""


NO_SUCH_DAY: Final = t("That month has no such day. Which day is the race?")


class Guess(date):
    """A Sunday of a month that was named without a day: its first, the one in its middle, or its last."""


_SUNDAY: Final = 6
_MIDDLE_DAY: Final = 12
"""The Sunday in the middle of a month is this day at the earliest."""
_MONTH_ALONE: Final = re.compile(r"(?:\d{4}|-)-\d\d")
LATE: Final = re.compile(r"\b(?:end of|late|last (?:week|weekend|sunday|half) (?:of|in))\b")
MIDDLE: Final = re.compile(r"\b(?:mid|middle of)\b")


def day_of(heard: Heard, reading: Reading) -> date | None:
    """Return the day a reading of *heard* names; of a month alone a Sunday, as a `Guess`.

    A weekday on which a run is left out or moved, "can't do Thursday", is none.
    """
    of_a_run = reading.intent in {Intent.SKIP_RUN, Intent.MOVE_WORKOUT}
    said = reading.race_date or reading.when or ""
    if of_a_run and not said.startswith("-"):
        return None
    found = resolve(said, heard.on)
    exact = next(_said_exactly(heard, said, found), None) if found else None
    if exact:
        return exact
    if found and _MONTH_ALONE.fullmatch(said):
        return Guess.fromordinal(_sunday(found, heard.word).toordinal())
    return found


_EXACT: Final = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
_NEAR: Final = timedelta(days=35)


def _said_exactly(heard: Heard, said: str, about: date) -> Iterator[date]:
    """Yield the days that *said* only comes near to, and that are named as well: "in 5 weeks (4 april)"."""
    if _EXACT.fullmatch(said):
        return
    named = (word for word in days_in(heard.text, heard.language) if _EXACT.fullmatch(word))
    days = (resolve(word, heard.on) for word in named)
    yield from (day for day in days if day and abs(day - about) <= _NEAR)


def _sunday(month: date, words: str) -> date:
    """Return the Sunday of a *month* that *words* are nearest to: "late September", "mid October"; else its first."""
    if LATE.search(words):
        last = month.replace(day=monthrange(month.year, month.month)[1])
        return last - timedelta((last.weekday() + 1) % 7)
    earliest = month.replace(day=max(month.day, _MIDDLE_DAY)) if MIDDLE.search(words) else month
    return earliest + timedelta(_SUNDAY - earliest.weekday())


def settled(on: date | None) -> date | None:
    """Return a day as a plain one, whether it was guessed or not."""
    return date.fromordinal(on.toordinal()) if on else None
