"""Days as runners say them, made into dates.

The notation: `today yesterday day_before_yesterday tomorrow day_after_tomorrow`, `mon`..`sun`, `next_tue`,
`last_tue`, `this_week next_week last_week this_weekend next_weekend`, `-2d`, `+56d`, `2027-05-02`, `--10-10` (no year), `--05`
(a month), `2027-05` (that of a year), `---20` (a day of the month).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OFFSETS: Final = {
    "today": 0,
    "yesterday": -1,
    "day_before_yesterday": -2,
    "tomorrow": 1,
    "day_after_tomorrow": 2,
}
_PARTS: Final = re.compile(r"(?:(\d{4})|-)-(?:(\d{2})(?:-(\d{2}))?|-(\d{2}))")
_SHIFT: Final = re.compile(r"[+-]\d{1,4}d")
_SATURDAY: Final = 5


SPANS: Final = frozenset({"this_week", "next_week", "this_weekend", "next_weekend"})
"""Words for several days at once; each ends on its Sunday."""


def resolve(when: str, today: date, *, past: bool = False) -> date | None:
    """Return the day *when* names, seen from *today*; None when it names none.

    A weekday, a day and month, a month or a day of the month is the next such day, today included; with *past*
    it is the last one. A week is its Monday, a month without a day its first.
    """
    if when in _OFFSETS:
        return today + timedelta(_OFFSETS[when])
    if _SHIFT.fullmatch(when):
        return _shifted(today, int(when[:-1]))
    if when[-3:] in WEEKDAYS:
        return _weekday(when, today, past=past)
    return _week(when, today) or _dated(when, today, past=past)


def impossible(when: str | None, today: date) -> bool:
    """Say whether *when* names a day of a month that has none such: "--02-31"."""
    return when is not None and _EXACT.fullmatch(when) is not None and resolve(when, today) is None


_EXACT: Final = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")


def _shifted(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days)
    except OverflowError:
        return None


def _weekday(when: str, today: date, *, past: bool) -> date | None:
    ahead = (WEEKDAYS.index(when[-3:]) - today.weekday()) % 7
    match when[:-3]:
        case "":
            return today + timedelta(ahead - 7 if past and ahead else ahead)
        case "next_":
            return today - timedelta(today.weekday()) + timedelta(7 + WEEKDAYS.index(when[-3:]))
        case "last_":
            return today + timedelta(ahead - 7)
        case _:
            return None


def _week(when: str, today: date) -> date | None:
    monday = today - timedelta(today.weekday())
    match when:
        case "this_week":
            return monday
        case "next_week":
            return monday + timedelta(7)
        case "last_week":
            return monday - timedelta(7)
        case "this_weekend":
            return max(today, monday + timedelta(_SATURDAY))
        case "next_weekend":  # on a weekend the one after it
            return monday + timedelta(_SATURDAY + (7 if today.weekday() >= _SATURDAY else 0))
        case _:
            return None


def _dated(when: str, today: date, *, past: bool) -> date | None:
    parts = _PARTS.fullmatch(when)
    if not parts:
        return None
    year, month, day, lone = (int(part) if part else None for part in parts.groups())
    if lone:
        return _day_of_month(lone, today, past=past)
    assert month is not None  # noqa: S101 - the pattern has a month or a lone day
    if year:
        return _date(year, month, day or 1)
    return _nearest(month, day, today, past=past)


def _nearest(month: int, day: int | None, today: date, *, past: bool) -> date | None:
    """Return the next such day (the last one with *past*); 29 February may be years away."""
    years = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
    for year in years:
        found = _date(year, month, day or 1)
        if found is None:
            continue
        if past and found <= today:
            return found
        if not past and (found >= today or (day is None and _date(year, month, 1, last=True) >= today)):  # type: ignore[operator]
            return max(found, today) if day is None else found
    return None


def _day_of_month(day: int, today: date, *, past: bool) -> date | None:
    month = today.year * 12 + today.month - 1
    for step in range(13):
        year, index = divmod(month + (-step if past else step), 12)
        found = _date(year, index + 1, day)
        if found and (found <= today if past else found >= today):
            return found
    return None


def _date(year: int, month: int, day: int, *, last: bool = False) -> date | None:
    try:
        return date(year, month, monthrange(year, month)[1] if last else day)
    except ValueError:
        return None
