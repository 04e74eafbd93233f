"""Rules for distances, races by name, and weekly distance."""

from __future__ import annotations

import re
from typing import Final

from core.understanding.numbers import BEFORE, NUMBER, number
from core.understanding.rules import Made, Read, metres, middle, unit_of, units
from core.understanding.tokens import Kind, Token
from core.understanding.words import finder, pattern, words
from core.units import Units


def weekly(language: str) -> Made:
    week = words(language, "marks", "week")
    coming = (
        rf"\W{words(language, 'marks', 'next_after')}(?!\w)"  # "60 km la semaine prochaine" is one week's
    )
    joined = words(language, "marks", "week_joined")
    unit = rf"({units(language, 'km')}|{units(language, 'mi')})?"
    amount = rf"({NUMBER})(?:\s?(?:-|{words(language, 'marks', 'or')})\s?({NUMBER}))?\s?{unit}"

    def read(match: re.Match[str]) -> Token:
        return metres(match, Kind.WEEKLY, middle(match), unit_of(match[3], language))

    def per(match: re.Match[str]) -> Token:
        unit = "mi" if match[3].startswith("m") else "km"
        return metres(match, Kind.WEEKLY, middle(match), unit)

    return [
        (rf"{BEFORE}{amount}(?:\sor so)?\s?{week}(?!\w|{coming})", read),
        (rf"{BEFORE}({NUMBER})(?:\s?(?:-|to)\s?({NUMBER}))?\s?({joined})(?!\w)", per),
        (
            rf"(?<!\w){words(language, 'marks', 'weekly_first')}\s(?:\w+\s){{0,3}}?{amount}(?!\w|:)",
            read,
        ),
    ]


def distances(language: str, mine: Units) -> Made:
    """Return the patterns of what was run: "6 of 8 km", "7-8 km", "5 miles", "800 m", "a mile", "the half"."""
    return [
        *_partial(language, mine),
        *_stopped(language),
        *_lengths(language, mine),
        *_miles(language),
        (finder(language, "named_races").pattern, _race(language)),
    ]


def cut_short(language: str, mine: Units) -> Made:
    """Return the patterns of what was run of a plan without a unit: "just half of it, 5 of 10", "nach 6 von 10 abgebrochen"."""
    stopped, of = (words(language, "marks", name) for name in ("cut_short", "done_of"))
    rated = "|".join(words(language, "marks", name) for name in ("effort", "soreness", "pain"))
    few = rf"\W{{1,3}}(?:(?!{rated})[^\W\d]+\W{{1,2}}){{0,3}}"
    figures = rf"(\d{{1,2}})(?:e|o|er|th)?\s{of}\s(\d{{1,2}})(?![\w:.,/]*\d|\s?{units(language, 'km', 'mi', 'h', 'min')}(?!\w))"

    def part(match: re.Match[str]) -> Token | None:
        done, planned = int(match[1]), int(match[2])
        return metres(match, Kind.DISTANCE, done, mine.value, "done") if 0 < done < planned else None

    return [
        (rf"(?<!\w){stopped}{few}{figures}", part),
        (rf"{BEFORE}{figures}\W{{1,2}}(?:[^\W\d]+\W)?{stopped}(?!\w)", part),
    ]


def _partial(language: str, mine: Units) -> Made:
    """Return the pattern of what was run of what was planned: "6 of the 8 km"."""
    km, mi, of = units(language, "km"), units(language, "mi"), words(language, "marks", "done_of")
    hours = units(language, "h", "min", "s")
    planned = rf"(?:the\s|my\s|a\s)?(?:planned\s)?(?P<planned>{NUMBER})\s?({km}|{mi})?(?!\w|[:.]\d|\s?{hours}(?!\w))"

    def part(match: re.Match[str]) -> Token | None:
        if number(match[1]) > number(match["planned"]):
            return None  # "45 sur 10 km": a time over a distance
        unit = unit_of(match[3], language) or mine.value
        return metres(match, Kind.DISTANCE, number(match[1]), unit, "done")

    return [(rf"{BEFORE}({NUMBER})\s?(?:{km}|{mi})?\s{of}\s{planned}", part)]


_MANY_M: Final = 100
"""From here on an "m" is metres; below it is minutes or miles."""
_MILES: Final = 15
"""Below it an "m" may be miles, for who counts in them."""


