"""How tired and how stressed somebody is, 0 to 10, from a number beside the word or from the word itself.

The words are those of all languages at once: who is tired writes as it comes.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.understanding.normalise import clean, fold
from core.understanding.words import LANGUAGES, any_of, finder, pattern, section, words

NUMBER: Final = (
    r"\W{0,3}(?:(?:is|at|about|level|es|ist|bei|est|a|de|em|nivel)\W)?(\d{1,2})(?!\s?(?:h|k|m|:|\d))"
)
MOST: Final = 10.0


def tired(said: str) -> float | None:
    """Return how tired somebody says they are, or how far their energy is from its best; None when neither is said."""
    left = _number(fold(clean(said)), "energy")
    return _rated(said, "tired") if left is None else MOST - left


def pressed(said: str) -> float | None:
    """Return how stressed somebody says they are; None when they do not say."""
    return _rated(said, "stressed")


def rated(said: str) -> bool:
    """Return whether tiredness, energy or stress is told of with a figure."""
    text = fold(clean(said))
    return any(_number(text, name) is not None for name in ("energy", "tired", "stressed"))


def of_oneself(said: str, language: str) -> bool:
    """Return whether a line speaks of the legs, or of how its writer feels."""
    text = fold(clean(said))
    legs = any(one.means == "legs" for one in finder(language, "body").find(text))
    return legs or pattern(language, "feeling", "own").search(text) is not None


def _rated(said: str, name: str) -> float | None:
    text = fold(clean(said))
    number = _number(text, name)
    if number is not None:
        return number
    found = ((pattern.search(text), value) for value, pattern in _words(name))
    return next((value for one, value in found if one and not _denied().search(text[: one.start()])), None)


def _number(text: str, name: str) -> float | None:
    found = _numbered(name).search(text)
    return float(found[1]) if found and float(found[1]) <= MOST else None


@cache
def _numbered(name: str) -> re.Pattern[str]:
    named = "|".join(words(language, name, "number") for language in LANGUAGES)
    return re.compile(rf"(?<!\w)(?:{named}){NUMBER}")


@cache
def _words(name: str) -> tuple[tuple[float, re.Pattern[str]], ...]:
    """Return the words of every language by how much they say, the most first."""
    by_value: dict[float, list[str]] = {}
    for language in LANGUAGES:
        for value, listed in section(language, name).items():
            if value != "number":
                by_value.setdefault(float(value), []).append(any_of(language, listed))
    return tuple(
        (value, re.compile(rf"(?<!\w)(?:{'|'.join(by_value[value])})(?!\w)"))
        for value in sorted(by_value, reverse=True)
    )


@cache
def _denied() -> re.Pattern[str]:
    denied = "|".join(words(language, "not", "denied") for language in LANGUAGES)
    return re.compile(rf"(?<!\w)(?:{denied})\W+(?:\w+\W+)?$")
