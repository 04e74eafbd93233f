"""Everything found in a message, before it is decided what the message wants."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from core.understanding import effort, feel, intent, moves
from core.understanding.ratings import WARM
from core.understanding.reading import Intent
from core.understanding.run import told_run
from core.understanding.run_times import Run
from core.understanding.tokens import Kind, Page, Token
from core.understanding.words import Found, finder, pattern, words


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything found in a message, before it is decided what the message wants."""

    page: Page
    felt: feel.Felt
    free: tuple[Token, ...]
    run: Run
    effort: float | None
    effort_by_word: bool
    workout: str | None
    when: str | None
    orders: tuple[Intent, ...]
    questions: tuple[Intent, ...]
    reports: tuple[Intent, ...]


def facts(page: Page) -> Facts:
    """Find everything."""
    felt = feel.felt(page)
    free = tuple(token for token in page.all(Kind.NUMBER) if token not in felt.used)
    reports = intent.phrases(page.text, page.language, "reports")
    asked, told = page.context == "asked:rpe", page.context == "idle" and Intent.LOG_RUN in reports
    value, token, by_word = effort.effort(page, felt, free, asked=asked, told=told)
    free = tuple(one for one in free if one is not token)
    kind = workout(page)
    return Facts(
        page, felt, free, _no_run(told_run(page, free), kind), value, by_word, kind, moves.when(page),
        _orders(page),
        intent.phrases(page.text, page.language, "questions"),
        reports,
    )  # fmt: skip


def _orders(page: Page) -> tuple[Intent, ...]:
    """Return the orders given; "it was 8 km" tells a run where that was asked, and corrects one elsewhere."""
    found = intent.phrases(page.text, page.language, "orders")
    if page.context != "asked:run" or not mark(page.language, "was").match(page.text):
        return found
    return tuple(one for one in found if one is not Intent.EDIT_LAST)


_OFF_FEET: Final = frozenset({"cross_training", "strength"})
_MINUTE_S: Final = 60.0


def _no_run(run: Run, kind: str | None) -> Run:
    """Return what was told of a session that is no run, where a bare number is minutes: "easy 30 on the bike"."""
    bare = [one for one in run.used if one.kind is Kind.NUMBER]
    if kind not in _OFF_FEET or not bare or run.duration_s or len(run.used) > 1:
        return run
    return replace(run, distance_m=None, duration_s=bare[0].number * _MINUTE_S, doubt=None)


_GENERAL: Final = ("recovery", "easy", "race", "long")
"""Kinds that yield to any other; a recovery run says more than an easy one."""


def workout(page: Page) -> str | None:
    """Return the kind of workout a text names; "easy" and the like yield to something more particular."""
    efforts = [(one.start, one.end) for one in finder(page.language, "effort").find(page.text)]
    efforts += effort.alone(page)
    kinds = effort.kinds(page)
    efforts = [one for one in efforts if not any(first <= one[0] < last for first, last in kinds)]
    sets = [(token.start, token.end) for token in page.all(Kind.SET, Kind.SPLITS)]
    named = [
        one
        for one in finder(page.language, "workouts").find(page.text)
        if not (_how(page, one) or _elsewhere(page, one))
    ]
    named = [one for one in named if not (one.means in _PACES and _partly(page, one))] or named
    found = [
        one.means
        for one in named
        if not _within(one, sets) and not (one.means in _GENERAL and _within(one, efforts))
    ]
    inside = [one.means for one in named if _within(one, sets) and one.means not in _GENERAL]
    if set(found) & set(_GENERAL) and page.all(Kind.DISTANCE, Kind.DURATION, Kind.TIME, Kind.NUMBER):
        strides = "strides" in found + inside and set(found + inside) <= {*_GENERAL, "strides"}
        found = [one for one in found if one != "strides"]  # "8 km easy with strides" is an easy run
        inside, sets = ([], []) if strides else (inside, sets)
    told = [token.word for token in page.all(Kind.SET) if token.word not in {"", WARM}]
    repeated = sets and any(token.word != WARM for token in page.all(Kind.SET, Kind.SPLITS))
    every = found + inside + told + (["intervals"] if repeated else [])
    return min(every, key=lambda one: (one in _GENERAL) + (one in _GENERAL[1:]), default=None)


