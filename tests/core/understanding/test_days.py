"""Days as said, made into dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.understanding.days import WEEKDAYS, resolve

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("today", MONDAY),
        ("yesterday", date(2026, 11, 22)),
        ("day_before_yesterday", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 24)),
        ("day_after_tomorrow", date(2026, 11, 25)),
        ("mon", MONDAY),
        ("tue", date(2026, 11, 24)),
        ("sun", date(2026, 11, 29)),
        ("next_tue", date(2026, 12, 1)),
        ("last_tue", date(2026, 11, 17)),
        ("this_week", MONDAY),
        ("next_week", date(2026, 11, 30)),
        ("last_week", date(2026, 11, 16)),
        ("this_weekend", date(2026, 11, 28)),
        ("-2d", date(2026, 11, 21)),
        ("+56d", date(2027, 1, 18)),
        ("2027-05-02", date(2027, 5, 2)),
        ("--10-10", date(2027, 10, 10)),
        ("--11-23", MONDAY),
        ("--12-01", date(2026, 12, 1)),
        ("--05", date(2027, 5, 1)),
        ("--11", MONDAY),
        ("---20", date(2026, 12, 20)),
        ("---31", date(2026, 12, 31)),
        ("--02-29", date(2028, 2, 29)),
    ],
)
def test_ahead(when, day):
    """A day is the next such day, today included."""
    assert resolve(when, MONDAY) == day


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("sun", date(2026, 11, 22)),
        ("mon", MONDAY),
        ("tue", date(2026, 11, 17)),
        ("--10-10", date(2026, 10, 10)),
        ("--10", date(2026, 10, 1)),
        ("---20", date(2026, 11, 20)),
    ],
)
def test_past(when, day):
    """With past, it is the last such day."""
    assert resolve(when, MONDAY, past=True) == day


@pytest.mark.parametrize(
    "when", ["", "soon", "--13-01", "--02-30", "2027-02-30", "monday", "foo_tue", "+d", "+9999999d"]
)
def test_nothing(when):
    """What names no day is None."""
    assert resolve(when, MONDAY) is None


@settings(derandomize=True, max_examples=100)
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(WEEKDAYS))
def test_weekdays_are_near(today, when):
    """A weekday is at most six days ahead, or behind with past, and falls on that weekday."""
    ahead, behind = resolve(when, today), resolve(when, today, past=True)
    assert ahead.weekday() == behind.weekday() == WEEKDAYS.index(when)
    assert timedelta(0) <= ahead - today <= timedelta(6)
    assert timedelta(0) <= today - behind <= timedelta(6)
