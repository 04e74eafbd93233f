"""After a way back: the plan's own days, held to what was run before them until all of them fit again.

The time-off table says how much running comes back and when, but it ends on a day; the plan it ends in was made for
somebody who had run all the while. So each week after it goes as far as the limits allow after what went before: a
run a tenth beyond the longest, a week a fifth beyond the last ones, and kilometres before speed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from core.training.budgets import FINE_M, GRID_M, SPIKE, STEP, floor_to, grid_of
from core.training.catalogue import build, easier, is_quality, is_run, shortened
from core.training.comeback import Days
from core.training.footing import FIRST_RUN_M
from core.training.limits.ledger import Day, Known, Ledger, LedgerWeek, ledger
from core.training.limits.spacing import EASY_DAYS, EASY_PART, RISEN, most_hard, planned_speed, times
from core.training.limits.volume import MONTH, given_back, half_hour, most_at_first, week_given_back
from core.training.measure import hill_sprint_reps, work
from core.training.plan import Plan
from core.training.sessions import speed_m
from core.training.workout import REST, Workout
from core.training.workouts.shape import Dose

NEARLY: Final = 0.6
"""From this part of a week's kilometres on the rest of them wait a week, so that speed can come back (science 4.6)."""
MORE_HILLS: Final = 2
LEAST_M: Final = 2000.0
"""What would be shorter is left out, and the next run takes it."""
LOOKS_BACK: Final = timedelta(days=42)
HALF: Final = 0.5
HALVINGS: Final = 4
"""Times that a larger part of a week's easy running is tried, where its long run leaves room."""
IN_A_ROW: Final = 5
"""Weeks that fit as they are, after which the plan does: no limit looks further back."""


@dataclass(slots=True)
class Ran:
    """What was run up to a day: runs of a month, weeks, weeks and their speed as budgets count them, hill sprints."""

    runs: list[tuple[date, float]]
    weeks: list[float]
    volumes: list[float]
    speeds: list[float] = field(default_factory=lambda: [0.0])
    hills: int = 0
    times: list[tuple[float, float]] = field(default_factory=list)
    """Seconds that were not easy, and all of them, day by day."""
    since: date | None = None
    """After an injury: the first run of the ladder, before which no run says how long one may be."""
    hard: date | None = None
    """The last hard day."""
    steps: frozenset[date] = frozenset()
    """Sessions of the ladder: they are what they are, and what comes beside and behind them gives."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is held: from the first day that is run, and in any case to the last; the rest as in `Ran`."""

    first: date
    last: date
    since: date | None
    steps: frozenset[date]


def regained(
    plan: Plan, new: Days, known: Known, *, injured: bool = False, steps: frozenset[date] = frozenset()
) -> Days:
    """Return *new*, and each day after its first that would break a limit, as far as the limits let it go.

    Without new days the plan's own are looked at from today on. After an injury nothing is given back at once: running
    grows from what the ladder came to.
    """
    first = min((day for day, made in new.items() if is_run(made)), default=None if new else known.today)
    if first is None:
        return new
    given = Given(first, max(new, default=first), first if injured else None, steps)
    held = new
    for _ in range(PASSES):  # what gives way says anew how long a break was, and what was run before it
        before, held = held, _passed(ledger(plan, known, held), held, given)
        if held == before:
            break
    return held


PASSES: Final = 4


def _passed(book: Ledger, new: Days, given: Given) -> Days:
    """Return *new* with every day from its first on held to the limits, as *book* has them."""
    told = [book.known.weekly_m]
    ran = Ran(list(book.before), told, list(told), since=given.since, steps=given.steps)
    found, fits = dict(new), 0
    for week in book.weeks:
        if week.days[-1].on < given.first - LOOKS_BACK:
            _long_ago(ran, week)
            continue
        held = _held(book, week, ran, given.first) if week.days[-1].on >= given.first else {}
        found |= held
        fits = 0 if held or week.days[0].on <= given.last else fits + 1
        if fits == IN_A_ROW:
            break
        _after(book, ran, week, held)
    return found


def _long_ago(ran: Ran, week: LedgerWeek) -> None:
    """Add a week that no limit looks back to any more: only hill sprints count for ever."""
    ran.weeks.append(week.metres)
    ran.hills = max(ran.hills, *(hill_sprint_reps(day.workout) for day in week.days))


