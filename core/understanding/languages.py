"""Which language a message is in, and which one a runner asks for.

A language is told by its words: the small words of `vocabulary/danger/` and every word of its vocabulary. Running's
own words are the same in many languages, so a message counts as clear only well ahead of every other language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Final

from core.understanding.lexicon import SMALL, listed
from core.understanding.normalise import clean, fold
from core.understanding.small import small
from core.understanding.words import LANGUAGES, table

NAMES: Final = {"en": "English", "de": "Deutsch", "es": "Español", "fr": "Français", "pt": "Português"}
"""What each language is called in it."""

_WORD: Final = re.compile(r"[^\W\d_]+")
MOST_WORDS: Final = 8
LEAD: Final = 2
"""Words by which a language must be ahead of every other one."""


def asked_for(text: str) -> str | None:
    """Return the language a whole message asks for ("speak Spanish", "auf Deutsch bitte"), or None."""
    words = _words(text)
    found = [one for one in map(named, words) if one]
    rest = [word for word in words if not named(word)]
    return found[-1] if found and len(words) <= MOST_WORDS and _around().issuperset(rest) else None


def named(word: str) -> str | None:
    """Return the language that is called *word* in any of the languages; None: no such language here."""
    return _named().get(" ".join(_words(word)))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(clean(text)))


@cache
def _named() -> Mapping[str, str]:
    called = [item for one in LANGUAGES for item in small(one).get("languages", {}).items()]
    return {name: language for language, names in called for name in names}


@cache
def _around() -> frozenset[str]:
    return frozenset(word for one in LANGUAGES for word in small(one).get("speak", ()))


def at_first(text: str) -> str | None:
    """Return the language of somebody's first words: what they are clearly in, or the greeting they begin with."""
    return clearly(text) or _greeting(" ".join(_words(text))) or clearly(text, lead=1)


def _greeting(words: str) -> str | None:
    return next((one for one, hello in _hellos() if f"{words} ".startswith(f"{hello} ")), None)


@cache
def _hellos() -> tuple[tuple[str, str], ...]:
    return tuple((one, hello) for one in LANGUAGES for hello in small(one).get("hello", ()))


@lru_cache(maxsize=1024)
def clearly(text: str, lead: int = LEAD) -> str | None:
    """Return the language *text* is in, ahead of every other one by *lead* words; or None."""
    words = set(_words(text))
    known = sorted(((len(words & _known(one)), one) for one in LANGUAGES), reverse=True)
    (most, language), (second, _) = known[:2]
    return language if most - second >= lead else None


@cache
def _known(language: str) -> frozenset[str]:
    light = (phrase for name, phrases in listed(language).items() if name in SMALL for phrase in phrases)
    return frozenset(
        word for phrase in (*light, *_phrases(table(language))) for word in _WORD.findall(phrase)
    )


def _phrases(value: Any) -> Iterator[str]:  # noqa: ANN401 - a vocabulary file is tables of tables of lists of words
    if isinstance(value, str):
        yield value
    elif value:
        for one in value.values() if hasattr(value, "values") else value:
            yield from _phrases(one)
