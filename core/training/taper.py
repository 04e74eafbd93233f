"""The last three weeks before a race: how much of the peak each day keeps, and what they may not hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core.training import budgets
from core.training.footing import Footing
from core.training.past import Past
from core.training.slot import Slot

NO_LIMIT: Final = 1e9
DAYS: Final = 7
LAST_HARD: Final = 4
"""Days a last hard session stays away from the race."""
SHAKEOUT_M: Final = 3000.0
RACE_WEEK_S: Final = 3300.0
"""Runs in the race week end at 55 minutes."""
LAST_WEEK_S: Final = 5400.0
"""No run in the last seven days before a race is longer than 90 minutes."""
RESTS_S: Final = 600.0
"""What strides, and the rests of a session, take beside the metres of a run."""
LAST_LONG: Final = 6
"""Days the last long run stays away from the race; what comes behind it ends as in the race week."""
FEW_DAYS: Final = 3
LAST_SHORT: Final = 2
"""The last days, whichever week they fall in, hold a shake-out at most."""


def last_m(left: int, runner: Footing) -> float:
    """Return the most metres of a run *left* days before the race; no limit far from it."""
    if not 0 < left <= DAYS:
        return NO_LIMIT
    if left <= LAST_SHORT:
        return SHAKEOUT_M
    return runner.easy_m(RACE_WEEK_S if left < LAST_LONG else LAST_WEEK_S - RESTS_S)


def last_days(days: tuple[date, ...], runner: Footing) -> tuple[date, ...]:
    """Return running *days* without the last but one before the race, where the last is a running day and not one of few."""
    race_on = runner.race_on
    few = len(runner.days) <= FEW_DAYS
    if race_on is None or few or (race_on.weekday() - 1) % DAYS not in runner.days:
        return days
    return tuple(day for day in days if (race_on - day).days != LAST_SHORT)


def within_last_days(slot: Slot, runner: Footing, past: Past, week_m: float) -> float:
    """Keep the last 14 days before the race between what tapers too little and what tapers too much."""
    if runner.race_on is None or not DAYS <= (runner.race_on - slot.monday).days < 2 * DAYS:
        return week_m
    window = runner.race_on - timedelta(days=2 * DAYS)
    spent = sum(metres for on, metres in past.runs if on >= window) + _race_week_m(slot, runner, past)
    least, most = (2 * part * past.top_m - spent for part in budgets.LAST_DAYS)
    return max(min(week_m, most), min(least, past.weeks_m[-1]), 0.4 * week_m)


def _race_week_m(slot: Slot, runner: Footing, past: Past) -> float:
    """Return about how far the days before the race, in its own week, will take a runner."""
    race_on = runner.race_on or slot.monday
    left = [race_on.weekday() - day for day in runner.days if day < race_on.weekday()]
    left = [days for days in left if not (days == 2 and 1 in left)]  # noqa: PLR2004 - see `race_week`
    most = sum(SHAKEOUT_M if days <= 2 else runner.easy_m(RACE_WEEK_S) for days in left)  # noqa: PLR2004
    return min(most, tapered_m(replace(slot, monday=slot.monday + timedelta(days=DAYS)), runner, past))


def left_m(runner: Footing, past: Past) -> float:
    """Return the metres the last 14 days may still take, after what was run of them; many without a race."""
    if runner.race_on is None:
        return NO_LIMIT
    window = runner.race_on - timedelta(days=2 * DAYS)
    return 2 * budgets.LAST_DAYS[1] * past.top_m - sum(metres for on, metres in past.runs if on >= window)


def tapers(slot: Slot, runner: Footing) -> bool:
    """Return whether a week is one of the last three before the race."""
    return runner.race_on is not None and (runner.race_on - slot.monday).days < 3 * DAYS


def tapered_m(slot: Slot, runner: Footing, past: Past) -> float:
    """Return the metres the taper allows in a week, day by day towards the race; no limit far from it."""
    if runner.race_on is None or runner.distance is None:
        return NO_LIMIT
    left = (runner.race_on - slot.monday).days
    if left > 4 * DAYS - 2:
        return NO_LIMIT
    parts = budgets.TAPERS[runner.distance]
    return sum(_part(left - weekday, parts) for weekday in range(DAYS)) * past.top_m


def _part(left: int, parts: tuple[float, float, float]) -> float:
    """Return the part of a peak week that is run *left* days before the race (the race day is not one of them)."""
    third, second, last = parts
    bands = (
        (0, 0.0),
        (DAYS - 1, last / (DAYS - 1)),
        (2 * DAYS - 1, second / DAYS),
        (3 * DAYS - 1, third / DAYS),
    )
    return next((part for until, part in bands if left <= until), 1 / DAYS)
