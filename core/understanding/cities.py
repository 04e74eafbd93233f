"""Cities and their clocks. Data: GeoNames (CC BY 4.0), made by `tests/tools/make_cities.py`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Final
from zoneinfo import available_timezones

from rapidfuzz import fuzz, process

from core.understanding.normalise import clean, fold
from core.understanding.words import LANGUAGES, section


@dataclass(frozen=True, slots=True)
class City:
    """A city, its country in English, its IANA zone, its population."""

    name: str
    country: str
    zone: str
    population: int


_WORD: Final = re.compile(r"[^\W\d_][\w'.-]*")
_LONGEST_NAME: Final = 4
"""Words in a city's name."""
_LEAST_SHARE: Final = 0.1
"""A namesake with less than this part of the biggest one's people is not meant."""
_ALIKE: Final = 84.0
_SHORTEST: Final = 4
"""Letters; shorter words are only a city when they are the whole text, and have no typos."""

_ABOUT_A_CLOCK: Final = re.compile(
    r"^(?:(?:im|i am|in|on|its|us|use|my time ?zone is|hora|horario|huso|fuso|zona horaria|heure|fuseau|zeitzone"
    r"|uhrzeit|estoy|vivo|estou|moro|j habite|je suis|ich wohne|auf|de|del|da|do|das|des|la|las|en|em|no|na|a|aux|den"
    r"|der)\s)+"
    r"|\s(?:time|time ?zone|standard|daylight|here|please|usa?)(?=\s|[.!]*$)|[.!]+$"
)


@lru_cache(maxsize=512)
def find_city(text: str) -> tuple[City, ...]:
    """Return the cities *text* may name, the biggest first; several when namesakes are of a like size.

    Also takes an IANA name ("Europe/Lisbon"), a country beside the name ("Cambridge, UK"), and small typos.
    """
    return city_named(text) or _misspelt(fold(clean(text)))


def city_named(text: str) -> tuple[City, ...]:
    """Return the cities *text* names letter for letter, for where words may well be no city at all."""
    said = fold(clean(text))
    zone = named_zone(text) or _called("clocks").get(_ABOUT_A_CLOCK.sub("", said).strip())
    if zone:
        return (City(zone.rsplit("/", 1)[-1].replace("_", " "), "", zone, 0),)
    return _named(said)


def city_ahead(text: str) -> tuple[City, ...]:
    """Return the cities whose name, in any language, *text* begins with: "Lisboa, e corro 30 km"."""
    words = _words(fold(clean(text)).split(",")[0])
    heads = (" ".join(words[:length]) for length in range(min(_LONGEST_NAME, len(words)), 0, -1))
    found = next((_names()[head] for head in heads if len(head) >= _SHORTEST and head in _names()), ())
    return _likely(found, fold(clean(text))) if found else ()


def named_zone(text: str) -> str | None:
    """Return the IANA zone that *text* is the name of, and nothing else: a clock somebody surely means."""
    return _zones().get(re.sub(r"\s+", "_", fold(clean(text)).strip()))


def _named(said: str) -> tuple[City, ...]:
    for name in _parts(_words(said)):
        full = _short().get(name, name)
        found = _names().get(full, ())
        if found:
            return _likely(tuple(city for city in found if fold(city.name) == full) or found, said)
    return ()


def _words(said: str) -> list[str]:
    return [word.strip(".'-") for word in _WORD.findall(said)]


def _parts(words: list[str]) -> Iterator[str]:
    """Yield the runs of words that may be a name, the longest first."""
    refused = _refused()
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            part = words[start : start + length]
            lone = length == 1 and len(words) > 1
            if not (lone and (len(part[0]) < _SHORTEST or part[0] in refused)) or part[0] in _short():
                yield " ".join(part)


@cache
def _refused() -> frozenset[str]:
    """Return the words of every language that stand around a place and are none."""
    return frozenset(word for one in LANGUAGES for word in section(one, "not_a_place").get("words", ()))


def _likely(found: tuple[City, ...], said: str) -> tuple[City, ...]:
    """Keep the namesakes that may be meant: those of a country that is named, else those of a like size."""
    countries = {_called("countries").get(word, word) for word in _words(said)}
    there = tuple(city for city in found if fold(city.country) in countries or fold(city.country) in said)
    kept = there or found
    return tuple(city for city in kept if city.population >= kept[0].population * _LEAST_SHARE)


def _misspelt(said: str) -> tuple[City, ...]:
    refused = _refused()
    name = " ".join(word for word in _words(said) if word not in refused)
    if len(name) < _SHORTEST + 1 or len(name.split()) > _LONGEST_NAME:
        return ()
    best = process.extractOne(name, _primary(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return _likely(_names()[best[0]], said) if best else ()


@cache
def _called(kind: str) -> Mapping[str, str]:
    """Return what people call places or clocks of a kind (`places.toml`), each with its name."""
    text = (resources.files("core.understanding") / "places.toml").read_text("utf-8")
    return MappingProxyType(
        {word: name for name, words in tomllib.loads(text)[kind].items() for word in words}
    )


@cache
def _short() -> Mapping[str, str]:
    return MappingProxyType({**_called("cities"), **_called("of_countries")})


@cache
def _table() -> tuple[tuple[City, tuple[str, ...]], ...]:
    text = (resources.files("core.understanding") / "cities.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return tuple(
        (City(name, country, zone, int(people)), tuple(others.split("|")))
        for name, country, zone, people, others in rows
    )


@cache
def _names() -> Mapping[str, tuple[City, ...]]:
    """Return cities by every spelling, the biggest first."""
    named: dict[str, list[City]] = {}
    for city, others in _table():
        for name in dict.fromkeys((fold(city.name), *map(fold, others))):
            named.setdefault(name, []).append(city)
    return MappingProxyType({name: tuple(cities) for name, cities in named.items() if name})


@cache
def _primary() -> tuple[str, ...]:
    """Return the names typos are looked for in: the main ones."""
    return tuple(dict.fromkeys(fold(city.name) for city, _ in _table()))


@cache
def _zones() -> Mapping[str, str]:
    """Return every IANA zone named after a place, by its name in small letters."""
    return MappingProxyType(
        {zone.lower(): zone for zone in available_timezones() if "/" in zone} | {"utc": "UTC"}
    )
