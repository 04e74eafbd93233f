"""Which days are for running, in an answer: those that are named, without those that are denied."""

from __future__ import annotations

import re
from typing import Final

from core.understanding import intent
from core.understanding.days import WEEKDAYS
from core.understanding.facts import Facts, mark
from core.understanding.listed import named_days
from core.understanding.tokens import Kind, Page, Token
from core.understanding.values import Values
from core.understanding.words import Found, finder, words


def days(found: Facts) -> Values | None:
    page = found.page
    refused = mark(page.language, "days_not").search(page.text)
    cut = refused.start() if refused else len(page.text)
    wanted, other = _named(page, 0, cut), _named(page, cut, len(page.text))
    if refused is None and _OFF.search(page.text):
        cut = max(page.text.rfind(stop) for stop in ",;.") + 1
        wanted, other = _named(page, 0, cut), _named(page, cut, len(page.text))
    other = other | _not_on(page)
    wanted = _letters(page) or wanted
    other = other | (_letters(page, refused.end()) if refused else set())
    if not (wanted or other):
        alternate = mark(page.language, "every_other").search(page.text)
        return {"clarify": "days", "number": None} if alternate else None
    meant = (wanted or set(WEEKDAYS)) - other
    return {
        "days": tuple(at for at, day in enumerate(WEEKDAYS) if day in meant),
        "effort": None,
        "number": None,
    }


def _not_on(page: Page) -> set[str]:
    """Return the days that are denied behind their names: "weekdays, but friday no"."""
    behind = re.compile(rf"\s{words(page.language, 'not', 'denied')}\s*(?:$|[,.;!])")
    return {token.word for token in page.all(Kind.DAY) if behind.match(page.text, token.end)}


_OFF: Final = re.compile(r"\b(?:is |are )?off$")
"""Days that are free of running: "mondays off"."""


def _letters(page: Page, first: int = 0) -> set[str]:
    """Return the days of "m w f", when nothing else is said from a place on."""
    if any(token.start >= first for token in page.all(Kind.SPAN)):
        return set()
    known = {**finder(page.language, "weekdays").meanings, **finder(page.language, "letters").meanings}
    span = re.fullmatch(r"\s*(\w+)\s?-\s?(\w+)[\s.!]*", page.text[first:])
    if span and {span[1], span[2]} <= known.keys():
        return _between(Token(Kind.SPAN, 0, 0, word=known[span[1]], other=known[span[2]]))
    joined = mark(page.language, "and")
    parts = [
        part for part in re.split(r"[\s/]+", intent.bare(page.text[first:])) if not joined.fullmatch(part)
    ]
    if parts and all(part in known for part in parts):
        return {known[part] for part in parts}
    _, comma, rest = page.text[first:].partition(",")
    later = page.text.find(rest, first) if comma else 0
    return _letters(page, later) if later and _FIGURE.search(page.text[first:later]) else set()


_FIGURE: Final = re.compile(r"\d")
"""Three days, which are named after a comma."""


def _named(page: Page, first: int, last: int) -> set[str]:
    """Return the days named between two places of a text."""
    days = {
        token.word for token in page.all(Kind.DAY) if token.word in WEEKDAYS and first <= token.start < last
    } | {one.means for one in named_days(page.text, page.language) if first <= one.start < last}
    groups = (
        one
        for one in finder(page.language, "everyday").find(page.text)
        if first <= one.start < last and not _is_rate(page, one)
    )
    grouped = [one.means.split() for one in groups]
    some = [one for one in grouped if len(one) < len(WEEKDAYS)]
    spanned = {day for token in page.all(Kind.SPAN) if first <= token.start < last for day in _between(token)}
    return days | spanned | {day for one in some or grouped for day in one}


def _is_rate(page: Page, group: Found) -> bool:
    """Say whether a word for several days only says how often: the "semaine" of "4 fois par semaine"."""
    rates = mark(page.language, "week").finditer(page.text)
    return any(one.start() < group.start and group.end <= one.end() for one in rates)


def _between(span: Token) -> set[str]:
    """Return the days of "mon to fri"."""
    if span.word not in WEEKDAYS or span.other not in WEEKDAYS:
        return set()
    first, last = WEEKDAYS.index(span.word), WEEKDAYS.index(span.other)
    return {WEEKDAYS[(first + step) % 7] for step in range((last - first) % 7 + 1)}
