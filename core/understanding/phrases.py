"""Phrases of a vocabulary, found by the words they may begin with: only the few that can be there are tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from core.understanding.words import any_of, section

START: Final = r"(?<=\A.)"
"""The start of a text that has one character put before it."""
END: Final = r"(?:(?<=\W)|(?!\w))"

_WORD: Final = re.compile(r"(?<!\w)\w+")
_REMEMBERED: Final = 4096
_KEY: Final = 6
"""Letters by which phrases are looked up."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a group ("orders", "questions", "reports") by key, each with the number of its intent."""

    by_word: Mapping[str, tuple[tuple[int, re.Pattern[str]], ...]]
    by_key: Mapping[str, tuple[tuple[int, re.Pattern[str]], ...]]
    """Phrases whose first word may have any ending, by its beginning."""
    others: tuple[tuple[int, re.Pattern[str]], ...]
    """Phrases that may begin with anything; they are searched for."""
    seen: dict[str, tuple[tuple[int, re.Pattern[str]], ...]]
    """What was found before, by word; never more than *_REMEMBERED*."""

    def find(self, padded: str, meant: Callable[[int, re.Match[str]], bool]) -> set[int]:
        """Return the numbers of the intents found in *padded*, a text with one character before it.

        *meant* says whether a match counts.
        """
        found: set[int] = set()
        for word in _WORD.finditer(padded):
            for number, pattern in self._begun(word[0]):
                match = None if number in found else pattern.match(padded, word.start())
                if match and meant(number, match):
                    found.add(number)
        for number, pattern in self.others:
            if number not in found and any(meant(number, match) for match in pattern.finditer(padded)):
                found.add(number)
        return found

    def _begun(self, word: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
        """Return the phrases that may begin with a word."""
        known = self.seen.get(word)
        if known is None:
            starts = (self.by_key.get(word[:length], ()) for length in range(1, min(_KEY, len(word)) + 1))
            known = (*self.by_word.get(word, ()), *(one for row in starts for one in row))
            if len(self.seen) < _REMEMBERED:
                self.seen[word] = known
        return known


@cache
def phrases(language: str, group: str) -> Phrases:
    """Return the phrases of a group of a language's file; an intent's number is its place in the file."""
    by_word: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
    by_key: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
    others = []
    for number, listed in enumerate(section(language, group).values()):
        for phrase in listed:
            body = any_of(language, [phrase]).replace("^", START)
            begins = heads(phrase, language)
            one = (number, re.compile(body + END if "" not in begins else rf"(?<!\w){body}{END}"))
            if "" in begins:
                others.append(one)
            for head in begins - {""}:
                rows, key = (by_word, head[:-1]) if head.endswith(_WHOLE) else (by_key, head[:_KEY])
                rows.setdefault(key, []).append(one)
    return Phrases(_frozen(by_word), _frozen(by_key), tuple(others), {})


def _frozen(
    rows: Mapping[str, list[tuple[int, re.Pattern[str]]]],
) -> Mapping[str, tuple[tuple[int, re.Pattern[str]], ...]]:
    return {key: tuple(dict.fromkeys(row)) for key, row in rows.items()}


_WHOLE: Final = " "
"""Stands behind a head that is a whole word."""


_LETTERS: Final = re.compile(r"\w+")
_LOOKAHEAD: Final = re.compile(r"\(\?<?[!=]")
_BLANK: Final = re.compile(r"\{(\w+)\}")
_OPTIONAL: Final = ("?", "*", "{")


def heads(phrase: str, language: str) -> frozenset[str]:
    """Return the letters a phrase may begin with, with a space behind a whole word; "": it may begin with anything."""
    rest = phrase.removeprefix("^")
    while _LOOKAHEAD.match(rest):
        rest = rest[_closing(rest) :]
    if rest.startswith("(?:"):
        return _of_group(rest, language)
    blank = _BLANK.match(rest)
    if blank:
        listed = (word for words in section(language, blank[1]).values() for word in words)
        return frozenset(head for word in listed for head in heads(word + rest[blank.end() :], language))
    letters = _LETTERS.match(rest)
    if letters is None:
        return frozenset({""})
    after = rest[letters.end() :]
    optional = after.startswith(_OPTIONAL)
    whole = _WHOLE if not after or after.startswith((" ", "$", "-")) else ""
    return frozenset({letters[0][:-1] if optional else letters[0] + whole})


def _of_group(text: str, language: str) -> frozenset[str]:
    """Return the letters a group of alternatives may begin with, and what follows it when it may be left out."""
    end = _closing(text)
    after = text[end:]
    optional = after[:1] in _OPTIONAL
    rest = after[1:].lstrip("?") if optional else after
    found = frozenset(
        head for one in _alternatives(text[3 : end - 1]) for head in heads(one + rest, language)
    )
    if optional or "" in _alternatives(text[3 : end - 1]):
        return found | heads(rest, language)
    return found


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
