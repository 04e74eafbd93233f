"""Lengths of time as said: "4 weeks no running", "ten days off", "a month", "drei Wochen", "un mes"."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from typing import Final

from core.understanding.normalise import clean, fold
from core.understanding.numbers import spelled
from core.understanding.words import BASE, GAP, finder, words

_ONE: Final = 1


def how_long(text: str, language: str = BASE) -> timedelta | None:
    """Return the first length of days, weeks or months that *text* names, in a language or in English."""
    folded = fold(clean(text))
    lengths = (_length(spelled(folded, one), one) for one in dict.fromkeys((language, BASE)))
    return next((one for one in lengths if one), None)


def _length(text: str, language: str) -> timedelta | None:
    found = _pattern(language).search(text)
    if found is None:
        return None
    count = int(found[1]) if found[1].isdecimal() else _ONE
    return timedelta(days=count * int(finder(language, "spans").means(found[2])))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    spans = "|".join(map(re.escape, finder(language, "spans").meanings))
    return re.compile(rf"(?<!\w)(\d{{1,2}}|{words(language, 'marks', 'one')}){GAP}({spans})(?!\w)")
