"""Phrases of a vocabulary, found by the words they may begin with: only the few that can be there are tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from core.understanding.words import any_of, section

START: Final = r"(?<=\A.)"
"""The start of a text that has one character put before it."""
END: Final = r"(?:(?<=\W)|(?!\w))"

_WORD: Final = re.compile(r"(?<!\w)\w+")
_REMEMBERED: Final = 4096
_KEY: Final = 6
"""Letters by which phrases are looked up."""


Row = tuple[tuple[int, tuple[str, ...]], ...]
"""Phrases that begin alike, by the number of their intent."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a group ("orders", "questions", "reports") by key, each with the number of its intent."""

    language: str
    by_word: Mapping[str, Row]
    by_key: Mapping[str, Row]
    """Phrases whose first word may have any ending, by its beginning."""
    others: Row
    """Phrases that may begin with anything; they are searched for."""
    seen: dict[str, tuple[tuple[int, re.Pattern[str]], ...]]
    """What was found before, by word; never more than *_REMEMBERED*."""

    def find(self, padded: str, meant: Callable[[int, re.Match[str]], bool]) -> set[int]:
        """Return the numbers of the intents found in *padded*, a text with one character before it.

        *meant* says whether a match counts.
        """
        found: set[int] = set()
        seen = self.seen
        for word, at in _words_of(padded):
            row = seen.get(word)
            for number, pattern in self._begun(word) if row is None else row:
                match = None if number in found else pattern.match(padded, at)
                if match and meant(number, match):
                    found.add(number)
        for number, listed in self.others:
            pattern = _pattern(self.language, listed, r"(?<!\w)")
            if number not in found and any(meant(number, match) for match in pattern.finditer(padded)):
                found.add(number)
        return found

    def _begun(self, word: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
        """Return the phrases that may begin with a word, made into patterns when it is first met."""
        starts = (self.by_key.get(word[:length], ()) for length in range(1, min(_KEY, len(word)) + 1))
        rows = (*self.by_word.get(word, ()), *(one for row in starts for one in row))
        known = tuple((number, _pattern(self.language, listed)) for number, listed in rows)
        if len(self.seen) < _REMEMBERED:
            self.seen[word] = known
        return known


@lru_cache(maxsize=8)
def _words_of(text: str) -> tuple[tuple[str, int], ...]:
    """Return the words of a text with their places; every group of phrases asks for the same."""
    return tuple((one[0], one.start()) for one in _WORD.finditer(text))


@cache
def phrases(language: str, group: str) -> Phrases:
    """Return the phrases of a group of a language's file; an intent's number is its place in the file."""
    by_word: dict[str, dict[int, list[str]]] = {}
    by_key: dict[str, dict[int, list[str]]] = {}
    others: dict[int, list[str]] = {}
    for number, listed in enumerate(section(language, group).values()):
        for phrase in listed:
            for head, opened in sorted(_openings(phrase, language)):
                rows, key = (by_word, head[:-1]) if head.endswith(_WHOLE) else (by_key, head[:_KEY])
                row = rows.setdefault(key, {}) if head else others
                row.setdefault(number, []).append(opened if head else phrase)
    return Phrases(language, _rows(by_word), _rows(by_key), _row(others), {})


def _rows(rows: Mapping[str, Mapping[int, list[str]]]) -> Mapping[str, Row]:
    return {key: _row(by_number) for key, by_number in rows.items()}


def _row(by_number: Mapping[int, list[str]]) -> Row:
    return tuple((number, tuple(dict.fromkeys(listed))) for number, listed in by_number.items())


@lru_cache(maxsize=2 * _REMEMBERED)
def _pattern(language: str, listed: tuple[str, ...], lead: str = "") -> re.Pattern[str]:
    """Return a pattern for any of some phrases; a language has many that most messages never ask for."""
    return re.compile(lead + any_of(language, listed).replace("^", START) + END)


_WHOLE: Final = " "
"""Stands behind a head that is a whole word."""


_LETTERS: Final = re.compile(r"\w+")
_LOOKAHEAD: Final = re.compile(r"\(\?<?[!=]")
_BLANK: Final = re.compile(r"\{(\w+)\}")
_OPTIONAL: Final = ("?", "*", "{")


def heads(phrase: str, language: str) -> frozenset[str]:
    """Return the letters a phrase may begin with, with a space behind a whole word; "": it may begin with anything."""
    return frozenset(head for head, _ in _openings(phrase, language))


def _openings(phrase: str, language: str) -> frozenset[tuple[str, str]]:
    """Return what a phrase may begin with, each with what is left of the phrase when it begins so."""
    rest = phrase.removeprefix("^")
    while _LOOKAHEAD.match(rest):
        rest = rest[_closing(rest) :]
    lead = phrase[: len(phrase) - len(rest)]
    if rest.startswith("(?:"):
        return _led(lead, _of_group(rest, language))
    blank = _BLANK.match(rest)
    if blank:
        listed = {word for words in section(language, blank[1]).values() for word in words}
        each = (_openings(word + rest[blank.end() :], language) for word in listed)
        return _led(lead, frozenset(one for openings in each for one in openings))
    letters = _LETTERS.match(rest)
    if letters is None:
        return frozenset({("", phrase)})
    after = rest[letters.end() :]
    optional = after.startswith(_OPTIONAL)
    whole = _WHOLE if not after or after.startswith((" ", "$", "-")) else ""
    return frozenset({(letters[0][:-1] if optional else letters[0] + whole, phrase)})


def _led(lead: str, openings: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((head, lead + rest) for head, rest in openings) if lead else openings


def _of_group(text: str, language: str) -> frozenset[tuple[str, str]]:
    """Return what each of a group of alternatives begins with, and what follows it when it may be left out."""
    end = _closing(text)
    after = text[end:]
    repeated = after.startswith(("*", "{"))
    optional = after[:1] in _OPTIONAL and bool(after)
    rest = after[1:].lstrip("?") if optional else after
    alternatives = _alternatives(text[3 : end - 1])
    found = frozenset(
        (head, text if repeated else opened)
        for one in alternatives
        for head, opened in _openings(one + rest, language)
    )
    return found | _openings(rest, language) if optional or "" in alternatives else found


def _closing(text: str) -> int:
    """Return the place after the bracket that closes the first one of *text*."""
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return at + 1
    return len(text)


def _alternatives(body: str) -> list[str]:
    """Return the alternatives of a group, split outside of its brackets."""
    found, depth = [""], 0
    for char in body:
        depth += (char in "([") - (char in ")]")
        if char == "|" and not depth:
            found.append("")
        else:
            found[-1] += char
    return found
