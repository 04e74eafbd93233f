"""What words mean for safety: the phrases of each language's list in `vocabulary/danger/`, ready to be looked up.

A list is `meaning = "phrase, phrase"`; `a|b` is either word, `*` any ending. Which meanings make a sign is in `signs`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product
from typing import Final

from core.understanding.normalise import clean, fold, own
from core.understanding.words import LANGUAGES, section

MIXED: Final = "mixed"
"""All languages at once, for a message in more than one."""
_LONGEST_STEM: Final = 18
_REMEMBERED: Final = 4096
FOREIGN: Final = "foreign"
"""A small word of another language than the one that is read."""
ELSEWHERE_NOT: Final = "not elsewhere"
"""A small word here that denies in another language: "no", in the Portuguese "dor no peito"."""
SMALL: Final = frozenset(
    {
        "light",
        "not",
        "without",
        "but",
        "or",
        "me",
        "other",
        "along",
        "since",
        "gone",
        "overcome",
        "well",
        "past",
        "measure",
        "mild",
        "headwind",
        "sprint",
        "frost",
        "laughter",
        "unreal",
        "usual",
    }
)
"""What turns a sentence, in whatever language it is written."""
_SMALLEST: Final = frozenset(
    {"light", "plain", "not", "without", "or", "measure", "doms", "mild", "exercise"}
)


Phrase = tuple[tuple[str, ...], frozenset[str]]
"""The words of a phrase, and what it means."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What may begin with a word: what it means *alone*, and the phrases by their second word."""

    alone: frozenset[str]
    then: Mapping[str, tuple[Phrase, ...]]
    stems: tuple[Phrase, ...]
    """Phrases whose second word has any ending."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases by their first word, and by the beginning of it."""

    exact: Mapping[str, tuple[Phrase, ...]]
    begun: Mapping[str, tuple[Phrase, ...]]
    light: frozenset[str]
    seen: dict[str, Entry]
    """What was found before, by word; never more than *_REMEMBERED*."""

    def entry(self, word: str) -> Entry:
        """Return what may begin with *word*."""
        known = self.seen.get(word)
        if known is None:
            exact = self.exact.get(word, ())
            known = _entry(exact if _is_plain(exact) else (*exact, *self._begun(word)))
            if len(self.seen) < _REMEMBERED:
                self.seen[word] = known
        return known

    def _begun(self, word: str) -> Iterator[Phrase]:
        """Yield the phrases that begin with a stem of *word*."""
        for length in range(min(len(word), _LONGEST_STEM), 2, -1):
            yield from self.begun.get(word[:length], ())


def _is_plain(exact: tuple[Phrase, ...]) -> bool:
    """Return whether a word is an everyday one as it stands: then no stem of it means anything."""
    return any(len(words) == 1 and "plain" in names for words, names in exact)


def _entry(phrases: tuple[Phrase, ...]) -> Entry:
    alone = frozenset(name for words, names in phrases if len(words) == 1 for name in names)
    then: dict[str, list[Phrase]] = {}
    for words, names in phrases:
        if len(words) > 1 and not words[1].endswith("*"):
            then.setdefault(words[1], []).append((words, names))
    stems = tuple(one for one in phrases if len(one[0]) > 1 and one[0][1].endswith("*"))
    return Entry(alone, {second: tuple(row) for second, row in then.items()}, stems)


def plain(text: str) -> str:
    """Return *text* as it is read here: folded, "ß" as "ss", a new line as the end of a sentence."""
    return fold(clean(own(text).replace("\n", " . "))).replace("ß", "ss")


