"""Find the values in a text. Each pattern takes what it finds; later patterns see only what is left."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final, TypeAlias

from core.understanding import dates
from core.understanding.numbers import BEFORE, NUMBER, number
from core.understanding.tokens import Kind, Token
from core.understanding.words import finder, words
from core.units import KM_M, MILE_M, Units

Read: TypeAlias = "Callable[[re.Match[str]], Token | None]"
Rule: TypeAlias = "tuple[re.Pattern[str], Read]"

MOST: Final = 64
"""Values that are read; nobody reports more of them."""

TAKEN: Final = "\N{SYMBOL FOR NULL}"
"""Stands where a value was."""

_CLOCK: Final = r"(\d{1,2})[:.'](\d{2})(?!\d|[:.]\d)"
_MILE_RACES: Final = {13.1: 21097.5, 26.2: 42195.0, 21.1: 21097.5, 42.2: 42195.0}


def scan(text: str, language: str, units: Units) -> tuple[tuple[Token, ...], str]:
    """Return the values in folded *text*, in order, and the text with a mark where each was."""
    found: list[Token] = []

    def run(rules: tuple[Rule, ...], text: str) -> str:
        for pattern, read in rules:
            text = pattern.sub(lambda match, read=read: _take(match, read, found), text)
        return text

    rest = run(_rules(language, units), text)
    return tuple(sorted(found, key=lambda token: token.start)), rest


def _take(match: re.Match[str], read: Read, found: list[Token]) -> str:
    token = read(match) if len(found) < MOST else None
    if token is None:
        return match[0]
    found.append(token)
    return TAKEN * (match.end() - match.start())


@cache
def _rules(language: str, units: Units) -> tuple[Rule, ...]:
    made = (
        *_sets(language),
        *_scores(language),
        *_weekly(language, units),
        *_sleep(language),
        *dates.rules(language),
        *_days(language),
        *_paces(language, units),
        *_distances(language, units),
        *_times(language),
        *_numbers(),
    )
    return tuple(
        (pattern if isinstance(pattern, re.Pattern) else re.compile(pattern), read) for pattern, read in made
    )


Made: TypeAlias = "list[tuple[str | re.Pattern[str], Read]]"


def _plain(kind: Kind, value: float = 0.0) -> Read:
    return lambda match: Token(kind, match.start(), match.end(), value)


def _units(language: str, *names: str) -> str:
    return "(?:" + "|".join(words(language, "units", name) for name in names) + ")"


def _sets(language: str) -> Made:
    unit = _units(language, "km", "mi", "m", "h", "min", "s")
    one = rf"\(?\d+(?:[.,:]\d+)?(?:-\d+(?:[.:]\d+)?)?(?:\s?(?:{unit}(?!\w)|['\"]+|s(?!\w)))?"
    rest = rf"{words(language, 'marks', 'sets_rest')}"
    tail = rf"(?:[\s,]{{1,2}}{words(language, 'marks', 'sets_with')}/?[\s]?{one}(?:\s{rest})*)"
    after = words(language, "marks", "sets_after")
    of = words(language, "marks", "done_of")
    warm = words(language, "marks", "warm")
    split = r"(?:\d{1,2}:\d{2}(?:\.\d)?|\d{2,3}(?:\.\d)?)"
    return [
        (
            rf"(?<![\w.,:x*])(?<!x\s){split}(?:(?:\s?[,/]\s?|\s|-){split}){{3,}}(?![\w:.]*\d)(?!\s?{unit}\b)",
            _splits,
        ),
        (rf"{BEFORE}\d{{1,2}}\s?[x*]\s?{one}(?:\s{rest})?{tail}{{0,3}}\)?", _plain(Kind.SET)),
        (
            rf"{BEFORE}\d{{1,2}}\s(?:{of}\s\d{{1,2}}\s)?(?:x\s)?(?:\d+\s?{unit}?\s)?{after}(?!\w){tail}{{0,3}}",
            _plain(Kind.SET),
        ),
        (rf"{BEFORE}{NUMBER}\s?{unit}?\s(?:easy\s)?{warm}(?!\w)", _plain(Kind.SET)),
        (rf"(?<!\w){warm}\s{NUMBER}\s?{unit}?(?!\w)", _plain(Kind.SET)),
    ]


def _splits(match: re.Match[str]) -> Token:
    times = re.findall(r"\d+(?:[:.]\d+)*", match[0])
    return Token(Kind.SPLITS, match.start(), match.end(), many=tuple(_seconds(one) for one in times))


def _seconds(text: str) -> float:
    minutes, colon, seconds = text.rpartition(":")
    return int(minutes) * 60 + float(seconds) if colon else float(seconds)


def _scores(language: str) -> Made:
    ten = rf"\s?(?:/|(?:\s?{words(language, 'marks', 'out_of')}\s?))\s?10(?![\d:.,/]*\d)"
    few = rf"({NUMBER})(?:\s?(?:-|/|or|to|ish)\s?({NUMBER})(?!\s?/))?"
    link = rf"(?:(?:[\s:=~,-]{{1,3}}{words(language, 'marks', 'copula')})*[\s:=~-]{{0,3}})"
    no_unit = rf"(?!\d|[.,:/x]\d|\s?(?:{_units(language, 'km', 'mi', 'm', 'h', 'min')})(?!\w)|\s?%)"
    made: Made = [(rf"(?<![\w.,:/]){few}{ten}", _score(""))]
    for word in ("effort", "soreness", "pain"):
        name = words(language, "marks", word)
        made.append((rf"(?<!\w){name}{link}(?<!\w){few}(?:{ten})?{no_unit}", _score(word)))
        if word != "soreness":
            made.append((rf"(?<![\w.,:/]){few}\s(?:for\s)?{name}(?!\w)", _score(word)))
    return made


def _score(word: str) -> Read:
    def read(match: re.Match[str]) -> Token:
        low = number(match[1])
        value = (low + number(match[2])) / 2 if match[2] else low
        return Token(Kind.SCORE, match.start(), match.end(), value, word)

    return read


def _weekly(language: str, units: Units) -> Made:
    week = words(language, "marks", "week")
    joined = words(language, "marks", "week_joined")
    unit = rf"({_units(language, 'km')}|{_units(language, 'mi')})?"
    amount = rf"({NUMBER})(?:\s?(?:-|to|or)\s?({NUMBER}))?\s?{unit}"

    def read(match: re.Match[str]) -> Token:
        low = number(match[1])
        value = (low + number(match[2])) / 2 if match[2] else low
        return _metres(match, Kind.WEEKLY, value, _unit_of(match[3] or "", language, units))

    def per(match: re.Match[str]) -> Token:
        unit = "mi" if match[3].startswith("m") else "km"
        low = number(match[1])
        value = (low + number(match[2])) / 2 if match[2] else low
        return _metres(match, Kind.WEEKLY, value, unit)

    return [
        (rf"{BEFORE}{amount}(?:\sor so)?\s?{week}(?!\w)", read),
        (rf"{BEFORE}({NUMBER})(?:\s?(?:-|to)\s?({NUMBER}))?\s?({joined})(?!\w)", per),
        (
            rf"(?<!\w)(?:weekly|a week|per week|week)\s(?:\w+\s){{0,3}}?(?:about\s|around\s|is\s|of\s)?{amount}(?!\w|:)",
            read,
        ),
    ]


def _unit_of(written: str, language: str, units: Units) -> str:
    if not written:
        return ""
    return "mi" if re.fullmatch(_units(language, "mi"), written) else "km"


def _metres(match: re.Match[str], kind: Kind, value: float, unit: str, word: str = "") -> Token:
    """A distance; without a unit its number is bare, and *unit* empty."""
    if unit == "mi" and value in _MILE_RACES:
        return Token(kind, match.start(), match.end(), _MILE_RACES[value], word, unit)
    scale = {"km": KM_M, "mi": MILE_M, "m": 1.0, "": 1.0}[unit]
    return Token(kind, match.start(), match.end(), value * scale, word, unit)


def _sleep(language: str) -> Made:
    name = words(language, "marks", "sleep")
    link = rf"(?:\s(?:for|about|like|only|around|just|maybe|was|of|a|last night|roughly|barely|at|under|over|approx|well|not even|less than|more than|more like)){{0,4}}"
    hours = _units(language, "h")
    amount = rf"({NUMBER})(?:\s?(?:-|to|or)\s?({NUMBER}))?(?:\s?(?:{hours})?\s?(\d{{2}})(?!\d)\s?(?:m|min|mins)?(?!\w))?\s?(?:{hours})?(?:\s(and a half))?"

    def read(match: re.Match[str]) -> Token | None:
        low = number(match[1])
        value = (low + number(match[2])) / 2 if match[2] else low
        value += int(match[3]) / 60 if match[3] else 0.5 if match[4] else 0
        return Token(Kind.SLEEP, match.start(), match.end(), value)

    def clock(match: re.Match[str]) -> Token:
        return Token(Kind.SLEEP, match.start(), match.end(), int(match[1]) + int(match[2]) / 60)

    return [
        (rf"(?<!\w){name}{link}[\s:=~]{{1,2}}{_CLOCK}", clock),
        (rf"(?<!\w){name}{link}[\s:=~]{{1,2}}{amount}(?!\w|[:/]|\s?(?:am|pm|k|km))", read),
        (
            rf"{BEFORE}({NUMBER})(?:\s?(?:-|to|or)\s?({NUMBER}))?()\s?{hours}(?:\s(and a half))?(?:\s(?:of|last night|the|good|bad|broken|solid|decent|rough|proper|total|in)){{0,3}}\s{name}",
            read,
        ),
    ]


def _days(language: str) -> Made:
    def read(name: str) -> Read:
        found = finder(language, name)

        def token(match: re.Match[str]) -> Token:
            means = next(found.find(match[0])).means
            return Token(Kind.DAY, match.start(), match.end(), word=means)

        return token

    return [(finder(language, name).pattern, read(name)) for name in ("when", "weekdays")]


def _paces(language: str, units: Units) -> Made:
    per = words(language, "marks", "per")
    km, mi = _units(language, "km"), _units(language, "mi")
    before, after = words(language, "marks", "pace_before"), words(language, "marks", "pace_after")
    span = rf"{_CLOCK}(?:\s?-\s?{_CLOCK})?"
    minutes = _units(language, "min")

    def read(match: re.Match[str]) -> Token | None:
        groups = match.groups()
        first = int(groups[0]) * 60 + int(groups[1])
        value = (first + int(groups[2]) * 60 + int(groups[3])) / 2 if groups[2] else float(first)
        written = groups[4] if len(groups) > 4 and groups[4] else ""  # noqa: PLR2004 - the unit, where it is asked for
        return _pace(match, value, written, language, units)

    def whole(match: re.Match[str]) -> Token | None:
        return _pace(match, number(match[1]) * 60, match[2], language, units)

    return [
        (rf"{BEFORE}{span}\s?(?:{minutes})?\s?{per}\s?({km}|{mi})(?!\w)", read),
        (rf"{BEFORE}{span}\s?{minutes}\s?({km}|{mi})(?!\w)", read),
        (
            rf"(?<!\w){before}[\s:~=]{{0,2}}{span}(?:\s?({km}|{mi})(?!\w))?(?!\s?(?:am|pm|a\.m|p\.m|in the (?:morning|evening))\b)",
            read,
        ),
        (rf"{BEFORE}{span}(?:s|er|\s{after})(?!\w)", read),
        (rf"{BEFORE}({NUMBER})[\s-]?{minutes}[\s/-]?(?:{per}\s?)?[\s-]?({km}|{mi})(?!\w)", whole),
    ]


def _pace(match: re.Match[str], seconds: float, written: str, language: str, units: Units) -> Token | None:
    unit = _unit_of(written, language, units) or units.value
    pace = seconds * KM_M / (MILE_M if unit == "mi" else KM_M)
    if not FASTEST <= pace <= SLOWEST:
        return None
    return Token(Kind.PACE, match.start(), match.end(), pace, match[0], unit if written else "")


FASTEST: Final = 140.0
SLOWEST: Final = 720.0
"""Human paces, in seconds per km."""


def _distances(language: str, units: Units) -> Made:
    km, mi, m = (_units(language, name) for name in ("km", "mi", "m"))
    amount = rf"(\d{{1,3}}(?:,\d{{3}})+|{NUMBER})"
    of = words(language, "marks", "done_of")

    def metric(unit: str) -> Read:
        return lambda match: _metres(match, Kind.DISTANCE, number(match[1]), unit)

    def short(match: re.Match[str]) -> Token | None:
        value = number(match[1].replace(".", "") if re.fullmatch(r"\d+\.\d{3}", match[1]) else match[1])
        if value >= 100:  # noqa: PLR2004 - shorter is minutes or miles
            return _metres(match, Kind.DISTANCE, value, "m")
        miles = match[1] in {"26.2", "13.1"} or (units is Units.MI and (not value.is_integer() or value < 15))  # noqa: PLR2004
        return _metres(match, Kind.DISTANCE, value, "mi") if miles else None

    def part(match: re.Match[str]) -> Token:
        unit = _unit_of(match[2] or "", language, units) or units.value
        return _metres(match, Kind.DISTANCE, number(match[1]), unit, "done")

    def middle(match: re.Match[str]) -> Token:
        value = (number(match[1]) + number(match[2])) / 2
        return _metres(match, Kind.DISTANCE, value, _unit_of(match[3], language, units))

    planned = rf"(?:the\s|my\s|a\s)?(?:planned\s)?{NUMBER}\s?({km}|{mi})?(?!\w|[:.]\d)"
    return [
        (rf"{BEFORE}({NUMBER})\s?(?:{km}|{mi})?\s{of}\s{planned}", part),
        (rf"{BEFORE}({NUMBER})\s?(?:-|to)\s?({NUMBER})\s?({km}|{mi})(?!\w)", middle),
        (rf"{BEFORE}{amount}[\s-]?{km}(?!\w)", metric("km")),
        (rf"{BEFORE}{amount}[\s-]?{mi}(?!\w)", metric("mi")),
        (rf"{BEFORE}{amount}\s?{m}(?!\w)", short),
        (rf"(?<![\w.])(26\.2|13\.1)(?!\w|\.\d|\s?k)", metric("mi")),
        (finder(language, "named_races").pattern, _race(language)),
    ]


def _race(language: str) -> Read:
    found = finder(language, "named_races")

    def read(match: re.Match[str]) -> Token | None:
        around = match.string[max(0, match.start() - 8) : match.end() + 12]
        if "half" in match[0] and _NOT_RACE.search(around):
            return None
        return Token(Kind.RACE, match.start(), match.end(), word=next(found.find(match[0])).means)

    return read


_NOT_RACE: Final = re.compile(
    r"half(?: (?:an|a|the|of|hour|way|past|decent|hearted|asleep|dead|time|\d|hr|my|one)\b|-?way|-?past)|(?:first|second|2nd|1st|other|and a|and|last|latter|by) half(?! mara)"
)


def _times(language: str) -> Made:
    h, m, s = (_units(language, name) for name in ("h", "min", "s"))
    minutes = rf"(?:{m}|m|')"
    after = words(language, "marks", "clock_after")

    def parts(match: re.Match[str]) -> Token:
        hours, minute, second = (number(part) if part else 0.0 for part in match.groups())
        return Token(Kind.DURATION, match.start(), match.end(), hours * 3600 + minute * 60 + second)

    def short(match: re.Match[str]) -> Token:
        return Token(Kind.DURATION, match.start(), match.end(), number(match[1]) * 60 + float(match[2] or 0))

    def clock(match: re.Match[str]) -> Token | None:
        hour, minute = int(match[1]), int(match[2] or 0)
        late = match[3] in re.split(r"\W+", "pm") or match[3].startswith("p")
        hour = hour % 12 + (12 if late else 0) if hour <= 12 else hour  # noqa: PLR2004 - a clock has 12 hours
        return (
            Token(Kind.CLOCK, match.start(), match.end(), hour * 60 + minute)
            if hour < 24 and minute < 60
            else None
        )  # noqa: PLR2004

    def two(match: re.Match[str]) -> Token:
        return Token(Kind.TIME, match.start(), match.end(), int(match[1]) * 60 + int(match[2]), match[0])

    return [
        (rf"{BEFORE}(\d{{1,2}})(?:[:.](\d{{2}}))?\s?({after})(?!\w)", clock),
        (rf"{BEFORE}(\d{{1,2}})[:.](\d{{2}})[:.](\d{{2}}(?:[.,]\d+)?)(?!\d)", parts),
        (
            rf"{BEFORE}({NUMBER})\s?{h}(?:\s?(?:and\s)?(\d{{1,2}})(?!\d)\s?(?:{minutes}(?!\w))?)?(?:\s?(?:and\s)?(\d{{1,2}})\s?(?:{s}(?!\w)|\"))?(?!\w)",
            parts,
        ),
        (rf"{BEFORE}()(\d{{1,3}})\s?{minutes}\s?(\d{{1,2}})\s?(?:{s}(?!\w)|\"|'')?(?!\w)", parts),
        (rf"{BEFORE}({NUMBER})[\s-]?{minutes}()(?!\w)", short),
        (rf"{BEFORE}()()({NUMBER})[\s-]?(?:{s}|\")(?!\w)", parts),
        (rf"{BEFORE}(\d{{1,3}}):(\d{{2}})(?:\.\d)?(?!\d|:)", two),
    ]


def _numbers() -> Made:
    """Return the patterns of bare numbers; a range is its middle."""

    def read(match: re.Match[str]) -> Token:
        return Token(Kind.NUMBER, match.start(), match.end(), number(match[1]), match[0])

    def middle(match: re.Match[str]) -> Token:
        value = (number(match[1]) + number(match[2])) / 2
        return Token(Kind.NUMBER, match.start(), match.end(), value, match[0])

    start, end = r"(?<![\w.:])", r"(?![\w:]|[.,]\d)"
    return [
        (rf"{start}({NUMBER})(?:\s?-\s?|\s(?:or|to)\s)({NUMBER}){end}", middle),
        (rf"{start}({NUMBER}){end}", read),
    ]
