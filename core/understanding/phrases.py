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
_KEY: Final = 6
"""Letters by which phrases are looked up."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a group ("orders", "questions", "reports") by key, each with the number of its intent."""

    by_key: Mapping[str, tuple[tuple[int, re.Pattern[str]], ...]]
    others: tuple[tuple[int, re.Pattern[str]], ...]
    """Phrases that may begin with anything; they are searched for."""

    def find(self, padded: str, meant: Callable[[int, re.Match[str]], bool]) -> set[int]:
        """Return the numbers of the intents found in *padded*, a text with one character before it.

        *meant* says whether a match counts.
        """
        found: set[int] = set()
        for word in _WORD.finditer(padded):
            for length in range(1, min(_KEY, len(word[0])) + 1):
                for number, pattern in self.by_key.get(word[0][:length], ()):
                    match = None if number in found else pattern.match(padded, word.start())
                    if match and meant(number, match):
                        found.add(number)
        for number, pattern in self.others:
            if number not in found and any(meant(number, match) for match in pattern.finditer(padded)):
                found.add(number)
        return found


@cache
def phrases(language: str, group: str) -> Phrases:
    """Return the phrases of a group of a language's file; an intent's number is its place in the file."""
    by_key: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
    others = []
    for number, listed in enumerate(section(language, group).values()):
        for phrase in listed:
            body = any_of(language, [phrase]).replace("^", START)
            keys = {head[:_KEY] for head in heads(phrase, language)}
            one = (number, re.compile(body + END if "" not in keys else rf"(?<!\w){body}{END}"))
            if "" in keys:
                others.append(one)
            for key in keys - {""}:
                by_key.setdefault(key, []).append(one)
    return Phrases({key: tuple(rows) for key, rows in by_key.items()}, tuple(others))


_LETTERS: Final = re.compile(r"\w+")
_LOOKAHEAD: Final = re.compile(r"\(\?[!=]")
_BLANK: Final = re.compile(r"\{(\w+)\}")


def heads(phrase: str, language: str) -> frozenset[str]:
    """Return the letters a phrase may begin with; "" among them says that it may begin with anything."""
    rest = phrase.removeprefix("^")
    while _LOOKAHEAD.match(rest):
        rest = rest[_closing(rest) :]
    if rest.startswith("(?:"):
        return _of_group(rest, language)
    blank = _BLANK.match(rest)
    if blank:
        listed = (word for words in section(language, blank[1]).values() for word in words)
        return frozenset(head for word in listed for head in heads(word, language))
    letters = _LETTERS.match(rest)
    if letters is None:
        return frozenset({""})
    optional = rest[letters.end() : letters.end() + 1] in {"?", "*", "{"}
    return frozenset({letters[0][:-1] if optional else letters[0]})


def _of_group(text: str, language: str) -> frozenset[str]:
    """Return the letters a group of alternatives may begin with, and what follows it when it may be left out."""
    end = _closing(text)
    found = frozenset(head for one in _alternatives(text[3 : end - 1]) for head in heads(one, language))
    after = text[end:]
    if after[:1] in {"?", "*"}:
        return found | heads(after[1:].lstrip("?"), language)
    if "" in _alternatives(text[3 : end - 1]):
        return found | heads(after, language)
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
