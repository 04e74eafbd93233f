"""Two sessions of different kinds in one message: "5k easy, then 30 min weights"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from core.understanding.facts import Facts, facts, mark
from core.understanding.tokens import Kind, Page
from core.understanding.words import finder, pattern, words

_OTHER: Final = frozenset({"cross_training", "strength"})
"""Kinds of sessions that are no run."""
_MOST: Final = 4
"""Measures of two sessions; what tells more is no pair of them, and would be slow to part."""
_MEASURES: Final = (Kind.DURATION, Kind.DISTANCE, Kind.RACE, Kind.TIME)


def second_session(found: Facts) -> tuple[Facts, Facts | None]:
    """Return the facts of the first session in a message, and those of a second one of another kind."""
    kinds = {one.means for one in finder(found.page.language, "workouts").find(found.page.text)}
    if not kinds & _OTHER or not 1 < len(found.page.all(*_MEASURES)) <= _MOST:
        return found, None
    for between in _apart(found.page.language).finditer(found.page.rest):
        left, right = _part(found.page, 0, between.start()), _part(found.page, between.end(), None)
        if left.all(*_MEASURES) and right.all(*_MEASURES):
            first, second = facts(left), facts(right)
            if _differ(first, second):
                return replace(found, run=first.run, workout=first.workout), second
    return found, None


def _differ(first: Facts, second: Facts) -> bool:
    """Say whether the kinds differ, and the second is named, or a run told after another sport."""
    ran = second.run.distance_m is not None and (
        second.run.duration_s is not None
        or bool(mark(second.page.language, "past").search(second.page.text))
        or pattern(second.page.language, "marks", "run_part").search(second.page.text) is not None
    )
    return (
        (ran or second.workout is not None)
        and first.workout != second.workout
        and bool({first.workout, second.workout} & _OTHER)
    )


@cache
def _apart(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s?[,;+&.](?=\s)|(?<!\w){words(language, 'marks', 'another')}(?!\w)")


def _part(page: Page, start: int, end: int | None) -> Page:
    """Return the page between two places of the folded text."""
    last = len(page.text) if end is None else end
    tokens = tuple(
        replace(token, start=token.start - start, end=token.end - start)
        for token in page.tokens
        if start <= token.start and token.end <= last
    )
    return replace(page, text=page.text[start:last], rest=page.rest[start:last], tokens=tokens)
