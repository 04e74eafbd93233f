"""How hard it was, how sore it is and how the night was, in an answer."""

from __future__ import annotations

import re
from typing import Final

from core.understanding import hours, intent, plausible
from core.understanding.facts import Facts, mark
from core.understanding.feel import TOP
from core.understanding.numbers import NUMBER
from core.understanding.run_times import readings
from core.understanding.sickness import ill
from core.understanding.tokens import Kind, Page, Token
from core.understanding.values import Values
from core.understanding.words import finder, words

_HOUR_S: Final = 3600.0


def first(page: Page, *kinds: Kind) -> float | None:
    return next((token.number for token in page.all(*kinds)), None)


_MARK: Final = re.compile(r"[,.;!]")


def says_none(page: Page) -> bool:
    """Say whether a message is a word for nothing, or several: "none, all good"."""
    said = (intent.bare(part) for part in (page.text, *_MARK.split(page.text)))
    whole, *parts = (one in finder(page.language, "nothing").meanings if one else None for one in said)
    return bool(whole) or (any(parts) and False not in parts)


def _below_zero(page: Page) -> bool:
    """Say whether a score is below zero, in figures or words: "-2", "minus 2"."""
    said = rf"{words(page.language, 'marks', 'minus')}\s\d"
    return plausible.negative(page) or re.match(said, page.text) is not None


def rpe(found: Facts) -> Values | None:
    number = first(found.page, Kind.NUMBER, Kind.SCORE)
    if (number is not None and number > TOP) or _below_zero(found.page):
        return {"clarify": "range", "effort": None}
    return {"effort": found.effort} if found.effort is not None else None


def soreness(found: Facts) -> Values | None:
    felt, number = found.felt, first(found.page, Kind.NUMBER, Kind.SCORE)
    if (number is not None and number > TOP) or _below_zero(found.page):
        return {"clarify": "range"}
    if felt.pain == 0 and felt.soreness is None and number is None:
        return {"soreness": 0.0, "pain": None, "effort": None}
    free = next((one.number for one in found.free), None)
    if felt.pain is not None and felt.soreness is None and any(ache.pain for ache in felt.aches):
        return {} if free is None else {"soreness": free, "effort": None}  # "3, but my knee hurts"
    value = felt.soreness if felt.soreness is not None else number
    if value is not None:
        told = found.effort if not found.effort_by_word and found.effort != value else None
        return {"soreness": value, "effort": told}
    return _sore_word(found)


def _sore_word(found: Facts) -> Values | None:
    """Read "none", "a bit", "very"."""
    page = found.page
    if says_none(page):
        return {"soreness": 0.0, "effort": None}
    if found.felt.aches:
        return {}
    denied = re.match(words(page.language, "not", "denied") + r"\W", page.text)
    well = finder(page.language, "nothing").first(page.text)
    if denied and well:
        return None  # "not great" is not how sore it is
    if _of_other_things(page):
        return None
    degree = "0" if _ends_well(page) else finder(page.language, "degree").first(page.rest) or well
    if degree is None:
        return None
    return {
        "soreness": float(degree),
        "approx": frozenset({"soreness"} if float(degree) else ()),
        "effort": None,
    }


def _of_other_things(page: Page) -> bool:
    """Say whether a word of degree tells of the night or of an illness: "slept badly", "the fever is gone"."""
    return mark(page.language, "sleep").search(page.rest) is not None or ill(page.text)


def _ends_well(page: Page) -> bool:
    """Say whether a word that is a degree before another one stands alone at the end, and says that all is well: "está bien"."""
    well = list(finder(page.language, "well").find(page.text))
    degrees = {(one.start, one.end) for one in finder(page.language, "degree").find(page.text)}
    last = well[-1] if well else None
    return last is not None and (last.start, last.end) in degrees and not page.text[last.end :].strip(" .!")


def sleep(found: Facts) -> Values | None:
    night = hours.night(found.page)
    if night is not None:
        return _hours(night)
    either = _either(found.page)
    if either is not None:
        return _hours(either)
    for token in found.page.tokens:
        if token.kind in {Kind.SLEEP, Kind.NUMBER}:
            return _hours(_bed_to_rise(token))
        if token.kind is Kind.DURATION:
            return _hours(token.number / _HOUR_S)
        if token.kind is Kind.TIME:
            return _hours(readings(token.word)[1] / _HOUR_S)
    return {} if mark(found.page.language, "slept_how").fullmatch(intent.bare(found.page.text)) else None


def _either(page: Page) -> float | None:
    """Return the middle of "6 to 7 hours"."""
    low, high = page.all(Kind.NUMBER), page.all(Kind.DURATION)
    if not (low and high and 0 < low[0].number < high[0].number / _HOUR_S):
        return None
    between = re.fullmatch(
        rf"\s?(?:-|{words(page.language, 'marks', 'or')})\s?", page.text[low[0].end : high[0].start]
    )
    return (low[0].number + high[0].number / _HOUR_S) / 2 if between else None


def _bed_to_rise(token: Token) -> float:
    """Return hours of sleep; "11 to 6" are the hours of a clock."""
    clock = _CLOCKS.fullmatch(token.word)
    if clock is None or re.fullmatch(NUMBER, token.word):
        return token.number
    bed, up = (int(clock[at]) + int(clock[at + 1] or 0) / 60 for at in (1, 3))
    return (up - bed) % 12 if bed > up else token.number


_CLOCKS: Final = re.compile(r"(\d+)(?:[.:]([0-5]\d))?[^\d.:]+(\d+)(?:[.:]([0-5]\d))?")


def _hours(hours: float) -> Values:
    possible = 0 <= hours <= plausible.MOST_SLEEP_H
    return {
        "sleep_h": round(hours, 2) if possible else None, "clarify": None if possible else "range", "effort": None
    }  # fmt: skip
