"""A message while a question is open: does it hold what was asked for?"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any, Final

from core.understanding import cities, goal, intent, moves, plausible
from core.understanding.days import WEEKDAYS
from core.understanding.feel import TOP
from core.understanding.reading import Intent, Reading
from core.understanding.reports import Facts, asks, facts, of
from core.understanding.run import RACES, readings
from core.understanding.scan import FASTEST, SLOWEST
from core.understanding.tokens import Kind, Page
from core.understanding.words import finder, words
from core.units import KM_M


def read(page: Page) -> Reading | None:
    """Return the reading of an answer; None when the message is about something else."""
    reader = _READERS.get(page.context)
    if reader is None or not re.search(r"\w", page.text):
        return None
    if intent.bare(page.text) in intent.declines(page.language) and not _nothing(page):
        return Reading(page.clean, Intent.ANSWER)
    found = facts(page)
    if _elsewhere(found):
        return None
    values = reader(found)
    return _answer(found, values) if values is not None else None


def _nothing(page: Page) -> bool:
    """Say whether a "no" is an answer: no soreness."""
    return page.context in {"asked:soreness", "asked:injury"} and bool(
        finder(page.language, "nothing").first(page.text)
    )


def _elsewhere(found: Facts) -> bool:
    """Say whether the message wants something else than to answer."""
    own = _OWN.get(found.page.context, frozenset())
    known = intent.whole(found.page.text, found.page.language)
    asked = found.questions if asks(found.page) or found.page.context not in _DAY_ASKED else ()
    wanted = {*found.orders, *asked, *([known] if known in _ORDERS else [])}
    if Intent.REPORT_ILLNESS in found.reports and found.page.context != "asked:injury":
        return True
    return bool(wanted - own)


_DAY_ASKED: Final = frozenset({"asked:days", "asked:race_date", "asked:timezone"})
"""Questions whose answers look like a question about a day."""

_ORDERS: Final = frozenset(Intent) - {
    Intent.SMALLTALK, Intent.THANKS, Intent.LOG_RUN, Intent.SKIP_RUN, Intent.HELP, Intent.ASK_WEEK, Intent.ASK_TODAY,
}  # fmt: skip

_OWN: Final[dict[str, frozenset[Intent]]] = {
    "asked:goal": frozenset({Intent.CHANGE_GOAL, Intent.ASK_PLAN}),
    "asked:race_date": frozenset({Intent.CHANGE_GOAL, Intent.ASK_PLAN}),
    "asked:recent_race": frozenset({Intent.CHANGE_GOAL}),
    "asked:reminder_time": frozenset({Intent.SET_REMINDER}),
    "asked:weekly_volume": frozenset({Intent.ASK_WEEK}),
    "asked:rpe": frozenset({Intent.EDIT_LAST}),
    "asked:soreness": frozenset({Intent.EDIT_LAST}),
}
"""What is no interruption when it is said to this question."""


def _answer(found: Facts, values: dict[str, Any]) -> Reading:
    base = of(found, Intent.LOG_RUN)
    keep = {
        "effort": base.effort, "soreness": base.soreness, "pain": base.pain, "sleep_h": base.sleep_h,
        "aches": base.aches, "approx": base.approx, "number": base.number, "clarify": plausible.of_scores(found.page),
    }  # fmt: skip
    return replace(Reading(found.page.clean, Intent.ANSWER, **keep), **values)


def _bare(found: Facts) -> float | None:
    numbers = found.page.all(Kind.NUMBER, Kind.SCORE)
    return numbers[0].number if numbers else None


def _rpe(found: Facts) -> dict[str, Any] | None:
    number = _bare(found)
    if number is not None and number > TOP:
        return {"clarify": "range", "effort": None}
    return {"effort": found.effort} if found.effort is not None else None


def _soreness(found: Facts) -> dict[str, Any] | None:
    number = _bare(found)
    if number is not None and number > TOP:
        return {"clarify": "range"}
    if (
        found.felt.pain is not None
        and found.felt.soreness is None
        and any(ache.pain for ache in found.felt.aches)
    ):
        return {}
    value = found.felt.soreness if found.felt.soreness is not None else number
    if value is not None:
        return {
            "soreness": value,
            "effort": found.effort if found.effort_by_word is False and found.effort != value else None,
        }
    if intent.bare(found.page.text) in finder(found.page.language, "nothing").meanings:
        return {"soreness": 0.0, "effort": None}
    if found.felt.aches:
        return {}
    degree = finder(found.page.language, "degree").first(found.page.text) or finder(
        found.page.language, "nothing"
    ).first(found.page.text)
    return (
        {
            "soreness": float(degree),
            "approx": frozenset({"soreness"} if degree != "0" else ()),
            "effort": None,
        }
        if degree
        else None
    )


def _sleep(found: Facts) -> dict[str, Any] | None:
    page = found.page
    for token in page.tokens:
        if token.kind is Kind.SLEEP or token.kind is Kind.NUMBER:
            return _hours(token.number)
        if token.kind is Kind.DURATION:
            return _hours(token.number / 3600)
        if token.kind is Kind.TIME:
            return _hours(readings(token.word)[1] / 3600)
    return None


def _hours(hours: float) -> dict[str, Any]:
    possible = 0 <= hours <= plausible.MOST_SLEEP_H
    return {
        "sleep_h": round(hours, 2) if possible else None,
        "clarify": None if possible else "range",
        "effort": None,
    }


def _date(found: Facts) -> dict[str, Any] | None:
    on = moves.race_date(found.page)
    return {"race_date": on, **_target(found)} if on else None


def _target(found: Facts) -> dict[str, Any]:
    name = goal.race(found.page)
    time_s = goal.target(found.page, name, found.free)
    weekly = next(iter(found.page.all(Kind.WEEKLY)), None)
    return {
        "race": name,
        "race_time_s": time_s,
        "place": goal.place(found.page),
        "weekly_m": weekly.number if weekly else None,
    }


def _goal(found: Facts) -> dict[str, Any] | None:
    values = _target(found)
    if values["race"] is None and values["race_time_s"] is None:
        return (
            {"note": found.page.clean}
            if _mark(found.page.language, "just_run").search(found.page.text)
            else None
        )
    return values | {"race_date": moves.race_date(found.page), "effort": None, "number": None}


@cache
def _mark(language: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words(language, 'marks', name)}(?!\w)")


def _recent(found: Facts) -> dict[str, Any] | None:
    name = goal.race(found.page)
    run = found.run
    length = RACES.get(name or "") or run.distance_m
    time_s = run.duration_s if run.duration_s is not None else goal.target(found.page, name, found.free)
    if time_s is None and run.pace is not None and length is None:
        pair = next(iter(found.page.all(Kind.TIME)), None)
        time_s = readings(pair.word)[0] if pair else None
    if time_s is None:
        return {"race": name, "distance_m": run.distance_m} if name else None
    human = length is not None and FASTEST <= time_s / length * KM_M <= SLOWEST * 1.5
    doubt = None if human else "time_or_pace" if length is None else "implausible"
    return {
        "race": name, "race_time_s": time_s, "distance_m": None if name else run.distance_m, "clarify": doubt,
        "when": moves.when(found.page), "effort": None, "number": None, "units": run.unit or None,
    }  # fmt: skip


def _weekly(found: Facts) -> dict[str, Any] | None:
    page = found.page
    token = next(iter(page.all(Kind.WEEKLY)), None) or next(iter(page.all(Kind.DISTANCE)), None)
    if token:
        metres = token.number if token.unit else token.number * page.units.metres
        return _volume(metres, token.unit)
    numbers = page.all(Kind.NUMBER)
    if not numbers:
        return (
            {"weekly_m": 0.0} if intent.bare(page.text) in finder(page.language, "nothing").meanings else None
        )
    value = sum(one.number for one in numbers[:2]) / 2 if _range(page) else numbers[0].number
    return _volume(value * page.units.metres, "")


def _range(page: Page) -> bool:
    numbers = page.all(Kind.NUMBER)
    return len(numbers) == 2 and bool(
        re.fullmatch(r"\s?(?:-|to|or|and|/)\s?", page.text[numbers[0].end : numbers[1].start])
    )  # noqa: PLR2004


def _volume(metres: float, unit: str) -> dict[str, Any]:
    possible = 0 <= metres <= plausible.MOST_WEEKLY_M
    return {
        "weekly_m": metres if possible else None,
        "clarify": None if possible else "implausible",
        "effort": None,
        "units": unit or None,
    }


def _days(found: Facts) -> dict[str, Any] | None:
    page = found.page
    named = {token.word for token in page.all(Kind.DAY) if token.word in WEEKDAYS}
    for span in page.all(Kind.SPAN):
        if span.word in WEEKDAYS and span.other in WEEKDAYS:
            first, last = WEEKDAYS.index(span.word), WEEKDAYS.index(span.other)
            named |= {WEEKDAYS[(first + step) % 7] for step in range((last - first) % 7 + 1)}
    groups = [word for one in finder(page.language, "everyday").find(page.text) for word in one.means.split()]
    if re.search(rf"(?<!\w){words(page.language, 'marks', 'days_not')}(?!\w)", page.text):
        named = set(groups or WEEKDAYS) - named
    else:
        named |= set(groups)
    return (
        {"days": tuple(i for i, day in enumerate(WEEKDAYS) if day in named), "effort": None}
        if named
        else None
    )


def _zone(found: Facts) -> dict[str, Any] | None:
    offset = re.search(r"\b(?:utc|gmt)\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?\b", found.page.text)
    if offset:
        return {"timezone": f"UTC{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}", "number": None}
    found_cities = cities.find_city(found.page.clean)
    zones = {city.zone for city in found_cities}
    if not zones:
        return None
    return {"timezone": found_cities[0].zone, "place": found_cities[0].name, "clarify": None}


def _clock(found: Facts) -> dict[str, Any] | None:
    at = moves.clock(found.page)
    return {"reminder_time": at, "effort": None, "number": None} if at else None


def _distance(found: Facts) -> dict[str, Any] | None:
    run = found.run
    return (
        {
            "distance_m": run.distance_m,
            "duration_s": run.duration_s,
            "clarify": plausible.of_run(found.page, run),
            "units": run.unit or None,
        }
        if run.distance_m
        else None
    )


def _time(found: Facts) -> dict[str, Any] | None:
    run, number = found.run, _bare(found)
    seconds = run.duration_s or (number * 60 if number and len(found.page.tokens) == 1 else None)
    pair = next(iter(found.page.all(Kind.TIME)), None)
    if seconds is None and pair:
        seconds = readings(pair.word)[0]
    return (
        {
            "duration_s": seconds,
            "distance_m": run.distance_m if run.used and run.used[0].kind is not Kind.NUMBER else None,
            "effort": None,
        }
        if seconds
        else None
    )


def _injury(found: Facts) -> dict[str, Any] | None:
    if found.felt.aches:
        return {"effort": None}
    nothing = intent.bare(found.page.text) in finder(found.page.language, "nothing").meanings
    return {"pain": 0.0, "effort": None} if nothing else None


_READERS: Final[dict[str, Callable[[Facts], dict[str, Any] | None]]] = {
    "asked:rpe": _rpe,
    "asked:soreness": _soreness,
    "asked:sleep": _sleep,
    "asked:race_date": _date,
    "asked:recent_race": _recent,
    "asked:weekly_volume": _weekly,
    "asked:days": _days,
    "asked:timezone": _zone,
    "asked:goal": _goal,
    "asked:reminder_time": _clock,
    "asked:distance": _distance,
    "asked:time": _time,
    "asked:injury": _injury,
}
"""What reads an answer, by the question. `asked:run` and `asked:choice` are read like any other message."""
