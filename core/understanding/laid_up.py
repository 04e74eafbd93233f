"""Hurt, and off for a time that was named: "calf strain, out for 3 weeks", "Wade gezerrt, 10 Tage Laufpause"."""

from __future__ import annotations

from datetime import timedelta

from core.understanding.how_long import how_long
from core.understanding.normalise import clean, fold
from core.understanding.words import BASE, pattern


def days_off(text: str, language: str = BASE, *, paused: bool = False) -> timedelta | None:
    """Return how long *text* says there is no running, in a language or in English; None: it does not say.

    *paused*: it was read as a pause already, and needs no word for that. Days that are over, or asked about, are none.
    """
    folded = fold(clean(text))
    for one in dict.fromkeys((language, BASE)):
        over = "?" in text or pattern(one, "laid_up", "over").search(folded)
        off = paused or pattern(one, "laid_up", "off").search(folded)
        if off and not over:
            return how_long(text, language)
    return None
