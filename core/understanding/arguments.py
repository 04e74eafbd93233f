"""What stands behind a command, in the runner's language, or in English as the list of commands shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from core.understanding.tokens import Kind, Page
from core.understanding.understand import scanned, understand
from core.understanding.words import BASE
from core.units import Units

_ANY_DAY: Final = date(2027, 1, 1)
"""Days stay as they were said."""
_MINUTE_S: Final = 60


def weekdays_in(said: str, language: str) -> tuple[int, ...]:
    """Return the weekdays named (0 is Monday), by the language that knows more of them."""
    found = (
        understand(said, context="asked:days", today=_ANY_DAY, language=one).days for one in (language, BASE)
    )
    return max((tuple(days or ()) for days in found), key=len)


def days_in(said: str, language: str) -> tuple[str, ...]:
    """Return the days named, in their order, as `core.understanding.days.resolve` takes them."""
    return max((tuple(_days(page)) for page in _pages(said, language)), key=len)


def _days(page: Page) -> Iterator[str]:
    for token in page.all(Kind.DAY, Kind.SPAN):
        yield from (token.word, token.other) if token.kind is Kind.SPAN else (token.word,)


def minutes_in(said: str, language: str) -> float | None:
    """Return a length of time in minutes; a bare number is one of them."""
    return next((found for page in _pages(said, language) if (found := _minutes(page)) is not None), None)


def _minutes(page: Page) -> float | None:
    lengths = [token.number / _MINUTE_S for token in page.all(Kind.DURATION)]
    return next(iter(lengths or [token.number for token in page.all(Kind.NUMBER)]), None)


def _pages(said: str, language: str) -> Iterator[Page]:
    return (scanned(said, "idle", Units.KM, one) for one in (language, BASE))
