"""Times of day, by the part they play: the hour of a reminder, a night from bed to rise, quiet hours."""

from __future__ import annotations

import re

from core.understanding.clocks import HOURS, MINUTES
from core.understanding.elsewhere import HOUR
from core.understanding.moves import plays
from core.understanding.tokens import Kind, Page, Token
from core.understanding.words import pattern, words

_DAY_S = HOURS * MINUTES


def clock(page: Page) -> str | None:
    """Return a time of day as "06:45"; one with am or pm before any other figure: "an hour before, at 5pm"."""
    for token in sorted(page.tokens, key=lambda one: one.kind is not Kind.CLOCK or one.word == HOUR):
        if token.kind is Kind.CLOCK:
            hour, minute = divmod(int(token.number), MINUTES)
            written = re.search(r"[ap]\W?m", page.text[token.start : token.end])
            return _shown(token.number) if written else _of_day(page, hour, minute)
        pair = _FOUR.fullmatch(token.word) or (
            re.search(r"(\d{1,2})[:.](\d{2})", token.word)
            if token.kind in {Kind.TIME, Kind.PACE, Kind.NUMBER}
            else None
        )
        if pair:
            return _of_day(page, int(pair[1]), int(pair[2]))
        if token.kind is Kind.NUMBER and token.number.is_integer() and token.number < HOURS:
            return _of_day(page, int(token.number), 0)
        if token.kind is Kind.DURATION and token.number < _DAY_S * MINUTES:
            return _of_day(page, *divmod(int(token.number) // MINUTES, MINUTES))
    return "12:00" if pattern(page.language, "marks", "noon").search(page.text) else None


_FOUR = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
"""An hour and its minutes in four figures: "0615"."""
_SHORTEST_NIGHT_H, _LONGEST_NIGHT_H = 3, 14
_LATEST_BED = 5
"""Of the hours on a clock; who goes to bed later says hours of sleep."""


def night(page: Page) -> float | None:
    """Return the hours between going to bed and getting up: "11pm to 6am", "de 23h à 6h30", "von halb elf bis sechs"."""
    told = [(token, minutes) for token in page.tokens for minutes in _clock_minutes(token)]
    if len(told) != 2 or not _parts_clocks(page, *(token for token, _ in told)):  # noqa: PLR2004 - to bed and up
        return None
    (_, bed), (_, up) = told
    whole_day = bed >= 13 * 60 or bed <= _LATEST_BED * 60
    hours = (up - bed) % (_DAY_S if whole_day else _DAY_S // 2) / 60
    return hours if _SHORTEST_NIGHT_H <= hours <= _LONGEST_NIGHT_H else None


_APART = 32
"""Characters between going to bed and waking: "ins Bett um 11, wach um halb 6"."""


def _parts_clocks(page: Page, bed: Token, up: Token) -> bool:
    figure = re.search(r"\d", page.text[up.start :])  # "a 6:30" may be read as a pace
    between = page.text[bed.end : up.start + (figure.start() if figure else 0)]
    awake = pattern(page.language, "marks", "awake").search(page.text)
    if page.context == "asked:sleep" and awake and len(between) <= _APART:
        return True
    return bool(
        re.fullmatch(rf"\W{{0,3}}(?:{words(page.language, 'marks', 'bed_to_rise')}\W{{0,2}}|-\W?)", between)
    )


def _clock_minutes(token: Token) -> list[int]:
    """Return a time of day in minutes; hours that are written as a length of time are one here: "23h"."""
    if token.kind is Kind.CLOCK:
        return [int(token.number)]
    pair = re.search(r"(\d{1,2})[:.](\d{2})", token.word) if token.kind in {Kind.TIME, Kind.PACE} else None
    if pair:
        return [int(pair[1]) * 60 + int(pair[2])] if int(pair[1]) < HOURS else []
    if token.kind is Kind.DURATION and token.number <= _DAY_S * MINUTES:
        return [int(token.number) // MINUTES % _DAY_S]
    bare = token.kind is Kind.NUMBER and token.number < HOURS and token.word.isdecimal()
    return [int(token.number) * 60] if bare else []


def _of_day(page: Page, hour: int, minute: int) -> str | None:
    late = pattern(page.language, "marks", "pm").search(page.text)
    hour = hour + 12 if late and hour < 12 else hour  # noqa: PLR2004 - a clock has 12 hours
    return _shown(hour * 60 + minute) if hour < HOURS and minute < MINUTES else None


def _shown(minutes: float) -> str:
    hour, minute = divmod(int(minutes) % _DAY_S, 60)
    return f"{hour:02}:{minute:02}"


def quiet(page: Page) -> tuple[str, str] | None:
    """Return quiet hours: "quiet hours 22 to 7"; one end alone leaves the other empty: "no messages after 9pm"."""
    told = [(token, found) for token in page.tokens for found in _hours(page, token)]
    if len(told) == 1:
        return _one_end(page, *told[0])
    return (told[0][1], told[1][1]) if len(told) == 2 else None  # noqa: PLR2004 - from and until


def _one_end(page: Page, token: Token, hour: str) -> tuple[str, str] | None:
    if plays(page, token, "quiet_from"):
        return hour, ""
    return ("", hour) if plays(page, token, "quiet_until") else None


def _hours(page: Page, token: Token) -> list[str]:
    text = page.text[token.start : token.end]
    if token.kind is Kind.CLOCK:
        return [_shown(token.number)]
    late = re.match(
        rf"\W{{1,2}}(?:{words(page.language, 'marks', 'clock_after')}\W)?{words(page.language, 'marks', 'pm')}(?!\w)",
        page.after(token),
    )
    return [
        _shown((int(hour) + 12 * (late is not None and int(hour) < 12)) * 60 + int(minute or 0))  # noqa: PLR2004 - a clock has 12 hours
        for hour, minute in re.findall(r"(\d{1,2})(?:[:.h](\d{2}))?", text)
        if int(hour) <= HOURS
    ]
