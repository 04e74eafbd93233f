"""Small words of a dialog in each language: what moves in it ("weiter", "oui"), and what asks for a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from core.understanding.normalise import clean, fold


def in_english(word: str, language: str) -> str:
    """Return "skip" for "weiter" in German; any other word as it is."""
    return _meanings(language).get(fold(clean(word)).strip(" .!?"), word)


@cache
def small(language: str) -> Mapping[str, Any]:
    """Return a language's file, as data. A language without a file has no such words."""
    file = resources.files("core.understanding") / "vocabulary" / "dialogs" / f"{language}.toml"
    return MappingProxyType(tomllib.loads(file.read_text("utf-8"))) if file.is_file() else {}


@cache
def _meanings(language: str) -> Mapping[str, str]:
    lists = {
        meaning: words for meaning, words in small(language).items() if meaning not in {"speak", "languages"}
    }
    return MappingProxyType({word: meaning for meaning, words in lists.items() for word in words})
