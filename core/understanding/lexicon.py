"""What the words of a message mean for safety: phrases of a language's list in `vocabulary/danger/`, found in one pass.

A message becomes a row of `Token`s; the longest listed phrase at each place becomes an `Item` with the meanings it is
listed under. Small words may stand between the words of a phrase, a stretched or misspelt word is mended, and words
written without a space are parted. The time is linear in the length of the text: no pattern here can repeat itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import product
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.understanding.normalise import clean, fold
from core.understanding.words import LANGUAGES

MIXED: Final = "mixed"
"""All languages at once, for a message in more than one."""
_WORD: Final = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+")
_STRETCHED: Final = re.compile(r"(\w)\1{2,}")
_HARD: Final = re.compile(r"[.;!?\n…]")
_SKIPPED: Final = 2
"""Small words that may stand between two words of a phrase."""
_FUZZY: Final = 5
_LONG: Final = 9
"""Letters from which one slip, or two, are forgiven."""
_LONGEST_RUN: Final = 40
"""Letters of a run of words without a space that is still parted."""
NUMBER: Final = "#"
_LONGEST_STEM: Final = 14
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
        "well",
        "past",
        "measure",
    }
)
"""What turns a sentence, in whatever language it is written."""
_SMALLEST: Final = frozenset({"light", "plain", "not", "without", "or", "measure"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is looked up, where it stands, and which cut is before it: "", "," or "."."""

    word: str
    start: int
    end: int
    cut: str


@dataclass(frozen=True, slots=True)
class Item:
    """A phrase with its meanings, from token *first* to before token *last*."""

    means: frozenset[str]
    first: int
    last: int


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
            begun = (
                self.begun.get(word[:length], ()) for length in range(min(len(word), _LONGEST_STEM), 2, -1)
            )
            known = _entry((*self.exact.get(word, ()), *(one for row in begun for one in row)))
            if len(self.seen) < _REMEMBERED:
                self.seen[word] = known
        return known


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
    return fold(clean(text.replace("\n", " . "))).replace("ß", "ss")


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
    if word[0].isdigit() or word in _known():
        return (word,)
    return _mended(word)


@lru_cache(maxsize=8192)
def _mended(word: str) -> tuple[str, ...]:
    for shorter in (_STRETCHED.sub(r"\1\1", word), _STRETCHED.sub(r"\1", word)):
        if shorter in _known():
            return (shorter,)
    whole = _parted(word) if _STRETCHED.search(word) else None
    if whole:
        return whole
    word = _STRETCHED.sub(r"\1", word)
    if _listed_prefix(word):
        return (_parted(word) if len(word) >= _COMPOUND else None) or (word,)
    if _ELIDED.match(word) and (word[1:] in _known() or _listed_prefix(word[1:])):
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
    return whole if whole and len(run) >= len(whole) * _LONG_ENOUGH else None


_COMPOUND: Final = 12
"""Letters from which a word that begins as a known one may be several."""
_SHORTEST_RUN: Final = 8
_LONGEST_WORD: Final = 16
_LONG_ENOUGH: Final = 3
"""Letters in the mean that a part has: shorter ones fit anything."""


def _joins(word: str) -> bool:
    return word in (_known() if len(word) > 1 else _LETTERS)


_LETTERS: Final = frozenset("iaeoyà")


@cache
def listed(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the phrases of a language by meaning, folded; "|" and the spellings of an umlaut written out."""
    file = resources.files("core.understanding") / "vocabulary" / "danger" / f"{language}.toml"
    data = tomllib.loads(file.read_text("utf-8"))
    return {name: tuple(dict.fromkeys(_spelt(words))) for name, words in data.items()}


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
    for phrase, names in _listed_by_phrase(LANGUAGES, SMALL | {"nothing"}).items():
        if phrase not in found and ("nothing" not in names or " " in phrase):
            found[phrase] = names | {FOREIGN}
        elif "not" in names and "not" not in found.get(phrase, "not") and "light" in found[phrase]:
            found[phrase].add(ELSEWHERE_NOT)
    light = frozenset(phrase for phrase, names in found.items() if "light" in names)
    return Lexicon(_by_first(found, begun=False), _by_first(found, begun=True), light, {})


def _listed_by_phrase(languages: tuple[str, ...], names: frozenset[str] = frozenset()) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in languages:
        for name, phrases in listed(one).items():
            for phrase in phrases if not names or name in names else ():
                found.setdefault(phrase, set()).add(name)
    return found


def _by_first(found: Mapping[str, set[str]], *, begun: bool) -> dict[str, tuple[Phrase, ...]]:
    rows: dict[str, list[Phrase]] = {}
    for phrase, names in found.items():
        words = tuple(phrase.split())
        if not words or words[0].endswith("*") is not begun:
            continue
        rows.setdefault(words[0].rstrip("*"), []).append((words, frozenset(names)))
    return {key: tuple(sorted(row, key=lambda one: -len(one[0]))) for key, row in rows.items()}


@cache
def _words(but: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return every single word of every list *but* some, also those inside phrases."""
    lists = (many for one in LANGUAGES for name, many in listed(one).items() if name not in but)
    return frozenset(word for many in lists for phrase in many for word in phrase.split())


@cache
def _known() -> frozenset[str]:
    return frozenset(word for word in _words() if not word.endswith("*"))


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(word[:-1] for word in _words() if word.endswith("*"))


def _listed_prefix(word: str) -> bool:
    return any(word[:length] in _prefixes() for length in range(min(len(word), _LONGEST_STEM), 2, -1))


@cache
def _targets() -> Mapping[tuple[str, int], tuple[str, ...]]:
    """Return the words that are worth mending, by first letter and length."""
    rows: dict[tuple[str, int], set[str]] = {}
    others = {phrase for one in LANGUAGES for phrase in listed(one)["other"]}
    for word in (word.rstrip("*") for word in _words(_NOT_MENDED) - others):
        if len(word) >= _FUZZY:
            rows.setdefault((word[0], len(word)), set()).add(word)
    return {key: tuple(sorted(words)) for key, words in rows.items()}


_NOT_MENDED: Final = frozenset(
    {"plain", "slim", "asks", "painkiller", "lasting", "low", "fast", "other", "not", "gone", "past", "well"}
)
"""Meanings whose words are too common to take a slip for, and those that take a sign back."""


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
