"""What stands behind a command, in the runner's language, or in English as the list of commands shows it."""

from __future__ import annotations

from collections.abc import Iterator

from core.understanding.tokens import Kind, Page
from core.understanding.understand import scanned
from core.understanding.words import BASE
from core.units import Units


def days_in(said: str, language: str) -> tuple[str, ...]:
    """Return the days named, in their order, as `core.understanding.days.resolve` takes them."""
    pages = (scanned(said, "idle", Units.KM, one) for one in (language, BASE))
    return max((tuple(_days(page)) for page in pages), key=len)


def _days(page: Page) -> Iterator[str]:
    for token in page.all(Kind.DAY, Kind.SPAN):
        yield from (token.word, token.other) if token.kind is Kind.SPAN else (token.word,)
