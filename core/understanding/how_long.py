"""Lengths of time as said: "4 weeks no running", "ten days off", "a month"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from core.understanding.normalise import clean, fold

DAYS: Final = {"day": 1, "week": 7, "month": 30}
SMALL: Final = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "eight": 8,
    "ten": 10,
    "twelve": 12,
}


def how_long(text: str) -> timedelta | None:
    """Return the first length of days, weeks or months that *text* names."""
    found = re.search(rf"\b(\d{{1,2}}|{'|'.join(SMALL)})[\s-]{{1,3}}(day|week|month)s?\b", fold(clean(text)))
    if found is None:
        return None
    count = int(found[1]) if found[1].isdecimal() else SMALL[found[1]]
    return timedelta(days=count * DAYS[found[2]])
