"""A message nobody asked for, or one that is about something else than the question."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from core.understanding import effort, feel, goal, intent, moves, plausible
from core.understanding.notes import note
from core.understanding.reading import Intent, Reading
from core.understanding.run import Run, told_run
from core.understanding.tokens import Kind, Page, Token
from core.understanding.words import Found, finder, words

_ABOVE_PAIN: Final = (Intent.DELETE_DATA, Intent.UNDO, Intent.EDIT_LAST, Intent.CHANGE_SETTING)
"""Orders that stay what they are when a pain is named in them."""

_BESIDE_RUN: Final = (Intent.MOVE_WORKOUT, Intent.VACATION, Intent.PAUSE_PLAN, Intent.SET_REMINDER)
"""Orders that may stand beside a run in one message."""


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
    value, token, by_word = effort.effort(page, felt, free, asked=page.context == "asked:rpe")
    free = tuple(one for one in free if one is not token)
    return Facts(
        page, felt, free, told_run(page, free), value, by_word, workout(page), moves.when(page),
        intent.phrases(page.text, page.language, "orders"),
        intent.phrases(page.text, page.language, "questions"),
        intent.phrases(page.text, page.language, "reports"),
    )  # fmt: skip


_GENERAL: Final = ("easy", "race", "long")


def workout(page: Page) -> str | None:
    """Return the kind of workout a text names; "easy" and the like yield to something more particular."""
    efforts = [(one.start, one.end) for one in finder(page.language, "effort").find(page.text)]
    sets = [(token.start, token.end) for token in page.all(Kind.SET, Kind.SPLITS)]
    named = [one for one in finder(page.language, "workouts").find(page.text) if not _how(page, one)]
    found = [
        one.means
        for one in named
        if not _within(one, sets) and not (one.means in _GENERAL and _within(one, efforts))
    ]
    inside = [one.means for one in named if _within(one, sets) and one.means not in _GENERAL]
    kinds = found + inside + (["intervals"] if sets else [])
    return next((one for one in kinds if one not in _GENERAL), next(iter(kinds), None))


def _how(page: Page, one: Found) -> bool:
    """Say whether "long" is a length of time: "how long", "so long"."""
    return one.means == "long" and bool(_HOW.search(page.text[: one.start]))


_HOW: Final = re.compile(r"\b(?:how|too|so|as|before|no|that|very|all day|take|took|this)\W$")


def _within(one: Found, spans: list[tuple[int, int]]) -> bool:
    return any(start <= one.start < end for start, end in spans)


def read(page: Page) -> Reading:
    """Return what the message says, as if nothing had been asked."""
    if not re.search(r"\w|\?", page.text):
        return Reading(page.clean, Intent.UNKNOWN)
    known = intent.whole(page.text, page.language)
    found = facts(page)
    wants = _wants(found) if known is None else known
    if wants is Intent.UNKNOWN and page.context != "idle" and any(_feelings(found).values()):
        wants = Intent.ANSWER
    return of(found, wants)


def of(found: Facts, wants: Intent) -> Reading:
    """Return the reading of a message whose intent is known."""
    reading = Reading(found.page.clean, wants, **_VALUES.get(wants, _plain)(found))
    clarify = _doubt(found, wants)
    more = _also(found, wants)
    return replace(
        reading, clarify=clarify, also=more, number=_number(found.page), note=note(found.page, wants)
    )


def _number(page: Page) -> float | None:
    """Return the only number of a message that is little else."""
    numbers = page.all(Kind.NUMBER, Kind.SCORE)
    return (
        numbers[0].number
        if len(numbers) == 1 and len(page.tokens) == 1 and len(page.text.split()) <= 6
        else None
    )  # noqa: PLR2004


def _wants(found: Facts) -> Intent:
    if _ran(found):
        return Intent.LOG_RUN
    above = next((one for one in found.orders if one in _ABOVE_PAIN), None)
    if above:
        return above
    if Intent.REPORT_ILLNESS in found.reports:
        return Intent.REPORT_ILLNESS
    if hurts(found.felt) and not (asks(found.page) and not any(ache.site for ache in found.felt.aches)):
        return Intent.REPORT_PAIN
    return _plainly(found)


def _plainly(found: Facts) -> Intent:
    orders = [
        one
        for one in found.orders
        if one is not Intent.CHANGE_GOAL or not asks(found.page) or not found.questions
    ]
    if orders and not (orders[0] is Intent.CHANGE_GOAL and _WONDERS.match(found.page.text)):
        return orders[0]
    if Intent.SKIP_RUN in found.reports and not asks(found.page):
        return Intent.SKIP_RUN
    if found.questions:
        return found.questions[0]
    if (
        Intent.LOG_RUN in found.reports
        and (found.workout or found.effort is not None)
        and not _future(found.page)
    ):
        return Intent.LOG_RUN
    if _plans_race(found):
        return Intent.CHANGE_GOAL
    return next((one for one in found.reports if one is not Intent.LOG_RUN), Intent.UNKNOWN)


_WONDERS: Final = re.compile(r"(?:will|is|are|isnt|does|do|am|should|would)\s")


def _plans_race(found: Facts) -> bool:
    """Say whether a race is named with a day to come."""
    page = found.page
    on = moves.race_date(page)
    return bool(
        on
        and on[0] in "-+2"
        and not re.match(r"-\d+d", on)
        and goal.race(page)
        and not asks(page)
        and not _past(page)
    )


def hurts(felt: feel.Felt) -> bool:
    """Say whether something is sore or painful."""
    return any(ache.score != 0 for ache in felt.aches) or bool(felt.soreness) or bool(felt.pain)


def _ran(found: Facts) -> bool:
    """Say whether a run happened: it was measured or named, and nothing speaks for a wish, a plan or a question."""
    page, told = found.page, Intent.LOG_RUN in found.reports
    past = told and _past(page)
    if asks(page) or not (_measured(found, told=told) or (past and _named(found))):
        return False
    if any(order not in _BESIDE_RUN for order in found.orders) and not (
        past and _timed(found) and Intent.EDIT_LAST not in found.orders
    ):
        return False
    if Intent.SKIP_RUN in found.reports and not told and not _timed(found):
        return False
    if told:
        return not (found.orders and found.run.distance_m is None) and (past or not _future(page))
    return not found.orders and not found.questions and not _future(page) and _weighs(found)


def _timed(found: Facts) -> bool:
    run = found.run
    return run.duration_s is not None or run.pace is not None or bool(found.page.all(Kind.SPLITS))


def _measured(found: Facts, *, told: bool) -> bool:
    run = found.run
    bare = run.distance_m is not None and not any(one.kind is not Kind.NUMBER for one in run.used)
    return _timed(found) or (run.distance_m is not None and (not bare or told or found.workout is not None))


def _named(found: Facts) -> bool:
    """Say whether a told run is named by its kind or repetitions, and was not left out."""
    return (
        found.workout is not None or bool(found.page.all(Kind.SET))
    ) and Intent.SKIP_RUN not in found.reports


def _weighs(found: Facts) -> bool:
    """Say whether untold figures are enough for a run: not a lone race name, not a lone time of day."""
    run, page = found.run, found.page
    if any(one.kind is Kind.DISTANCE for one in run.used) or found.workout or page.context != "idle":
        return True
    if run.distance_m is not None:
        return _timed(found) or run.race == "parkrun"
    return bool(page.all(Kind.SPLITS, Kind.DURATION, Kind.PACE)) or (
        _timed(found) and len(page.text.split()) > 1
    )


@cache
def _mark(language: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words(language, 'marks', name)}(?!\w)")


def asks(page: Page) -> bool:
    """Say whether a message is a question, by its first word or its mark."""
    first = re.match(r"(?:(?:and|but|so|ok|hang on|wait|hey|hi|also|please|coach)\W{1,3})*(\w+)", page.text)
    asking = bool(first and _mark(page.language, "asking").fullmatch(first[1])) and not re.match(
        r"did (?:the|my|a|an|\d|it|today)", page.text
    )
    return asking or page.text.rstrip().endswith("?")


def _future(page: Page) -> bool:
    return bool(_mark(page.language, "future").search(page.text))


def _past(page: Page) -> bool:
    return bool(
        re.search(
            r"(?<!\w)(?:ran|did|done|finished|completed|raced|managed|jogged|had to stop)(?!\w)", page.text
        )
    )


def _doubt(found: Facts, wants: Intent) -> str | None:
    if wants in {Intent.LOG_RUN, Intent.EDIT_LAST}:
        return plausible.of_scores(found.page) or plausible.of_run(found.page, found.run)
    return plausible.of_scores(found.page)


def _feelings(found: Facts) -> dict[str, Any]:
    felt = found.felt
    sleep = next((token.number for token in found.page.all(Kind.SLEEP)), None)
    return {"aches": felt.aches, "soreness": felt.soreness, "pain": felt.pain, "sleep_h": sleep}


def _plain(found: Facts) -> dict[str, Any]:
    return _feelings(found) | {"when": found.when, "approx": found.felt.approx}


def _skip(found: Facts) -> dict[str, Any]:
    return _plain(found) | {"workout_type": found.workout}


def _log(found: Facts) -> dict[str, Any]:
    run = found.run
    approx = found.felt.approx | ({"effort"} if found.effort_by_word else set())
    known = run.race or (goal.race(found.page) if found.workout in {"race", "time_trial"} else None)
    kind = found.workout
    return _feelings(found) | {
        "distance_m": run.distance_m, "duration_s": run.duration_s, "pace_s_per_km": run.pace, "effort": found.effort,
        "race": known, "workout_type": kind, "when": found.when, "units": run.unit or None, "approx": frozenset(approx),
        "splits_s": next((token.many for token in found.page.all(Kind.SPLITS)), ()),
    }  # fmt: skip


def _goal(found: Facts) -> dict[str, Any]:
    name = goal.race(found.page)
    weekly = next(iter(found.page.all(Kind.WEEKLY)), None)
    return {
        "race": name, "race_date": moves.race_date(found.page), "place": goal.place(found.page),
        "race_time_s": goal.target(found.page, name, found.free), "weekly_m": weekly.number if weekly else None,
        "units": (weekly.unit or None) if weekly else None, "when": None,
    }  # fmt: skip


def _ask(found: Facts) -> dict[str, Any]:
    kind = None if found.workout == "race" else found.workout
    return {"workout_type": kind, "when": found.when, "race": goal.race(found.page)}


def _move(found: Facts) -> dict[str, Any]:
    first, last = moves.moved(found.page)
    return {"workout_type": found.workout, "when_from": first, "when": last}


def _away(found: Facts) -> dict[str, Any]:
    first, last = moves.away(found.page)
    return {"when": first, "when_until": last}


def _remind(found: Facts) -> dict[str, Any]:
    return {"reminder_time": moves.clock(found.page), "when": found.when}


def _setting(found: Facts) -> dict[str, Any]:
    return {"quiet": moves.quiet(found.page), "units": moves.unit(found.page)}


def _nothing(found: Facts) -> dict[str, Any]:
    del found
    return {}


_VALUES: Final[dict[Intent, Callable[[Facts], dict[str, Any]]]] = {
    Intent.LOG_RUN: _log,
    Intent.EDIT_LAST: _log,
    Intent.SKIP_RUN: _skip,
    Intent.CHANGE_GOAL: _goal,
    Intent.MOVE_WORKOUT: _move,
    Intent.VACATION: _away,
    Intent.PAUSE_PLAN: _away,
    Intent.SET_REMINDER: _remind,
    Intent.CHANGE_SETTING: _setting,
    Intent.ASK_TODAY: _ask,
    Intent.ASK_PLAN: _ask,
    Intent.ASK_WEEK: _ask,
    Intent.ASK_WHY: _ask,
    Intent.ASK_PACE: _ask,
    **dict.fromkeys(
        (
            Intent.UNDO,
            Intent.DELETE_DATA,
            Intent.HELP,
            Intent.GREETING,
            Intent.THANKS,
            Intent.STOP,
            Intent.RESUME_PLAN,
        ),
        _nothing,
    ),
}


def _also(found: Facts, wants: Intent) -> tuple[Reading, ...]:
    more: list[Intent] = []
    if wants is Intent.LOG_RUN:
        if any(ache.pain and ache.score != 0 for ache in found.felt.aches):
            more.append(Intent.REPORT_PAIN)
        more += [one for one in found.orders if one in _BESIDE_RUN]
    elif wants in {Intent.REPORT_PAIN, Intent.REPORT_ILLNESS}:
        more += [one for one in (*found.orders, *found.questions)][:2]
        if Intent.SKIP_RUN in found.reports:
            more.append(Intent.SKIP_RUN)
        if wants is Intent.REPORT_ILLNESS and any(ache.pain and ache.site for ache in found.felt.aches):
            more.append(Intent.REPORT_PAIN)
    also = [Reading(found.page.clean, one, **_VALUES.get(one, _plain)(found)) for one in more]
    if wants is Intent.LOG_RUN and found.run.second_m:
        also.append(Reading(found.page.clean, Intent.LOG_RUN, distance_m=found.run.second_m))
    return tuple(also)
