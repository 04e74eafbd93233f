"""How hard it was, 0 to 10: a number beside the word, a bare number left over, or a word."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.understanding.feel import TOP, Felt, covered
from core.understanding.intent import kernel, phrases
from core.understanding.normalise import clean, fold
from core.understanding.reading import Intent
from core.understanding.refuted import holds
from core.understanding.run_parts import FAR, corrects, mark_before
from core.understanding.scan import scan
from core.understanding.starts import TAKEN
from core.understanding.tokens import Kind, Page, Token
from core.understanding.words import Found, finder, pattern, words
from core.units import Units


def effort(
    page: Page, felt: Felt, free: tuple[Token, ...], *, asked: bool, told: bool = False
) -> tuple[float | None, Token | None, bool]:
    """Return the effort, the token it was read from, and whether it comes from a word.

    *asked*: effort was asked for, so a plain number or "easy" is one. *told*: a run is told by its words; its only
    number is how far it was ("un petit 5 avant le diner").
    """
    far = told and not asked and len(free) == 1 and not page.all(*_MEASURES) and _opens(page, free[0])
    token = _scored(page, felt) or (None if far else _hedged(page, free, asked=asked))
    asked = asked or whole(page)
    if token:
        return (token.number if token.number <= TOP else None), token, False
    word = _word(page, felt, asked=asked) or _lone_word(page)
    return word, None, word is not None


def whole(page: Page) -> bool:
    """Say whether a message under the question how a run went is nothing but a word of effort: "very hard"."""
    if page.context != "asked:run" or any(token.kind is not Kind.DAY for token in page.tokens):
        return False
    said = kernel(page.rest)
    known = any(said in finder(page.language, name).meanings for name in _TABLES)
    told_not = any(pattern(page.language, "marks", name).fullmatch(said) for name in ("went", "refusal"))
    return known and not told_not  # Spanish "nada" is no run, before it is an effort


_TABLES: Final = ("effort", "effort_answer", "effort_asked")


def rated(said: str, language: str) -> bool:
    """Say whether a line rates something in figures that are not soreness by name: "tough, 8/10", "was hard 7"."""
    tokens = scan(fold(clean(said)), language, Units.KM)[0]
    return any(one.kind is Kind.SCORE and one.word in {"", "effort"} for one in tokens)


def _opens(page: Page, token: Token) -> bool:
    """Say whether a number stands in the first words of a message."""
    return bool(_FIRST_WORDS.fullmatch(page.text[: token.start]))


_FIRST_WORDS: Final = re.compile(r"(?:[^\W\d]+ ){0,3}")
_MEASURES: Final = (Kind.DISTANCE, Kind.RACE, Kind.DURATION, Kind.TIME, Kind.PACE, Kind.SET, Kind.SPLITS)


def alone(page: Page) -> tuple[tuple[int, int], ...]:
    """Return the places of words of effort that are a clause of their own: "8 km, easy"; "easy, 8 km" is a kind."""
    first = 0 if page.context == "asked:run" else 1
    found = finder(page.language, "effort_answer").find(page.text)
    lone = (one for one in found if one.start >= first and _lone(page.text, one))
    well = _well(page.language)
    return tuple((one.start, one.end) for one in lone if not well.fullmatch(page.text[one.start : one.end]))


@cache
def _well(language: str) -> re.Pattern[str]:
    """Match what says that it went well, which is no effort: "8 km, bien"."""
    return re.compile(words(language, "not", "effort_alone"))


def _lone_word(page: Page) -> float | None:
    means = finder(page.language, "effort_answer").means
    return next((float(means(page.text[start:end])) for start, end in alone(page)), None)


def _lone(text: str, word: Found) -> bool:
    return bool(_OPEN.search(text[: word.start]) and _SHUT.match(text[word.end :]))


_OPEN: Final = re.compile(r"(?:^|[,.;!-]\s?)$")
_SHUT: Final = re.compile(r"\s?(?:[,.;!]|$)")


def _scored(page: Page, felt: Felt) -> Token | None:
    scores = [token for token in page.all(Kind.SCORE) if token not in felt.used]
    named = [token for token in scores if token.word == "effort"]
    return next(iter(named or [token for token in scores if not token.word]), None)


def _hedged(page: Page, free: tuple[Token, ...], *, asked: bool) -> Token | None:
    """Return a bare number that is an effort: "about a 4", "it was a 6", "... 7" at the end."""
    for token in reversed(free) if asked and _corrected(page, free) else free:
        hedged = _hedge(page.language).search(page.before(token)) and not (
            holds(page, token) or covered(page, token)
        )
        alone = hedged or _clause_alone(page, token) or _set_right(page, token)
        if asked or (token.number <= TOP and alone):
            return token
    return None


def _set_right(page: Page, token: Token) -> bool:
    """Say whether the effort of a run that was told is set to a number: "put yesterday's effort at 7 and not 5"."""
    named = _effort_before(page.language).search(page.before(token, FAR))
    return bool(named) and Intent.EDIT_LAST in phrases(page.text, page.language, "orders")


@cache
def _effort_before(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){words(language, 'marks', 'effort')}(?:\W{{1,2}}[^\W\d]+|\W{TAKEN}+){{0,4}}\W$"
    )


def _corrected(page: Page, free: tuple[Token, ...]) -> bool:
    """Say whether the last of two ratings is the one that counts: "7, no 8"."""
    if len(free) != 2:  # noqa: PLR2004 - one, and what it becomes
        return False
    between = page.text[free[0].end : free[1].start]
    denied = re.fullmatch(rf"\W+{words(page.language, 'not', 'denied')}\W+(?:\w+\W)?", between)
    return denied is not None or corrects(page, between)


def _clause_alone(page: Page, token: Token) -> bool:
    """Say whether a number is a clause of its own in the report of a run that is measured: "9 km in 55 min, 4, calf tight"."""
    told = _measured(page, token)
    return told and bool(_PARTED.search(page.text[: token.start]) and _SHUT.match(page.text[token.end :]))


def _measured(page: Page, token: Token) -> bool:
    """Say whether so much is told of a run that one more number is no figure of it.

    Where nothing was asked, a distance and a time; to the question how it went, either, a set, or a number before it.
    """
    lengths = page.all(Kind.DISTANCE, Kind.RACE)
    times = page.all(Kind.DURATION, Kind.TIME, Kind.PACE) or _minutes(page, token)
    if page.context == "asked:run":
        before = any(one.end < token.start for one in page.all(Kind.NUMBER))
        return bool(before or lengths or times or page.all(Kind.SET))
    return page.context == "idle" and bool(lengths and times)


def _minutes(page: Page, token: Token) -> bool:
    """Say whether a bare number before another is the minutes of a run: the 46 of "8 km in 46, 4"."""
    before = (one for one in page.all(Kind.NUMBER) if one.end < token.start)
    return any(mark_before(page.language, "in_time").search(page.before(one)) for one in before)


_PARTED: Final = re.compile(r"[,.;!]\s?$")


@cache
def _hedge(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{words(language, 'marks', 'hedge')}\s|as planned[\s,.:-]{{1,3}}|(?:done|finished)[,.!:-]+\s)$"
    )


def _word(page: Page, felt: Felt, *, asked: bool) -> float | None:
    if asked:
        found = max(
            (one for name in _TABLES for one in _found(page, name)),
            key=lambda one: (one[1], one[2]),
            default=None,
        )
    else:
        free = (one for one in _found(page, "effort") if not _complains(one, felt))
        found = max(free, key=lambda one: one[1], default=None)
    return found[0] if found else None


def _complains(word: tuple[float, int, int], felt: Felt) -> bool:
    """Say whether a word of effort is part of a complaint: "genou un peu raide"."""
    _, length, start = word
    return any(start < last and first < start + length for first, last in felt.spans)


def _found(page: Page, name: str) -> list[tuple[float, int, int]]:
    eased = kinds(page)
    return [
        (float(one.means), one.end - one.start, one.start)
        for one in finder(page.language, name).find(page.rest)
        if not _denied(page.language).search(page.rest[: one.start])
        and not any(first <= one.start < last for first, last in eased)
        and not _in_name(page, one)
        and not _hedges(page, one)
        and not _names(page.language).match(page.rest[one.end :])
    ]


def _in_name(page: Page, word: Found) -> bool:
    """Say whether a word of effort is part of the name of a kind of run: the "relax" of "jogging relax"."""
    named = finder(page.language, "workouts").find(page.text)
    return any(one.start < word.start < one.end for one in named if one.means == "easy")


def _hedges(page: Page, word: Found) -> bool:
    """Say whether a word of effort only makes a number vague: "mais ou menos 7 km"."""
    counts = page.rest[word.end :].lstrip().startswith(TAKEN)
    return counts and bool(_hedge(page.language).search(page.rest[: word.end] + " "))


def kinds(page: Page) -> tuple[tuple[int, int], ...]:
    """Return the places of words of ease right behind what was run: "7 km tranquilos" names a kind of run."""
    run = page.all(Kind.DISTANCE, Kind.NUMBER) or page.all(Kind.DURATION)
    rated = [(one.start, one.end) for one in finder(page.language, "effort").find(page.text)]
    easy = [
        one
        for one in finder(page.language, "workouts").find(page.text)
        if one.means == "easy" and not any(one.start == first and one.end < last for first, last in rated)
    ]
    behind = {one.end + 1 for one in run} | {one.end + 1 for one in easy}
    return tuple((one.start, one.end) for one in easy if one.start in behind)


_GAP: Final = r"[^\w,;.!?]+"
"""What parts two words of a clause."""


@cache
def _denied(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words(language, 'not', 'effort_before')}{_GAP}(?:\w+{_GAP})?$")


@cache
def _names(language: str) -> re.Pattern[str]:
    """Match what makes a word of effort a name: "hard workout", "hard to say"."""
    return re.compile(rf"\W?{words(language, 'not', 'effort_after')}(?!\w)")
