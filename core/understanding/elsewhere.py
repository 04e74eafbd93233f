"""Rules for figures of something else than a run: somebody's age, hours of work, when a race or the dentist begins."""

from __future__ import annotations

import re
from typing import Final

from core.understanding.clocks import HOURS, MINUTES
from core.understanding.numbers import BEFORE, NUMBER
from core.understanding.places import came_along
from core.understanding.rules import Made, plain, units
from core.understanding.tokens import Kind, Token
from core.understanding.words import words


def rules(language: str) -> Made:
    """Return the patterns, and what reads a match of each."""
    return [*_ages(language), *_hours(language), *_begins(language), *_ranks(language)]


def _ages(language: str) -> Made:
    """Match an age: "turned 70", "my sister who's 14", "meine Mutter ist 70 geworden"."""
    before, after = words(language, "marks", "age_before"), words(language, "marks", "age_after")
    kin, who = words(language, "not", "theirs"), words(language, "marks", "relative")
    alone = rf"(?![\w:.,/]*\d|\s?{units(language, 'km', 'mi', 'm', 'h', 'min', 's')}(?!\w)|\s?x)"

    def of_another(match: re.Match[str]) -> Token | None:
        company = came_along(match.string[: match.start()], language)
        said = re.search(rf"(?<!\w){who}(?!\w)", match[1])
        told = said or not company
        return Token(Kind.WARMTH, match.start(2), match.end(2)) if told else None

    return [
        (rf"(?<!\w){before}\s\d{{1,2}}{alone}", plain(Kind.WARMTH)),
        (rf"{BEFORE}\d{{1,2}}\s{after}(?!\w)", plain(Kind.WARMTH)),
        (rf"(?<!\w){kin}((?:,?\s[^\W\d]+){{1,3}}\s)(\d{{1,2}}){alone}(?!\w)", of_another),
    ]


def _hours(language: str) -> Made:
    """Match the length of something that is no run: "a 12 hour shift", "turno de 12 horas"."""
    work, link = words(language, "marks", "takes_hours"), words(language, "marks", "takes_link")
    length = rf"{NUMBER}[\s-]?{units(language, 'h', 'min')}"
    return [
        (rf"{BEFORE}{length}[\s-](?:{link}\s){{0,2}}{work}(?!\w)", plain(Kind.WARMTH)),
        (rf"(?<!\w){work}\s(?:{link}\s)?{length}(?!\w)", plain(Kind.WARMTH)),
    ]


HOUR: Final = "hour"
"""The word of an hour at which something is: of two in a message, the one told by itself says more."""


def _begins(language: str) -> Made:
    """Match a time of day at which something else begins: "gun at 9:30", "dentist at 5"."""
    at = words(language, "marks", "clock_at")
    sure = words(language, "marks", "clock_sure")
    starts, other = words(language, "marks", "race_starts"), words(language, "marks", "appointments")
    clock = r"(\d{1,2})(?:[:.h]\s?(\d{2}))?\s?(?:h|uhr)?(?![\w:.,]*\d|\w)"

    def read(match: re.Match[str]) -> Token | None:
        hour, minute = int(match[1]), int(match[2] or 0)
        told = hour < HOURS and minute < MINUTES
        return Token(Kind.CLOCK, match.start(1), match.end(), hour * MINUTES + minute, HOUR) if told else None

    return [
        (rf"(?<!\w){starts}(?:\W{{1,2}}{at})?\W{{1,2}}{clock}", read),
        (rf"(?<!\w){other}\W{{1,2}}{at}\W{clock}", read),
        (rf"(?<!\w){sure}\s{clock}(?!\s?{units(language, 'km', 'mi', 'min', 'm', 's')}(?!\w))", read),
    ]


_NTH: Final = r"(?:st|nd|rd|th|\.|e|er|eme|a|o)"
"""How figures that count a place in a row end; an accent or a raised letter is folded before."""


def _ranks(language: str) -> Made:
    """Match a place in a row: "3rd woman", "number 312", "my 20th marathon"."""
    ranked, before = words(language, "marks", "ranked"), words(language, "marks", "rank_before")
    things = words(language, "marks", "nth_things")
    return [
        (rf"{BEFORE}\d{{1,5}}{_NTH}\s{ranked}(?!\w)", plain(Kind.WARMTH)),
        (rf"{BEFORE}\d{{1,3}}{_NTH}(?=\s{things}(?!\w))", plain(Kind.WARMTH)),
        (rf"(?<!\w){before}\s\d{{1,5}}(?![\w:.,]*\d|\w)", plain(Kind.WARMTH)),
    ]
