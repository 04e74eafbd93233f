"""What a whole run was: of all the numbers in a text, the ones that mean it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from core.athlete.goal import GOAL_DISTANCES
from core.understanding.bare import counts, last_bare, stopped_at, unsure
from core.understanding.ends import around, past_sets
from core.understanding.run_parts import FAR, corrects, is_part, is_total, mark_after, mark_before
from core.understanding.run_times import Run, _unit, fits, times_of
from core.understanding.tokens import Kind, Page, Token
from core.understanding.words import pattern, words
from core.units import Units

RACES: Final = GOAL_DISTANCES | {
    "parkrun": 5000.0, "10mi": 16093.44, "50mi": 80467.2, "100mi": 160934.4, "1500m": 1500.0, "3k": 3000.0,
    "8k": 8000.0, "15k": 15000.0, "30k": 30000.0, "50k": 50000.0, "100k": 100000.0,
}  # fmt: skip
"""Metres of every race that has a name."""


def told_run(page: Page, free: tuple[Token, ...]) -> Run:
    """Return the whole run *page* tells. *free* are its bare numbers that mean nothing else."""
    lengths = [token for token in page.all(Kind.DISTANCE, Kind.RACE) if not is_part(page, token)]
    sums = (*_sums(page, lengths, free), *_later(page, lengths, free))
    length, second = _choose(page, [*_earlier(page, lengths, free), *lengths, *sums])
    page = _of_whole(page, length)
    bare = None if length else last_bare(page, free)
    distance = metres_of(length) if length else bare.number * page.units.metres if bare else None
    ends = around(page, length or bare) if distance and not second else 0.0
    distance = distance + ends if distance else None
    first, later = _parted(past_sets(page) if ends else page, second)
    times = times_of(first, distance, length, free)
    other = _second_bare(page, bare, free)
    return Run(
        distance_m=distance,
        duration_s=times.duration_s,
        pace=None if times.duration_s and distance else times.pace,
        race=length.word if length and length.kind is Kind.RACE else None,
        unit=length.unit if length else "",
        doubt=times.doubt or (None if times.duration_s else unsure(page, bare)),
        second_m=metres_of(second) if second else other.number * page.units.metres if other else None,
        second_day=_day_of(page, second or other),
        second_s=times_of(later, metres_of(second), second, free).duration_s if second else None,
        used=tuple(token for token in (length, second, bare) if token),
    )


def _sums(page: Page, lengths: list[Token], free: tuple[Token, ...]) -> list[Token]:
    """Return the bare numbers that are the whole of it: "3 km warm-up, 6 at 4:30, 11 in total"."""
    unit = next((one.unit for one in page.all(Kind.DISTANCE) if one.unit in {"km", "mi"}), page.units.value)
    summed = (
        one
        for one in free
        if page.after(one)[:1] == " " and mark_after(page.language, "total").match(page.after(one))
    )
    return [
        replace(one, kind=Kind.DISTANCE, number=one.number * Units(unit).metres, unit=unit)
        for one in summed
        if not any(mark_after(page.language, "total").match(page.after(length)) for length in lengths)
    ]


def _of_whole(page: Page, length: Token | None) -> Page:
    """Return the page without the paces and times of parts, where the length is their sum."""
    if length is None or not is_total(page, length):
        return page
    parts = page.all(Kind.DISTANCE, Kind.SET, Kind.NUMBER)
    first = min((one.start for one in parts if one.start < length.start), default=length.start)
    kinds = {Kind.PACE, Kind.TIME, Kind.DURATION}
    return replace(
        page,
        tokens=tuple(
            one for one in page.tokens if one.kind not in kinds or not first < one.start < length.start
        ),
    )


def _parted(page: Page, second: Token | None) -> tuple[Page, Page]:
    """Return the page of the first run and that of the second, each with the values told of it."""
    at = second.start if second else len(page.text)
    first = tuple(token for token in page.tokens if token.start < at)
    return replace(page, tokens=first), replace(
        page, tokens=tuple(one for one in page.tokens if one.start >= at)
    )


def _earlier(page: Page, lengths: list[Token], free: tuple[Token, ...]) -> list[Token]:
    """Return the bare number that is a run before the one with a unit: "5 yesterday and 8 km today"."""
    if len(lengths) != 1 or lengths[0].kind is not Kind.DISTANCE:
        return []
    unit, last = _unit(page, lengths[0]), lengths[0]
    before = (
        one for one in free if one.end < last.start and _on_days(page, page.text[one.end : last.start], last)
    )
    return [
        replace(one, kind=Kind.DISTANCE, number=one.number * unit.metres, unit=unit.value) for one in before
    ][:1]


def _later(page: Page, lengths: list[Token], free: tuple[Token, ...]) -> list[Token]:
    """Return the bare number that is a second run: "4 km this morning and 6 tonight"."""
    unit = _unit(page, lengths[0]) if len(lengths) == 1 else None
    after = (token for token in free if unit and token.start > lengths[0].end)
    return [
        replace(token, kind=Kind.DISTANCE, number=token.number * unit.metres, unit=unit.value)
        for token in after
        if unit and _second(page, page.text[lengths[0].end : token.start], token)
    ][:1]


def _second_bare(page: Page, bare: Token | None, free: tuple[Token, ...]) -> Token | None:
    """Return the bare number that is a second run beside another one: "ran 7 yesterday and 5 today"."""
    after = (token for token in free if bare and token.start > bare.end)
    return next(
        (token for token in after if bare and _apart(page, page.text[bare.end : token.start], token)), None
    )


def _second(page: Page, between: str, token: Token) -> bool:
    """Say whether a bare number is a second run, or what was run instead: "not the 10 km, only 7"."""
    return _apart(page, between, token) or (corrects(page, between) and not counts(page, token))


def metres_of(token: Token) -> float | None:
    return RACES.get(token.word) if token.kind is Kind.RACE else token.number


def _choose(page: Page, lengths: list[Token]) -> tuple[Token | None, Token | None]:
    """Return the distance that is meant, and that of a second run."""
    whole = (one for one in lengths if one.word == "done" or is_total(page, one))
    ended = (one for one in lengths[-1:] if stopped_at(page, one) and not _timed_before(page, lengths))
    told = next(whole, None) or next(ended, None)
    if told or not lengths:
        return told, None
    numbered = [token for token in lengths if token.kind is Kind.DISTANCE] or lengths
    timed = next((one for one in lengths if one.kind is Kind.RACE and _own_time(page, one, lengths)), None)
    if timed and timed.start > numbered[0].start:
        return timed, None  # "3k there, parkrun 26:02, 3k home"
    named = next((one for one in lengths if one.kind is Kind.RACE and one.start < numbered[0].start), None)
    if named and _timed(page, named, numbered[0]):
        return named, numbered[0] if _adds(page, named, numbered[0]) else None
    first, second = _of_numbered(page, numbered)
    if second or named is None or first.word:
        return first, second
    return (named if abs(first.number - (metres_of(named) or 0)) < 1 else first), None


def _timed_before(page: Page, lengths: list[Token]) -> bool:
    """Say whether times are of the first of two lengths and not of the last: "8 km 44:00, after 3 km they rubbed"."""
    first, last = metres_of(lengths[0]) or 0.0, metres_of(lengths[-1]) or 0.0
    times = page.all(Kind.TIME, Kind.DURATION)
    return any(fits(one, first) for one in times) and not any(fits(one, last) for one in times)


def _own_time(page: Page, race: Token, lengths: list[Token]) -> bool:
    """Say whether a race is followed by its time before any other length."""
    behind = min((one.start for one in lengths if one.start > race.start), default=len(page.text))
    metres = metres_of(race) or 0.0
    times = (one for one in page.all(Kind.TIME, Kind.DURATION) if race.end <= one.start < behind)
    climbed = page.before(race).rstrip()[-1:].isdecimal()  # German "900 hm" are metres of a climb
    return bool(metres) and not climbed and any(fits(one, metres) for one in times)


def _of_numbered(page: Page, lengths: list[Token]) -> tuple[Token, Token | None]:
    """Return the distance that is meant of those told in figures, the last that corrects, and that of a second run."""
    first = lengths[0]
    for before, other in pairwise(lengths):
        between = page.text[first.end : other.start]
        if corrects(page, page.text[before.end : other.start]):
            first = other
        elif _apart(page, between, other) or _each_timed(page, between, other):
            return first, other
    return first, None


def _timed(page: Page, named: Token, other: Token) -> bool:
    """Say whether a race has its own time before another distance is told: "parkrun 22:40, then 3k home"."""
    times = (one for one in page.all(Kind.TIME, Kind.DURATION) if named.end <= one.start < other.start)
    metres = metres_of(named) or 0.0
    return bool(metres) and any(fits(one, metres) for one in times)


def _adds(page: Page, named: Token, other: Token) -> bool:
    between = page.text[named.end : other.start]
    return bool(mark_before(page.language, "another").search(between[-FAR:])) or _on_days(
        page, between, other
    )


def _apart(page: Page, between: str, other: Token) -> bool:
    """Say whether two distances are two runs: "6k before work and another 4k after"."""
    if _at_parts_of_day(page, between, other) or _on_days(page, between, other):
        return True
    another = mark_before(page.language, "another").search(between[-FAR:])
    around = between + page.after(other)
    return bool(another and pattern(page.language, "marks", "apart").search(around))


def _each_timed(page: Page, between: str, other: Token) -> bool:
    """Say whether a second distance follows a time, and has its own: "8k in 45 and then 5k in 26"."""
    another = mark_before(page.language, "another").search(between[-FAR:])
    kinds = (Kind.DURATION, Kind.TIME, Kind.NUMBER)
    inside = [one for one in page.all(*kinds) if other.start - len(between) <= one.start < other.start]
    return bool(another and inside) and any(one.start > other.end for one in page.all(*kinds))


_BESIDE: Final = 5
"""Signs and small words between a day and what was run on it."""


def _on_days(page: Page, between: str, other: Token) -> bool:
    """Say whether two distances stand beside two days: "monday 5k, tuesday 8k", "5k monday and 8k tuesday"."""
    days, end = page.all(Kind.DAY), other.start - len(between)
    inside = [day for day in days if end <= day.start and day.end <= other.start]
    if len(inside) != 1:
        return False
    leads = other.start - inside[0].end <= _BESIDE and any(day.end < end for day in days)
    follow = inside[0].start - end <= _BESIDE and any(0 <= day.start - other.end <= _BESIDE for day in days)
    return leads or follow


def _day_of(page: Page, other: Token | None) -> str | None:
    """Return the day a second run is told of, when a day stands just before or after it."""
    days = page.all(Kind.DAY) if other and len(page.all(Kind.DAY)) > 1 else ()
    near = (
        day.word
        for day in reversed(days)
        if other and (_leads(page, day, other) or 0 <= day.start - other.end <= _BESIDE)
    )
    return next(near, None)


def _leads(page: Page, day: Token, other: Token) -> bool:
    """Say whether a day stands before a run, with hardly more between than that it is one more: "today another 5 km"."""
    between = page.text[day.end : other.start]
    more = words(page.language, "marks", "another")
    return day.end <= other.start and len(re.sub(rf"(?<!\w){more}(?!\w)", "", between)) <= _BESIDE


def _at_parts_of_day(page: Page, between: str, other: Token) -> bool:
    """Say whether two distances stand beside two parts of a day: "am 5k, pm 7k", "5k this morning, 7k tonight"."""
    before, after = mark_before(page.language, "part_of_day"), mark_after(page.language, "part_of_day")
    first = max((one.start for one in page.tokens if one.end <= other.start - len(between)), default=0)
    leads = before.search(between[-FAR:]) and before.search(page.text[max(0, first - FAR) : first])
    return bool(leads or (after.match(between) and after.match(page.after(other))))
