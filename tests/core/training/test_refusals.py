"""Refusals: what is looked through for what could be instead, and how far."""

from __future__ import annotations

from datetime import date

import pytest

from core.athlete.goal import Goal
from core.training.footing import Footing, footing
from core.training.lengths import weeks_between
from core.training.refusals import later, refuse
from core.training.request import Request

START = date(2027, 3, 1)
RACE = date(2027, 10, 20)
RACE_WEEK = weeks_between(START, RACE)
SLOW_DAYS = Request(
    Goal("10k", RACE),
    START,
    weekly_m=8_000.0,
    longest_run_m=3_000.0,
    days=(1, 3, 5),
    long_run_day=1,
    max_minutes=((1, 45.0), (5, 20.0)),
    age=72,
)
"""A runner whose days hold too little for a 10K, whatever the calendar."""


def test_a_wish_that_no_calendar_meets_is_answered_within_bounds() -> None:
    """What could be instead is looked for up to half a year later, and in few seasons."""
    runner, tried = footing(SLOW_DAYS), set[Footing]()

    def works(other: Footing) -> bool:
        tried.add(other)
        return False

    refuse("too-soon", runner, works)
    calendars = [weeks_between(START, one.race_on) for one in tried if one.race_on]
    assert max(calendars) <= RACE_WEEK + 26
    assert sum(calendars) <= 14 * RACE_WEEK


@pytest.mark.parametrize("weeks", range(RACE_WEEK + 1, RACE_WEEK + 25, 4))
def test_the_first_day_that_works_is_found(weeks: int) -> None:
    """Of the days two weeks apart none that works lies before the one that is offered."""
    found = later(footing(SLOW_DAYS), lambda other: weeks_between(START, other.race_on or START) >= weeks)
    assert found is not None
    assert found.on is not None
    assert found.on.weekday() == RACE.weekday()
    assert weeks_between(START, found.on) in {weeks, weeks + 1}
