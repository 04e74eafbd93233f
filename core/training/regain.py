"""After a way back: the plan's own days, held to what was run before them until all of them fit again.

The time-off table says how much running comes back and when, but it ends on a day; the plan it ends in was made for
somebody who had run all the while. So each week after it goes as far as the limits allow after what went before: a
run a tenth beyond the longest, a week a fifth beyond the last ones, and kilometres before speed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from math import inf
from typing import Final

from core.training.budgets import GRID_M, SPIKE, STEP, floor_to
from core.training.catalogue import build, easier, is_run, shortened
from core.training.comeback import Days
from core.training.footing import FIRST_RUN_M
from core.training.limits.ledger import Day, Known, Ledger, LedgerWeek, ledger
from core.training.limits.spacing import RISEN
from core.training.limits.volume import MONTH, given_back, week_given_back
from core.training.measure import hill_sprint_reps, work
from core.training.plan import Plan
from core.training.sessions import speed_m
from core.training.workout import Workout
from core.training.workouts.shape import Dose

MORE_HILLS: Final = 2
LEAST_M: Final = 2000.0


@dataclass(slots=True)
class Ran:
    """What was run up to a day: runs of a month, weeks and their speed, the most hill sprints at once."""

    runs: list[tuple[date, float]]
    weeks: list[float]
    speeds: list[float] = field(default_factory=lambda: [0.0])
    hills: int = 0


def regained(plan: Plan, new: Days, known: Known) -> Days:
    """Return *new*, and each day after its first that would break a limit, as far as the limits let it go."""
    first = min((day for day, made in new.items() if is_run(made)), default=None)
    if first is None:
        return new
    book = ledger(plan, known, new)
    ran = Ran(list(book.before), [known.weekly_m])
    found = dict(new)
    for week in book.weeks:
        held = _held(book, week, ran, first) if week.days[-1].on >= first else {}
        found |= held
        _after(ran, week, held, book.index)
    return found


def _after(ran: Ran, week: LedgerWeek, held: Days, index: float) -> None:
    """Add a week to what was run."""
    made = [(day, held.get(day.on, day.workout)) for day in week.days]
    ran.runs = [*ran.runs[-31:], *((day.on, _metres(day, held)) for day in week.days if not day.race)]
    ran.weeks.append(sum(_metres(day, held) for day in week.days))
    ran.speeds.append(sum(speed_m(one, index) for day, one in made if not day.race))
    ran.hills = max(ran.hills, *(hill_sprint_reps(one) for _, one in made))


def _held(book: Ledger, week: LedgerWeek, ran: Ran, first: date) -> Days:
    """Return the days of a week that have to be less, from *first* on."""
    over = {run.on for run in book.known.runs}
    free = [
        day for day in week.days if day.on >= first and day.on not in over and day.metres and not day.race
    ]
    shorter = dict(_shorter(book, week, free, ran))
    slower = dict(_slower(book, week, shorter, ran))
    return {day.on: slower[day.on] for day in free if slower[day.on] != day.workout}


def _shorter(book: Ledger, week: LedgerWeek, free: list[Day], ran: Ran) -> Iterator[tuple[date, Workout]]:
    """Yield the free days of a week, cut to the longest that a run, and the week, may be."""
    share = _share(book, week, free, ran)
    runs, left = list(ran.runs), 0.0
    for day in free:
        longest = max((m for on, m in runs if on >= day.on - MONTH), default=0.0)
        top = max(SPIKE * longest, FIRST_RUN_M, given_back(book, day))
        made = _cut(day.workout, min(share * day.metres + left, top), book.index)
        left = min(share * day.metres + left - made.distance_m, GRID_M)
        runs.append((day.on, made.distance_m))
        yield day.on, made


def _share(book: Ledger, week: LedgerWeek, free: list[Day], ran: Ran) -> float:
    """Return which part of its free days a week may hold."""
    most = max(STEP * max(ran.weeks[-4:]), week_given_back(book, week))
    whole = sum(day.metres for day in free)
    return min(1.0, max(most - (week.metres - whole), 0.0) / whole) if whole else 1.0


def _cut(workout: Workout, metres: float, index: float) -> Workout:
    if metres >= workout.distance_m - 1:
        return workout
    return shortened(workout, max(floor_to(metres, GRID_M), min(LEAST_M, workout.distance_m)), index)


def _slower(book: Ledger, week: LedgerWeek, free: Days, ran: Ran) -> Iterator[tuple[date, Workout]]:
    """Yield the free days with the speed they may hold: no more than lately, where kilometres come back."""
    grows = sum(_metres(day, free) for day in week.days) > RISEN * max(ran.weeks[-4:])
    most = RISEN * max(ran.speeds[-4:]) if grows else inf
    spent = sum(speed_m(day.workout, book.index) for day in week.days if day.on not in free and not day.race)
    for on, workout in free.items():
        fits = _hills(workout, ran.hills + MORE_HILLS, book.index)
        fast = speed_m(fits, book.index)
        slower = fast > 0 and spent + fast > most
        spent += 0.0 if slower else fast
        yield on, easier(fits, book.index) if slower else fits


def _metres(day: Day, made: Days) -> float:
    return made[day.on].distance_m if day.on in made else day.week_m


def _hills(workout: Workout, most: int, index: float) -> Workout:
    """Return hill sprints with two more than the most so far, where the plan has gone on without the runner."""
    found = work(workout)
    if hill_sprint_reps(workout) <= most or not found:
        return workout
    dose = Dose(workout.distance_m, index, reps=most, each_s=found[0].duration_s or 0.0)
    return build("hill_sprints", dose).because_of(*workout.because)
