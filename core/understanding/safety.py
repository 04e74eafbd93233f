"""Danger signs, looked for in the raw text of every message, before and whatever its intent.

It would rather be wrong on the careful side. It never diagnoses: it names how urgent the words are. What the words
mean is in `meanings`, what a sentence does to them in `clauses`, which meanings make a sign in `signs`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from core.athlete.log import RedFlag
from core.understanding.clauses import PASSING, Clauses, clauses
from core.understanding.lexicon import MIXED, plain
from core.understanding.mending import tokens
from core.understanding.normalise import LONGEST, clean, fold
from core.understanding.signs import ALONE, SIGNS, Sign
from core.understanding.words import LANGUAGES, any_of, finder, section

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
    at_rest: bool = False
    """It hurts at rest or at night, by the words of the sign."""


@dataclass(frozen=True, slots=True)
class _Place:
    site: str | None
    side: str | None


_ORDER: Final = {level: place for place, level in enumerate(RedFlag)}
_OVERLAP: Final = 200
_MOST: Final = 12_000
"""Characters read: longer than any message a platform carries."""


def red_flag(text: str, language: str = "en") -> Flag | None:
    """Return the most urgent danger sign in *text*, or None; never raises.

    It is looked for in every language there is, *language* first, and in all of them mixed: people in pain write as
    they speak. A long message is read whole, in pieces that overlap.
    """
    flags = [flag for piece in _pieces(text) for flag in [_flag(piece, language)] if flag]
    return min(flags, key=lambda flag: _ORDER[flag.level], default=None)


def _pieces(text: str) -> list[str]:
    step = LONGEST - _OVERLAP
    return [
        text[start : start + LONGEST] for start in range(0, max(1, min(len(text), _MOST) - _OVERLAP), step)
    ]


@dataclass(frozen=True, slots=True)
class Explained:
    """A sign and why it counts: in which language's words, which meanings it needs, which words have them."""

    flag: Flag
    language: str
    needs: tuple[str, ...]
    parts: tuple[tuple[str, frozenset[str]], ...]


def explained(text: str, language: str = "en") -> Explained | None:
    """Return the most urgent danger sign in *text* with what makes it one, or None; never raises."""
    found = [one for piece in _pieces(text) for one in [_explained(piece, language)] if one]
    return min(found, key=lambda one: _ORDER[one.flag.level], default=None)


def _flag(text: str, language: str) -> Flag | None:
    found = _explained(text, language)
    return found.flag if found else None


@lru_cache(maxsize=1024)
def _explained(text: str, language: str) -> Explained | None:
    folded, read = plain(text), dict(zip(_ALL, readings(text), strict=True))
    own = read.get(language, read[LANGUAGES[0]])
    found = [
        one
        for spoken in _languages(language)
        for one in [_in_language(folded, read[spoken], spoken, own)]
        if one
    ]
    return min(found, key=lambda one: _ORDER[one.flag.level], default=None)


_ALL: Final = (*LANGUAGES, MIXED)


def _languages(first: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(one for one in LANGUAGES if one == first), *_ALL)))


def _in_language(text: str, read: Clauses, language: str, own: Clauses) -> Explained | None:
    for number in sorted({one for name in read.places for one in _BY_MEANING.get(name, ())}):
        sign = SIGNS[number]
        whole = _found(read, sign)
        if whole and not (sign.level in PASSING and read is not own and _denied(own, read, sign, whole)):
            return _explanation(text, read, sign, whole, language)
    return None


_EVERYDAY: Final = frozenset({"not", "cant", "without", "pain", "sore", "feel", "walk", "restful", "night"})


def _key(sign: Sign) -> frozenset[str]:
    """Return the meanings of a sign, one of which is told least often where the sign is not."""
    return min(sign.needs, key=lambda need: len(need & _EVERYDAY))


_BY_MEANING: Final = {
    name: tuple(number for number, sign in enumerate(SIGNS) if name in _key(sign))
    for name in frozenset().union(*(need for sign in SIGNS for need in sign.needs))
}
"""The numbers of the signs that may be meant where a meaning is told."""


def _denied(own: Clauses, read: Clauses, sign: Sign, whole: tuple[int, ...]) -> bool:
    """Say whether the runner's own language takes back what another one reads: "not a stress fracture" in French.

    So does somebody else who is ill: the German "Kind" is a small word elsewhere.
    """
    spans = [(read.items[one].first, read.items[one].last) for one in whole]
    needs = frozenset().union(*sign.needs)
    ill = sign.level is RedFlag.ILLNESS
    here = (
        (place, item)
        for place, item in enumerate(own.items)
        if any(item.first < last and first < item.last for first, last in spans)
    )
    return any(
        own.overcome(place)
        or (item.means & needs and (own.denied_by[place] is not None or (ill and own.of_another[place])))
        for place, item in here
    )


