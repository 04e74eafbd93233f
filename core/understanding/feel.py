"""How it felt: effort, soreness, pain, and where. Read clause by clause, since a word belongs to its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from core.understanding.complaints import KINDS, complaint, degree, kind_of
from core.understanding.places import Places, named, of_others
from core.understanding.reading import Ache
from core.understanding.run_parts import FAR
from core.understanding.starts import TAKEN
from core.understanding.tokens import Kind, Page, Token
from core.understanding.words import finder, pattern, words

TOP: Final = 10.0
"""The end of every scale here."""


@cache
def cut(language: str) -> re.Pattern[str]:
    """Return the pattern of what parts two clauses."""
    return re.compile(rf"[;!?\n]+|,(?=\s|$)|[.](?=\s|$)|\s-\s|(?<!\w){words(language, 'marks', 'but')}(?!\w)")


@dataclass(frozen=True, slots=True)
class Felt:
    """What was said about how it felt. *used* are the tokens it took; *words* what came from a word."""

    aches: tuple[Ache, ...] = ()
    soreness: float | None = None
    pain: float | None = None
    used: frozenset[Token] = frozenset()
    approx: frozenset[str] = frozenset()
    spans: tuple[tuple[int, int], ...] = ()
    """Where the words of the complaints stand."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One clause: the places it names, what they do, how much, and by which number."""

    places: Places
    kind: str
    score: float | None
    token: Token | None
    exact: bool
    span: tuple[int, int] = (0, 0)


def felt(page: Page) -> Felt:
    """Return what *page* says about sore and painful places."""
    said: list[_Said] = []
    for start, end in _clauses(page.rest, page.language):
        one = _clause(page, start, end, said[-1] if said else None)
        if one and said and one.kind == "more":
            said[-1] = _with_more(said[-1], one, page)
        elif one:
            said.append(one)
    if page.context in _PLACE_ASKED:  # a place is enough of an answer
        kind = _PLACE_ASKED[page.context]
        said = [replace(one, kind=kind) if one.kind == "place" else one for one in said]
    if _cut_short(page.language).search(page.text):  # "3 of 5 reps then bailed, hamstring"
        said = [
            replace(one, kind="pain") if one.kind == "place" and _only_place(page, one) else one
            for one in said
        ]
    told = [one for one in said if one.kind not in {"place", "more"}]
    return _together(_sore(told) if page.context == "asked:soreness" else told)


@cache
def _cut_short(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words(language, 'marks', 'cut_short')}(?!\w)")


def _only_place(page: Page, said: _Said) -> bool:
    """Say whether a clause is little more than a place."""
    return any(
        len(page.rest[start:end].split()) <= _FEW and start <= said.span[0] <= end
        for start, end in _clauses(page.rest, page.language)
    )


def _sore(said: list[_Said]) -> list[_Said]:
    """Return what answers how sore it is: "no soreness, a bit tired" is none; "thighs burn, a 4" is how sore."""
    if not any(one.token and one.kind == "soreness" for one in said):
        said = [replace(one, kind="soreness") if one.token else one for one in said]
    if not any(one.score == 0 for one in said):
        return said
    return [one for one in said if one.score == 0 or one.exact or one.places]


_PLACE_ASKED: Final = {"asked:injury": "pain", "asked:soreness": "soreness"}


def _with_more(said: _Said, more: _Said, page: Page) -> _Said:
    """Add what a clause of its own says of the place before: "hip pain 4, left side", "calves know about it, 2"."""
    if more.token:
        kind = kind_of(said.places, page.context) if said.kind == "place" else said.kind
        said = replace(said, kind=kind, score=more.token.number, token=more.token, exact=True)
    side = more.places[0][1] if more.places else None
    return replace(said, places=tuple((site, side or known) for site, known in said.places))


