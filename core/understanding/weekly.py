"""How much is run in a week, in a line about anything: "…, and I run 50k a week"."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from core.understanding.normalise import clean, fold
from core.understanding.numbers import spelled
from core.understanding.plausible import MOST_WEEKLY_M
from core.understanding.scan import scan
from core.understanding.spelling import mend
from core.understanding.tokens import Kind
from core.units import Units

LEAST: Final = 15
"""A number without a unit; fewer a week may as well be runs or days."""


@lru_cache(maxsize=512)
def weekly_m(text: str, units: Units, language: str = "en") -> float | None:
    """Return the metres a week that *text* names; None when it names none."""
    folded = spelled(mend(fold(clean(text)), language), language)
    for token in scan(folded, language, units)[0]:
        if token.kind is Kind.WEEKLY and (token.unit or token.number >= LEAST):
            metres = token.number if token.unit else token.number * units.metres
            return metres if 0 <= metres <= MOST_WEEKLY_M else None
    return None
