"""Small typing slips in the words that matter: "marathn", "wendesday", "hamstirng"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from core.understanding.normalise import fold
from core.understanding.words import finder, section

_TABLES: Final = ("weekdays", "months", "when", "body", "workouts", "races", "named_races")
"""Tables whose words are worth mending."""

_WORD: Final = re.compile(r"[^\W\d_]{5,}")
_LONG: Final = 8
"""Letters; from here on two slips are forgiven."""


def mend(text: str, language: str) -> str:
    """Return folded text in plain spelling: dialect and shorthand written out ("cannae", "rn"), small slips put right."""
    if _THRICE.search(text):
        text = _LONG_DRAWN.sub(lambda match: _shortened(match[0], language), text)
    text = finder(language, "spellings").replaced(text)
    return _WORD.sub(lambda match: _mended(match[0], language), text)


_THRICE: Final = re.compile(r"([^\W\d])\1\1")
_LONG_DRAWN: Final = re.compile(r"[^\W\d]*([^\W\d])\1{2,}[^\W\d]*")


@lru_cache(maxsize=4096)
def _shortened(word: str, language: str) -> str:
    """Return a word with its drawn-out letters as it is listed: "heyyy" is "hey", "toooo" "too"."""
    if len(set(word)) == 1 or word in _every(language):
        return word
    single = re.sub(r"(.)\1{2,}", r"\1", word)
    return single if single in _every(language) else re.sub(r"(.)\1{2,}", r"\1\1", word)


@cache
def _every(language: str) -> frozenset[str]:
    file = resources.files("core.understanding") / "vocabulary" / f"{language}.toml"
    return frozenset(re.findall(r"[^\W\d_]+", file.read_text("utf-8")))


@lru_cache(maxsize=4096)
def _mended(word: str, language: str) -> str:
    if word in _known(language):
        return word
    slips = 2 if len(word) >= _LONG else 1
    alike = [one for one in _targets(language) if one[0] == word[0]]
    best = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=slips)
    return best[0] if best else word


@cache
def _known(language: str) -> frozenset[str]:
    """Return every word of a language's files: none of them is a slip."""
    vocabulary = resources.files("core.understanding") / "vocabulary"
    files = (vocabulary / folder / f"{language}.toml" for folder in ("", "danger", "wishes"))
    return frozenset(word for file in files for word in _WORD.findall(fold(file.read_text("utf-8"))))


@cache
def _targets(language: str) -> tuple[str, ...]:
    listed = (word for table in _TABLES for words in section(language, table).values() for word in words)
    return tuple(sorted({word for word in listed if _WORD.fullmatch(word)}))
