"""The phrases of a language in a row of words, each with what it means: the longest at each place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from core.understanding.lexicon import Entry, Lexicon, Phrase, lexicon
from core.understanding.mending import Token

NUMBER: Final = "#"
_SKIPPED: Final = 2
"""Small words that may stand between two words of a phrase."""


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase with its meanings, from token *first* to before token *last*."""

    means: frozenset[str]
    first: int
    last: int


def items(row: tuple[Token, ...], language: str) -> tuple[Item, ...]:
    """Return the phrases of a language in a row of tokens, the longest at each place, none inside another."""
    known, found, at = lexicon(language), [], 0
    while at < len(row):
        one = _item(row, at, known)
        found.append(one)
        at = one.last
    return tuple(found)


_A_NUMBER: Final = frozenset({NUMBER})


def _item(row: tuple[Token, ...], at: int, known: Lexicon) -> Item:
    word = row[at].word
    entry = known.entry(word)
    best = Item(entry.alone | _A_NUMBER if word[0].isdigit() else entry.alone, at, at + 1)
    longest = 1
    for phrase, names in _begun_here(row, at, entry, known.light):
        if len(phrase) < longest:
            continue
        last = _ends(row, at, phrase, frozenset() if "nothing" in names else known.light)
        if last and len(phrase) == longest:
            best = Item(best.means | names, at, max(best.last, last))
        elif last:
            best, longest = Item(names, at, last), len(phrase)
    return best


def _begun_here(row: tuple[Token, ...], at: int, entry: Entry, light: frozenset[str]) -> Iterator[Phrase]:
    """Yield the phrases whose second word follows, small words between left out."""
    if not entry.then and not entry.stems:
        return
    yield from entry.stems
    for here in range(at + 1, min(len(row), at + 2 + _SKIPPED)):
        if row[here].cut:
            return
        yield from entry.then.get(row[here].word, ())
        if row[here].word not in light:
            return


def _ends(row: tuple[Token, ...], at: int, phrase: tuple[str, ...], light: frozenset[str]) -> int | None:
    """Return the token after *phrase* if it stands at *at*."""
    here = at + 1
    for wanted in phrase[1:]:
        skipped = 0
        while True:
            if here >= len(row) or row[here].cut:
                return None
            if _is(row[here].word, wanted):
                break
            if skipped == _SKIPPED or row[here].word not in light:
                return None
            skipped += 1
            here += 1
        here += 1
    return here


def _is(word: str, wanted: str) -> bool:
    return word == wanted or (wanted.endswith("*") and word.startswith(wanted[:-1]))
