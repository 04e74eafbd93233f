"""Which lengths and times of a told run are those of a part of it, and which correct one told before."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.understanding.rules import units
from core.understanding.tokens import Kind, Page, Token
from core.understanding.words import pattern, words


def corrects(page: Page, between: str) -> bool:
    """Say whether what stands between two figures lets the second one count: "8k, no wait, 9k"."""
    return pattern(page.language, "marks", "rather").search(between) is not None


_WITHIN: Final = r"[^\w,;.!?]{0,3}"
"""What may stand between two words of one clause."""


@cache
def mark_before(language: str, name: str) -> re.Pattern[str]:
    """Return what finds the words of a mark at the end of what stands before a figure."""
    gap = _WITHIN if name == "part_before" else r"\W{0,3}"
    return re.compile(
        rf"(?<!\w){words(language, 'marks', name)}{gap}(?:(?:the|my|a|el|la|los|las|le|les|l|o|os|as|den|dem|der|die|zum) )?$"
    )


@cache
def mark_after(language: str, name: str) -> re.Pattern[str]:
    """Return what finds the words of a mark at the beginning of what stands behind a figure."""
    gap = _WITHIN if name == "part_after" else r"\W{0,3}"
    return re.compile(rf"{gap}{words(language, 'marks', name)}(?!\w)")


def is_total(page: Page, token: Token) -> bool:
    """Say whether a figure is the sum of what was run: "11 km in total", "total: 11 km"."""
    return bool(
        mark_after(page.language, "total").match(page.after(token))
        or mark_before(page.language, "total_before").search(page.before(token))
    )


FAR: Final = 48
"""How many characters before a figure are looked at for where a run was stopped."""


def is_part(page: Page, token: Token) -> bool:
    """Say whether a distance is only a part of a run: "last 5k", "2 miles to go"."""
    before, after = page.before(token), page.after(token)
    if mark_before(page.language, "stopped_at").search(page.before(token, FAR)) or token.word == "done":
        return False
    if is_total(page, token):
        return False
    if token.kind is Kind.RACE and mark_after(page.language, "race_not").match(after):
        return not _best(page.language).match(after)
    if len(page.all(Kind.DISTANCE)) > 1 and mark_after(page.language, "uphill").match(after):
        return True
    if len(page.all(Kind.DISTANCE)) > 1 and mark_after(page.language, "part_at_pace").match(after):
        return True
    leads = mark_before(page.language, "part_before").search(before) and token.word != "parkrun"
    ever = token.kind is Kind.RACE or mark_after(page.language, "ever").match(after)
    leads = leads and not (ever and mark_before(page.language, "first_ever").search(before))
    leads = leads and not any(_after_set(page, one, token) for one in page.all(Kind.SET))
    return bool(leads or mark_after(page.language, "part_after").match(after))


def _after_set(page: Page, reps: Token, token: Token) -> bool:
    """Say whether repetitions came on top of a run: "4 strides after 7k easy"."""
    between = page.text[reps.end : token.start]
    return (
        re.fullmatch(rf"\W{{1,2}}{words(page.language, 'marks', 'on_top')}\W(?:\w{{1,3}}\W)?", between)
        is not None
    )


@cache
def _best(language: str) -> re.Pattern[str]:
    """Match a best time with its figures: "parkrun PB 21:03"."""
    return re.compile(rf"\W{{0,3}}{words(language, 'marks', 'best')}\W{{1,6}}(?:\w{{2,3}}\W)?\d")


def of_a_part(page: Page, token: Token) -> bool:
    """Say whether a time or a pace is that of a part: "last mile 7:40", "4:05 per rep"."""
    language, before, after = page.language, page.before(token), page.after(token)
    return bool(
        _part_of(language).search(before)
        or _each(language).match(after)
        or (mark_before(language, "from").search(before) and _onward(language).match(after))
        or _from_another(language).search(before)
    )


@cache
def _from_another(language: str) -> re.Pattern[str]:
    """Match what lets a pace only be the last: the 4:50 of "from 5:40 down to 4:50"."""
    start, until = (words(language, "marks", name) for name in ("from", "until"))
    return re.compile(rf"(?<!\w){start}\s\d{{1,2}}[:.']\d\d\s(?:\w+\s)?(?:{until}|->)\s?$")


@cache
def _onward(language: str) -> re.Pattern[str]:
    """Match what lets a pace only be the first: "from 5:40 down to 4:50"."""
    return re.compile(rf"\s(?:\w+\s)?(?:{words(language, 'marks', 'until')}|->)\s?\d{{1,2}}[:.']\d\d")


def of_reps(page: Page, token: Token) -> bool:
    """Say whether a time or a pace stands right behind repetitions, each of which took it: "6 x 800, avg 3:22"."""
    behind = (page.text[one.end : token.start] for one in page.all(Kind.SET) if one.end <= token.start)
    return not token.unit and any(_behind(page.language).fullmatch(between) for between in behind)


@cache
def _behind(language: str) -> re.Pattern[str]:
    return re.compile(rf"[\s,:;-]{{0,3}}(?:{words(language, 'marks', 'averaging')}[\s:]{{1,2}})?")


@cache
def _each(language: str) -> re.Pattern[str]:
    """Match what makes a time that of one repetition: "per rep", "each"."""
    return re.compile(rf"\W{{1,2}}{words(language, 'marks', 'each_rep')}(?!\w)")


@cache
def _part_of(language: str) -> re.Pattern[str]:
    part, unit = words(language, "marks", "nth"), units(language, "km", "mi")
    return re.compile(
        rf"(?<!\w)(?!\d){part}\W(?:{unit}|{words(language, 'marks', 'lap')})\W{{1,3}}(?:\w{{1,3}}\W)?$"
    )
