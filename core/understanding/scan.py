"""Find the values in a text. Each pattern takes what it finds; later patterns see only what is left."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache, partial
from itertools import chain
from typing import Final

from core.understanding import clocks, dates, distances, elsewhere, ratings, refuted
from core.understanding.numbers import NUMBER, number
from core.understanding.rules import Made, Read, middle
from core.understanding.starts import INNER, TAKEN, Heads, begins, heads, of_a_start, replaced, starts
from core.understanding.tokens import Kind, Token
from core.understanding.words import finder, pattern, words
from core.units import Units

MOST: Final = 64
"""Values that are read; nobody reports more of them."""


@lru_cache(maxsize=1024)
def scan(text: str, language: str, units: Units) -> tuple[tuple[Token, ...], str]:
    """Return the values in folded *text*, in order, and the text with a mark where each was."""
    found: list[Token] = []

    where = _where(text, language, units)
    for place, (rule, read, begun) in enumerate(_rules(language, units)):
        if begun is not None and place not in where:
            continue
        take = partial(_take, read, found)
        text = rule.sub(take, text) if begun is None else replaced(rule, take, text, where[place])
    return tuple(sorted(found, key=lambda token: token.start)), text


def _take(read: Read, found: list[Token], match: re.Match[str]) -> str:
    token = read(match) if len(found) < MOST else None
    if token is None:
        return match[0]
    found.append(token)
    first, last = token.start - match.start(), token.end - match.start()
    return match[0][:first] + TAKEN * (last - first) + match[0][last:]


@cache
def _rules(language: str, units: Units) -> tuple[tuple[re.Pattern[str], Read, Heads], ...]:
    """Return every rule in the order it is tried, what is most particular first, and what it may begin with."""
    made = (
        *refuted.rules(language),
        *elsewhere.rules(language),
        *ratings.sets(language),
        *ratings.warmth(language),
        *distances.cut_short(language, units),
        *ratings.scores(language),
        *distances.weekly(language),
        *ratings.sleep(language),
        *dates.rules(language),
        *_days(language),
        *clocks.paces(language, units),
        *distances.distances(language, units),
        *clocks.times(language),
        *_numbers(language),
    )
    rules = ((re.compile(pattern), read) for pattern, read in made)
    return tuple((rule, read, heads(rule.pattern)) for rule, read in rules)


def _where(text: str, language: str, units: Units) -> dict[int, list[int]]:
    """Return by the number of a rule where it may begin; rules that begin alike share one list."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in starts(text):
        places[word].append(at)
    begun: dict[int, list[list[int]]] = defaultdict(list)
    for word, there in places.items():
        for rule in _begun_by(word, language, units):
            begun[rule].append(there)
    return {rule: rows[0] if len(rows) == 1 else sorted(chain(*rows)) for rule, rows in begun.items()}


@lru_cache(maxsize=8192)
def _begun_by(word: str, language: str, units: Units) -> tuple[int, ...]:
    return tuple(
        place
        for place, (rule, _, heads) in enumerate(_rules(language, units))
        if begins(word, heads) and not (word == INNER and of_a_start(rule.pattern))
    )


_AROUND: Final = 12
_NOT_DAYS: Final = {"when": "when", "weekdays": "weekday"}
"""By table of days, the list of what only sounds like one."""


def _days(language: str) -> Made:
    def read(name: str) -> Read:
        found = finder(language, name)

        def token(match: re.Match[str]) -> Token | None:
            around = match.string[max(0, match.start() - _AROUND) : match.end() + 1]
            if pattern(language, "not", _NOT_DAYS[name]).search(around):
                return None
            means = next(found.find(match[0])).means
            return Token(Kind.DAY, match.start(), match.end(), word=means)

        return token

    return [(finder(language, name).pattern, read(name)) for name in ("when", "weekdays")]


def _numbers(language: str) -> Made:
    """Return the patterns of bare numbers; a range is its middle."""

    def read(match: re.Match[str]) -> Token:
        return Token(Kind.NUMBER, match.start(), match.end(), number(match[1]), match[0])

    def span(match: re.Match[str]) -> Token:
        return Token(Kind.NUMBER, match.start(), match.end(), middle(match), match[0])

    start, end = r"(?<![\w.:])", r"(?![\w:]|[.,]\d)"
    either = words(language, "marks", "or")
    return [
        (rf"{start}({NUMBER})(?:\s?-\s?|\s{either}\s)({NUMBER}){end}", span),
        (rf"{start}({NUMBER}),\s{either}\s({NUMBER})(?=\s*(?:$|[,.;!?)]))", span),
        (rf"{start}({NUMBER}){end}", read),
    ]
