"""Put a text into words for one runner: their language, their units."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Any, Final

from babel import Locale
from babel.dates import format_date
from babel.numbers import get_decimal_symbol

from core.units import Distance, Duration, Pace, Units
from core.voice.catalogues import sentence
from core.voice.places import LOCALES, called
from core.voice.text import Named, Text, t

WEEKDAYS: Final[Mapping[str, str]] = {"weekday": "cccc", "short": "ccc"}
"""Forms that are one word (CLDR patterns, standing alone)."""

_YEAR: Final = re.compile(r"(?: 'de')?,? y+")
_WEEKDAY: Final = re.compile(r"EEEE,? ")

_BEGINS_BLANK: Final = re.compile(r"\{.*[.?!:]$", re.DOTALL)
"""A whole sentence that begins with a blank: what goes in may have a small letter ("jeudi"), the sentence has none."""

FIRST: Final[Mapping[str, str]] = {"fr": "1er"}
"""How the first of a month is written, where it is no plain 1."""

PER: Final[Mapping[Units, Text]] = {Units.KM: t("per km"), Units.MI: t("per mile")}


def speak(text: Text, language: str = "en", units: Units = Units.KM) -> str:
    """Return *text* in words."""
    if text.joined:
        return text.glue.join(speak(part, language, units) for part in text.joined)
    blanks = dict(text.blanks)
    count = blanks.get("n")
    said = sentence(language, text, count if isinstance(count, int) else None)
    words = Writer(language, units).format(said, **blanks) if blanks else said
    return _formed(words, "first") if _BEGINS_BLANK.match(said) else words


def label(text: Text, language: str = "en", units: Units = Units.KM) -> str:
    """Return *text* as it stands on a button: with a capital, though many languages write weekdays small."""
    return _formed(speak(text, language, units), "first")


@dataclass(frozen=True)
class Writer(string.Formatter):
    """Fills blanks by the type of what goes in."""

    language: str
    units: Units

    def format_field(self, value: object, format_spec: str) -> str:
        """Write one blank; *format_spec* is the form after the colon."""
        write = WRITERS.get(type(value))
        return write(self, value, format_spec) if write else str(value)

    @property
    def decimal(self) -> str:
        """The sign between whole and tenth."""
        return _decimal(self.language)

    @property
    def per(self) -> str:
        """What a pace is counted by."""
        return sentence(self.language, PER[self.units])


@lru_cache(maxsize=4096)
def show_date(day: date, form: str, language: str) -> str:
    """Return *day* in one of the forms: "Thursday 4 March", the same with its year, "Thursday", "Thu", "4 March"."""
    locale = LOCALES.get(language, language)
    if form in WEEKDAYS:
        return format_date(day, WEEKDAYS[form], locale=locale).rstrip(".")
    whole = Locale.parse(locale).date_formats["full"].pattern
    full = whole if form == "year" else _YEAR.sub("", whole)
    pattern = _WEEKDAY.sub("", full) if form == "daymonth" else full
    first = FIRST.get(language) if day.day == 1 else None
    numbered = pattern.replace("d", f"'{first}'", 1) if first else pattern
    return format_date(day, numbered.replace(",", ""), locale=locale)


@lru_cache(maxsize=64)
def _decimal(language: str) -> str:
    return get_decimal_symbol(Locale.parse(language))


def _formed(words: str, form: str) -> str:
    return words[:1].upper() + words[1:] if form == "first" else words


WRITERS: Final[Mapping[type, Callable[[Writer, Any, str], str]]] = {
    Named: lambda writer, named, _: called(named.english, writer.language),
    Text: lambda writer, text, form: _formed(speak(text, writer.language, writer.units), form),
    Distance: lambda writer, distance, _: distance.show(writer.units, writer.decimal),
    Duration: lambda _writer, duration, _: duration.show(),
    Pace: lambda writer, pace, form: pace.show(writer.units, "" if form == "bare" else writer.per).rstrip(),
    date: lambda writer, day, form: show_date(day, form, writer.language),
    time: lambda _writer, clock, _: f"{clock:%H:%M}",
    float: lambda writer, number, _: f"{number:g}".replace(".", writer.decimal),
}
"""How each kind of blank is written."""