def _after(book: Ledger, ran: Ran, week: LedgerWeek, held: Days) -> None:
    """Add a week to what was run."""
    metres = _whole(week, held)
    speed = sum(_speed(day, held, book.index) for day in week.days)
    back = book.is_back(week)
    ran.runs = [*ran.runs[-31:], *((day.on, _metres(day, held)) for day in week.days if not day.race)]
    ran.weeks.append(metres)
    ran.volumes.append(metres if back else max(metres, week.size))
    ran.speeds.append(speed if back else max(speed, planned_speed(book, week)))
    ran.times = [
        *ran.times[-EASY_DAYS:],
        *(times(held.get(day.on, day.workout), book.index) for day in week.days),
    ]
    ran.hills = max(ran.hills, *(hill_sprint_reps(held.get(day.on, day.workout)) for day in week.days))
    hard = [day.on for day in week.days if is_quality(held.get(day.on, day.workout))]
    ran.hard = max(hard, default=ran.hard)


def _held(book: Ledger, week: LedgerWeek, ran: Ran, first: date) -> Days:
    """Return the days of a week that have to be less, from *first* on."""
    over = {run.on for run in book.known.runs} | ran.steps
    free = [
        day for day in week.days if day.on >= first and day.on not in over and day.metres and not day.race
    ]
    made: Days = {day.on: _hills(day.workout, ran.hills + MORE_HILLS, book.index) for day in free}
    made = _shorter(book, week, made, ran, _most(book, week, ran))
    made = _mostly_easy(book, week, _one_budget(book, week, made, ran), ran)
    made = _apart(book, week, made, ran.hard)
    return {day.on: made[day.on] for day in free if made[day.on] != day.workout}


def _most(book: Ledger, week: LedgerWeek, ran: Ran) -> float:
    """Return the most metres a week may have; beside the steps after an injury no more than was planned for it."""
    grown = STEP * max(ran.weeks[-4:])
    if ran.since is None:
        return min(max(grown, week_given_back(book, week)), most_at_first(book, week))
    steps = sum(_step(ran, day) for day in week.days)
    return min(max(min(grown, week.planned_m), steps), most_at_first(book, week))


def _shorter(book: Ledger, week: LedgerWeek, made: Days, ran: Ran, most: float) -> Days:
    """Return the free days of a week, cut to the longest that a run, and to the most that the week may be.

    What is easy gives first; sessions stay as they are for as long as half of that is left. What a long run may not
    take yet the other runs take, up to what was planned: a week grows by the week's limit, not by the long run's.
    """
    sessions = {on: one for on, one in made.items() if is_quality(one)}
    kept = sessions if _share(week, made, sessions, most) >= HALF else {}
    low, high = _share(week, made, kept, most), 1.0
    cut = _cuts(book, week, ran, _parts(made, kept, low))
    for _ in range(HALVINGS):
        if low >= 1 or most - _whole(week, cut) < GRID_M:
            break
        share = (low + high) / 2
        more = _cuts(book, week, ran, _parts(made, kept, share))
        if _whole(week, more) <= most:
            low, cut = share, more
        else:
            high = share
    return cut


def _whole(week: LedgerWeek, made: Days) -> float:
    """Return the metres of a week with *made* of its days."""
    return sum(_metres(day, made) for day in week.days)


def _parts(made: Days, kept: Days, share: float) -> Iterator[tuple[date, Workout, float]]:
    """Yield each day with the metres that are wanted of it: all of what is *kept*, *share* of the rest."""
    return ((on, one, one.distance_m * (1.0 if on in kept else share)) for on, one in made.items())


def _cuts(book: Ledger, week: LedgerWeek, ran: Ran, parts: Iterable[tuple[date, Workout, float]]) -> Days:
    """Return days cut to what is wanted of them, and to the most a run may be; the next run takes what rounding left."""
    by_day = {day.on: day for day in week.days}
    runs, left, cut = list(ran.runs), 0.0, {}
    for on, one, part in parts:
        wanted, longest = part + left, _longest(on, runs, ran)
        most = min(wanted, _top(book, by_day[on], longest, ran))
        cut[on] = _cut(one, most, _grid(most, longest, ran), book.index)
        left = min(max(wanted - cut[on].distance_m, 0.0), LEAST_M if cut[on] == REST else GRID_M)
        runs.append((on, cut[on].distance_m))
    return cut


def _share(week: LedgerWeek, made: Days, kept: Days, most: float) -> float:
    """Return which part of the days of *made* that are not *kept* a week of *most* metres holds."""
    whole = sum(one.distance_m for on, one in made.items() if on not in kept)
    fixed = _whole(week, made) - whole
    return min(1.0, max(most - fixed, 0.0) / whole) if whole else 1.0