def _explanation(text: str, read: Clauses, sign: Sign, whole: tuple[int, ...], language: str) -> Explained:
    spans = [
        (read.row[one.first].start, read.row[one.last - 1].end) for one in map(read.items.__getitem__, whole)
    ]
    start, end = min(spans)[0], max(last for _, last in spans)
    place = _place(text, start, end, language) or _Place(None, None)
    flag = Flag(sign.level, place.site, place.side, text[start:end], sign.kind, sign.at_rest)
    parts = tuple(
        (text[first:last], read.items[one].means) for (first, last), one in zip(spans, whole, strict=True)
    )
    return Explained(flag, language, tuple("|".join(sorted(need)) for need in sign.needs), parts)


def _found(read: Clauses, sign: Sign) -> tuple[int, ...] | None:
    """Return the places of the items that make a sign that is meant."""
    if any(need.isdisjoint(read.places) for need in sign.needs):
        return None
    choices = [sorted({place for one in need for place in read.places.get(one, ())}) for need in sign.needs]
    for first in choices[0]:
        if read.denied_by[first] is not None and not sign.turns:
            continue
        whole = _with(read, sign, first, choices[1:])
        if whole:
            return whole
    return None


def _with(read: Clauses, sign: Sign, first: int, others: list[list[int]]) -> tuple[int, ...] | None:
    whole = [first]
    for places in others:
        near = [one for one in places if one not in whole and _reaches(read, sign, whole, one)]
        meant = [one for one in near if read.stands(one, sign, (*whole, one))]
        if not meant:
            return None
        whole.append(min(meant, key=lambda one: abs(one - whole[-1])))
    return tuple(whole) if all(read.stands(one, sign, tuple(whole)) for one in whole) else None


def _reaches(read: Clauses, sign: Sign, whole: list[int], other: int) -> bool:
    first = whole[-1] if sign.ordered else whole[0]
    if sign.ordered and other < first:
        return False
    parts = {",": read.part, ".": read.sentence}.get(sign.reach)
    if parts and parts[first] != parts[other]:
        return False
    left, right = sorted((first, other))
    return read.items[right].first - read.items[left].last <= sign.within


def _place(text: str, start: int, end: int, language: str) -> _Place | None:
    """Return the place a sign is about: in its own words, else the nearest in the message."""
    known = language if language in LANGUAGES else LANGUAGES[0]
    found = [one for one in finder(known, "body").find(text) if one.means not in _NOT_SITES]
    if not found:
        return None
    middle = (start + end) / 2
    one = min(found, key=lambda place: (not start <= place.start < end, abs(place.start - middle)))
    before = list(finder(known, "sides").find(text[max(0, one.start - 14) : one.start]))
    after = list(finder(known, "sides").find(text[one.end : one.end + 14]))
    side = before[-1].means if before else after[0].means if after else None
    return _Place(one.means, side if side in {"left", "right"} else None)


@lru_cache(maxsize=256)
def readings(text: str) -> tuple[Clauses, ...]:
    """Return *text* read with the words of every language, and of all mixed; never raises."""
    row = tokens(plain(text))
    return tuple(clauses(row, language) for language in _ALL)


def named(text: str, meanings: frozenset[str], *, ever: bool = False) -> frozenset[str]:
    """Return those of *meanings* that *text* tells of the runner: not denied, another's or, unless *ever*, long past."""
    return frozenset(
        one
        for read in readings(text)
        for one in meanings
        if any(
            read.happened(place) if ever else read.stands(place, ALONE, (place,))
            for place in read.places.get(one, ())
        )
    )


def hurts_at_rest(text: str) -> bool:
    """Say whether *text* names rest or the night as a time when it hurts, in any language."""
    return bool(named(text, frozenset({"night"})))


def told_at_rest(text: str) -> bool:
    """Say whether a line nobody asked for tells that it hurts at rest or at night; a night that is over is only a time."""
    return hurts_at_rest(_ONE_NIGHT.sub(" ", plain(text)))


_ONE_NIGHT: Final = re.compile(
    r"(?<!\w)(?:(?:last|the other|one) night|(?:letzte|gestern) nacht|gestern abend|anoche|(?:hier|avant hier) soir"
    r"|la nuit derniere|ontem a noite|noite passada)(?!\w)"
)


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
    yes, no = _words_for(language, name)
    if any(yes.search(clause) and not no.search(clause) for clause in _CLAUSE.split(text)):
        return True
    return bool(yes.search(text.replace(",", ""))) and not no.search(text.replace(",", ""))


@cache
def _words_for(language: str, name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what says so, and of what denies it."""
    listed = section(language, name)
    yes, no = (_bounded(any_of(language, listed.get(key, ()))) for key in ("yes", "no"))
    return yes, no


def _bounded(body: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){body}(?:(?<=\W)|(?!\w))")
