"""Day words and dates in a text, as tokens in the notation of `core.understanding.days`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from typing import Final, TypeAlias

from core.understanding.tokens import Kind, Token
from core.understanding.words import finder, section, words

Reader: TypeAlias = "Callable[[re.Match[str]], Token | None]"
Rule: TypeAlias = "tuple[re.Pattern[str], Reader]"
Pattern: TypeAlias = "tuple[str, Reader]"
ORDINAL: Final = r"(\d{1,2})(?:st|nd|rd|th|er|\.)?"
_MOST_DAYS: Final = 31
_MOST_MONTHS: Final = 12
_FEW: Final = 3
"""Days or weeks, when somebody says a few."""


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Return the patterns for days, in the order they are tried, each with its reader."""
    made = (*_dates(language), *_weekdays(language), *_away(language))
    return tuple((re.compile(rf"(?<![\w.:/]){body}(?!\w)"), read) for body, read in made)


def _dates(language: str) -> tuple[Pattern, ...]:
    """Return the patterns for days of a month, and from one to another."""
    month, until, _, of, year = _parts(language)
    return (
        (r"(20\d\d)-(\d\d)-(\d\d)", _iso),
        (
            rf"{ORDINAL}(?:{of}{month})?\s?{until}\s?(?:the )?{ORDINAL}{of}{month}",
            lambda m: _span(m, language),
        ),
        (
            rf"{month}\s{ORDINAL}\s?{until}\s?(?:{month}\s)?(?:the )?{ORDINAL}(?!\d|:)",
            lambda m: _span_us(m, language),
        ),
        (
            rf"(\d{{1,2}})[/.](\d{{1,2}})\.?\s?{until}\s?(?:the |dia )?(\d{{1,2}})[/.](\d{{1,2}})\.?",
            _span_numeric,
        ),
        (rf"{ORDINAL}{of}{month}{year}", lambda m: _day(m, language, m[1], m[2], m[3])),
        (
            rf"{month}[\s,]{{1,2}}(?:on )?(?:the )?{ORDINAL}(?![\d:.]?\d|\s?(?:km?|mi|miles?|min)\b){year}",
            lambda m: _day(m, language, m[2], m[1], m[3]),
        ),
        (r"(\d{1,2})[/.](\d{1,2})[/.]((?:20)?\d\d)", _numeric),
        (r"(\d{1,2})-(\d{1,2})-(20\d\d)", _numeric),
        (
            rf"{_any(language, 'ordinals')}{of}{month}{year}",
            lambda m: _day(m, language, _means(language, "ordinals", m[1]), m[2], m[3]),
        ),
        (r"(\d{1,2})\.\s?(\d{1,2})\.", _short),
        (r"(1[1-9]|2\d|3[01])/(\d{1,2})(?!/)", _short),
        (rf"{words(language, 'marks', 'on_day')}\s(\d{{1,2}})/(\d{{1,2}})(?!/)", _short),
        (r"(?:the )?(\d{1,2})(?:st|nd|rd|th)", lambda m: _lone(m, m[1])),
    )


