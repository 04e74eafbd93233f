"""Limits of volume: one run, one week, cutbacks, the long run."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from core.training.budgets import GRID_M, SPIKE, STEP, is_build, longest_s, share
from core.training.footing import ENTRY_M, FIRST_RUN_M
from core.training.limits.back import HALF_HOUR_S
from core.training.limits.check import Finding, Limit, figures, over, week_days
from core.training.limits.ledger import Day, Ledger, LedgerWeek
from core.training.measure import parts_s
from core.training.plan import Phase
from core.voice.text import t

MONTH: Final = timedelta(days=30)
FIRST_STEP: Final = 1.10
SECOND: Final = 2
CUT_FROM: Final = 0.70
CUT_TO: Final = 0.85
BUILD_WEEKS: Final = 3
MOST_RUNS: Final = 6
TAPER_SPAN: Final = timedelta(days=14)
BESIDE: Final = timedelta(days=4)
"""A race this near to a week takes the place of its long run."""
PART_OF_BASE: Final = 0.75
FEWEST_FOR_SHARE: Final = 2


def one_run(book: Ledger) -> Iterator[Finding]:
    """No run is longer than the longest of the last 30 days by more than a tenth; races are not counted.

    On a way back the part of the longest run before it counts that the time-off table gives back.
    """
    runs: deque[tuple[date, float]] = deque()
    for on, metres in sorted(book.before):
        _longest_first(runs, on, metres)
    for day in book.days:
        while runs and runs[0][0] < day.on - MONTH:
            runs.popleft()
        most = max(SPIKE * runs[0][1] if runs else 0.0, FIRST_RUN_M)
        if over(day.run_m, most) and over(day.run_m, back := given_back(book, day)):
            yield (day.on,), figures(day.run_m, max(most, back))
        if day.run_m:
            _longest_first(runs, day.on, day.run_m)


def _longest_first(runs: deque[tuple[date, float]], on: date, metres: float) -> None:
    """Add a run behind the longer ones; the shorter ones before it can never be the longest again."""
    while runs and runs[-1][1] <= metres:
        runs.pop()
    runs.append((on, metres))


def given_back(book: Ledger, day: Day) -> float:
    """Return the metres the time-off table, or a ladder, gives back to a day on a way back; 0 on other days."""
    back = book.back_on(day.on)
    if back is None:
        return half_hour(day) if book.climbs(day.on) else 0.0
    return max(back.share(day.on) * back.longest_m, half_hour(day))


def half_hour(day: Day) -> float:
    """Return the metres of a run of half an hour or less, 0 of a longer one."""
    return day.run_m if day.workout.duration_s <= HALF_HOUR_S + 1 else 0.0


def one_week(book: Ledger) -> Iterator[Finding]:
    """No week is longer than the longest of the four before it by more than a fifth, ways back as in `one_run`."""
    before = [book.known.weekly_m]
    for week in book.weeks:
        most = STEP * max(before[-4:])
        if over(week.metres, most) and over(week.metres, back := week_given_back(book, week)):
            yield week_days(week), figures(week.metres, max(most, back))
        before.append(week.metres)


def week_given_back(book: Ledger, week: LedgerWeek) -> float:
    """Return the metres the time-off table, or a ladder, gives back to a week on a way back; 0 in other weeks."""
    last = week.days[-1].on
    back = next((one for one in map(book.back_on, reversed(week_days(week))) if one), None)
    if back is None:
        return sum(half_hour(day) for day in week.days if book.climbs(day.on))
    return max(back.share(last) * back.week_m, sum(map(half_hour, week.days)))


def first_week(book: Ledger) -> Iterator[Finding]:
    """The first whole week is no longer than what the runner is used to, plus a tenth.

    One that holds days of a way back is measured by what the way back gives.
    """
    first = next((week for week in book.weeks if week.whole), None)
    if first and over(first.metres, most_at_first(book, first)):
        yield week_days(first), figures(first.metres, most_at_first(book, first))


def most_at_first(book: Ledger, week: LedgerWeek) -> float:
    """Return the metres a week may have where it is the first whole one; no other week has such a bound."""
    first = next((one for one in book.weeks if one.whole), None)
    if week is not first or week.week.number > SECOND or book.is_back(week):
        return float("inf")
    return max(FIRST_STEP * book.known.weekly_m, ENTRY_M)


def cutbacks(book: Ledger) -> Iterator[Finding]:
    """Building weeks are cut back by 15-30 % at least every fourth week; coming back from days off is no building."""
    built = 0
    sizes = [book.known.weekly_m]
    for week in book.weeks:
        spared = not is_build(week.phase) or book.is_back(week)
        built = 0 if spared or _is_cut(week, max(sizes[-BUILD_WEEKS:])) else built + 1
        sizes.append(week.size)
        if built > BUILD_WEEKS:
            yield week_days(week), f"{built} weeks without a cutback"


def _is_cut(week: LedgerWeek, before_m: float) -> bool:
    """Return whether the plan has a lighter week there, by itself or by a change; running less makes none."""
    return week.whole and week.laid_m <= CUT_TO * before_m + 1


def cut_depth(book: Ledger) -> Iterator[Finding]:
    """A cutback is a step back, not a stop: it keeps 70 % of the week before, as that was planned.

    What was run beyond the plan asks for no bigger one.
    """
    for before, week in zip(book.weeks, book.weeks[1:], strict=False):
        least = CUT_FROM * before.planned_m
        if week.week.cutback and before.whole and not week.raced and over(least, week.size):
            yield week_days(week), figures(before.planned_m, week.size)


def rest_day(book: Ledger) -> Iterator[Finding]:
    """A week has a day without running, but for who is used to 80 km on seven."""
    most = MOST_RUNS + book.known.every_day
    for week in book.weeks:
        runs = sum(day.metres > 0 for day in week.days)
        if runs > most:
            yield week_days(week), figures(runs, most)


def long_share(book: Ledger) -> Iterator[Finding]:
    """The longest run keeps to its share of the week, and to its time."""
    longest = longest_s(book.index)
    for week in book.weeks:
        runs = [day for day in week.days if day.run_m]
        for day in runs:
            if over(parts_s(day.workout.parts, book.index) if day.workout.type in LONG else 0.0, longest):
                yield (day.on,), f"{longest:.0f} s"
        counted = (
            week.whole and week.phase not in {Phase.RACE, Phase.RECOVERY} and len(runs) >= FEWEST_FOR_SHARE
        )
        most = share(week.size) * week.size
        top = max(runs, key=lambda day: day.run_m, default=None)
        if counted and top and over(top.run_m, most):
            yield (top.on,), figures(top.run_m, most)


LONG: Final = frozenset({"long", "marathon_pace_long"})


def long_in_mile_block(book: Ledger) -> Iterator[Finding]:
    """During the mile block the long run keeps three quarters of what it was in the base, but for rounding.

    The base is what came of it: neither what was planned and not run, nor what was run beyond it.
    """
    base = max(
        (_came_to(week) for week in book.weeks if week.whole and week.phase is Phase.BASE), default=0.0
    )
    race_on, raced = book.race_on(), tuple(day.on for day in book.days if day.race)
    for week in book.weeks:
        tapers = race_on is not None and race_on - week.days[-1].on <= TAPER_SPAN
        spared = tapers or any(week.days[0].on - BESIDE <= on <= week.days[-1].on + BESIDE for on in raced)
        least = PART_OF_BASE * base - GRID_M
        if week.phase is Phase.MILE and not spared and over(least, _longest(week)):
            yield week_days(week), figures(least, _longest(week))


def _came_to(week: LedgerWeek) -> float:
    runs = max((day.run_m for day in week.days), default=0.0)
    return min(runs, max((0.0 if day.race else day.planned_m for day in week.days), default=0.0))


def _longest(week: LedgerWeek) -> float:
    return max((max(day.run_m, 0.0 if day.race else day.planned_m) for day in week.days), default=0.0)


VOLUME: Final = (
    Limit(
        "I1",
        t("No run more than a tenth longer than your longest of the last 30 days."),
        "Frandsen 2025",
        one_run,
    ),
    Limit(
        "I2",
        t("No week more than a fifth longer than the longest of the four before."),
        "Damsted 2019",
        one_week,
    ),
    Limit(
        "I4",
        t("The first week is no longer than your usual ones, plus a tenth."),
        "Daniels; Buist 2008",
        first_week,
    ),
    Limit("I6", t("A lighter week at least every fourth week."), "Measured plans", cutbacks),
    Limit("I6b", t("A lighter week keeps most of the week before."), "Measured plans", cut_depth),
    Limit(
        "I10",
        t("At least one day a week without running, unless you are used to 80 km on seven days."),
        "Practice",
        rest_day,
    ),
    Limit(
        "I15",
        t(
            "A long run is half of a small week at most, a third of a big one, and two and a half hours (three at a slow pace)."
        ),
        "Daniels",
        long_share,
    ),
    Limit(
        "I25",
        t("While speed comes, the long run keeps three quarters of its length."),
        "Fokkema 2020",
        long_in_mile_block,
    ),
)
