"""Limits of a season's shape: order of phases, the mile block's place, the taper, the last days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Final

from core.training.lengths import MINIMUM
from core.training.limits.check import Finding, Limit, figures, over, week_days
from core.training.limits.ledger import Ledger, LedgerWeek
from core.training.measure import parts_s
from core.training.on_the_way import SHORT_M
from core.training.plan import Phase
from core.voice.text import t

AFTER_MILE: Final = timedelta(days=56)
MILE_WEEKS: Final = (4, 8)
ORDER: Final = tuple(Phase)[:-1]
LAST: Final = timedelta(days=14)
TAPER: Final = (0.35, 0.65)
LONG_ENOUGH: Final = 6
"""Weeks from which a plan has a peak to taper from."""
TAPER_WEEKS: Final = 2
HARD_BEFORE: Final = 4
LONG_BEFORE: Final = 7
LONG_RUN_S: Final = 5400.0
LAST_FIVE: Final = 5
LAST_RUNS_S: Final = 4200.0
LAST_TWO: Final = 2


def mile_block(book: Ledger) -> Iterator[Finding]:
    """A mile block has four to eight weeks, and before a marathon ends eight weeks before the race."""
    block = [week for week in book.weeks if week.phase is Phase.MILE]
    if not block:
        return
    if not MILE_WEEKS[0] <= len(block) <= MILE_WEEKS[1]:
        yield week_days(block[-1]), f"{len(block)} weeks"
    race_on, last = book.race_on(), block[-1].days[-1].on
    if race_on and book.known.goal.distance == "marathon" and race_on - last < AFTER_MILE:
        yield week_days(block[-1]), f"{(race_on - last).days} days to the race"


def phases(book: Ledger) -> Iterator[Finding]:
    """Phases come in order, each in one piece and not too short."""
    places = [ORDER.index(week.phase) for week in book.weeks if week.phase in ORDER]
    if places != sorted(places):
        yield week_days(book.weeks[0]), "order"
    numbers = [week.week.number for week in book.weeks]
    if numbers != list(range(1, len(numbers) + 1)):
        yield week_days(book.weeks[0]), "numbers"
    for phase, least in ((Phase.BASE, MINIMUM["b"]), (Phase.MILE, MINIMUM["m"])):
        count = sum(week.phase is phase for week in book.weeks)
        if 0 < count < least:
            yield week_days(book.weeks[0]), f"{phase.value}: {count} weeks"


def taper_cut(book: Ledger) -> Iterator[Finding]:
    """The last 14 days hold 35-65 % less than the peak (aim: 41-60 %); what was run beyond the plan is no peak.

    They count as first planned or as they stand, the larger, like weeks (`LedgerWeek.size`): a run that moves from one
    of these days to another is no second run.
    """
    race_on = book.race_on()
    before = _to_race(book)
    if race_on is None or len(before) < LONG_ENOUGH:
        return
    last = [day for day in book.days if race_on - LAST <= day.on < race_on]
    kept = max(sum(day.run_m for day in last), sum(0.0 if day.race else day.planned_m for day in last)) / 2
    peak = max(week.planned_m for week in before)
    if not TAPER[0] - 0.01 <= 1 - kept / peak <= TAPER[1] + 0.01:
        yield tuple(day.on for day in last), f"{1 - kept / peak:.2f}"


def taper_falls(book: Ledger) -> Iterator[Finding]:
    """Weekly kilometres never rise in the last weeks before the race."""
    before = _to_race(book)
    if book.race_on() is None or len(before) < LONG_ENOUGH:
        return
    last = before[-TAPER_WEEKS - 1 :]
    for earlier, week in pairwise(last):
        if over(week.size, earlier.size):
            yield week_days(week), figures(week.size, earlier.size)


def last_days(book: Ledger) -> Iterator[Finding]:
    """The last hard session is four days before the race; no run of the last week passes 90 minutes.

    In the last five days none passes 70, in the last two a short run's metres.
    """
    race_on = book.race_on()
    for day in book.days:
        left = (race_on - day.on).days if race_on else 0
        if 0 < left < HARD_BEFORE and day.hard:
            yield (day.on,), f"{left} days before"
        longest = LONG_RUN_S if left > LAST_FIVE else LAST_RUNS_S
        if 0 < left <= LONG_BEFORE and over(_seconds(book, day.workout.parts), longest):
            yield (day.on,), f"longer than {longest / 60:.0f} minutes"
        if 0 < left <= LAST_TWO and over(day.run_m, SHORT_M):
            yield (day.on,), f"{left} days before: {figures(day.run_m, SHORT_M)}"


def _seconds(book: Ledger, parts: tuple[object, ...]) -> float:
    return parts_s(parts, book.index)  # type: ignore[arg-type]


def _to_race(book: Ledger) -> list[LedgerWeek]:
    return [week for week in book.weeks if week.phase is not Phase.RECOVERY]


FAR_ENOUGH_M: Final = 25_000.0


def far_enough(book: Ledger) -> Iterator[Finding]:
    """A marathon plan has a run of 25 km, or says that it has none."""
    longest = max((day.run_m for day in book.days), default=0.0)
    short = over(FAR_ENOUGH_M, longest)
    if (
        book.known.goal.distance == "marathon"
        and book.race_on()
        and short
        and not any(key.partition(":")[0] == "I33" for key in book.plan.warnings)
    ):
        yield (), figures(FAR_ENOUGH_M, longest)


SHAPE: Final = (
    Limit(
        "I24",
        t("A mile block lasts four to eight weeks, and ends eight weeks before a marathon."),
        "Canova",
        mile_block,
    ),
    Limit("I27", t("Base, speed, race pace, taper: in that order."), "Daniels", phases),
    Limit(
        "I28",
        t("The last two weeks before a race each hold about half of your biggest week."),
        "Bosquet 2007",
        taper_cut,
    ),
    Limit("I29", t("The taper only goes down."), "Smyth & Lawlor 2021", taper_falls),
    Limit(
        "I33",
        t("A marathon wants a run of 25 km, or an honest word that there is none."),
        "Fokkema 2020",
        far_enough,
    ),
    Limit(
        "I31",
        t(
            "The last hard session is four days before a race. No run of the last week is longer than 90 minutes, none of "
            "the last five days than 70, and the last two hold a short one at most."
        ),
        "Practice",
        last_days,
    ),
)