def _longest(on: date, runs: list[tuple[date, float]], ran: Ran) -> float:
    """Return the longest of *runs* in the month before a day; after an injury none before the ladder counts."""
    since = max(on - MONTH, ran.since or on - MONTH)
    return max((metres for day, metres in runs if day >= since), default=0.0)


def _top(book: Ledger, day: Day, longest: float, ran: Ran) -> float:
    """Return the most a run may be after *longest*; after an injury a step that is not laid yet says nothing of it."""
    back = _step(ran, day) if ran.since else given_back(book, day)
    return max(SPIKE * longest, FIRST_RUN_M, back)


def _step(ran: Ran, day: Day) -> float:
    """Return the metres of a session of the ladder; 0 of any other run."""
    return half_hour(day) if day.on in ran.steps else 0.0


def _cut(workout: Workout, metres: float, grid: float, index: float) -> Workout:
    if metres >= workout.distance_m - 0.1:  # no metre more: budgets count them
        return workout
    return shortened(workout, floor_to(metres, grid), index) if metres >= LEAST_M else REST


def _grid(metres: float, longest: float, ran: Ran) -> float:
    """Return what a run is rounded to; after an injury a tenth further is a whole tenth: it is a long way from there."""
    return FINE_M if ran.since and metres > longest else grid_of(max(metres, longest))


def _one_budget(book: Ledger, week: LedgerWeek, made: Days, ran: Ran) -> Days:
    """Return the free days with one budget growing: kilometres first, and speed when they are nearly back."""
    total = _whole(week, made)
    speeds = {day.on: _speed(day, made, book.index) for day in week.days}
    most, fast = RISEN * max(ran.volumes[-4:]), RISEN * max(ran.speeds[-4:])
    if total <= most or sum(speeds.values()) <= fast:
        return made
    if most >= NEARLY * week.size:
        return _shorter(book, week, made, ran, most)
    return {on: easier(one, book.index) if speeds[on] else one for on, one in made.items()}


def _mostly_easy(book: Ledger, week: LedgerWeek, made: Days, ran: Ran) -> Days:
    """Return the free days with sessions left out where three weeks would no more be easy for the most part."""
    easy, seen = dict(made), list(ran.times)
    for day in week.days:
        seen.append(times(easy.get(day.on, day.workout), book.index))
        if len(seen) < EASY_DAYS or day.on not in easy or not seen[-1][0]:
            continue
        fast, whole = (sum(column) for column in zip(*seen[-EASY_DAYS:], strict=True))
        if fast > (1 - EASY_PART) * whole:
            easy[day.on] = easier(easy[day.on], book.index)
            seen[-1] = times(easy[day.on], book.index)
    return easy


def _apart(book: Ledger, week: LedgerWeek, made: Days, hard: date | None) -> Days:
    """Return the free days with sessions made easy that are too many, or follow the last hard day, *hard*, too soon."""
    rested = dict(made)
    left = most_hard(book, week) - sum(day.hard for day in week.days if day.on not in made)
    for day in week.days:
        soon = hard is not None and (day.on - hard).days < book.known.age.apart
        if day.on in rested and is_quality(rested[day.on]):
            rested[day.on] = easier(rested[day.on], book.index) if soon or left < 1 else rested[day.on]
            left -= is_quality(rested[day.on])
        hard = day.on if is_quality(rested.get(day.on, day.workout)) else hard
    return rested


def _speed(day: Day, made: Days, index: float) -> float:
    return 0.0 if day.race else speed_m(made.get(day.on, day.workout), index)


def _metres(day: Day, made: Days) -> float:
    return made[day.on].distance_m if day.on in made else day.week_m


def sprints_behind(plan: Plan, new: Days, index: float) -> Days:
    """Return *new*, and days of hill sprints behind it that would be more than two beyond the most before them."""
    most, made, first = 0, dict(new), min(new)
    for one in (day for week in plan.weeks for day in plan.days_of(week)):
        workout = new.get(one.on, one.workout)
        held = _hills(workout, most + MORE_HILLS, index) if one.on > first else workout
        if held != workout:
            made[one.on] = held
        most = max(most, hill_sprint_reps(held))
    return made


def _hills(workout: Workout, most: int, index: float) -> Workout:
    """Return hill sprints with two more than the most so far, where the plan has gone on without the runner."""
    found = work(workout)
    if hill_sprint_reps(workout) <= most or not found:
        return workout
    dose = Dose(workout.distance_m, index, reps=most, each_s=found[0].duration_s or 0.0)
    return build("hill_sprints", dose).because_of(*workout.because)
