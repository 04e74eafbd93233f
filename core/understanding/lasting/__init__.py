"""Wishes that last: other running days, little time on a day, a race on the way, more or less of something.

A line is such a wish by the way it is said ("thursdays", "any more", "from now on"), never by a day alone: "can't do
thursday" is about one run, "can't do thursdays any more" about all that follow. The words are in `vocabulary/wishes/`,
one file a language; one small reader a family, in `days` and `plan`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from core.understanding.lasting import days, others, plan
from core.understanding.lasting.kinds import (
    Age,
    Beside,
    Crossing,
    Days,
    DaysOff,
    Dials,
    InItsPlace,
    LongDay,
    MileBlock,
    Minutes,
    Nights,
    OneWeek,
    Strength,
    ThisWeek,
    Weekly,
    WeekTotal,
    WeekWithout,
    Wish,
    Without,
)
from core.understanding.lasting.line import Line, line
from core.understanding.words import BASE

__all__ = (
    "Age",
    "Beside",
    "Crossing",
    "Days",
    "DaysOff",
    "Dials",
    "InItsPlace",
    "LongDay",
    "MileBlock",
    "Minutes",
    "Nights",
    "OneWeek",
    "Strength",
    "ThisWeek",
    "WeekTotal",
    "WeekWithout",
    "Weekly",
    "Wish",
    "Without",
    "age_in",
    "day_in",
    "lasting",
    "limit_in",
    "long_day_in",
    "priority",
)

READERS: Final[tuple[Callable[[Line], Wish | None], ...]] = (
    plan.week,
    plan.age,
    plan.dials,
    plan.beside,
    plan.without,
    others.strength,
    others.crossing,
    others.in_its_place,
    others.mile_block,
    others.nights,
    others.weekly,
    others.week_total,
    days.every_day,
    days.week_without,
    days.one_week,
    days.minutes,
    days.long_day,
    days.only,
    days.week_of,
    days.other_days,
    days.instead,
    days.swapped,
    days.fewer,
    days.more,
    days.days_off,
)
"""The families, the first that reads a line reads it alone."""

day_in, limit_in, long_day_in = days.day_in, days.limit_in, days.long_day_in
priority, age_in = plan.priority, plan.age_in


@lru_cache(maxsize=1024)
def lasting(said: str, language: str = BASE) -> Wish | None:
    """Return the lasting wish a line holds, in the runner's language or in English; None when it holds none."""
    heard = (line(said, one) for one in dict.fromkeys((language, BASE)))
    return next((wish for one in heard for wish in (read(one) for read in READERS) if wish), None)