@cache
def listed(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the phrases of a language by meaning, folded; "|" and the spellings of an umlaut written out."""
    file = resources.files("core.understanding") / "vocabulary" / "danger" / f"{language}.toml"
    data = tomllib.loads(file.read_text("utf-8"))
    found = {name: tuple(dict.fromkeys(_spelt(words))) for name, words in data.items()}
    own = {phrase for phrases in found.values() for phrase in phrases}
    return {**found, "plain": (*found["plain"], *(word for word in _everyday(language) if word not in own))}


EVERYDAY: Final = ("weekdays", "months", "when", "numbers", "races", "named_races", "workouts", "effort")
"""Tables whose words are no slips of danger words: a "Schwelle" is a threshold and no "Schwellung"."""


def _everyday(language: str) -> Iterator[str]:
    """Yield the single words of a runner's day."""
    for table in EVERYDAY:
        for words in section(language, table).values():
            yield from (plain(word) for word in words if word.isalpha())


_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def _spelt(words: str) -> Iterator[str]:
    for phrase in (one.strip().lower() for one in words.split(",")):
        for chosen in product(*(word.split("|") for word in phrase.split())):
            one = " ".join(chosen)
            yield plain(one)
            if one != one.translate(_UMLAUTS):
                yield plain(one.translate(_UMLAUTS))


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, or of all at once: then a small word of one language means nothing else.

    Small words, what denies and what only sounds like danger are known from every language: many words of illness
    are alike, and who is told of is often a word of another one.
    """
    found = _listed_by_phrase(LANGUAGES if language == MIXED else (language,))
    if language == MIXED:
        small = {word for one in LANGUAGES for key in ("light", "plain") for word in listed(one)[key]}
        found = {phrase: names & _SMALLEST if phrase in small else names for phrase, names in found.items()}
    for phrase, names in _everywhere().items():
        if phrase not in found and ("nothing" not in names or " " in phrase):
            found[phrase] = names | {FOREIGN}
        elif "not" in names and "not" not in found.get(phrase, "not") and "light" in found[phrase]:
            found[phrase].add(ELSEWHERE_NOT)
    light = frozenset(phrase for phrase, names in found.items() if "light" in names)
    return Lexicon(*_by_first(found), light, {})


@cache
def _everywhere() -> Mapping[str, set[str]]:
    """Return the small words, and what is nothing, of every language."""
    return _listed_by_phrase(LANGUAGES, SMALL | {"nothing"})


def _listed_by_phrase(languages: tuple[str, ...], names: frozenset[str] = frozenset()) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in languages:
        for name, phrases in listed(one).items():
            for phrase in phrases if not names or name in names else ():
                found.setdefault(phrase, set()).add(name)
    return found


def _by_first(
    found: Mapping[str, set[str]],
) -> tuple[dict[str, tuple[Phrase, ...]], dict[str, tuple[Phrase, ...]]]:
    """Return phrases by their first word, and those by the beginning of it, the longest first."""
    exact: dict[str, list[Phrase]] = {}
    begun: dict[str, list[Phrase]] = {}
    for phrase, names in found.items():
        words = tuple(phrase.split())
        if words:
            rows = begun if words[0].endswith("*") else exact
            rows.setdefault(words[0].rstrip("*"), []).append((words, frozenset(names)))
    return _sorted(exact), _sorted(begun)


def _sorted(rows: Mapping[str, list[Phrase]]) -> dict[str, tuple[Phrase, ...]]:
    return {key: tuple(sorted(row, key=lambda one: -len(one[0]))) for key, row in rows.items()}


@cache
def words(but: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return every single word of every list *but* some, also those inside phrases."""
    lists = (many for one in LANGUAGES for name, many in listed(one).items() if name not in but)
    return frozenset(word for many in lists for phrase in many for word in phrase.split())


@cache
def known() -> frozenset[str]:
    """Return the words that are no slips."""
    return frozenset(word for word in words() if not word.endswith("*"))


@cache
def prefixes() -> frozenset[str]:
    """Return the beginnings that are listed with any ending."""
    return frozenset(word[:-1] for word in words() if word.endswith("*"))


def listed_prefix(word: str) -> bool:
    """Say whether *word* begins as a listed one."""
    return any(word[:length] in prefixes() for length in range(min(len(word), _LONGEST_STEM), 2, -1))
