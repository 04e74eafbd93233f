"""What reads the answer to a question: by context, the values a message gives, or None when it gives none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, TypeAlias

from core.understanding import cities, goal, intent, moves, plausible
from core.understanding.days import WEEKDAYS
from core.understanding.facts import Facts, mark
from core.understanding.feel import TOP
from core.understanding.listed import named_days
from core.understanding.numbers import NUMBER
from core.understanding.run import RACES
from core.understanding.run_times import human, readings
from core.understanding.sickness import ill
from core.understanding.tokens import Kind, Page, Token
from core.understanding.words import Found, finder, words

Values: TypeAlias = "dict[str, Any]"

_HOUR_S: Final = 3600.0
_MINUTE_S: Final = 60.0
_SLOW_RACE: Final = 1.5
"""A race may be walked: so much slower than the slowest running pace."""


def _first(page: Page, *kinds: Kind) -> float | None:
    return next((token.number for token in page.all(*kinds)), None)


def _says_none(page: Page) -> bool:
    return intent.bare(page.text) in finder(page.language, "nothing").meanings


def _below_zero(page: Page) -> bool:
    """Say whether a score is below zero, in figures or words: "-2", "minus 2"."""
    said = rf"{words(page.language, 'marks', 'minus')}\s\d"
    return plausible.negative(page) or re.match(said, page.text) is not None


def _rpe(found: Facts) -> Values | None:
    number = _first(found.page, Kind.NUMBER, Kind.SCORE)
    if (number is not None and number > TOP) or _below_zero(found.page):
        return {"clarify": "range", "effort": None}
    return {"effort": found.effort} if found.effort is not None else None


def _soreness(found: Facts) -> Values | None:
    felt, number = found.felt, _first(found.page, Kind.NUMBER, Kind.SCORE)
    if (number is not None and number > TOP) or _below_zero(found.page):
        return {"clarify": "range"}
    if felt.pain == 0 and felt.soreness is None and number is None:
        return {"soreness": 0.0, "pain": None, "effort": None}
    free = next((one.number for one in found.free), None)
    if felt.pain is not None and felt.soreness is None and any(ache.pain for ache in felt.aches):
        return {} if free is None else {"soreness": free, "effort": None}  # "3, but my knee hurts"
    value = felt.soreness if felt.soreness is not None else number
    if value is not None:
        told = found.effort if not found.effort_by_word and found.effort != value else None
        return {"soreness": value, "effort": told}
    return _sore_word(found)


def _sore_word(found: Facts) -> Values | None:
    """Read "none", "a bit", "very"."""
    page = found.page
    if _says_none(page):
        return {"soreness": 0.0, "effort": None}
    if found.felt.aches:
        return {}
    denied = re.match(words(page.language, "not", "denied") + r"\W", page.text)
    well = finder(page.language, "nothing").first(page.text)
    if denied and well:
        return None  # "not great" is not how sore it is
    if _of_other_things(page):
        return None
    degree = "0" if _ends_well(page) else finder(page.language, "degree").first(page.rest) or well
    if degree is None:
        return None
    return {
        "soreness": float(degree),
        "approx": frozenset({"soreness"} if float(degree) else ()),
        "effort": None,
    }


def _of_other_things(page: Page) -> bool:
    """Say whether a word of degree tells of the night or of an illness: "slept badly", "the fever is gone"."""
    return mark(page.language, "sleep").search(page.rest) is not None or ill(page.text)


def _ends_well(page: Page) -> bool:
    """Say whether a word that is a degree before another one stands alone at the end, and says that all is well: "está bien"."""
    well = list(finder(page.language, "well").find(page.text))
    degrees = {(one.start, one.end) for one in finder(page.language, "degree").find(page.text)}
    last = well[-1] if well else None
    return last is not None and (last.start, last.end) in degrees and not page.text[last.end :].strip(" .!")


def _sleep(found: Facts) -> Values | None:
    night = moves.night(found.page)
    if night is not None:
        return _hours(night)
    either = _either(found.page)
    if either is not None:
        return _hours(either)
    for token in found.page.tokens:
        if token.kind in {Kind.SLEEP, Kind.NUMBER}:
            return _hours(_bed_to_rise(token))
        if token.kind is Kind.DURATION:
            return _hours(token.number / _HOUR_S)
        if token.kind is Kind.TIME:
            return _hours(readings(token.word)[1] / _HOUR_S)
    return {} if mark(found.page.language, "slept_how").fullmatch(intent.bare(found.page.text)) else None


def _either(page: Page) -> float | None:
    """Return the middle of "6 to 7 hours"."""
    low, high = page.all(Kind.NUMBER), page.all(Kind.DURATION)
    if not (low and high and 0 < low[0].number < high[0].number / _HOUR_S):
        return None
    between = re.fullmatch(
        rf"\s?(?:-|{words(page.language, 'marks', 'or')})\s?", page.text[low[0].end : high[0].start]
    )
    return (low[0].number + high[0].number / _HOUR_S) / 2 if between else None


def _bed_to_rise(token: Token) -> float:
    """Return hours of sleep; "11 to 6" are the hours of a clock."""
    clock = _CLOCKS.fullmatch(token.word)
    if clock is None or re.fullmatch(NUMBER, token.word):
        return token.number
    bed, up = (int(clock[at]) + int(clock[at + 1] or 0) / 60 for at in (1, 3))
    return (up - bed) % 12 if bed > up else token.number


_CLOCKS: Final = re.compile(r"(\d+)(?:[.:]([0-5]\d))?[^\d.:]+(\d+)(?:[.:]([0-5]\d))?")


def _hours(hours: float) -> Values:
    possible = 0 <= hours <= plausible.MOST_SLEEP_H
    return {
        "sleep_h": round(hours, 2) if possible else None, "clarify": None if possible else "range", "effort": None
    }  # fmt: skip


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
    free = [one for one in found.free if not (name and _is_over(found.page, one))]
    if time_s is None and length and len(free) == 1:
        time_s = goal.fits((free[0].number * _MINUTE_S, free[0].number * _HOUR_S), length)
    if time_s is None:
        return {"race": name, "distance_m": run.distance_m} if name else None
    human_time = length is not None and human(time_s / _SLOW_RACE, length) | human(time_s, length)
    return {
        "race": name, "race_time_s": time_s, "distance_m": None if name else run.distance_m,
        "clarify": None if human_time else "implausible" if length else "time_or_pace",
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
    number = _first(page, Kind.NUMBER)
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


def _days(found: Facts) -> Values | None:
    page = found.page
    refused = mark(page.language, "days_not").search(page.text)
    cut = refused.start() if refused else len(page.text)
    wanted, other = _named(page, 0, cut), _named(page, cut, len(page.text))
    if refused is None and _OFF.search(page.text):
        cut = max(page.text.rfind(stop) for stop in ",;.") + 1
        wanted, other = _named(page, 0, cut), _named(page, cut, len(page.text))
    other = other | _not_on(page)
    wanted = _letters(page) or wanted
    other = other | (_letters(page, refused.end()) if refused else set())
    if not (wanted or other):
        alternate = mark(page.language, "every_other").search(page.text)
        return {"clarify": "days", "number": None} if alternate else None
    meant = (wanted or set(WEEKDAYS)) - other
    return {
        "days": tuple(at for at, day in enumerate(WEEKDAYS) if day in meant),
        "effort": None,
        "number": None,
    }


def _not_on(page: Page) -> set[str]:
    """Return the days that are denied behind their names: "weekdays, but friday no"."""
    behind = re.compile(rf"\s{words(page.language, 'not', 'denied')}\s*(?:$|[,.;!])")
    return {token.word for token in page.all(Kind.DAY) if behind.match(page.text, token.end)}


_OFF: Final = re.compile(r"\b(?:is |are )?off$")
"""Days that are free of running: "mondays off"."""


def _letters(page: Page, first: int = 0) -> set[str]:
    """Return the days of "m w f", when nothing else is said from a place on."""
    if any(token.start >= first for token in page.all(Kind.SPAN)):
        return set()
    known = {**finder(page.language, "weekdays").meanings, **finder(page.language, "letters").meanings}
    span = re.fullmatch(r"\s*(\w+)\s?-\s?(\w+)[\s.!]*", page.text[first:])
    if span and {span[1], span[2]} <= known.keys():
        return _between(Token(Kind.SPAN, 0, 0, word=known[span[1]], other=known[span[2]]))
    joined = mark(page.language, "and")
    parts = [
        part for part in re.split(r"[\s/]+", intent.bare(page.text[first:])) if not joined.fullmatch(part)
    ]
    if parts and all(part in known for part in parts):
        return {known[part] for part in parts}
    _, comma, rest = page.text[first:].partition(",")
    later = page.text.find(rest, first) if comma else 0
    return _letters(page, later) if later and _FIGURE.search(page.text[first:later]) else set()


_FIGURE: Final = re.compile(r"\d")
"""Three days, which are named after a comma."""


def _named(page: Page, first: int, last: int) -> set[str]:
    """Return the days named between two places of a text."""
    days = {
        token.word for token in page.all(Kind.DAY) if token.word in WEEKDAYS and first <= token.start < last
    } | {one.means for one in named_days(page.text, page.language) if first <= one.start < last}
    groups = (
        one
        for one in finder(page.language, "everyday").find(page.text)
        if first <= one.start < last and not _is_rate(page, one)
    )
    grouped = [one.means.split() for one in groups]
    some = [one for one in grouped if len(one) < len(WEEKDAYS)]
    spanned = {day for token in page.all(Kind.SPAN) if first <= token.start < last for day in _between(token)}
    return days | spanned | {day for one in some or grouped for day in one}


def _is_rate(page: Page, group: Found) -> bool:
    """Say whether a word for several days only says how often: the "semaine" of "4 fois par semaine"."""
    rates = mark(page.language, "week").finditer(page.text)
    return any(one.start() < group.start and group.end <= one.end() for one in rates)


def _between(span: Token) -> set[str]:
    """Return the days of "mon to fri"."""
    if span.word not in WEEKDAYS or span.other not in WEEKDAYS:
        return set()
    first, last = WEEKDAYS.index(span.word), WEEKDAYS.index(span.other)
    return {WEEKDAYS[(first + step) % 7] for step in range((last - first) % 7 + 1)}


_OFFSET: Final = re.compile(r"\b(?:utc|gmt)\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?\b")
_FARTHEST_H: Final = 14


def _zone(found: Facts) -> Values | None:
    offset = _OFFSET.search(found.page.text)
    if offset and int(offset[2]) <= _FARTHEST_H:
        return {"timezone": f"UTC{offset[1]}{int(offset[2]):02}:{offset[3] or '00'}", "number": None}
    named = cities.find_city(found.page.clean)
    return {"timezone": named[0].zone, "place": named[0].name, "clarify": None} if named else None


def _clock(found: Facts) -> Values | None:
    at = moves.clock(found.page)
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
    number = _first(page, Kind.NUMBER) if len(page.tokens) == 1 else None
    pair = next((readings(token.word)[0] for token in page.all(Kind.TIME)), None)
    seconds = run.duration_s or (number * _MINUTE_S if number else pair)
    written = any(token.kind is Kind.DISTANCE for token in run.used)
    return (
        {"duration_s": seconds, "distance_m": run.distance_m if written else None, "effort": None}
        if seconds
        else None
    )


def _injury(found: Facts) -> Values | None:
    if _says_none(found.page):
        return {"pain": 0.0, "effort": None}
    return {"effort": None} if found.felt.aches else None


READERS: Final[dict[str, Callable[[Facts], Values | None]]] = {
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
