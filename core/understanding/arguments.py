"""What stands behind a command, in the runner's language, or in English as the list of commands shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Final

from core.understanding import hours
from core.understanding.days import WEEKDAYS
from core.understanding.tokens import Kind, Page
from core.understanding.understand import scanned, understand
from core.understanding.words import BASE, section
from core.units import Units

_ANY_DAY: Final = date(2027, 1, 1)
"""Days stay as they were said."""


def weekdays_in(said: str, language: str) -> tuple[int, ...]:
    """Return the weekdays named (0 is Monday), by the language that knows more of them."""
    spoken = dict.fromkeys((language, BASE))
    read = (understand(said, context="asked:days", today=_ANY_DAY, language=one) for one in spoken)
    return max((tuple(one.days or ()) for one in read), key=len)


def days_in(said: str, language: str) -> tuple[str, ...]:
    """Return the days named, in their order, as `core.understanding.days.resolve` takes them."""
    pages = (scanned(said, "idle", Units.KM, one) for one in dict.fromkeys((language, BASE)))
    return max((tuple(_days(page)) for page in pages), key=len)


def clock_in(said: str, language: str) -> time | None:
    """Return the time of day named: "saturday 7pm", "samstag 19 uhr", "samedi 19h30"; None when none is."""
    told = (hours.clock(scanned(said, "asked:clock", Units.KM, one)) for one in (language, BASE))
    return next((time.fromisoformat(one) for one in told if one), None)


def in_weekdays(said: str, today: date, language: str) -> str:
    """Return words with today and the days after it as the weekdays of this week: "only tomorrow and saturday"."""
    page = scanned(said, "idle", Units.KM, language)
    near = [one for one in page.all(Kind.DAY) if one.word in _NEAR]
    text = page.text
    for one in reversed(near):
        on = today + timedelta(days=_NEAR.index(one.word))
        text = (
            f"{text[: one.start]}{_first(page.language, 'weekdays', WEEKDAYS[on.weekday()])}{text[one.end :]}"
        )
    return f"{_first(page.language, 'when', 'this_week')} {text}" if near else said


def of_next_week(said: str, language: str) -> str:
    """Return words with the week they were asked about before them: "next week yes, but not wednesday"."""
    known = language if section(language, "when") else BASE
    return f"{_first(known, 'when', 'next_week')} {said}"


_NEAR: Final = ("today", "tomorrow", "day_after_tomorrow")


def _first(language: str, name: str, key: str) -> str:
    return str(section(language, name)[key][0])


def _days(page: Page) -> Iterator[str]:
    for token in page.all(Kind.DAY, Kind.SPAN):
        yield from (token.word, token.other) if token.kind is Kind.SPAN else (token.word,)
