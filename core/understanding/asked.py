"""What reads the answer to a question: by context, the values a message gives, or None when it gives none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from core.understanding import cities, goal, hours, moves, plausible
from core.understanding.asked_days import days
from core.understanding.asked_feelings import first, rpe, says_none, sleep, soreness
from core.understanding.facts import Facts, mark
from core.understanding.run import RACES
from core.understanding.run_times import human, readings
from core.understanding.tokens import Kind, Page, Token
from core.understanding.values import Values
from core.understanding.words import finder, words

_HOUR_S: Final = 3600.0
_MINUTE_S: Final = 60.0
_SLOW_RACE: Final = 1.5
"""A race may be walked: so much slower than the slowest running pace."""


def _date(found: Facts) -> Values | None:
    on = moves.race_date(found.page)
    if on is None and mark(found.page.language, "season").search(found.page.text):
        return {**_race(found), "clarify": "season"}  # too long to guess a day in
    if on is None and _DAY_ALONE.fullmatch(found.page.text):
        return {"clarify": "month", "number": None}
    return {"race_date": on, **_race(found)} if on else None


_DAY_ALONE: Final = re.compile(r"(?:[^\W\d]{2,4} ){0,2}(?:0?[1-9]|[12]\d|3[01])\.?")
"""A day of some month: "el 18", "am 18."."""


def _race(found: Facts) -> Values:
    volume = _volume_alone(found.page)
    page = replace(found.page, tokens=tuple(one for one in found.page.tokens if one is not volume))
    name = goal.race(page)
    return {
        "race": name,
        "race_time_s": goal.target(page, name, found.free),
        "place": goal.place(page),
        "weekly_m": volume.number if volume else None,
    }


_LEAST_VOLUME_M: Final = 15_000.0


def _volume_alone(page: Page) -> Token | None:
    """Return the weekly distance; without a word for it, one that stands alone behind a race: "half in april, 40k, 3 days"."""
    weekly = page.all(Kind.WEEKLY)
    told = page.all(Kind.DISTANCE, Kind.RACE)
    alone = (
        one
        for one in told[1:]
        if one.kind is Kind.DISTANCE
        and one.number >= _LEAST_VOLUME_M
        and re.search(r"[,;]\s?$", page.text[: one.start])
        and re.match(r"\s?(?:[,;.]|$)", page.text[one.end :])
    )
    return next(iter(weekly), None) or next(alone, None)


def _goal(found: Facts) -> Values | None:
    values = _race(found)
    values["race"] = values["race"] or _over(found)
    if values["race"] is None and values["race_time_s"] is None:
        just_run = mark(found.page.language, "just_run").search(found.page.text)
        return {"note": found.page.clean} if just_run else None
    return values | {"race_date": moves.race_date(found.page), "effort": None, "number": None}


def _recent(found: Facts) -> Values | None:
    run, name = found.run, goal.race(found.page) or _over(found)
    length = RACES.get(name or "") or run.distance_m
    time_s = run.duration_s if run.duration_s is not None else goal.target(found.page, name, found.free)
    free = [
        one
        for one in found.free
        if not (name and _is_over(found.page, one)) and not goal.YEAR.fullmatch(one.word)
    ]
    if time_s is None and length and len(free) == 1:
        time_s = goal.fits((free[0].number * _MINUTE_S, free[0].number * _HOUR_S), length)
    if time_s is None:
        return {"race": name, "distance_m": run.distance_m} if name else None
    human_time = length is not None and human(time_s / _SLOW_RACE, length) | human(time_s, length)
    return {
        "race": name, "race_time_s": time_s, "distance_m": None if name else run.distance_m,
        "clarify": run.doubt or (None if human_time else "implausible" if length else "time_or_pace"),
        "when": found.when, "effort": None, "number": None, "units": run.unit or None,
    }  # fmt: skip


def _over(found: Facts) -> str | None:
    """Return the race that a bare number is the length of: "mon temps sur 10 c'est 45"."""
    named = (one for one in found.free if _is_over(found.page, one))
    return next((_KM_RACES.get(one.number) for one in named), None)


def _is_over(page: Page, token: Token) -> bool:
    over = rf"(?<!\w){words(page.language, 'marks', 'over')}\W$"
    return (
        token.number in _KM_RACES
        and len(page.all(Kind.NUMBER, Kind.TIME, Kind.DURATION)) > 1
        and bool(re.search(over, page.before(token)))
    )


_KM_RACES: Final = {5.0: "5k", 10.0: "10k", 15.0: "15k", 21.0: "half", 42.0: "marathon"}


def _weekly(found: Facts) -> Values | None:
    page = found.page
    token = next(iter(page.all(Kind.WEEKLY) + page.all(Kind.DISTANCE)), None)
    if token and token.kind is Kind.DISTANCE:
        token = replace(token, number=token.number * _times(page, token))
    if token:
        return _volume(token.number if token.unit else token.number * page.units.metres, token.unit)
    number = first(page, Kind.NUMBER)
    if number is None:
        return _volume(0.0, "") if finder(page.language, "nothing").pattern.match(page.text) else None
    return _volume(number * page.units.metres, "")


def _times(page: Page, each: Token) -> int:
    """Return how often a week a distance is run: "three runs of about 6k"."""
    often = rf"(?<![\w.,])([2-7])\W?{words(page.language, 'marks', 'week_times')}\W(?:[^\W\d]+\W){{0,4}}$"
    found = re.search(often, page.before(each, 40))
    return int(found[1]) if found else 1


def _volume(metres: float, unit: str) -> Values:
    possible = 0 <= metres <= plausible.MOST_WEEKLY_M
    doubt = None if possible else "implausible"
    return {"weekly_m": metres if possible else None, "clarify": doubt, "effort": None, "units": unit or None}


_OFFSET: Final = re.compile(r"\b(?:utc|gmt)\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?\b")
_FARTHEST_H: Final = 14


def _zone(found: Facts) -> Values | None:
    offset = _OFFSET.search(found.page.text)
    if offset and int(offset[2]) <= _FARTHEST_H:
        return {"timezone": f"UTC{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}", "number": None}
    named = cities.find_city(found.page.clean)
    return {"timezone": named[0].zone, "place": named[0].name, "clarify": None} if named else None


def _clock(found: Facts) -> Values | None:
    at = hours.clock(found.page)
    return {"reminder_time": at, "effort": None, "number": None} if at else None


def _distance(found: Facts) -> Values | None:
    run = found.run
    if not run.distance_m:
        return None
    return {
        "distance_m": run.distance_m, "duration_s": run.duration_s, "units": run.unit or None,
        "clarify": plausible.of_run(found.page, run),
    }  # fmt: skip


def _time(found: Facts) -> Values | None:
    page, run = found.page, found.run
    number = first(page, Kind.NUMBER) if len(page.tokens) == 1 else None
    pair = next((readings(token.word)[0] for token in page.all(Kind.TIME)), None)
    seconds = run.duration_s or (number * _MINUTE_S if number else pair)
    written = any(token.kind is Kind.DISTANCE for token in run.used)
    return (
        {"duration_s": seconds, "distance_m": run.distance_m if written else None, "effort": None}
        if seconds
        else None
    )


def _injury(found: Facts) -> Values | None:
    if says_none(found.page):
        return {"pain": 0.0, "effort": None}
    return {"effort": None} if found.felt.aches else None


READERS: Final[dict[str, Callable[[Facts], Values | None]]] = {
    "asked:rpe": rpe,
    "asked:soreness": soreness,
    "asked:sleep": sleep,
    "asked:race_date": _date,
    "asked:recent_race": _recent,
    "asked:weekly_volume": _weekly,
    "asked:days": days,
    "asked:timezone": _zone,
    "asked:goal": _goal,
    "asked:reminder_time": _clock,
    "asked:distance": _distance,
    "asked:time": _time,
    "asked:injury": _injury,
}
"""What reads an answer, by the question. `asked:run` and `asked:choice` are read like any other message."""
