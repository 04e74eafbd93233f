"""Which question about the runner's own plan is asked, by the patterns of `vocabulary/plan/`, one file a language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Final

from core.understanding.words import LANGUAGES

NEVER: Final = "*"
"""What a pattern begins with that must not stand anywhere in the question."""


def asks_of_plan(key: str, told: Iterable[str]) -> bool:
    """Return whether the question *key* is asked in one of the ways a message is written."""
    sought, never = _patterns(key)
    return any(sought.search(one) and not never.search(one) for one in told)


@cache
def _patterns(key: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    written = [one for language in LANGUAGES for one in table(language).get(key, ())]
    return _any(one for one in written if one[0] != NEVER), _any(
        one[1:] for one in written if one[0] == NEVER
    )


def _any(patterns: Iterator[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns) or r"(?!)")


@cache
def table(language: str) -> dict[str, list[str]]:
    """Return the patterns of a language, by the key of their question."""
    file = resources.files("core.understanding") / "vocabulary" / "plan" / f"{language}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
