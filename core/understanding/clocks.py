"""Rules for what has minutes in it: paces, durations, times of day."""

from __future__ import annotations

import re
from typing import Final

from core.understanding.numbers import BEFORE, NUMBER, number
from core.understanding.rules import CLOCK, Made, unit_of, units
from core.understanding.tokens import Kind, Token
from core.understanding.words import any_of, section, words
from core.units import KM_M, MILE_M, Units

FASTEST: Final = 140.0
SLOWEST: Final = 720.0
"""Human paces, in seconds per km."""
SPRINT: Final = 95.0
"""Nobody sprints so fast, not even over 100 m; what is a little slower may be strides."""

_EARLIEST: Final = 5
"""Hours that are said as a length of time are one of the day from here on: "à 6 heures"; "à 4h" may be a target."""
HOURS: Final = 24
MINUTES: Final = 60
"""Of a clock."""


_AT: Final = "@"


def paces(language: str, mine: Units) -> Made:
    per = words(language, "marks", "per")
    km, mi = units(language, "km"), units(language, "mi")
    after = words(language, "marks", "pace_after")
    named = [one for one in section(language, "marks").get("pace_before", ()) if one != _AT]
    leads = (rf"(?<!\w){any_of(language, named)}", rf"(?<!\w){_AT}")  # a sign alone is found at once
    span = rf"{CLOCK}(?:\"|'')?(?:\s?-\s?{CLOCK}(?:\"|'')?)?"
    minutes = units(language, "min")
    clock = words(language, "marks", "clock_after")

    def read(match: re.Match[str]) -> Token | None:
        groups = match.groups()
        first = int(groups[0]) * 60 + int(groups[1])
        value = (first + int(groups[2]) * 60 + int(groups[3])) / 2 if groups[2] else float(first)
        written = groups[4] if len(groups) > 4 and groups[4] else ""  # noqa: PLR2004 - the unit, where it is asked for
        return _pace(match, value, written, language, mine)

    def whole(match: re.Match[str]) -> Token | None:
        return _pace(match, number(match[1]) * 60, match[2], language, mine)

    def speed(match: re.Match[str]) -> Token | None:
        unit = "mi" if match[2].startswith("m") else "km"
        hourly = max(number(match[1]), 1.0)
        pace = _pace(match, KM_M * 3.6 / hourly, unit, language, mine)
        return pace or Token(Kind.WARMTH, match.start(), match.end())

    return [
        (rf"{BEFORE}({NUMBER})\s?(k(?:m|p)?\s?/?\s?h|mp?/?h|mi/h)(?!\w)", speed),
        (rf"{BEFORE}{span}\s?(?:{minutes})?\s?{per}\s?({km}|{mi})(?!\w)", read),
        (rf"{BEFORE}{span}\s?{minutes}\s?({km}|{mi})(?!\w)", read),
        *(
            (rf"{lead}[\s:~=]{{0,2}}{span}(?:\s?({km}|{mi})(?!\w))?(?!\s?{clock}(?!\w))", read)
            for lead in leads
        ),
        (rf"{BEFORE}{span}(?:s|er|\s{after})(?!\w)", read),
        (rf"{BEFORE}({NUMBER})[\s-]?{minutes}[\s/-]?(?:{per}\s?)?[\s-]?({km}|{mi})(?!\w)", whole),
    ]


def _pace(match: re.Match[str], seconds: float, written: str, language: str, mine: Units) -> Token | None:
    unit = unit_of(written, language) or mine.value
    pace = seconds * KM_M / (MILE_M if unit == "mi" else KM_M)
    if not FASTEST <= pace <= SLOWEST:
        return Token(Kind.NO_PACE, match.start(), match.end()) if written and pace < SPRINT else None
    return Token(Kind.PACE, match.start(), match.end(), pace, match[0], unit if written else "")


_LAPS: Final = re.compile(r"(?:[1-8]00|1000|1200|1600)s")
""""The 200s" are repetitions, and no time."""