def _weekdays(language: str) -> tuple[Pattern, ...]:
    """Return the patterns for weekdays, from one to another, and the first or last of a month."""
    month, until, count, _, year = _parts(language)
    week, length = _any(language, "weekdays"), _any(language, "spans")
    said, joined = (
        partial(words, language, "marks"),
        r"[\s,]{1,2}(?:(?:on|of|the|am|der|den|el|de|del|le|du|na|da|do)\s)?",
    )
    return (
        (
            rf"{week}\s?{until}\s?{week}[\s,]{{1,2}}{_next_week(language)}",
            lambda m: _week_span(m, language, "next_"),
        ),
        (rf"{said('next_before')}\s{week}\s?{until}\s?{week}", lambda m: _week_span(m, language, "next_")),
        (rf"{week}\s?{until}\s?{week}", lambda m: _week_span(m, language)),
        (rf"{week}{joined}{_next_week(language)}", lambda m: _weekday(m, language, "next_")),
        (rf"{_next_week(language)}{joined}{week}", lambda m: _weekday(m, language, "next_")),
        (
            rf"(?<!sub )(?<!sub-)(?<!under )(?:{said('nth')})\s(?:{_names(language)})\s(?:{said('of_nth')})\s?{month}{year}",
            lambda m: _month(m, language),
        ),
        (rf"{count}\s{length}\s{said('from_day')}\s{week}", lambda m: _shift(m, language, "+")),
        (rf"{said('next_before')}\s{week}", lambda m: _weekday(m, language, "next_")),
        (rf"{week}\s{said('next_after')}", lambda m: _weekday(m, language, "next_")),
        (rf"{said('last_before')}\s{week}", lambda m: _weekday(m, language, "")),
        (rf"{week}\s{said('last_after')}", lambda m: _weekday(m, language, "")),
        (rf"{said('this_before')}\s{week}", lambda m: _weekday(m, language, "")),
    )


def _away(language: str) -> tuple[Pattern, ...]:
    """Return the patterns for how far a day is away, how long something lasts, and months."""
    month, _, count, _, year = _parts(language)
    length = _any(language, "spans")
    said = partial(words, language, "marks")
    on = said("on_month")
    return (
        (rf"{said('in_span')}\s{count}\s{length}(?: time)?", lambda m: _shift(m, language, "+")),
        (rf"{said('ago_before')}\s{count}\s{length}", lambda m: _shift(m, language, "-")),
        (rf"{count}\s{length}\s{said('ago')}", lambda m: _shift(m, language, "-")),
        (rf"{count}\s{length}\s{said('from_now')}", lambda m: _shift(m, language, "+")),
        (
            rf"{said('for_span')}\s{count}\s{length}(?:\s{said('off')})?",
            lambda m: _length(m, language),
        ),
        (rf"{count}\s{length}\s{said('off')}", lambda m: _length(m, language)),
        (rf"{on}[\s-]{month}{year}", lambda m: _month(m, language)),
        (rf"{month}\s(20\d\d)", lambda m: _month(m, language)),
        (rf"{count}\s{length}", lambda m: _length(m, language)),
    )


def _parts(language: str) -> tuple[str, str, str, str, str]:
    """Return what patterns are made of: a month, "until", a count, what stands before a month, and a year."""
    said = partial(words, language, "marks")
    before = rf"(?:{said('of_month')}\s)?"
    count = rf"(\d{{1,3}}|{said('one')}|{said('few')})"
    year = rf"(?:[\s,]{{1,2}}{before}(20(?:1[5-9]|[23]\d))(?!\d))?"
    return _any(language, "months"), said("until"), count, rf"[\s,]{{1,2}}{before}", year


@cache
def _any(language: str, name: str) -> str:
    found = {word for listed in section(language, name).values() for word in listed}
    return "(" + ("|".join(re.escape(word) for word in sorted(found, key=len, reverse=True)) or "(?!)") + ")"


@cache
def _names(language: str) -> str:
    """Return a pattern, without a group, for weekdays and parts of a month: "last sunday of april"."""
    parts = words(language, "marks", "part_of_month")
    return f"{_any(language, 'weekdays').replace('(', '(?:', 1)}|{parts}"


def _means(language: str, name: str, word: str) -> str:
    return finder(language, name).means(word)


def _token(match: re.Match[str], kind: Kind, word: str, other: str = "") -> Token:
    return Token(kind, match.start(), match.end(), word=word, other=other)


def _named(match: re.Match[str], word: str) -> Token:
    return _token(match, Kind.DAY, word)


def _iso(match: re.Match[str]) -> Token | None:
    return _checked(match, int(match[1]), int(match[2]), int(match[3]))


def _checked(match: re.Match[str], year: int, month: int, day: int) -> Token | None:
    try:
        return _named(match, date(year, month, day).isoformat())
    except ValueError:
        return None


