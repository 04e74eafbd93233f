"""Numbers: written out as words, with decimal commas, with groups of thousands."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from core.understanding.words import any_of, finder, section

NUMBER: Final = r"\d+(?:[.,]\d+)?"
BEFORE: Final = r"(?<![\w.,:'\"])"
"""A number starts here, not in the middle of another."""

_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+")
_TENS: Final = 20


def number(text: str) -> float:
    """Read "23,4", "6.5", "1,200" or "12"."""
    if _THOUSANDS.fullmatch(text):
        return float(text.replace(",", ""))
    return float(text.replace(",", "."))


def spelled(text: str, language: str) -> str:
    """Return folded text with its number words as digits: "thirty five" is 35, "three point two" 3.2."""
    amounts = finder(language, "amounts")
    text = amounts.pattern.sub(lambda match: amounts.means(match[0]), text)
    found = _spelled(language)
    text = found.sub(lambda match: _digits(match[0], language), text) if found.search(text) else text
    text = _ISH.sub("", text) if "ish" in text else text
    return _HALVES.sub(r"\1.5\2", text) if "half" in text else text


_ISH: Final = re.compile(r"(?<=\d)[ -]?ish\b")
_HALVES: Final = re.compile(r"(?<![\w.,:])(\d{1,3})( hours?)? and a half(?! hour)")


@cache
def _spelled(language: str) -> re.Pattern[str]:
    names = any_of(language, _names(language))
    point = any_of(language, ("point", "and a half"))
    return re.compile(
        rf"(?<![\w-]){names}(?:(?:[ -]|\Wand\W|\W{point}\W){names}){{0,4}}(?:\Wand\Wa\Whalf)?(?![\w-])"
    )


@cache
def _names(language: str) -> tuple[str, ...]:
    return tuple(word for names in section(language, "numbers").values() for word in names)


def _digits(phrase: str, language: str) -> str:
    whole, _, decimals = phrase.partition(" point ")
    half = whole.endswith("and a half")
    values = [int(found.means) for found in finder(language, "numbers").find(whole)]
    if len(values) > 1 and not _joins(values):
        return " ".join(map(str, values))
    after = "".join(found.means for found in finder(language, "numbers").find(decimals))
    total = _sum(values)
    return f"{total}.{after}" if after else f"{total}.5" if half else str(total)


def _joins(values: list[int]) -> bool:
    """Say whether the words make one number ("thirty five", "a hundred and ten"), not a row of them."""
    pairs = pairwise(values)
    return all(
        left == 100 or right == 100 or (left >= _TENS and left % 10 == 0 and right < 10)  # noqa: PLR2004 - tens, ones
        for left, right in pairs
    )


def _sum(values: list[int]) -> int:
    total = 0
    for value in values:
        total = max(total, 1) * value if value == 100 else total + value  # noqa: PLR2004 - a hundred multiplies
    return total