def _parts(match: re.Match[str]) -> Token:
    hours, minute, second = (number(part) if part else 0.0 for part in match.groups())
    return Token(Kind.DURATION, match.start(), match.end(), hours * 3600 + minute * 60 + second)


def _alone(match: re.Match[str]) -> Token | None:
    return None if _LAPS.fullmatch(match[0]) else _parts(match)


def _short(match: re.Match[str]) -> Token:
    return Token(Kind.DURATION, match.start(), match.end(), number(match[1]) * 60 + float(match[2] or 0))


def _clock(match: re.Match[str]) -> Token | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    late = match[3].startswith("p")
    hour = hour % 12 + (12 if late else 0) if hour <= 12 else hour  # noqa: PLR2004 - a clock has 12 hours
    return (
        Token(Kind.CLOCK, match.start(), match.end(), hour * 60 + minute)
        if hour < HOURS and minute < MINUTES
        else None
    )


def _two(match: re.Match[str]) -> Token:
    return Token(Kind.TIME, match.start(), match.end(), int(match[1]) * 60 + int(match[2]), match[0])


def _at(match: re.Match[str]) -> Token | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    told = _EARLIEST <= hour < HOURS and minute < MINUTES
    return Token(Kind.CLOCK, match.start(1), match.end(), hour * 60 + minute) if told else None


def times(language: str) -> Made:
    h, m, s = (units(language, name) for name in ("h", "min", "s"))
    minutes, lengths = rf"(?:{m}|m|')", units(language, "km", "mi", "m")
    joined = rf"(?:{words(language, 'marks', 'and')}\s)?"
    after = words(language, "marks", "clock_after")
    early = words(language, "marks", "clock_before")
    of = words(language, "marks", "done_of")
    some = rf"(?:(?!{words(language, 'marks', 'in_time')}\s)[^\W\d]+\s){{0,2}}"
    return [
        (rf"(?<!\w){early}\s(\d{{1,2}})\s?{h}(?:\s?(\d{{2}}))?(?!\w)", _at),
        (
            rf"{BEFORE}({NUMBER})\s?{minutes}?()\s{of}\s{some}{NUMBER}\s?{minutes}(?!\w)",
            _short,
        ),
        (
            rf"{BEFORE}({NUMBER})\s?{minutes}()\s{of}\s{some}{NUMBER}(?!\w|[:.,]\d|\s?{lengths})",
            _short,
        ),
        (rf"{BEFORE}(\d{{1,2}})(?:[:.](\d{{2}}))?\s?({after})(?!\w)", _clock),
        (rf"{BEFORE}(\d{{1,2}})[:.](\d{{2}})[:.](\d{{2}}(?:[.,]\d+)?)(?!\d)", _parts),
        (rf"{BEFORE}(\d{{1,2}})\s?{h}\s?(\d{{1,2}})(?:\s?{minutes}\s?|[:.])(\d{{2}})(?!\w)", _parts),
        (
            rf"{BEFORE}({NUMBER})\s?{h}(?:\s?{joined}(\d{{1,2}})(?!\d)\s?(?:{minutes}(?!\w|'))?)?(?:\s?{joined}(\d{{1,2}})\s?(?:{s}(?!\w)|\"|''))?(?!\w)",
            _parts,
        ),
        (rf"{BEFORE}()(\d{{1,3}})\s?{minutes}\s?{joined}(\d{{1,2}})\s?(?:{s}(?!\w)|\"|'')?(?!\w)", _parts),
        (rf"{BEFORE}()(\d{{1,3}}):(\d{{2}})\s?{minutes}(?!\w)", _parts),
        (rf"{BEFORE}(\d):(\d{{2}})()\s?{h}(?!\w)", _parts),
        (rf"{BEFORE}({NUMBER})[\s-]?{minutes}()(?!\w)", _short),
        (rf"{BEFORE}(\d{{2,3}})\s?'()(?![\w'])", _short),
        (rf"{BEFORE}()()({NUMBER})[\s-]?(?:{s}|\")(?!\w)", _alone),
        (rf"{BEFORE}(\d{{1,3}}):(\d{{2}})(?:\.\d)?(?!\d|:)", _two),
    ]
