"""A line as the readers of lasting wishes see it, and the words of each language it is read with."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

from core.understanding.listed import WEEK
from core.understanding.normalise import clean, fold
from core.understanding.numbers import spelled
from core.understanding.scan import scan
from core.understanding.spelling import mend
from core.understanding.tokens import Kind
from core.understanding.words import BASE, any_of, finder
from core.units import Units

LONGEST: Final = 200
"""Characters that are read: what is longer tells a story."""
_EDGES: Final = re.compile(r"[^\w?]+$|^[^\w]+")
_NEVER: Final = "(?!)"


@dataclass(frozen=True, slots=True)
class Line:
    """Folded text in a language: numbers in figures, without what stands around it."""

    text: str
    language: str

    def has(self, *names: str) -> bool:
        """Say whether a phrase of any of these lists stands in the line."""
        return any(self.found(name) for name in names)

    def found(self, name: str) -> re.Match[str] | None:
        """Return the first phrase of a list in the line."""
        return _pattern(self.language, name).search(self.text)

    def whole(self, name: str) -> re.Match[str] | None:
        """Return the line if it is one phrase of a list and polite words."""
        return _whole(self.language, name).fullmatch(self.text)

    def without(self, *names: str) -> str:
        """Return the line without the phrases of some lists."""
        text = self.text
        for name in names:
            text = _pattern(self.language, name).sub(" ", text)
        return text.strip(" .,!")

    def split(self, name: str) -> tuple[Line, Line] | None:
        """Return what stands before and after the first phrase of a list; None when there is none."""
        found = self.found(name)
        return (self.part(0, found.start()), self.part(found.end())) if found else None

    def part(self, start: int, end: int | None = None) -> Line:
        """Return a part of the line."""
        return Line(self.text[start:end], self.language)

    @property
    def asks(self) -> bool:
        """Return whether the line ends in a question mark."""
        return self.text.endswith("?")

    @property
    def named(self) -> tuple[int, ...]:
        """Return the weekdays in the order they are named (0 is Monday)."""
        return tuple(WEEK.index(one.means) for one in finder(self.language, "weekdays").find(self.text))

    @property
    def days(self) -> tuple[int, ...]:
        """Return the weekdays named, those of "weekdays" and "weekends" among them."""
        groups = (range(5) if self.has("working_days") else (), range(5, 7) if self.has("weekends") else ())
        return tuple(sorted({*(() if self.has("working_days") else self.named), *groups[0], *groups[1]}))

    @property
    def span(self) -> tuple[int, ...]:
        """Return the weekdays from the first to the last that are named so: "wednesday to sunday"; none: not named so."""
        spans = (one for one in scan(self.text, self.language, Units.KM)[0] if one.kind is Kind.SPAN)
        ends = ((one.word, one.other) for one in spans if one.word in WEEK and one.other in WEEK)
        first, last = next(((WEEK.index(a), WEEK.index(b)) for a, b in ends), (0, -1))
        return tuple((first + n) % 7 for n in range((last - first) % 7 + 1)) if last >= 0 else ()

    @property
    def week(self) -> str | None:
        """Return "this_week" or "next_week" where a week is named."""
        named = (one.word for one in scan(self.text, self.language, Units.KM)[0] if one.kind is Kind.DAY)
        return next((word for word in named if word in {"this_week", "next_week"}), None)

    @property
    def lasts(self) -> bool:
        """Return whether the line is about every week: by its days, or by a word."""
        return self.has("habit", "working_days", "weekends", "lasts")

    @property
    def race(self) -> str | None:
        """Return the key of the race that is named."""
        return finder(self.language, "races").first(self.text)

    @property
    def dated(self) -> tuple[str | None, Line]:
        """Return the day or the month that is named ("--07-18", "--07"), and the line without it."""
        days = (one for one in scan(self.text, self.language, Units.KM)[0] if one.kind is Kind.DAY)
        months = (one for one in finder(self.language, "months").find(self.text))
        found = next(((one.start, one.end, one.word) for one in days), None) or next(
            ((one.start, one.end, f"--{one.means}") for one in months), None
        )
        if found is None:
            return None, self
        start, end, when = found
        rest = f"{self.text[:start]} {self.text[end:]}"
        return when, Line(" ".join(rest.split()), self.language)

    @property
    def minutes(self) -> float | None:
        """Return the length of time that is named."""
        found = (one for one in scan(self.text, self.language, Units.KM)[0] if one.kind is Kind.DURATION)
        return next((one.number / 60 for one in found), None)


def line(said: str, language: str) -> Line:
    """Return what was said as a line."""
    folded = mend(fold(clean(said)[:LONGEST]), language)
    return Line(_EDGES.sub("", " ".join(spelled(folded, language).split())), language)


@cache
def table(language: str) -> Mapping[str, Any]:
    """Return a language's file of wishes, as data. A language without a file has none."""
    file = resources.files("core.understanding") / "vocabulary" / "wishes" / f"{language}.toml"
    return MappingProxyType(tomllib.loads(file.read_text("utf-8"))) if file.is_file() else {}


def _any(language: str, name: str) -> str:
    """Return a pattern for any phrase of a list; `N` in it is a number of one or two figures."""
    listed = table(language).get(name, ())
    return any_of(language, [one.replace("N", r"(\d{1,2})") for one in listed]) if listed else _NEVER


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any(language, name)}(?!\w)")


@cache
def _whole(language: str, name: str) -> re.Pattern[str]:
    polite = rf"(?:{_any(language, 'polite')}[\s,]+)?" * 3
    after = rf"(?:[\s,]+{_any(language, 'polite')})?" * 2
    return re.compile(rf"{polite}{_any(language, name)}{after}\??")


def known(language: str) -> str:
    """Return *language* when its words are known, English otherwise."""
    return language if table(language) else BASE
