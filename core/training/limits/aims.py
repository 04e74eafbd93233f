"""Soft limits: what a plan aims at, and gives up before it would break a hard one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Final

from core.athlete.profile import Level
from core.training.ages import ANY
from core.training.budgets import STEP
from core.training.limits.check import Finding, Limit, figures, over, week_days
from core.training.limits.ledger import Day, Ledger
from core.training.measure import hill_sprint_reps, stride_reps
from core.training.plan import Phase
from core.training.workout import Zone
from core.voice.text import t

BUILD: Final = frozenset({Phase.BASE, Phase.MILE, Phase.SPECIFIC, Phase.ROLLING})
LONG_S: Final = 5400.0
HELD: Final = 2
GRID_M: Final = 600.0
"""Rounding of runs and weeks is not a rise."""
R_BEFORE_I: Final = timedelta(days=14)
TOUCH: Final = timedelta(days=10)
PEAK: Final = (timedelta(days=14), timedelta(days=42))
"""The biggest week begins and ends within these before a marathon: three to five weeks, race week aside."""
LONGEST: Final = (timedelta(days=13), timedelta(days=36))
STEADY: Final = frozenset({"threshold", "intervals", "repetitions"})


def step_held(book: Ledger) -> Iterator[Finding]:
    """After a week that was run a fifth longer than any of the four before it, none is longer for two weeks."""
    before = [book.known.weekly_m]
    for n, week in enumerate(book.weeks):
        stepped = over(week.metres, STEP * max(before[-4:]))
        for later in book.weeks[n + 1 : n + 1 + HELD] if stepped else ():
            if over(later.metres, week.metres + GRID_M):
                yield week_days(later), figures(later.metres, week.metres)
        before.append(week.metres)


def beside_long(book: Ledger) -> Iterator[Finding]:
    """A hard session is not on the day before or after a long run of more than 90 minutes."""
    for before, day in pairwise(book.days):
        for one, other in ((before, day), (day, before)):
            if _is_long(one) and other.hard and not other.race:
                yield (before.on, day.on), f"{one.workout.duration_s:.0f} s"


def _is_long(day: Day) -> bool:
    return day.workout.type == "long" and day.workout.duration_s > LONG_S


def long_holds(book: Ledger) -> Iterator[Finding]:
    """Within a phase the long run does not shrink, lighter weeks and races aside."""
    for phase in BUILD:
        top = 0.0
        for week in book.weeks:
            if week.phase is phase and week.whole and not week.week.cutback and not week.raced:
                longest = max((day.run_m for day in week.days), default=0.0)
                if over(top, longest + GRID_M):
                    yield week_days(week), figures(top, longest)
                top = max(top, longest)


def grows_by_age(book: Ledger) -> Iterator[Finding]:
    """From fifty on building weeks grow by less: 7 % a week, from sixty 5 %."""
    before = [book.known.weekly_m]
    for week in book.weeks:
        most = book.known.age.ramp * max(before[-4:]) + GRID_M
        masters = book.known.age.ramp < ANY.ramp
        if masters and week.whole and week.phase in BUILD and not week.raced and over(week.metres, most):
            yield week_days(week), figures(week.metres, most)
        before.append(week.metres)


def one_new_stress(book: Ledger) -> Iterator[Finding]:
    """Repetitions come two weeks before intervals; a novice's first hard session is by feel."""
    hard = [day for day in book.days if day.hard and not day.race]
    first = {zone: next((d.on for d in hard if d.zones[zone]), None) for zone in (Zone.R, Zone.I)}
    by_feel = {"fartlek", "hill_reps"}
    rep, interval = (
        first[Zone.R],
        next((d.on for d in hard if d.zones[Zone.I] and d.workout.type not in by_feel), None),
    )
    if rep and interval and timedelta() <= interval - rep < R_BEFORE_I:
        yield (rep, interval), f"{(interval - rep).days} days"
    if hard and book.known.level is Level.NOVICE and hard[0].workout.type not in by_feel:
        yield (hard[0].on,), hard[0].workout.type


