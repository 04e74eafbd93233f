"""How far the longest run of late was, in a line about anything: "45 km a week, longest 18"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from core.understanding.normalise import clean, fold
from core.understanding.numbers import spelled
from core.understanding.run import metres_of
from core.understanding.scan import scan
from core.understanding.small import small
from core.understanding.spelling import mend
from core.understanding.tokens import Kind, Token
from core.understanding.words import BASE
from core.units import Units

FARTHEST_M: Final = 100_000.0
"""A run beyond it is no training run."""
_BEHIND: Final = re.compile(r"[^\d.;!?]{0,24}")
_BEFORE: Final = re.compile(r"[^\d,.;!?]{0,16}")
"""What may stand between the words for it and its length, behind them and before them."""
_LENGTHS: Final = frozenset({Kind.DISTANCE, Kind.RACE, Kind.NUMBER})


def longest_m(text: str, units: Units, language: str = BASE) -> float | None:
    """Return the metres of the longest run that *text* names; None when it names none."""
    found = _told(text, units, language)
    if found is None:
        return None
    token = found[1]
    metres = token.number * units.metres if token.kind is Kind.NUMBER else metres_of(token)
    return metres if metres and metres <= FARTHEST_M else None


def without_longest(text: str, units: Units, language: str = BASE) -> str:
    """Return *text*, folded, without what it says of the longest run."""
    folded, found = _folded(text, language), _told(text, units, language)
    if found is None:
        return folded
    words, token = found
    first, last = min(words.start(), token.start), max(words.end(), token.end)
    return f"{folded[:first]} {folded[last:]}".strip(" ,.;")


@lru_cache(maxsize=512)
def _told(text: str, units: Units, language: str) -> tuple[re.Match[str], Token] | None:
    """Return the words for a longest run and the length that belongs to them: "longest … 18 km", "18 km … longest"."""
    folded = _folded(text, language)
    lengths = [one for one in scan(folded, language, units)[0] if one.kind in _LENGTHS]
    for words in _words(language).finditer(folded):
        behind = (
            one for one in lengths if _BEHIND.fullmatch(folded, words.end(), max(one.start, words.end()))
        )
        before = (one for one in lengths if _BEFORE.fullmatch(folded, one.end, max(words.start(), one.end)))
        token = next((one for one in behind if one.start >= words.end()), None) or next(
            (one for one in before if one.end <= words.start()), None
        )
        if token:
            return words, token
    return None


def _folded(text: str, language: str) -> str:
    return spelled(mend(fold(clean(text)), language), language)


@cache
def _words(language: str) -> re.Pattern[str]:
    listed = (word for one in dict.fromkeys((language, BASE)) for word in small(one).get("longest", ()))
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, listed), key=len, reverse=True))})(?!\w)")
