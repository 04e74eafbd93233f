"""The one door: from a message to what it says."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from core.understanding import answers, reports
from core.understanding.normalise import clean, fold, own, spaced, unquoted
from core.understanding.numbers import spelled
from core.understanding.put_right import put_right
from core.understanding.reading import Reading
from core.understanding.refuted import with_units
from core.understanding.scan import scan
from core.understanding.spelling import mend
from core.understanding.tokens import Page
from core.understanding.words import table
from core.units import Units


def understand(
    text: str, *, context: str = "idle", units: Units = Units.KM, today: date, language: str = "en"
) -> Reading:
    """Return what *text* says. *context* is "idle" or "asked:" and what was asked; never raises on any text."""
    del today  # days stay as they were said; `core.understanding.days.resolve` makes them dates
    return _understood(text, context, units, language if table(language) else "en")


@lru_cache(maxsize=4096)
def _understood(text: str, context: str, units: Units, language: str) -> Reading:
    def alone(part: str) -> Reading:
        page = scanned(part, context, units, language)
        return answers.read(page) or reports.read(page)

    return put_right(text, alone) or alone(text)


def forget() -> None:
    """Forget what was read before, so that it is read anew."""
    for known in (_understood, scanned, scan):
        known.cache_clear()


@lru_cache(maxsize=1024)
def scanned(text: str, context: str, units: Units, language: str) -> Page:
    """Return a message with the values found in it, before any intent is read; never raises on any text."""
    plain = clean(own(text))
    figures = spelled(
        mend(fold(spaced(unquoted(plain))), language), language, hour=context == "asked:reminder_time"
    )
    folded = with_units(figures, language)
    tokens, rest = scan(folded, language, units)
    return Page(plain, folded, rest, tokens, language, units, context)
