"""Danger signs, looked for in the raw text of every message, before and whatever its intent.

It would rather be wrong on the careful side. It never diagnoses: it names how urgent the words are. Levels and
signs: the red-flag table of the project's science notes (CDC on rhabdomyolysis; stress fracture and thrombosis
warning signs); phrases per language are in `vocabulary/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from core.athlete.log import RedFlag
from core.understanding.normalise import LONGEST, clean, fold
from core.understanding.words import LANGUAGES, any_of, finder, section, table

_CLAUSE: Final = re.compile(r"[.;!?\n]+(?=\s|$)|,(?=\s)")
_NOT_SITES: Final = frozenset({"side", "stomach", "head", "arm", "neck", "shoulder"})


@dataclass(frozen=True, slots=True)
class Flag:
    """A danger sign: how urgent, where if a place was named, and the words that say it."""

    level: RedFlag
    site: str | None
    side: str | None
    sign: str
    kind: str | None = None
    """"energy" (missed periods, weight loss, lasting fatigue), "weight" (hurts when it carries weight), "injury"
    (something gave way: urgent, but of muscle or bone); None: none of these."""


@dataclass(frozen=True, slots=True)
class _Place:
    site: str | None
    side: str | None


def red_flag(text: str, language: str = "en") -> Flag | None:
    """Return the most urgent danger sign in *text*, or None; never raises.

    It is looked for in every language there is, *language* first: people in pain write as they speak.

    A long message is read whole, in pieces that overlap.
    """
    flags = [flag for piece in _pieces(text) for flag in [_flag(piece, language)] if flag]
    return min(flags, key=lambda flag: _ORDER[flag.level], default=None)


_ORDER: Final = {level: place for place, level in enumerate(RedFlag)}
_OVERLAP: Final = 200
_MOST: Final = 12_000
"""Characters read: longer than any message a platform carries."""


def _pieces(text: str) -> list[str]:
    step = LONGEST - _OVERLAP
    return [
        text[start : start + LONGEST] for start in range(0, max(1, min(len(text), _MOST) - _OVERLAP), step)
    ]


@lru_cache(maxsize=1024)
def _flag(text: str, language: str) -> Flag | None:
    folded = fold(clean(text))
    languages = dict.fromkeys((language, *LANGUAGES)) if table(language) else LANGUAGES
    found = [flag for one in languages for flag in [_in_language(folded, one)] if flag]
    return min(found, key=lambda flag: _ORDER[flag.level], default=None)


def _in_language(text: str, language: str) -> Flag | None:
    plain = _herrings(language).sub(lambda match: " " + "#" * (len(match[0]) - 1), text)
    for level, signs in _signs(language):
        match = _meant(plain, signs, language)
        if match:
            place = _place(plain, match, language) or _Place(None, None)
            kind = _kind(match[0], level, language)
            return Flag(level, place.site, place.side, match[0].strip(), kind)
    return None


def _kind(sign: str, level: RedFlag, language: str) -> str | None:
    """Return what sort of sign it is, by its words."""
    kinds = section(language, f"{level.value}_kinds")
    return next((kind for kind in kinds if _words_of(language, level, kind).search(sign)), None)


@cache
def _words_of(language: str, level: RedFlag, kind: str) -> re.Pattern[str]:
    return re.compile(any_of(language, section(language, f"{level.value}_kinds")[kind]))


def _meant(text: str, signs: re.Pattern[str], language: str) -> re.Match[str] | None:
    """Return the first sign that counts; a denied one may hide another that begins inside it."""
    match = signs.search(text)
    while match and not _counts(text, match, language):
        match = signs.search(text, match.start() + 1)
    return match


@cache
def _signs(language: str) -> tuple[tuple[RedFlag, re.Pattern[str]], ...]:
    listed = section(language, "red_flags")
    return tuple((level, _bounded(any_of(language, listed.get(level.value, ())))) for level in RedFlag)


@cache
def _herrings(language: str) -> re.Pattern[str]:
    return _bounded(any_of(language, section(language, "red_herrings").get("words", ())))


def _bounded(body: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){body}(?:(?<=\W)|(?!\w))")


def _counts(text: str, match: re.Match[str], language: str) -> bool:
    """Say whether a sign is meant: not denied before it in its clause, nor taken back right after it."""
    start = max((cut.end() for cut in _CLAUSE.finditer(text, 0, match.start())), default=0)
    before = text[start : match.start()]
    turned = [found.end() for found in _denials(language, "but").finditer(before)]
    denied = _denials(language, "words").search(before[turned[-1] if turned else 0 :])
    after = _denials(language, "after").match(text[match.end() :].lstrip(" -"))
    return not (denied or after or _inside(language).search(match[0]))


@cache
def _inside(language: str) -> re.Pattern[str]:
    """Match a denial between the words of a sign: "pain in my calf, no chest ..."."""
    return re.compile(rf"\W{any_of(language, section(language, 'denials').get('inside', ()))}\W")


@cache
def _denials(language: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(language, section(language, 'denials').get(key, ()))}(?!\w)")


def _place(text: str, match: re.Match[str], language: str) -> _Place | None:
    """Return the place a sign is about: in its own words, else the nearest in the message."""
    found = [one for one in finder(language, "body").find(text) if one.means not in _NOT_SITES]
    if not found:
        return None
    middle = (match.start() + match.end()) / 2
    one = min(
        found, key=lambda place: (not match.start() <= place.start < match.end(), abs(place.start - middle))
    )
    before = list(finder(language, "sides").find(text[max(0, one.start - 14) : one.start]))
    after = list(finder(language, "sides").find(text[one.end : one.end + 14]))
    side = before[-1].means if before else after[0].means if after else None
    return _Place(one.means, side if side in {"left", "right"} else None)


def cleared(text: str, language: str = "en") -> bool:
    """Say whether *text* tells that a professional allows running again."""
    return _said(text, language, "cleared")


def seen(text: str, language: str = "en") -> bool:
    """Say whether *text* tells that a professional has had a look."""
    return _said(text, language, "seen")


def _said(text: str, language: str, name: str) -> bool:
    folded = fold(clean(text))
    languages = dict.fromkeys((language, *LANGUAGES))
    return any(_yes(folded, one, name) for one in languages)


def _yes(text: str, language: str, name: str) -> bool:
    listed = section(language, name)
    yes, no = (_bounded(any_of(language, listed.get(key, ()))) for key in ("yes", "no"))
    return any(yes.search(clause) and not no.search(clause) for clause in _CLAUSE.split(text))