def _elsewhere(page: Page, one: Found) -> bool:
    """Say whether a word for a workout is something else where it stands: a place on the body, "welches Tempo"."""
    near = page.text[max(0, one.start - _AROUND) : one.end + _AROUND]
    first = max(0, one.start - _AROUND)
    spans = pattern(page.language, "not", "workout").finditer(near)
    return any(span.start() + first <= one.start and one.end <= span.end() + first for span in spans)


_PACES: Final = frozenset({"marathon_pace", "tempo", "threshold"})
"""Kinds that may be only the pace of a part."""


def _partly(page: Page, one: Found) -> bool:
    """Say whether only a part was run so: "the last 3 at marathon pace"."""
    return bool(_part(page.language).search(page.text[max(0, one.start - 2 * _AROUND) : one.start]))


@cache
def _part(language: str) -> re.Pattern[str]:
    part, of_it = words(language, "marks", "nth_part"), words(language, "marks", "part_with")
    return re.compile(rf"(?<!\w)(?!\d)(?:{part}|{of_it}\W{{1,2}}\d[\d.,]*)\W(?:[^\s,;]+\s){{0,4}}$")


_AROUND: Final = 20


def _how(page: Page, one: Found) -> bool:
    """Say whether "long" is a length of time: "how long", "so long"."""
    if one.means != "long" or " " in page.text[one.start : one.end]:
        return False
    return bool(_before(page.language, "how").search(page.text[: one.start]))


@cache
def _before(language: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words(language, 'not', name)}\W$")


def _within(one: Found, spans: list[tuple[int, int]]) -> bool:
    return any(start <= one.start < end for start, end in spans)


def timed(found: Facts) -> bool:
    """Say whether a time, a pace or splits were told."""
    run = found.run
    return run.duration_s is not None or run.pace is not None or bool(found.page.all(Kind.SPLITS))


def hurts(felt: feel.Felt) -> bool:
    """Say whether something is sore or painful."""
    return any(ache.score != 0 for ache in felt.aches) or bool(felt.soreness) or bool(felt.pain)


@cache
def mark(language: str, name: str) -> re.Pattern[str]:
    """Return the pattern for the words of one of the vocabulary's marks."""
    return pattern(language, "marks", name)


def asks(page: Page) -> bool:
    """Say whether a message is a question, by its first word or its mark; "how's it going," asks nothing."""
    first, comma, rest = page.text.partition(",")
    if comma and intent.whole(first, page.language) in _KIND:
        return asks(replace(page, text=rest.lstrip()))
    if page.text.rstrip().endswith("?"):
        return True
    if _asking_last(page.language).search(page.text):
        return True
    return bool(_asking(page.language).match(page.text)) and not mark(page.language, "asking_not").match(
        page.text
    )


_KIND: Final = frozenset({Intent.GREETING, Intent.SMALLTALK, Intent.THANKS})


@cache
def _asking(language: str) -> re.Pattern[str]:
    lead, first = words(language, "marks", "asking_lead"), words(language, "marks", "asking")
    return re.compile(rf"(?:{lead}\W{{1,3}})*{first}(?!\w)")


@cache
def _asking_last(language: str) -> re.Pattern[str]:
    """Match a word of a question that ends a message: "y lo de mañana por qué"."""
    return re.compile(rf"\w\W{{1,2}}{words(language, 'marks', 'asking_last')}[\s.!]*$")


def future(page: Page) -> bool:
    """Say whether a wish or a plan is spoken of."""
    ahead = any(token.word.startswith(_AHEAD) for token in page.all(Kind.DAY))
    return ahead or bool(
        mark(page.language, "future").search(mark(page.language, "as_planned").sub(" ", page.text))
    )


_AHEAD: Final = ("tomorrow", "day_after", "next_", "+")


def past(page: Page) -> bool:
    """Say whether a verb of having run is there."""
    return bool(mark(page.language, "past").search(page.text))
