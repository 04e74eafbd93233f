"""What the words of a group session look like, in each language."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.understanding.words import any_of, section
from core.units import MILE_M

METRES: Final = {"km": 1000.0, "mi": MILE_M, "m": 1.0}
SECONDS: Final = {"h": 3600.0, "min": 60.0, "s": 1.0}
STROKES: Final = {"'": "min", '"': "s"}
NUMBER: Final = r"(\d+(?:[.,]\d+)?)"


@cache
def words(language: str, name: str) -> str:
    return any_of(language, section(language, "session").get(name, ()))


@cache
def _unit(language: str, *names: str) -> str:
    return any_of(language, (word for name in names for word in section(language, "units").get(name, ())))


def _length_unit(language: str) -> str:
    return rf"(?:{_unit(language, *METRES, *SECONDS)}\b|['\"](?!\d))"


@cache
def set_of(language: str) -> re.Pattern[str]:
    units = _length_unit(language)
    # A number of three digits and more is metres without being called so: "6 x 400".
    return re.compile(rf"(\d{{1,2}})\s*[x\u00d7*]\s*(?:{NUMBER}\s*({units})|(\d{{3,4}})\b(?![:.,]\d))")


@cache
def tempo_of(language: str) -> re.Pattern[str]:
    units, tempo = _length_unit(language), words(language, "tempo")
    length = rf"{NUMBER}\s*({units})"
    return re.compile(rf"(?:{length}\s{tempo}\b|\b{tempo}\s{length})")


@cache
def rest_of(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b{words(language, 'rest')}\s*(?:(\d):([0-5]\d)\b|{NUMBER}\s*({_unit(language, 'min', 's', 'm')}|['\"])?(?:\b|$))"
    )


@cache
def hour(language: str) -> re.Pattern[str]:
    late, early = words(language, "pm"), words(language, "am")
    return re.compile(rf"\b(1[0-2]|[1-9])(?:[:.h]([0-5]\d))?\s*(?:({late})|{early})\b")


@cache
def whole_hour(language: str) -> re.Pattern[str]:
    """Return what an hour looks like that is written as one: "19 uhr", "19h30", "at 19"."""
    hour, unit, at = r"([01]?\d|2[0-3])", words(language, "hours"), words(language, "at_hour")
    lengths = _unit(language, *METRES, *SECONDS)
    return re.compile(rf"\b{hour}\s*{unit}\b(?:\s*([0-5]\d)\b)?|\b{at}\s{hour}\b(?!\s*{lengths}\b|[:.,x]\d)")


@cache
def place_of(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{words(language, 'at')} ([^\W\d](?: ?\S){{1,59}})$")


@cache
def mile_of(language: str) -> re.Pattern[str]:
    # "at Mile End" is a place.
    return re.compile(rf"(?<!\bat )\b{words(language, 'mile')}\b")


@cache
def most_of(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b{words(language, 'most')}\.? (\d{{1,3}})\b(?:\s*[^\W\d]{{3,}}$)?")


@cache
def run_of(language: str) -> re.Pattern[str]:
    """Return what a run together is called, with how far it goes or without: "12 km easy", "a long run of 90 min"."""
    length = rf"{NUMBER}\s*({_unit(language, 'km', 'mi', 'min')})\b"
    long, easy = words(language, "long"), words(language, "easy")
    return re.compile(rf"(?:{length}\s+)?\b(?:({long})|{easy})\b(?:\s+(?:\w{{1,3}}\s+)?{length})?")
