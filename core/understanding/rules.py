"""What the scanner's rules are made of: a pattern, and what reads a match of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from core.understanding.numbers import number
from core.understanding.tokens import Kind, Token
from core.understanding.words import words
from core.units import KM_M, MILE_M

Read: TypeAlias = "Callable[[re.Match[str]], Token | None]"
Rule: TypeAlias = "tuple[re.Pattern[str], Read]"
Made: TypeAlias = "list[tuple[str | re.Pattern[str], Read]]"

CLOCK: Final = r"(\d{1,2})[:.'](\d{2})(?!\d|[:.]\d)"
"""Two parts with a colon, a point or a minute sign between: a time of day, a duration, a pace."""

_RACE_MILES: Final = {13.1: 21097.5, 26.2: 42195.0}


def plain(kind: Kind) -> Read:
    """Return a reader that only marks the place."""
    return lambda match: Token(kind, match.start(), match.end())


def units(language: str, *names: str) -> str:
    """Return a pattern for the words of some units."""
    return "(?:" + "|".join(words(language, "units", name) for name in names) + ")"


def unit_of(written: str | None, language: str) -> str:
    """Return "km" or "mi" for a written unit of length, "" for none."""
    if not written:
        return ""
    return "mi" if re.fullmatch(units(language, "mi"), written) else "km"


def middle(match: re.Match[str]) -> float:
    """Return the first number of a match, or the middle of its first two."""
    low = number(match[1])
    return (low + number(match[2])) / 2 if match[2] else low


def metres(match: re.Match[str], kind: Kind, value: float, unit: str, word: str = "") -> Token:
    """Return a length; without a unit its number is bare, and the token's unit empty."""
    scale = {"km": KM_M, "mi": MILE_M, "m": 1.0, "": 1.0}[unit]
    length = _RACE_MILES.get(value, value * scale) if unit == "mi" else value * scale
    return Token(kind, match.start(), match.end(), length, word, unit)
