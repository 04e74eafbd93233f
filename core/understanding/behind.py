"""A run that is told, and a question behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from core.understanding.facts import Facts, asks, facts, mark, past, workout
from core.understanding.intent import phrases
from core.understanding.reading import Intent
from core.understanding.tokens import Kind, Page
from core.understanding.words import finder


def told_before(found: Facts) -> int:
    """Return the place up to which a run is told, where a question follows: "did 8 km in 50 min. is that bad?"."""
    page = found.page
    supposed = mark(page.language, "supposing").match(page.text)
    parted = _LAST.match(page.text) or (None if supposed else _LAST_PART.match(page.text))
    before = parted.end(1) if parted else 0 if supposed else _before_asking(page)
    rated = any(one.end <= before for one in page.all(Kind.SCORE))
    so_far = found.run.duration_s is not None and any(
        day.end <= before and day.word in _SO_FAR for day in page.all(Kind.DAY)
    )
    rated = rated or (found.effort is not None and not found.effort_by_word)
    told = (
        (past(page) or rated or so_far or (_whole(found) and _of_its_own(page, before)))
        and found.run.used
        and all(one.end <= before for one in found.run.used)
    )
    return before if told else 0


def _whole(found: Facts) -> bool:
    """Say whether how far and how long is told of a run: not a race with the time that is hoped for."""
    run = found.run
    return run.duration_s is not None and any(one.kind is Kind.DISTANCE for one in run.used)


def _of_its_own(page: Page, before: int) -> bool:
    """Say whether the question behind a run leaves its figures alone: a day, a week, the reason of a workout, how good it was."""
    asked = page.text[before:]
    if before and mark(page.language, "judges").search(asked):
        return True
    wanted = phrases(asked, page.language, "questions")
    named = finder(page.language, "workouts").first(asked) or any(
        day.start >= before for day in page.all(Kind.DAY, Kind.SPAN)
    )
    return bool(wanted) and (wanted[0] in _OF_A_PLAN or (wanted[0] in _OF_A_DAY and bool(named)))


_OF_A_PLAN: Final = (Intent.ASK_WEEK, Intent.ASK_PLAN)
_OF_A_DAY: Final = (Intent.ASK_TODAY, Intent.ASK_WHY)


def question_behind(page: Page) -> str:
    """Return the question behind a run that is told, folded, or "": "8 km in 45:10, effort 4, what's tomorrow?"."""
    before = told_before(facts(page))
    return _JOINT.sub("", page.text[before:]) if before else ""


_JOINT: Final = re.compile(r"^[\W_]+")


def _before_asking(page: Page) -> int:
    """Return where the last part begins that asks without its mark: "8 km, 6/10, can i rest tomorrow"; 0: none does."""
    first, comma, last = page.text.rpartition(", ")
    return len(first) if comma and asks(replace(page, text=last)) else 0


def asked_about(found: Facts) -> bool:
    """Say whether the figures themselves are asked about."""
    page, before = found.page, told_before(found)
    return asks(replace(page, text=page.text[:before]) if before else page)


def told_of(found: Facts) -> Facts:
    """Return the facts without the kind of workout that only a question behind the run names."""
    page, before = found.page, told_before(found)
    if not before or found.workout is None:
        return found
    tokens = tuple(one for one in page.tokens if one.end <= before)
    return replace(found, workout=workout(replace(page, text=page.text[:before], tokens=tokens)))


_SO_FAR: Final = frozenset({"today", "yesterday", "day_before_yesterday"})
_LAST: Final = re.compile(r"(.*)([.!;\n](?!\d))((?:[^.!;\n]|(?<=\d)\.(?=\d))*\?\s*)$", re.DOTALL)
"""A question at the end of a message, and what was said before it."""
_LAST_PART: Final = re.compile(r"(.*)(,\s)([^,]*\?\s*)$", re.DOTALL)
