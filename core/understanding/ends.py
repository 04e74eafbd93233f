"""What stands around the main part of a session: a warm-up before it and a cool-down behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from core.understanding.numbers import NUMBER, number
from core.understanding.rules import unit_of, units
from core.understanding.run_parts import is_total
from core.understanding.tokens import Kind, Page, Token
from core.understanding.words import words
from core.units import Units


def around(page: Page, main: Token | None) -> float:
    """Return the metres of a warm-up and a cool-down around a distance: "4k warm up, 5k tempo, 3k cool down"; 0 of one alone."""
    ends = [(one, _length_of(page, one)) for one in page.all(Kind.SET)]
    if main is None or main.word == "done" or main.kind is Kind.RACE or not ends:
        return 0.0
    before = sum(metres for one, metres in ends if one.end <= main.start)
    after = sum(metres for one, metres in ends if one.start >= main.end)
    return before + after if before and after and not is_total(page, main) else 0.0


def past_sets(page: Page) -> Page:
    """Return the page without the times and paces told before the last part of a session: they are of a part."""
    last = max(one.end for one in page.all(Kind.SET))
    of_part = {Kind.PACE, Kind.TIME, Kind.DURATION}
    kept = tuple(one for one in page.tokens if one.kind not in of_part or one.start > last)
    return replace(page, tokens=kept)


def _length_of(page: Page, end: Token) -> float:
    """Return the metres of a warm-up or cool-down; 0 of repetitions, and where minutes are told."""
    found = _end(page.language).fullmatch(page.text[end.start : end.end])
    unit = Units(unit_of(found[2], page.language) or page.units) if found else page.units
    return number(found[1]) * unit.metres if found else 0.0


@cache
def _end(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"({NUMBER})(?:\s?({units(language, 'km', 'mi')}))?\s{words(language, 'marks', 'warm')}"
    )
