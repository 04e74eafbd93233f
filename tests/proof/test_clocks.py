"""Every clock there is: one occurrence per local date, through gaps, folds and a day that never was."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from core import reminders
from core.coach import remind
from core.reminders import SPREAD, moment, next_at
from core.reminding import Reminder
from core.voice.text import t
from tests.core.test_reminders import asleep_never

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


Change = tuple[datetime, timedelta]
"""A moment, and what is added to UTC from then on."""


def changes(zone: ZoneInfo, first: date = FIRST, last: date = LAST) -> tuple[Change, ...]:
    """Return every change of a zone's clock over the years, the first entry being how it begins: all there is to a clock."""
    at, end = (datetime.combine(on, time(0), UTC) for on in (first, last + 4 * DAY))
    found = [(at, at.astimezone(zone).utcoffset() or timedelta(0))]
    while at < end:
        offset = (at + DAY).astimezone(zone).utcoffset() or timedelta(0)
        if offset != found[-1][1]:
            found.append((_turn(zone, at, offset), offset))
        at += DAY
    return tuple(found)


def _turn(zone: ZoneInfo, at: datetime, offset: timedelta) -> datetime:
    """Return the minute of a day at which the clock begins to show *offset*."""
    minutes = range(int(DAY / timedelta(minutes=1)))
    there = bisect_left(
        minutes, 1, key=lambda m: (at + timedelta(minutes=m)).astimezone(zone).utcoffset() == offset
    )
    return at + timedelta(minutes=there)


@pytest.fixture
def _every_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """One kind of reminder, due each day at the hour of the check-in."""
    ping = Reminder("ping", lambda athlete, _: athlete.profile.checkin_at, lambda scene: scene.say(t("Ping")))
    monkeypatch.setattr(reminders, "KINDS", (ping,))


def wrongly_reminded(zone: ZoneInfo, about: datetime, number: int) -> list[str]:
    """Live through the days about a moment, reminded at the *number*-th half hour; return each date that is not right.

    A date has one occurrence, at its moment or within the spread after it; none where that moment is another date's.
    """
    clock, now, until = CLOCKS[number], about - 3 * DAY, about + 3 * DAY
    athlete = replace(asleep_never(zone.key, clock, about - 12 * DAY), id=number + 1)
    while (due := next_at(athlete, now)) is not None and due <= until:
        now = max(due, now)
        athlete = remind(athlete, now).athlete
    there = about.astimezone(zone).date()
    wrong = []
    for on in (there + DAY * near for near in range(-2, 2)):
        at = moment(on, clock, zone)
        came = [one.at for one in athlete.occurrences if one.on == on]
        right = [True] if at.astimezone(zone).date() == on else []
        if [timedelta(0) <= one - at < SPREAD for one in came] != right:
            wrong.append(f"{zone} {on} {clock}: {came}")
    return wrong


def all_wrong(names: Iterable[str], numbers: Iterable[int] = range(len(CLOCKS))) -> list[str]:
    """Return every date of zones that is wrong about a change of their clock, each clock there is looked at once."""
    clocks = {changes(zone): zone for zone in map(ZoneInfo, names)}
    return [
        wrong
        for found, zone in clocks.items()
        for about, _ in found
        for number in numbers
        for wrong in wrongly_reminded(zone, about, number)
    ]


@pytest.mark.usefixtures("_every_day")
def test_every_date_has_its_occurrence() -> None:
    """Through the coach's own road: about each change of odd clocks, four half hours, a date has one occurrence."""
    assert all_wrong(["Australia/Lord_Howe", "America/Scoresbysund"], (0, 4, 5, 47)) == []


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_half_hours_of_all_zones() -> None:
    """Every zone there is, ten years, each half hour."""
    names = tuple(sorted(available_timezones() - {"localtime"}))
    assert len(names) > 400
    assert all_odd(names) == []


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.usefixtures("_every_day")
def test_every_date_of_all_zones_has_its_occurrence() -> None:
    """Every zone there is, ten years, each half hour: exactly one occurrence a local date, as the coach reminds."""
    assert all_wrong(sorted(available_timezones() - {"localtime"})) == []
