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


def weekdays_in(said: str, language: str) -> tuple[int, ...]:
    """Return the weekdays named (0 is Monday), by the language that knows more of them."""
    read = (understand(said, context="asked:days", today=_ANY_DAY, language=one) for one in (language, BASE))
    return max((tuple(one.days or ()) for one in read), key=len)


def days_in(said: str, language: str) -> tuple[str, ...]:
    """Return the days named, in their order, as `core.understanding.days.resolve` takes them."""
    pages = (scanned(said, "idle", Units.KM, one) for one in (language, BASE))
    return max((tuple(_days(page)) for page in pages), key=len)


def _days(page: Page) -> Iterator[str]:
    for token in page.all(Kind.DAY, Kind.SPAN):
        yield from (token.word, token.other) if token.kind is Kind.SPAN else (token.word,)
