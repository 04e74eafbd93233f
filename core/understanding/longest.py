"""How far the longest run of late was, in a line about anything: "45 km a week, longest 18"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from core.understanding.normalise import clean, fold
from core.understanding.numbers import spelled
from core.understanding.small import small
from core.understanding.spelling import mend
from core.understanding.words import BASE
from core.units import Units

FARTHEST_M: Final = 100_000.0
"""A run beyond it is no training run."""

_FAR: Final = (
    r"(\d{1,2}(?:[.,]\d)?)\s?(k|kms?|kilomet\w+|quilomet\w+|mi|miles?|meilen|millas|milhas|milles)?\b(?![:.,/]?\d)"
    r"(?!\s?(?:h|hrs?|hours?|min\w*|std|stunden?|horas?|heures?|days?|times|weeks?)\b)"
)
"""A length, with its unit or without."""


@lru_cache(maxsize=512)
def longest_m(text: str, units: Units, language: str = BASE) -> float | None:
    """Return the metres of the longest run that *text* names; None when it names none."""
    folded = spelled(mend(fold(clean(text)), language), language)
    found = next((match for one in _spoken(language) for match in one.finditer(folded)), None)
    if found is None:
        return None
    metres = float(found[1].replace(",", ".")) * _unit(found[2], units).metres
    return metres if 0 < metres <= FARTHEST_M else None


def without_longest(text: str, language: str = BASE) -> str:
    """Return *text* without what it says of the longest run."""
    folded = fold(clean(text))
    for one in _spoken(language):
        folded = one.sub(" ", folded)
    return folded.strip(" ,.;")


def _unit(said: str | None, units: Units) -> Units:
    if not said:
        return units
    return Units.MI if said.startswith("mi") or said == "meilen" else Units.KM


@cache
def _spoken(language: str) -> tuple[re.Pattern[str], ...]:
    """Match "longest … 18 km", and "18 km … the longest"."""
    listed = (word for one in dict.fromkeys((language, BASE)) for word in small(one).get("longest", ()))
    words = "|".join(sorted(map(re.escape, listed), key=len, reverse=True))
    named = rf"(?<!\w)(?:{words})(?!\w)"
    return (
        re.compile(rf"{named}[^\d.;!?]{{0,24}}?{_FAR}"),
        re.compile(rf"{_FAR}[^\d,.;!?]{{0,16}}?{named}"),
    )
