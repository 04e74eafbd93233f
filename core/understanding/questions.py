"""Which answer of a table a question asks for, by the words of `vocabulary/questions/`, one file a language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final

from core.understanding.normalise import clean, flat, fold
from core.understanding.phrases import START
from core.understanding.words import LANGUAGES, any_of, words

TOLD: Final = ("pelvic_floor", "missed_runs")
"""Keys whose words alone ask for the answer: nobody puts a complaint as a question."""
LONGEST: Final = 200
"""Characters in which a question is looked for; what is longer tells a story."""


def asked_for(said: str, language: str, keys: Iterable[str]) -> str | None:
    """Return the first of *keys* that *said* asks for, in the runner's language or another; None: no such question."""
    text = " " + fold(clean(said)[:LONGEST])
    order = (language, *(one for one in LANGUAGES if one != language))
    asking = {one for one in order if _is_question(text, one)}
    found = (
        key
        for one in order
        for key in keys
        if (one in asking or key in TOLD) and _pattern(one, "topics", key).search(text)
    )
    return next((key for key in found if not _never(text, key)), None)


def speaks_of(said: str, key: str) -> bool:
    """Return whether a message has the words of a question's key in any language, asked or not."""
    text = " " + fold(clean(said)[:LONGEST])
    return any(_pattern(one, "topics", key).search(text) for one in LANGUAGES) and not _never(text, key)


def asks(said: str, language: str) -> bool:
    """Return whether a message asks something: by its mark, or by a word of the language."""
    return _is_question(" " + fold(clean(said)), language)


def apart(said: str, language: str) -> tuple[str, ...]:
    """Return each question of a line by itself: "what is easy? and why strides?"; one alone where it is no more."""
    text = clean(said)
    cuts = [(0, 0), *(one.span() for one in _joint(language).finditer(flat(text))), (len(text), len(text))]
    parts = (text[before[1] : after[0]] for before, after in pairwise(cuts))
    return tuple(part.strip(" ,;") for part in parts if re.search(r"\w", part))


@cache
def _joint(language: str) -> re.Pattern[str]:
    """Match what stands between two questions: a mark, or a word that joins before a word that asks."""
    joins = any_of(language, table(language).get("joins", ()))
    return re.compile(
        rf"(?<=\?)\W+(?:{joins}\W{{1,2}})?|[,;]?\s{joins}\s(?={words(language, 'marks', 'wh')}\W)"
    )


def _is_question(text: str, language: str) -> bool:
    return "?" in text or _asks(language).search(text) is not None


def _never(text: str, key: str) -> bool:
    return any(_pattern(one, "never", key).search(text) for one in LANGUAGES)


@cache
def table(language: str) -> Mapping[str, Any]:
    """Return a language's file of questions, as data. A language without a file asks nothing."""
    file = resources.files("core.understanding") / "vocabulary" / "questions" / f"{language}.toml"
    return MappingProxyType(tomllib.loads(file.read_text("utf-8"))) if file.is_file() else {}


@cache
def _asks(language: str) -> re.Pattern[str]:
    return _whole(language, table(language).get("asks", ()))


@cache
def _pattern(language: str, part: str, key: str) -> re.Pattern[str]:
    return _whole(language, table(language).get(part, {}).get(key, ()))


def _whole(language: str, phrases: Iterable[str]) -> re.Pattern[str]:
    """Compile phrases that stand after a character that is no word's: the search leaps from word to word.

    "{what}" stands for the words that ask what a thing is.
    """
    what = table(language).get("what", "")
    phrases = [phrase.replace("{what}", what) for phrase in phrases]
    return re.compile(rf"\W{any_of(language, phrases).replace('^', START)}(?!\w)")
