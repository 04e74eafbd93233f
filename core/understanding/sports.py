"""Which other sport a professional allowed while running rests: "4 weeks no running, cycling ok if no pain"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.understanding.normalise import clean, fold
from core.understanding.words import BASE, finder, words

SPORTS: Final = ("cycling", "swimming")


def named(text: str, language: str = BASE) -> str | None:
    """Return the first of the SPORTS that *text* names, in a language or in English; None when it names none."""
    folded = fold(clean(text))
    found = (finder(one, "sports").first(folded) for one in dict.fromkeys((language, BASE)))
    return next((one for one in found if one), None)


def allowed(text: str, language: str = BASE) -> str | None:
    """Return the first of the SPORTS that *text* names without denying it; None when there is none."""
    folded = fold(clean(text))
    found = (_allowed(folded, one) for one in dict.fromkeys((language, BASE)))
    return next((one for one in found if one), None)


def denied(text: str, language: str = BASE) -> bool:
    """Return whether *text* names a sport and allows none: "no running, no cycling either"."""
    return named(text, language) is not None and allowed(text, language) is None


def _allowed(folded: str, language: str) -> str | None:
    for piece in _pieces(language).split(folded):
        for one in finder(language, "sports").find(piece):
            before, after = piece[: one.start], piece[one.end :]
            if _allows(language).match(after) or not _denies(language).search(f"{before}{after}"):
                return one.means
    return None


@cache
def _pieces(language: str) -> re.Pattern[str]:
    return re.compile(rf"[,.;:!()]|(?<!\w){words(language, 'of_sports', 'turns')}(?!\w)")


@cache
def _denies(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words(language, 'of_sports', 'denied')}(?!\w)")


@cache
def _allows(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"\W{{1,3}}(?:is\W|ist\W|est\W|esta\W|e\W)?{words(language, 'of_sports', 'allowed')}(?!\w)"
    )
