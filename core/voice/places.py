"""What cities and countries are called in each language, as far as CLDR knows: every country, and the cities of clocks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from babel import Locale

LOCALES: Final[Mapping[str, str]] = {"en": "en_GB", "pt": "pt_PT"}
"""The locale whose dates and places a language uses, where it is not the plain one."""


def called(english: str, language: str) -> str:
    """Return what a place is called in *language*; a place that is not known keeps its English name."""
    return english if language == "en" else _names(language).get(english, english)


@cache
def _names(language: str) -> Mapping[str, str]:
    here, english = Locale.parse(LOCALES.get(language, language)), Locale.parse("en")
    countries = {name: here.territories.get(code, name) for code, name in english.territories.items()}
    cities = {_city(zone): told["city"] for zone, told in here.time_zones.items() if "city" in told}
    return MappingProxyType({**cities, **countries})


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
