"""The words of a language, from its file in `vocabulary/`, made into patterns that find them.

A phrase in a vocabulary file is plain lower-case words without accents and apostrophes ("cant sleep").
A space stands for any short gap between words, ` .. ` for up to forty characters, `{when}` for any word of the
table `when`, `^` and `$` for the ends of the message; otherwise a phrase is a regular expression.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib import resources
from itertools import product
from types import MappingProxyType
from typing import Any, Final

GAP: Final = r"(?:\W{1,3})"
FAR: Final = r"\W(?:.{0,40}?\W)?"
LANGUAGES: Final = ("en", "es", "de", "fr", "pt")


BASE: Final = "en"
_MIXED: Final = frozenset(
    {"units", "marks", "races", "named_races", "workouts", "not_a_place", "before_race", "declines"}
)

_OWN: Final = frozenset(
    {"asking", "asking_lead", "asking_not", "future", "one", "few", "hedge", "until", "ago", "wh", "wonders"}
)
"""Lists of small words, which mean something else in another language: German "do" and "am", Spanish "a", "has"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A word or phrase at a place in the text, and what it means."""

    start: int
    end: int
    means: str


@dataclass(frozen=True)
class Phrases:
    """Phrases, longest first, and what finds any of them: made when first looked for, since most are never met."""

    every: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return what finds any of the phrases."""
        body = "|".join(re.escape(phrase).replace(r"\ ", GAP) for phrase in self.every) or _NEVER
        return re.compile(rf"(?<!\w)(?:{body})(?!\w)")


@dataclass(frozen=True)
class Finder:
    """Finds any of many words, the longest first; each has a meaning."""

    meanings: Mapping[str, str]
    heads: Mapping[str, Phrases] | None
    """The words by first word; None when something here begins with no letter or figure."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return what finds any of the words."""
        return Phrases(tuple(sorted(self.meanings, key=len, reverse=True))).pattern

    def find(self, text: str) -> Iterator[Found]:
        """Yield what is found, from left to right."""
        for match in self.pattern.finditer(text) if self.heads is None else self._by_heads(text, self.heads):
            yield Found(match.start(), match.end(), self.meanings[_key(match[0])])

    def _by_heads(self, text: str, heads: Mapping[str, Phrases]) -> Iterator[re.Match[str]]:
        """Yield the matches, looked for only where a word begins that something here begins with."""
        places = places_of(text)
        begun = sorted((at, word) for word in heads.keys() & places.keys() for at in places[word])
        after = 0
        for at, word in begun:
            match = heads[word].pattern.match(text, at) if at >= after else None
            if match:
                after = match.end()
                yield match

    def means(self, word: str) -> str:
        """Return what a word found by the pattern means."""
        return self.meanings[_key(word)]

    def replaced(self, text: str) -> str:
        """Return *text* with what is found put as what it means."""
        parts, last = [], 0
        for one in self.find(text):
            parts += [text[last : one.start], one.means]
            last = one.end
        return "".join((*parts, text[last:])) if parts else text

    def first(self, text: str) -> str | None:
        """Return what the first word found means."""
        return next((found.means for found in self.find(text)), None)


_WORD: Final = re.compile(r"\w+")


@lru_cache(maxsize=256)
def places_of(text: str) -> Mapping[str, list[int]]:
    """Return where each word of a text begins."""
    places: dict[str, list[int]] = {}
    for one in _WORD.finditer(text):
        places.setdefault(one[0], []).append(one.start())
    return places


_NOT_WORDS: Final = re.compile(r"[\W_]+")
_BLANK: Final = re.compile(r"\{([a-z]\w*)\}")
_NEVER: Final = r"(?!)"


def _key(phrase: str) -> str:
    return _NOT_WORDS.sub(" ", phrase).strip()


@cache
def table(language: str) -> Mapping[str, Any]:
    """Return a language's file, as data. A language without a file has empty lists."""
    file = resources.files("core.understanding") / "vocabulary" / f"{language}.toml"
    return MappingProxyType(tomllib.loads(file.read_text("utf-8"))) if file.is_file() else {}


def section(language: str, name: str) -> Mapping[str, Any]:
    """Return one table of a language's file; runners mix in English words, so some tables have those too."""
    own: Mapping[str, Any] = _graded(language) if name == "effort" else table(language).get(name, {})
    if language == BASE or name not in _MIXED:
        return own
    english: Mapping[str, Any] = table(BASE).get(name, {})
    return {
        key: [*(() if key in _OWN else english.get(key, ())), *own.get(key, ())] for key in {**english, **own}
    }


@cache
def _graded(language: str) -> Mapping[str, Any]:
    """Return the words of effort with those in degrees: "very hard" of `very` and `hard`; a listed one counts first."""
    listed: Mapping[str, Any] = table(language).get("effort", {})
    known = {word for row in listed.values() for word in row}
    graded: Mapping[str, Any] = table(language).get("graded", {})
    made = [
        (value, f"{first} {second}")
        for (before, after), value in _GRADES.items()
        for first, second in product(graded.get(before, ()), graded.get(after, ()))
    ]
    every = {**{value: [] for value in _GRADES.values()}, **{key: list(row) for key, row in listed.items()}}
    for value, phrase in made:
        if phrase not in known:
            every[value].append(phrase)
    return MappingProxyType(every)


_GRADES: Final = {
    ("very", "hard"): "8", ("hard", "very_after"): "8", ("rather", "hard"): "7", ("bit", "hard"): "6",
    ("no", "hard"): "4", ("no", "easy"): "6", ("rather", "easy"): "3", ("very", "easy"): "2",
    ("easy", "very_after"): "2", ("felt", "hard"): "7", ("felt", "easy"): "3",
}  # fmt: skip
"""Efforts from 0 to 10 by two lists of `graded`, in the order they are said."""


@cache
def finder(language: str, name: str) -> Finder:
    """Return the finder for a table of `meaning = [words]`."""
    meanings = {_key(word): meaning for meaning, words in section(language, name).items() for word in words}
    return Finder(MappingProxyType(meanings), _heads(sorted(meanings, key=len, reverse=True)))


def _heads(phrases: Iterable[str]) -> Mapping[str, Phrases] | None:
    rows: dict[str, list[str]] = {}
    for phrase in phrases:
        first = _WORD.match(phrase)
        if first is None:
            return None
        rows.setdefault(first[0], []).append(phrase)
    return MappingProxyType({head: Phrases(tuple(row)) for head, row in rows.items()})


@cache
def words(language: str, name: str, key: str) -> str:
    """Return a pattern for any word of one list; it matches nothing when the list is empty."""
    listed = section(language, name).get(key, ())
    return any_of(language, listed)


def any_of(language: str, phrases: Iterable[str]) -> str:
    """Return a pattern for any of *phrases*, written as in a vocabulary file."""
    longest = sorted(phrases, key=len, reverse=True)
    return "(?:" + ("|".join(_phrase(language, phrase) for phrase in longest) or _NEVER) + ")"


def _phrase(language: str, phrase: str) -> str:
    spaced = phrase.replace(" .. ", FAR).replace(" ", GAP)
    return _BLANK.sub(lambda blank: _listed(language, blank[1]), spaced)


@cache
def _listed(language: str, name: str) -> str:
    """Return a pattern for any word of a table, whatever it means."""
    return any_of(language, {word for listed in section(language, name).values() for word in listed})


@cache
def pattern(language: str, name: str, key: str) -> re.Pattern[str]:
    """Return the compiled pattern for any phrase of one list, at word borders."""
    return re.compile(rf"(?<!\w){words(language, name, key)}(?!\w)")
