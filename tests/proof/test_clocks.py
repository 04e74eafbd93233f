"""Every clock there is: one occurrence per local date, through gaps, folds and a day that never was."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from core.reminders import moment

DAY = timedelta(days=1)
FIRST, LAST = date(2026, 1, 1), date(2035, 12, 31)
CLOCKS = tuple(time(half // 2, 30 * (half % 2)) for half in range(48))
FEW = (
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "Pacific/Apia",
    "America/St_Johns",
    "Asia/Kathmandu",
    "America/Scoresbysund",
    "Antarctica/Troll",
)


def moving(zone: ZoneInfo, first: date, last: date) -> set[date]:
    """Return the dates around each change of a zone's clock, and one ordinary date: all others are like that."""
    found = {first}
    on = first
    while on <= last:
        noon = datetime.combine(on, time(12), zone)
        if noon.utcoffset() != datetime.combine(on + DAY, time(12), zone).utcoffset():
            found |= {on + DAY * near for near in range(-1, 4)}
        on += DAY
    return found


def odd(zone: ZoneInfo, on: date) -> list[str]:
    """Return what is wrong with the reminders of a date and the one after it."""
    wrong = []
    for clock in CLOCKS:
        at, later = moment(on, clock, zone), moment(on + DAY, clock, zone)
        if at >= later:
            wrong.append(f"{zone} {on} {clock}: no later than the day before")
        here = at.astimezone(zone)
        exists = datetime.combine(on, clock, zone).astimezone(UTC).astimezone(zone).time() == clock
        if exists and (here.date(), here.time()) != (on, clock):
            wrong.append(f"{zone} {on} {clock}: comes at {here}")
        if exists and here.fold:
            wrong.append(f"{zone} {on} {clock}: comes the second time")
        if not exists and not on <= here.date() <= on + DAY:
            wrong.append(f"{zone} {on} {clock}: skipped, and comes at {here}")
    return wrong


def all_odd(names: tuple[str, ...], first: date = FIRST, last: date = LAST) -> list[str]:
    """Return everything that is wrong in zones, over the years."""
    zones = [ZoneInfo(name) for name in names]
    return [wrong for zone in zones for on in sorted(moving(zone, first, last)) for wrong in odd(zone, on)]


def test_half_hours_of_odd_zones() -> None:
    """Eight zones with odd habits, ten years, each half hour: a date has one moment, and later dates later ones."""
    assert all_odd(FEW) == []


def test_a_date_that_never_was() -> None:
    """Samoa had no 30 December 2011: what fell on it comes with the next date, which the core lets go."""
    apia = ZoneInfo("Pacific/Apia")
    moments = [moment(date(2011, 12, day), time(7), apia).astimezone(apia) for day in (29, 30, 31)]
    assert [at.day for at in moments] == [29, 31, 31]


def test_one_date_one_moment_in_a_year() -> None:
    """Whatever the season, mornings are a day apart, give or take the clock's change."""
    for name in FEW:
        zone = ZoneInfo(name)
        mornings = [moment(FIRST + DAY * number, time(7), zone) for number in range(366)]
        assert all(
            timedelta(hours=21) <= later - at <= timedelta(hours=27) for at, later in pairwise(mornings)
        )


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_half_hours_of_all_zones() -> None:
    """Every zone there is, ten years, each half hour."""
    names = tuple(sorted(available_timezones() - {"localtime"}))
    assert len(names) > 400
    assert all_odd(names) == []
