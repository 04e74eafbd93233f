"""Limits of spacing: hard days, how many of them, how much is easy, one budget at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final

from core.athlete.profile import Level
from core.training.limits.check import Finding, Limit, figures, over, week_days
from core.training.limits.ledger import Ledger, LedgerWeek
from core.training.measure import flat, seconds, zone
from core.training.sessions import speed_m
from core.training.workout import Workout, Zone
from core.units import Distance
from core.voice.text import t

APART: Final = 2
BIG_WEEK_M: Final = 80_000.0
EASY_PART: Final = 0.75
EASY_DAYS: Final = 21
RISEN: Final = 1.03


def hard_days(book: Ledger) -> Iterator[Finding]:
    """Hard days are 48 hours apart."""
    hard = [day.on for day in book.days if day.hard]
    for before, day in pairwise(hard):
        if (day - before).days < APART:
            yield (before, day), figures(APART, (day - before).days)


def hard_days_by_age(book: Ledger) -> Iterator[Finding]:
    """From the age of sixty hard days are 72 hours apart."""
    apart = book.known.age.apart
    hard = [day.on for day in book.days if day.hard]
    for before, day in pairwise(hard):
        if APART <= (day - before).days < apart:
            yield (before, day), figures(apart, (day - before).days)


def how_many(book: Ledger) -> Iterator[Finding]:
    """A week has one hard session for novices, two for others, three only from 80 km."""
    for week in book.weeks:
        most = most_hard(book, week)
        days = tuple(day.on for day in week.days if day.hard)
        if len(days) > most:
            yield days, figures(len(days), most)


def most_hard(book: Ledger, week: LedgerWeek) -> int:
    """Return how many hard days a week may have."""
    return 1 if book.known.level is Level.NOVICE else 3 if week.size >= BIG_WEEK_M else 2


def easy_part(book: Ledger) -> Iterator[Finding]:
    """Over any three weeks, three quarters of the time is easy; races are not counted.

    Nor are weeks that end in days off, or on the ladder behind them: it only adds easy running to what was run before.
    """
    both = [times(day.workout, book.index) for day in book.days]
    hard, total = (tuple(accumulate(column, initial=0.0)) for column in zip(*both, strict=True))
    for n in range(EASY_DAYS, len(both) + 1):
        fast, whole = hard[n] - hard[n - EASY_DAYS], total[n] - total[n - EASY_DAYS]
        on = book.days[n - 1].on
        if over(fast, (1 - EASY_PART) * whole) and not (book.is_off(on) or book.climbs(on)):
            yield (on,), figures(fast, whole)


@lru_cache(maxsize=4096)
def times(workout: Workout, index: float) -> tuple[float, float]:
    """Return the seconds of a workout that are not easy, and all of them; a race is not counted."""
    if workout.type == "race" or not workout.distance_m:
        return 0.0, 0.0
    times = [(zone(step), seconds(step, index) * count) for step, count in flat(workout.parts)]
    return sum(time for where, time in times if where is not Zone.E), sum(time for _, time in times)


def one_budget(book: Ledger) -> Iterator[Finding]:
    """Kilometres and speed never both pass their highest of the last four weeks in the same week.

    Weeks that were eased for a day or two count as they were first planned; days off and ways back as they stand.
    """
    volumes, speeds = [book.known.weekly_m], [0.0]
    for week in book.weeks:
        speed = sum(speed_m(day.workout, book.index) for day in week.days if not day.race)
        grown = week.metres > RISEN * max(volumes[-4:]), speed > RISEN * max(speeds[-4:])
        if all(grown):
            yield week_days(week), f"{week.metres:.0f} m, {speed:.0f} m fast"
        back = book.is_back(week)
        volumes.append(week.metres if back else week.size)
        changed = any(day.base is not day.workout for day in week.days)
        speeds.append(max(speed, planned_speed(book, week)) if changed and not back else speed)


def planned_speed(book: Ledger, week: LedgerWeek) -> float:
    """Return the speed that a week was first planned with."""
    return sum(speed_m(day.base, book.index) for day in week.days if not day.race)


SPACING: Final = (
    Limit("I7", t("Hard days are 48 hours apart."), "Casado 2022", hard_days),
    Limit(
        "I7b",
        t("From sixty on hard days are 72 hours apart."),
        "Coaches' practice with masters",
        hard_days_by_age,
    ),
    Limit(
        "I8",
        t(
            "Two hard sessions a week at most: one for novices, three from {big} a week on.",
            big=Distance(BIG_WEEK_M),
        ),
        "Measured plans",
        how_many,
    ),
    Limit(
        "I17",
        t("Over any three weeks, three quarters of your running time is easy."),
        "Seiler; re-analysis",
        easy_part,
    ),
    Limit("two-budgets", t("Kilometres and speed never grow in the same week."), "Our rule", one_budget),
)
