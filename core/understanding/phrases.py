"""Phrases of a vocabulary, found by the words they may begin with: only the few that can be there are tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final, TypeAlias

from core.understanding.words import any_of, section

START: Final = r"(?<=\A.)"
"""The start of a text that has one character put before it."""
END: Final = r"(?:(?<=\W)|(?!\w))"

_WORD: Final = re.compile(r"(?<!\w)\w+")
_REMEMBERED: Final = 4096
_KEY: Final = 6
"""Letters by which phrases are looked up."""


Row: TypeAlias = "tuple[tuple[int, tuple[Listed, ...]], ...]"
"""Phrases that begin alike, by the number of their intent."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Phrases in two pieces: what they begin with, no two of which can stand in one place, and what all go on with.

    Many begin differently and go on alike. In two pieces the second is one pattern for all of them; whole, each word
    would have its own, and making them would take seconds. Phrases that cannot be cut have no *rest*.
    """

    firsts: tuple[str, ...]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Patterns:
    """What finds phrases in their pieces."""

    number: int
    first: re.Pattern[str]
    rest: re.Pattern[str] | None

    def end(self, padded: str, at: int) -> int | None:
        """Return where a phrase ends that begins at a place; None: none does."""
        match = self.first.match(padded, at)
        if match and self.rest:
            match = self.rest.match(padded, match.end())
        return match.end() if match else None


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a group ("orders", "questions", "reports") by key, each with the number of its intent."""

    language: str
    by_word: Mapping[str, Row]
    by_key: Mapping[str, Row]
    """Phrases whose first word may have any ending, by its beginning."""
    others: tuple[tuple[int, re.Pattern[str]], ...]
    """Phrases that may begin with anything; they are searched for."""
    seen: dict[str, tuple[Patterns, ...]]
    """What was found before, by word; never more than *_REMEMBERED*."""

    def find(self, padded: str, meant: Callable[[int, int, int], bool]) -> set[int]:
        """Return the numbers of the intents found in *padded*, a text with one character before it.

        *meant* says whether one counts that is found from a place to another.
        """
        found: set[int] = set()
        seen = self.seen
        for word, at in _words_of(padded):
            row = seen.get(word)
            for one in self._begun(word) if row is None else row:
                end = None if one.number in found else one.end(padded, at)
                if end is not None and meant(one.number, at, end):
                    found.add(one.number)
        for number, pattern in self.others:
            if number not in found and any(meant(number, *one.span()) for one in pattern.finditer(padded)):
                found.add(number)
        return found

    def _begun(self, word: str) -> tuple[Patterns, ...]:
        """Return the phrases that may begin with a word, made into patterns when it is first met."""
        starts = (self.by_key.get(word[:length], ()) for length in range(1, min(_KEY, len(word)) + 1))
        rows = (*self.by_word.get(word, ()), *(one for row in starts for one in row))
        known = tuple(_patterns(self.language, number, one) for number, listed in rows for one in listed)
        if len(self.seen) < _REMEMBERED:
            self.seen[word] = known
        return known


def _patterns(language: str, number: int, listed: Listed) -> Patterns:
    if not listed.rest:
        return Patterns(number, _pattern(language, listed.firsts), None)
    first = _pattern(language, listed.firsts, end="")
    return Patterns(number, first, _pattern(language, (listed.rest,)))


@lru_cache(maxsize=8)
def _words_of(text: str) -> tuple[tuple[str, int], ...]:
    """Return the words of a text with their places; every group of phrases asks for the same."""
    return tuple((one[0], one.start()) for one in _WORD.finditer(text))


@dataclass(frozen=True, slots=True, order=True)
class _Opening:
    """One way in which a phrase may begin: its *head* as `heads` has it, and the phrase itself in two pieces."""

    head: str
    first: str
    rest: str = ""

    def before(self, rest: str) -> _Opening:
        """Return the same, cut where *rest* begins, if it ends so."""
        whole = self.first + self.rest
        return _Opening(self.head, whole.removesuffix(rest), rest) if whole.endswith(rest) else self


Openings: TypeAlias = "list[_Opening]"