def _clauses(text: str, language: str) -> Iterator[tuple[int, int]]:
    start = 0
    for between in cut(language).finditer(text):
        yield from _rated_apart(text, start, between.start(), language)
        start = between.end()
    yield from _rated_apart(text, start, len(text), language)


def _rated_apart(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a clause: several places ("calves 3 quads 2"), a run before one ("13 km 1:15 6/10 legs ok")."""
    values = [start + one.end() for one in _VALUE.finditer(text[start:end])]
    if len(values) > 1:
        places = finder(language, "body").find(text[start:end])
        rated = [start + one.end for one in places]
        run = [last for last in values if rated and last < rated[0]]
        if len(run) > 1 and _says_how(text[rated[0] : end], language):
            yield start, run[-1]
            start = run[-1]
        for last in values[:-1]:
            here = [
                one for one in rated if start < one < last and _VALUE.fullmatch(text[one:last].strip(" :=-"))
            ]
            if here and any(one > last for one in rated):
                yield start, last
                start = last
    yield start, end


def _says_how(text: str, language: str) -> bool:
    """Say whether the words behind a place tell how it is, so that no number before it has to."""
    return any(finder(language, name).first(text) for name in ("well", *(name for name, _ in KINDS)))


_VALUE: Final = re.compile(f"{TAKEN}+")


def _clause(page: Page, start: int, end: int, before: _Said | None) -> _Said | None:
    text = page.rest[start:end]
    if of_others(text, page.language) or _third(page.language, text):
        return None
    places = named(text, page.language)
    kind, score, (first, last) = complaint(page, text, places)
    token = _number(page, start, end, alone=not kind and not places)
    if token and token.kind is Kind.SCORE and token.word in {"soreness", "pain"} and not kind:
        kind = "soreness" if page.context == "asked:soreness" else token.word
        places = places or named(page.text[token.start : token.end], page.language)
    if not kind and (not places or _is_a_workout(text, page.language)):
        return _more(text, page, token if before and before.token is None else None)
    if token is not None:
        score = token.number
    if not kind:
        kind = kind_of(places, page.context) if token else "place"
        score = score if token or page.context != "asked:soreness" else degree(text, page.language)
    if kind != "place" and not places and before and before.kind == "place":
        places = before.places
    span = (start + first, start + last)
    return _Said(places, kind, score, token, exact=token is not None or score == 0, span=span)


def _third(language: str, text: str) -> bool:
    """Say whether a clause is of somebody else, by its pronouns: "her knee was sore"; none of the runner's is there."""
    theirs = pattern(language, "whose", "theirs").search(text)
    return theirs is not None and pattern(language, "whose", "mine").search(text) is None


_FEW: Final = 3
"""Words of a clause that says no more than a side: "on the left"."""


def _is_a_workout(text: str, language: str) -> bool:
    """Say whether a sentence without a complaint names what is run as well as a place: French "cotes" are hills and ribs."""
    runs = [range(one.start, one.end) for one in finder(language, "workouts").find(text)]
    places = [one.start for one in finder(language, "body").find(text)]
    return len(text.split()) > _FEW and bool(runs) and all(any(at in run for run in runs) for at in places)


def _more(text: str, page: Page, token: Token | None) -> _Said | None:
    """Return what a clause without a place or complaint may add to the one before: a number, a side."""
    side = finder(page.language, "sides").first(text) if len(text.split()) <= _FEW else None
    side = side if side != "both" else None
    if token is None and side is None:
        return None
    return _Said((("", side),) if side else (), "more", None, token, exact=True)


def _number(page: Page, start: int, end: int, *, alone: bool) -> Token | None:
    """Return the number that rates this clause: a score, or a bare number from 0 to 10; the last one wins."""
    here = [token for token in page.tokens if start <= token.start < end and token.number <= TOP]
    named = [token for token in here if token.kind is Kind.SCORE and token.word in {"soreness", "pain"}]
    bare = [
        token for token in here if token.kind is Kind.NUMBER and _rates(page, token, start, end, alone=alone)
    ]
    kinds = (Kind.DISTANCE, Kind.RACE, Kind.DURATION, Kind.TIME, Kind.SET)
    told = [token for token in page.all(*kinds) if token.start < start]
    scores = [token for token in here if token.kind is Kind.SCORE and not token.word and not (alone and told)]
    return next(iter([*reversed(named), *reversed(bare), *reversed(scores)]), None)


def _rates(page: Page, token: Token, start: int, end: int, *, alone: bool) -> bool:
    """Say whether a bare number may be a rating; in a clause of its own nothing else may be said."""
    if _COUNTS.search(page.before(token)) or _AFTER.match(page.after(token)) or covered(page, token):
        return False
    if _cut_short(page.language).search(page.text) and _run_ends(page.language).search(
        page.before(token, FAR)
    ):
        return False  # "bailed at 7 because the calf went"
    if page.context == "asked:rpe" and not page.text[: token.start].strip():
        return False
    rest = page.rest[start : token.start] + page.rest[token.end : end]
    return not alone or not _LONG_WORD.search(_hedging(page.language).sub("", rest))


_LONG_WORD: Final = re.compile(r"[^\W\d]{4,}")


@cache
def _hedging(language: str) -> re.Pattern[str]:
    return re.compile(words(language, "marks", "hedge"))


def covered(page: Page, token: Token) -> bool:
    """Say whether a number is what was run: "corri 8", "10 gelaufen", "8,2 en 47:10"."""
    before, after = _ran(page.language)
    ran = before.search(page.before(token)) or after.match(page.after(token))
    link = _in_time(page.language).match(page.text, token.end)
    return bool(ran) or (link is not None and any(one.start == link.end() for one in page.all(Kind.TIME)))


@cache
def _in_time(language: str) -> re.Pattern[str]:
    """Match what stands between how far and how long."""
    return re.compile(rf"\W{{1,2}}{words(language, 'marks', 'in_time')}\W{{1,2}}")


@cache
def _run_ends(language: str) -> re.Pattern[str]:
    """Match what stands before how far a run went."""
    return re.compile(rf"(?<!\w){words(language, 'marks', 'stopped_at')}\W(?:\w{{2,3}}\W)?$")


@cache
def _ran(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    ran = words(language, "marks", "ran")
    return (
        re.compile(rf"(?<!\w){ran}\W{{1,2}}(?:\w+\W)?$"),
        re.compile(rf"\W{{1,2}}(?:[^\W\d]+\W)?{ran}(?!\w)"),
    )


_COUNTS: Final = re.compile(
    r"(?:mile|km|lap|rep|last|first|at|for|after|with|ran|did|every|past|from|since|easy|week|day|by)\s$"
)
_AFTER: Final = re.compile(
    r"\s?(?:spot|place|side|leg|foot|point|of|times|more|days|weeks|more|laps|reps|x)\b"
)


def _together(said: list[_Said]) -> Felt:
    sore = any(one.score for one in said)
    named = [one for one in said if one.score != 0 or one.kind == "pain" or not sore]  # "legs ok, hips stiff"
    aches = tuple(
        Ache(site, side, one.score, pain=one.kind == "pain")
        for one in named
        for site, side in (one.places or ((None, None),))
        if (site or one.kind == "pain")
        and (site, one.score) != ("legs", 0)  # "legs feel brand new" names none
    )
    scores: dict[str, float] = {}
    approx: set[str] = set()
    for one in said:
        if one.score is not None and one.score >= scores.get(one.kind, 0.0):
            scores[one.kind] = one.score
            (approx.discard if one.exact else approx.add)(one.kind)
    return Felt(
        tuple(dict.fromkeys(aches)),
        scores.get("soreness"),
        scores.get("pain"),
        frozenset(one.token for one in said if one.token),
        frozenset(approx),
        tuple(one.span for one in said),
    )