def steady_while_new(book: Ledger) -> Iterator[Finding]:
    """Volume does not rise in the week a new kind of hard session begins."""
    known: set[str] = set()
    before = [book.known.weekly_m]
    for week in book.weeks:
        kinds = {day.workout.type for day in week.days if day.hard and not day.race}
        if kinds - known and over(week.metres, max(before[-4:]) + GRID_M):
            yield week_days(week), figures(week.metres, max(before[-4:]))
        known |= kinds
        before.append(week.metres)


def touched(book: Ledger) -> Iterator[Finding]:
    """Race-specific weeks have strides, repetitions or hill sprints every ten days."""
    last = None
    for day in book.days:
        if book.plan.week_of(day.on) and _phase(book, day) is Phase.SPECIFIC:
            last = last or day.on
            if day.on - last > TOUCH:
                yield (day.on,), f"{(day.on - last).days} days"
                last = day.on
        if stride_reps(day.workout) or hill_sprint_reps(day.workout) or day.zones[Zone.R] or day.race:
            last = day.on


def _phase(book: Ledger, day: Day) -> Phase | None:
    week = book.plan.week_of(day.on)
    return week.phase if week else None


def taper_stays_sharp(book: Ledger) -> Iterator[Finding]:
    """A whole taper week keeps a hard session, if the weeks before had them."""
    built = any(day.hard and not day.race for week in book.weeks if week.phase in BUILD for day in week.days)
    for week in book.weeks:
        if built and week.whole and week.phase is Phase.TAPER and not any(day.hard for day in week.days):
            yield week_days(week), "no hard session"


def peak_place(book: Ledger) -> Iterator[Finding]:
    """The biggest week lies three to five weeks before a marathon, the longest run two and a half to five."""
    race_on = book.race_on()
    if race_on is None or book.known.goal.distance != "marathon" or len(book.weeks) < LONG_ENOUGH:
        return
    weeks = [week for week in book.weeks if week.phase in BUILD]
    peak = max(week.metres for week in weeks)
    longest = max(day.run_m for day in book.days)
    biggest = [week for week in weeks if week.metres >= peak - GRID_M]
    if not any(_between(race_on - week.days[-1].on, PEAK) for week in biggest):
        yield week_days(biggest[-1]), f"{(race_on - biggest[-1].days[-1].on).days} days before"
    far = [day.on for day in book.days if day.run_m >= longest - GRID_M]
    if not any(_between(race_on - on, LONGEST) for on in far):
        yield (far[-1],), f"{(race_on - far[-1]).days} days before"


LONG_ENOUGH: Final = 8


def _between(found: timedelta, bounds: tuple[timedelta, timedelta]) -> bool:
    return bounds[0] <= found <= bounds[1]


AIMS: Final = (
    Limit(
        "I3",
        t("After a big step the distance holds for two weeks."),
        "Lövdal 2021, re-analysis",
        step_held,
        hard=False,
    ),
    Limit(
        "I9", t("No hard session beside a long run of over 90 minutes."), "Daniels", beside_long, hard=False
    ),
    Limit("I16", t("The long run doesn't shrink while you build."), "Practice", long_holds, hard=False),
    Limit(
        "age",
        t("From fifty on weeks grow by 7 % at most, from sixty by 5 %."),
        "Coaches' practice with masters",
        grows_by_age,
        hard=False,
    ),
    Limit(
        "I22",
        t("One new stress at a time: repetitions first, intervals later."),
        "Daniels",
        one_new_stress,
        hard=False,
    ),
    Limit(
        "I23",
        t("No more distance in the week a new kind of session begins."),
        "Daniels",
        steady_while_new,
        hard=False,
    ),
    Limit(
        "I26",
        t("A touch of speed every ten days keeps what the mile block built."),
        "Spiering 2021",
        touched,
        hard=False,
    ),
    Limit(
        "I30",
        t("The taper keeps a hard session a week, with fewer repetitions."),
        "Bosquet 2007; Mujika 2003",
        taper_stays_sharp,
        hard=False,
    ),
    Limit(
        "I32",
        t("The biggest week comes three to five weeks before the race."),
        "Measured plans",
        peak_place,
        hard=False,
    ),
)
