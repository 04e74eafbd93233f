"""Which lengths and times of a told run are those of a part of it, and which correct one told before."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.understanding.rules import units
from core.understanding.tokens import Kind, Page, Token
from core.understanding.words import words


def corrects(page: Page, between: str) -> bool:
    """Say whether what stands between two figures lets the second one count: "8k, no wait, 9k"."""
    return bool(re.search(rf"(?<!\w){words(page.language, 'marks', 'rather')}(?!\w)", between))


@cache
def mark_before(language: str, name: str) -> re.Pattern[str]:
    """Return what finds the words of a mark at the end of what stands before a figure."""
    return re.compile(
        rf"(?<!\w){words(language, 'marks', name)}\W{{0,3}}(?:(?:the|my|a|el|la|los|las|le|les|l|o|os|as|den|dem|der|die|zum) )?$"
    )


@cache
def mark_after(language: str, name: str) -> re.Pattern[str]:
    """Return what finds the words of a mark at the beginning of what stands behind a figure."""
    gap = r"[^\w,;.!?]{0,3}" if name == "part_after" else r"\W{0,3}"
    return re.compile(rf"{gap}{words(language, 'marks', name)}(?!\w)")


@cache
def mark_anywhere(language: str, name: str) -> re.Pattern[str]:
    """Return what finds the words of a mark."""
    return re.compile(rf"(?<!\w){words(language, 'marks', name)}(?!\w)")


_FAR: Final = 48
"""How many characters before a figure are looked at for where a run was stopped."""


def is_part(page: Page, token: Token) -> bool:
    """Say whether a distance is only a part of a run: "last 5k", "2 miles to go"."""
    before, after = page.before(token), page.after(token)
    if mark_before(page.language, "stopped_at").search(page.before(token, _FAR)) or token.word == "done":
        return False
    if mark_after(page.language, "total").match(after):
        return False
    if token.kind is Kind.RACE and mark_after(page.language, "race_not").match(after):
        return True
    if len(page.all(Kind.DISTANCE)) > 1 and mark_after(page.language, "uphill").match(after):
        return True
    return bool(
        mark_before(page.language, "part_before").search(before)
        or mark_after(page.language, "part_after").match(after)
    )


def of_a_part(page: Page, token: Token) -> bool:
    """Say whether a time or a pace is that of a part: "last mile 7:40", "letzter km in 4:40"."""
    return bool(_part_of(page.language).search(page.before(token)))


@cache
def _part_of(language: str) -> re.Pattern[str]:
    part, unit = words(language, "marks", "nth"), units(language, "km", "mi")
    return re.compile(
        rf"(?<!\w)(?!\d){part}\W(?:{unit}|{words(language, 'marks', 'lap')})\W{{1,3}}(?:\w{{1,3}}\W)?$"
    )
