"""The words of a message as they are looked up: slips mended, stretched words shortened, joined ones parted.

The time is linear in the length of the text: no pattern here can repeat itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.understanding.lexicon import known, listed, listed_prefix
from core.understanding.signs import SIGNS
from core.understanding.words import LANGUAGES

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")
_STRETCHED: Final = re.compile(r"(\w)\1{2,}")
_HARD: Final = re.compile(r"[.;!?\n…]")
_FUZZY: Final = 5
_LONG: Final = 9
"""Letters from which one slip, or two, are forgiven."""
_LONGEST_RUN: Final = 40
"""Letters of a run of words without a space that is still parted."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is looked up, where it stands, and which cut is before it: "", "," or "."."""

    word: str
    start: int
    end: int
    cut: str


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of plain text, mended and parted."""
    found, before = [], 0
    for match in _WORD.finditer(text):
        cut = _cut(text[before : match.start()])
        for part in _parts(match[0]):
            found.append(Token(part, match.start(), match.end(), cut))
            cut = ""
        before = match.end()
    return tuple(found)


def _cut(between: str) -> str:
    if _HARD.search(between):
        return "."
    gap = between.strip(" '\"*_~#@&+<>=%`^|\\[]{}")
    return "," if (gap and gap not in {"-", "/", ":"}) or " - " in between or ": " in between else ""


def _parts(word: str) -> tuple[str, ...]:
    if word[0].isdigit() or word in known():
        return (word,)
    return _mended(word)


@lru_cache(maxsize=8192)
def _mended(word: str) -> tuple[str, ...]:
    for shorter in (_STRETCHED.sub(r"\1\1", word), _STRETCHED.sub(r"\1", word)):
        if shorter in known():
            return (shorter,)
    whole = _parted(word) if _STRETCHED.search(word) else None
    if whole:
        return whole
    word = _STRETCHED.sub(r"\1", word)
    if listed_prefix(word):
        return (_parted(word) if len(word) >= _COMPOUND else None) or (word,)
    if _ELIDED.match(word) and (word[1:] in _telling() or listed_prefix(word[1:])):
        return (word[0], word[1:])
    return _slip(word) or _parted(word) or (word,)


_ELIDED: Final = re.compile(r"[cdjlmnst][aeiouhy]\w{2}")
"""A French word that lost its apostrophe: "jétouffe"."""


def _slip(word: str) -> tuple[str, ...] | None:
    """Return the telling word that *word* is a slip of: one letter, two in a long word, or its first two swapped."""
    if len(word) < _FUZZY:
        return None
    slips = 2 if len(word) >= _LONG else 1
    lengths = range(len(word) - slips, len(word) + slips + 1)
    alike = [one for length in lengths for one in _targets().get((word[0], length), ())]
    best = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=slips)
    swapped = word[1] + word[0] + word[2:]
    if best is None:
        return (swapped,) if swapped in _targets().get((swapped[0], len(word)), ()) else None
    return (best[0],)


def _parted(run: str) -> tuple[str, ...] | None:
    """Return the known words of a run without spaces ("ihavechestpain"), as few as can be."""
    if not _SHORTEST_RUN <= len(run) <= _LONGEST_RUN:
        return None
    best: list[tuple[str, ...] | None] = [(), *([None] * len(run))]
    for end in range(1, len(run) + 1):
        for start in range(max(0, end - _LONGEST_WORD), end):
            head, here = best[start], best[end]
            if head is not None and (here is None or len(head) + 1 < len(here)) and _joins(run[start:end]):
                best[end] = (*head, run[start:end])
    whole = best[-1]
    told = whole is not None and any(len(part) >= _TOLD and part in _telling() for part in whole)
    return whole if whole and told and len(run) >= len(whole) * _LONG_ENOUGH else None


_COMPOUND: Final = 12
"""Letters from which a word that begins as a known one may be several."""
_SHORTEST_RUN: Final = 8
_LONGEST_WORD: Final = 16
_LONG_ENOUGH: Final = 3
"""Letters in the mean that a part has: shorter ones fit anything."""


def _joins(word: str) -> bool:
    return word in (known() if len(word) > 1 else _LETTERS)


_TOLD: Final = 4
"""Letters of a telling part, without which a run is no message without spaces."""
_LETTERS: Final = frozenset("iaeoyà")


@cache
def _telling() -> frozenset[str]:
    """Return the words that make a sign: only those are worth a slip; an everyday word is no slip of another one."""
    meanings = {one for sign in SIGNS for need in sign.needs for one in need}
    lists = (listed(one).get(name, ()) for one in LANGUAGES for name in meanings - _NOT_MENDED)
    others = {phrase for one in LANGUAGES for phrase in listed(one)["other"]}
    telling = {word.rstrip("*") for many in lists for phrase in many for word in phrase.split()}
    return frozenset(telling - others)


@cache
def _small() -> frozenset[str]:
    return frozenset(
        phrase for one in LANGUAGES for name in ("light", "plain") for phrase in listed(one)[name]
    )


@cache
def _targets() -> Mapping[tuple[str, int], tuple[str, ...]]:
    """Return the words that are worth mending, by first letter and length."""
    rows: dict[tuple[str, int], set[str]] = {}
    for word in _telling() - _small():
        if len(word) >= _FUZZY:
            rows.setdefault((word[0], len(word)), set()).add(word)
    return {key: tuple(sorted(words)) for key, words in rows.items()}


_NOT_MENDED: Final = frozenset(
    {"low", "fast", "not", "without", "get", "gets", "see", "weeks", "kilos", "lose", "losing"}
)
"""Meanings of signs whose words are too common to take a slip for."""
