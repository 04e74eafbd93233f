"""What a clause complains of: soreness or pain, and how much, by its words."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.understanding import sickness
from core.understanding.body import MUSCLES
from core.understanding.places import Places
from core.understanding.tokens import Page
from core.understanding.words import Found, finder, pattern, words

KINDS: Final = (
    ("pain", "pain"),
    ("pain_at", "pain"),
    ("sore", "soreness"),
    ("sore_at", "soreness"),
    ("either", ""),
)
"""Tables of complaints and what each is a complaint of; those with "_at" only count beside a place."""


_SORE_FIRST: Final = tuple(sorted(KINDS, key=lambda one: one[1] != "soreness"))


def complaint(page: Page, text: str, places: Places) -> tuple[str, float | None, tuple[int, int]]:
    """Return the kind of complaint ("soreness", "pain", or ""), its degree in words, and where it stands."""
    told = [
        one for one in _complaints(page, text, placed=bool(places)) if not _ILL.match(text[one[1].start :])
    ]
    whole = [one for one in told if not any(_inside(one[1], other) for _, other in told)]
    denied = [one for one in whole if _negation(page.language).search(text[: one[1].start])]
    for kind, found in whole:
        if (kind, found) not in denied:
            named = kind or kind_of(places, page.context)
            return named, _much(text, found, page.language), (found.start, found.end)
    if places and denied:  # "no knee pain" is an answer about the knee
        return denied[0][0] or kind_of(places, page.context), 0.0, (0, 0)
    if places and page.context in _WELL_ASKED and finder(page.language, "well").first(text):
        return kind_of(places, page.context), 0.0, (0, 0)
    return "", None, (0, 0)


def _inside(one: Found, other: Found) -> bool:
    """Say whether a complaint is a part of a longer one: the "gone" of "pain is gone"."""
    longer = other.end - other.start > one.end - one.start
    return longer and other.start <= one.start and one.end <= other.end


def _complaints(page: Page, text: str, *, placed: bool) -> list[tuple[str, Found]]:
    """Return the longest complaint of each table, the one that counts most first."""
    found, calm = [], tuple(one.span() for one in pattern(page.language, "not", "pain").finditer(text))
    for name, kind in KINDS if page.context != "asked:soreness" else _SORE_FIRST:
        if name in {"pain_at", "sore_at", "either"} and not (placed or _of_the_body(page, text)):
            continue
        told = (one for one in finder(page.language, name).find(text) if not _lies_in(one, calm))
        one = max(told, key=lambda one: one.end - one.start, default=None)
        found += [(kind, one)] if one else []
    return found


def _lies_in(one: Found, spans: tuple[tuple[int, int], ...]) -> bool:
    """Say whether a word is part of what only sounds like a complaint: the "mal" of "mal dormi"."""
    return any(first <= one.start and one.end <= last for first, last in spans)


def _of_the_body(page: Page, text: str) -> bool:
    """Say whether words without a place answer how the body is; "the fever is gone" does not."""
    return page.context in _BODY_ASKED and not sickness.ill(text)


_BODY_ASKED: Final = frozenset({"asked:soreness", "asked:injury"})
_WELL_ASKED: Final = frozenset({"asked:soreness", "asked:choice"})
_ILL: Final = re.compile(r"sore throat")


def _much(text: str, found: Found, language: str) -> float | None:
    """Return how much: by a word of degree beside the complaint, else as the complaint itself says."""
    value = float(found.means)
    degree = _nearest_degree(text, found, language) if value and value != _SEEN else None
    return degree if degree is not None else value if value >= 0 else None


_SEEN: Final = -2.0
"""What a table gives for what is seen and not felt: "a bit swollen" says how much, but not how much it hurts."""


@cache
def _negation(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words(language, 'not', 'denied')}\W+(?:\w+\W+)?$")


_BESIDE: Final = 24
"""Characters; a degree farther away is of something else."""


def _nearest_degree(text: str, found: Found, language: str) -> float | None:
    """Return the degree that stands nearest to a complaint, before it or after."""
    degrees = finder(language, "degree")
    row = [(one.end, found.start, one) for one in degrees.find(text[: found.start] + " ,")]
    before = words(language, "marks", "degree_before")  # "nagging so I walked"
    row += [
        (found.end, found.end + one.start, one)
        for one in degrees.find(text[found.end :])
        if not re.fullmatch(before, text[found.end + one.start : found.end + one.end])
    ]
    beside = [
        (last - first, one) for first, last, one in row if not _apart(language).search(text[first:last])
    ]
    near = ((gap, float(one.means)) for gap, one in beside if float(one.means) and gap <= _BESIDE)
    return min(near, default=(0, None))[1]


@cache
def _apart(language: str) -> re.Pattern[str]:
    """Match what stands between a degree and a complaint that are not of each other."""
    return re.compile(rf"\d|(?<!\w){words(language, 'marks', 'another')}(?!\w)")


def degree(text: str, language: str) -> float | None:
    found = [float(one.means) for one in finder(language, "degree").find(text) if one.means != "0"]
    return found[0] if found else None


def kind_of(places: Places, context: str) -> str:
    sore = context == "asked:soreness"
    return "soreness" if sore or all(site in MUSCLES for site, _ in places) else "pain"
