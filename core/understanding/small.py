"""Small words of a dialog in each language: what moves in it ("weiter", "oui"), and what asks for a language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

from core.understanding.normalise import clean, fold
from core.understanding.words import BASE, LANGUAGES


def in_english(words: str, language: str) -> str:
    """Return *words* with those that a dialog listens for in English: "weiter" is "skip", "unter 3:45" "under 3:45"."""
    if language == BASE:
        return words
    folded = fold(clean(words))
    whole = _meanings(language).get(folded.strip(" .!?"))
    return whole or _known(language).sub(lambda found: _glosses(language)[found[0]], folded)


def word_for(english: str, language: str) -> str:
    """Return the first word of a language that is heard as *english*; that itself where none is listed."""
    return next(iter(small(language).get(english, ())), english)


def argument(words: str, language: str) -> str:
    """Return the English word that stands behind a command for *words* of a language; those themselves for others."""
    plain = fold(clean(words)).strip()
    listed = small(language).get("arguments", {}).items()
    return next((english for english, phrases in listed if plain in phrases), plain)


def called(command: str, language: str) -> str:
    """Return what a command is called in a language; its own name where none is listed."""
    name: str = small(language).get("commands", {}).get(command, command)
    return name


@cache
def commands_by_name() -> Mapping[str, str]:
    """Return every command by what it is called in any language: "woche" is "week"."""
    listed = (small(one).get("commands", {}).items() for one in LANGUAGES)
    return MappingProxyType({name: command for names in listed for command, name in names})


@cache
def small(language: str) -> Mapping[str, Any]:
    """Return a language's file, as data. A language without a file has no such words."""
    file = resources.files("core.understanding") / "vocabulary" / "dialogs" / f"{language}.toml"
    return MappingProxyType(tomllib.loads(file.read_text("utf-8"))) if file.is_file() else {}


_OTHER: Final = frozenset(
    {
        "speak",
        "hello",
        "languages",
        "gloss",
        "arguments",
        "commands",
        "yes_too",
        "no_too",
        "clauses",
        "longest",
        "moving",
    }
)
"""Tables of a file that are no small words."""


@cache
def _meanings(language: str) -> Mapping[str, str]:
    lists = {meaning: words for meaning, words in small(language).items() if meaning not in _OTHER}
    return MappingProxyType({word: meaning for meaning, words in lists.items() for word in words})


@cache
def _glosses(language: str) -> Mapping[str, str]:
    listed = small(language).get("gloss", {}).items()
    return MappingProxyType({phrase: english for english, phrases in listed for phrase in phrases})


@cache
def _known(language: str) -> re.Pattern[str]:
    longest = sorted(_glosses(language), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest)) or '(?!)'})(?!\w)")
