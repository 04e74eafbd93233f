"""Numbers that are taken back for another one: "8.5 not 8", "nicht 8, sondern 9", "4 statt 8 km"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.understanding.numbers import BEFORE
from core.understanding.rules import Made, units
from core.understanding.tokens import Kind, Page, Token
from core.understanding.words import words

_VALUE: Final = r"\d{1,3}(?:[.,:]\d{1,2})?"
_LENGTHS: Final = ("km", "mi")
_NEAR: Final = 3
"""Characters between a number and the one it takes the place of."""


def with_units(text: str, language: str) -> str:
    """Return folded text with the unit of a number that is taken back also behind the one that holds: "4 statt 8 km"."""
    return _late_unit(language).sub(r"\1 \4\2\3 \4", text)


@cache
def _late_unit(language: str) -> re.Pattern[str]:
    unit = units(language, *_LENGTHS)
    return re.compile(rf"{BEFORE}({_VALUE})(,?\s{_not(language)}\s)({_VALUE})\s?({unit})(?!\w)")


def _not(language: str) -> str:
    return words(language, "marks", "not_that")


def rules(language: str) -> Made:
    """Return the patterns of numbers that are taken back, after the one that holds or before it."""
    value = rf"{_VALUE}(?:\s?{units(language, *_LENGTHS, 'm', 'h', 'min', 's')}(?!\w))?(?![\w:.,]*\d)"
    but = words(language, "marks", "but_that")

    def taken(match: re.Match[str]) -> Token:
        return Token(Kind.REFUTED, match.start(1), match.end(1))

    return [
        (rf"{BEFORE}{value}(,?\s{_not(language)}\s{value})(?!\w)", taken),
        (rf"(?<!\w)({_not(language)}\s(?:\w+\s)?{value})(?=,?\s(?:{but}\s){{1,2}}\d)", taken),
    ]


def holds(page: Page, token: Token) -> bool:
    """Say whether a number takes the place of one that is taken back."""
    return any(0 <= one.start - token.end <= _NEAR for one in page.all(Kind.REFUTED))