def _lengths(language: str, mine: Units) -> Made:
    """Return the patterns of a number with its unit, or of a range with one."""
    km, mi, m = (units(language, name) for name in ("km", "mi", "m"))
    amount = rf"(\d{{1,3}}(?:,\d{{3}})+|{NUMBER})"
    spaced = rf"\d{{1,2}}{words(language, 'marks', 'thousands')}\d{{3}}"
    either = rf"\s?(?:-|{words(language, 'marks', 'or')})\s?"
    broken = (
        rf"{BEFORE}(?<!sub )(?<!sub-)(?<!under )(?<!below )(?<!sub)"  # "sub 5 mile": the mile in five minutes
    )
    nth = r"(?:(?:st|nd|rd|th|e|eme|er|\.)(?=\s))?"

    def metric(unit: str) -> Read:
        return lambda match: metres(match, Kind.DISTANCE, number(match[1]), unit)

    def short(match: re.Match[str]) -> Token | None:
        told = match[1] or match[2]
        value = number(_POINTS.sub("", told))
        if value >= _MANY_M:
            return metres(match, Kind.DISTANCE, value, "m")
        own = mine is Units.MI and (not value.is_integer() or value < _MILES)
        return metres(match, Kind.DISTANCE, value, "mi") if own or told in {"26.2", "13.1"} else None

    def span(match: re.Match[str]) -> Token:
        return metres(match, Kind.DISTANCE, middle(match), unit_of(match[3], language))

    return [
        (rf"{BEFORE}({NUMBER}){either}({NUMBER})\s?({km}|{mi})(?!\w)", span),
        (rf"{BEFORE}{amount}{nth}[\s-]?{km}(?!\w)", metric("km")),
        (rf"{broken}{amount}{nth}[\s-]?{mi}(?!\w)", metric("mi")),
        (rf"{BEFORE}(?:({spaced})|{amount})\s?{m}(?!\w)", short),
    ]


_POINTS: Final = re.compile(r"(?<=\d)[. ](?=\d{3}$)")
"""What groups thousands of metres: "5.000 m", in French "5 000 m"."""


def _miles(language: str) -> Made:
    """Return the patterns of a mile beside its time, and of the miles of a marathon and a half."""
    over, one = words(language, "marks", "over"), words(language, "marks", "one_mile")

    def mile(match: re.Match[str]) -> Token:
        return metres(match, Kind.DISTANCE, 1.0, "mi")

    def race(match: re.Match[str]) -> Token:
        return metres(match, Kind.DISTANCE, number(match[1]), "mi")

    return [
        (rf"(?<!\w){one}(?=(?:\s{over}\s\w+)?\W{{1,2}}(?:in\s)?\d{{1,2}}:\d\d)", mile),
        (rf"(?<!\w)(?<=\d:\d\d\s){one}(?!\s?{words(language, 'marks', 'race_not')}|\w)", mile),
        (r"(?<![\w.])(26\.2|13\.1)(?!\w|\.\d|\s?k)", race),
    ]


def _stopped(language: str) -> Made:
    """Return the pattern of the kilometre at which a run ended: "parei no km 4", "bei km 3 abgebrochen"."""
    km, other = units(language, "km"), units(language, "mi", "m", "h", "min", "s")
    stopped, at = (words(language, "marks", name) for name in ("cut_short", "stopped_bare"))
    few = r"(?:[^\W\d]+\W)"

    def read(match: re.Match[str]) -> Token:
        return metres(match, Kind.DISTANCE, number(match[1] or match[2] or match[3]), "km", "done")

    told = rf"{stopped}\W{few}{{0,2}}{km}\s({NUMBER})|{km}\s({NUMBER})\s{few}?{stopped}|{at}\s({NUMBER})"
    return [(rf"(?<!\w)(?:{told})(?![\w:]|[.,]\d|\s?{other}(?!\w))", read)]


def _race(language: str) -> Read:
    found = finder(language, "named_races")

    def read(match: re.Match[str]) -> Token | None:
        around = match.string[max(0, match.start() - 8) : match.end() + 12]
        if "half" in match[0] and pattern(language, "not", "half").search(around):
            return None
        return Token(Kind.RACE, match.start(), match.end(), word=next(found.find(match[0])).means)

    return read