def _day(match: re.Match[str], language: str, day: str, month: str, year: str | None) -> Token | None:
    number = int(_means(language, "months", month))
    if year:
        return _checked(match, int(year), number, int(day))
    return _named(match, f"--{number:02}-{int(day):02}") if 1 <= int(day) <= _MOST_DAYS else None


def _span(match: re.Match[str], language: str) -> Token | None:
    last = int(_means(language, "months", match[4]))
    first = int(_means(language, "months", match[2])) if match[2] else last
    return _between(match, (first, int(match[1])), (last, int(match[3])))


def _span_us(match: re.Match[str], language: str) -> Token | None:
    first = int(_means(language, "months", match[1]))
    last = int(_means(language, "months", match[3])) if match[3] else first
    return _between(match, (first, int(match[2])), (last, int(match[4])))


def _span_numeric(match: re.Match[str]) -> Token | None:
    """Read "20.12. bis 2.1.", day first; month first when it can only be that."""
    first, last = (int(match[2]), int(match[1])), (int(match[4]), int(match[3]))
    if max(first[0], last[0]) > _MOST_MONTHS:
        first, last = first[::-1], last[::-1]
    return _between(match, first, last) if max(first[0], last[0]) <= _MOST_MONTHS else None


def _between(match: re.Match[str], first: tuple[int, int], last: tuple[int, int]) -> Token | None:
    if not (1 <= first[1] <= _MOST_DAYS and 1 <= last[1] <= _MOST_DAYS):
        return None
    return _token(match, Kind.SPAN, f"--{first[0]:02}-{first[1]:02}", f"--{last[0]:02}-{last[1]:02}")


def _numeric(match: re.Match[str]) -> Token | None:
    """Day first, as most of the world writes; month first when it can only be that."""
    day, month = int(match[1]), int(match[2])
    if month > _MOST_MONTHS:
        day, month = month, day
    year = int(match[3])
    return _checked(match, year if year > 99 else 2000 + year, month, day)  # noqa: PLR2004 - two digits of a year


def _short(match: re.Match[str]) -> Token | None:
    """Read "18.4." as day and month, where no year is said; month first when it can only be that."""
    day, month = int(match[1]), int(match[2])
    if month > _MOST_MONTHS:
        day, month = month, day
    return _named(match, f"--{month:02}-{day:02}") if _is_day(day, month) else None


def _is_day(day: int, month: int) -> bool:
    return 1 <= day <= _MOST_DAYS and 1 <= month <= _MOST_MONTHS


def _lone(match: re.Match[str], day: str) -> Token | None:
    return _named(match, f"---{int(day):02}") if 1 <= int(day) <= _MOST_DAYS else None


def _weekday(match: re.Match[str], language: str, lead: str) -> Token:
    return _named(match, lead + _means(language, "weekdays", match[1]))


def _week_span(match: re.Match[str], language: str, lead: str = "") -> Token:
    first, last = (_means(language, "weekdays", match[n]) for n in (1, 2))
    return _token(match, Kind.SPAN, lead + first, last)  # the last day is counted from the first


def _next_week(language: str) -> str:
    listed = section(language, "when").get("next_week", ())
    return f"(?:{'|'.join(map(re.escape, listed)) or '(?!)'})"


def _days(match: re.Match[str], language: str) -> int:
    few = re.fullmatch(words(language, "marks", "few"), match[1])
    count = int(match[1]) if match[1].isdecimal() else _FEW if few else 1
    return count * int(_means(language, "spans", match[2]))


def _shift(match: re.Match[str], language: str, sign: str) -> Token:
    return _named(match, f"{sign}{_days(match, language)}d")


def _length(match: re.Match[str], language: str) -> Token:
    return _token(match, Kind.LENGTH, f"+{_days(match, language)}d")


def _month(match: re.Match[str], language: str) -> Token:
    number = int(_means(language, "months", match[1]))
    year = match[2] if len(match.groups()) > 1 else None
    return _named(match, f"{year or '-'}-{number:02}")