@cache
def phrases(language: str, group: str) -> Phrases:
    """Return the phrases of a group of a language's file; an intent's number is its place in the file."""
    by_word: dict[str, dict[int, Openings]] = {}
    by_key: dict[str, dict[int, Openings]] = {}
    others: dict[int, list[str]] = {}
    for number, listed in enumerate(section(language, group).values()):
        for phrase in listed:
            for one in sorted(_openings(phrase, language)):
                whole = one.head.endswith(_WHOLE)
                rows, key = (by_word, one.head[:-1]) if whole else (by_key, one.head[:_KEY])
                if one.head:
                    rows.setdefault(key, {}).setdefault(number, []).append(one)
                else:
                    others.setdefault(number, []).append(phrase)
    searched = tuple((number, _pattern(language, tuple(some), r"(?<!\w)")) for number, some in others.items())
    return Phrases(language, _rows(by_word), _rows(by_key), searched, {})


def _rows(rows: Mapping[str, Mapping[int, Openings]]) -> Mapping[str, Row]:
    return {key: _row(by_number) for key, by_number in rows.items()}


def _row(by_number: Mapping[int, Openings]) -> Row:
    return tuple((number, _joined(openings)) for number, openings in by_number.items())


def _joined(openings: Openings) -> tuple[Listed, ...]:
    """Return *openings* with those that go on alike together, where what they begin with can end in one place only."""
    firsts: dict[str, dict[str, None]] = {}
    for one in openings:
        cut = one.rest if _PLAIN.fullmatch(one.first) else ""
        firsts.setdefault(cut, {})[one.first if cut else one.first + one.rest] = None
    whole = firsts.pop("", None)
    cut_ones = (Listed(layer, rest) for rest, some in firsts.items() for layer in _layers(some))
    return *((Listed(tuple(whole)),) if whole else ()), *cut_ones


_PLAIN: Final = re.compile(r"[\w ]+")


def _layers(firsts: Iterable[str]) -> list[tuple[str, ...]]:
    """Return *firsts* in groups in which none begins with another: of each group one at most stands in a place."""
    layers: list[list[str]] = []
    for first in sorted(firsts, key=len):
        fits = (layer for layer in layers if not first.startswith(tuple(layer)))
        found = next(fits, None)
        if found is None:
            layers.append([first])
        else:
            found.append(first)
    return [tuple(layer) for layer in layers]


@lru_cache(maxsize=2 * _REMEMBERED)
def _pattern(language: str, listed: tuple[str, ...], lead: str = "", end: str = END) -> re.Pattern[str]:
    """Return a pattern for any of some phrases; a language has many that most messages never ask for."""
    return re.compile(lead + any_of(language, listed).replace("^", START) + end)


_WHOLE: Final = " "
"""Stands behind a head that is a whole word."""


_LETTERS: Final = re.compile(r"\w+")
_LOOKAHEAD: Final = re.compile(r"\(\?<?[!=]")
_BLANK: Final = re.compile(r"\{(\w+)\}")
_OPTIONAL: Final = ("?", "*", "{")


def heads(phrase: str, language: str) -> frozenset[str]:
    """Return the letters a phrase may begin with, with a space behind a whole word; "": it may begin with anything."""
    return frozenset(one.head for one in _openings(phrase, language))


def _openings(phrase: str, language: str) -> frozenset[_Opening]:
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
        after = rest[blank.end() :]
        each = (_openings(word + after, language) for word in listed)
        return _led(lead, frozenset(one.before(after) for openings in each for one in openings))
    letters = _LETTERS.match(rest)
    if letters is None:
        return frozenset({_Opening("", phrase)})
    after = rest[letters.end() :]
    optional = after.startswith(_OPTIONAL)
    whole = _WHOLE if not after or after.startswith((" ", "$", "-")) else ""
    return frozenset({_Opening(letters[0][:-1] if optional else letters[0] + whole, phrase)})


def _led(lead: str, openings: frozenset[_Opening]) -> frozenset[_Opening]:
    return frozenset(replace(one, first=lead + one.first) for one in openings) if lead else openings


def _of_group(text: str, language: str) -> frozenset[_Opening]:
    """Return what each of a group of alternatives begins with, and what follows it when it may be left out."""
    end = _closing(text)
    after = text[end:]
    repeated = after.startswith(("*", "{"))
    optional = after[:1] in _OPTIONAL and bool(after)
    rest = after[1:].lstrip("?") if optional else after
    alternatives = _alternatives(text[3 : end - 1])
    found = frozenset(
        _Opening(opening.head, text) if repeated else opening.before(rest)
        for one in alternatives
        for opening in _openings(one + rest, language)
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
