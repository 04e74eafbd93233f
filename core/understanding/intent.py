"""What a message wants. A run that happened comes first, then pain and illness, then the rest.

The phrases are in the vocabulary; here is only their order (the corpus' rules 1 to 4).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.understanding.reading import Intent
from core.understanding.words import any_of, section, words

_EDGE: Final = re.compile(r"[^\w?/]+")
_FILLERS: Final = re.compile(
    r"^(?:(?:ok|okay|hey|hi|hello|please|pls|um|uh|er|so|well|oh|hmm|coach|ah|right|yo|and|erm)\s)+"
)


def bare(text: str) -> str:
    """Return a message without punctuation, as the lists of whole messages are written."""
    return _EDGE.sub(" ", text).strip()


_NOD: Final = re.compile(
    "[\N{THUMBS UP SIGN}\N{OK HAND SIGN}\N{WHITE HEAVY CHECK MARK}\N{HEAVY CHECK MARK}\N{FLEXED BICEPS}\N{CLAPPING HANDS SIGN}\N{PERSON RAISING BOTH HANDS IN CELEBRATION}\N{GRINNING FACE}-\N{PERSON WITH FOLDED HANDS}\N{FIRE}\N{HEAVY BLACK HEART}\N{PARTY POPPER}\N{RUNNER}]"
)
"""A sign that says yes, or something kind, without a word."""


def whole(text: str, language: str) -> Intent | None:
    """Return what a message means that is nothing but a known phrase."""
    plain = bare(text)
    if not plain and _NOD.search(text):
        return Intent.SMALLTALK
    listed = _wholes(language)
    found = listed.get(plain) or listed.get(_FILLERS.sub("", plain + " ").strip())
    return found or listed.get(re.sub(r" (?:please|pls|now|coach|thanks|mate)$", "", plain).rstrip(" ?"))


@cache
def _wholes(language: str) -> dict[str, Intent]:
    return {
        phrase: Intent(name) for name, phrases in section(language, "whole").items() for phrase in phrases
    }


def phrases(text: str, language: str, group: str) -> tuple[Intent, ...]:
    """Return the intents of *group* ("orders", "questions", "reports") whose phrases are in the text, in order."""
    padded = " " + text
    return tuple(one for one, found in _patterns(language, group) if _says(padded, language, one, found))


def _says(text: str, language: str, intent: Intent, found: re.Pattern[str]) -> bool:
    """Say whether a phrase is there; an illness may be denied, or somebody else's: "no fever since yesterday"."""
    if intent is not Intent.REPORT_ILLNESS:
        return found.search(text) is not None
    return any(not _denied(language).search(text[: match.start() + 1]) for match in found.finditer(text))


@cache
def _denied(language: str) -> re.Pattern[str]:
    denied, theirs = words(language, "not", "denied"), words(language, "not", "theirs")
    return re.compile(rf"(?<!\w)(?:{denied}\W(?:\w+\W)?|{theirs}\W(?:\w+\W){{0,4}})$")


@cache
def _patterns(language: str, group: str) -> tuple[tuple[Intent, re.Pattern[str]], ...]:
    return tuple(
        (Intent(name), _starting(any_of(language, listed)))
        for name, listed in section(language, group).items()
    )


def _starting(body: str) -> re.Pattern[str]:
    """Compile phrases that start after a character that is no word's: it lets the search leap from word to word."""
    return re.compile(rf"\W{body.replace('^', START)}(?:(?<=\W)|(?!\w))")


START: Final = r"(?<=\A.)"
"""The start of a text that has one character put before it."""


@cache
def declines(language: str) -> frozenset[str]:
    """Return the messages that decline a question."""
    return frozenset(section(language, "declines").get("words", ()))
