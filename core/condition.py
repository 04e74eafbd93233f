"""The condition a runner is in today: what results showed, less what days off and missed targets have taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from core.absences import DAY
from core.athlete.athlete import Athlete
from core.athlete.log import Run, Why
from core.logbook import metres
from core.training.fitness.level import standing
from core.training.fitness.misses import Session, after_misses
from core.training.fitness.prediction import Known
from core.training.fitness.time_off import FREE_DAYS, Break, kept
from core.training.measure import flat, is_stride
from core.training.workout import StepKind, Workout, Zone

NOT_RUN: Final = frozenset({"cross_training", "strength"})
NO_RUNNING: Final = (Why.ILLNESS, Why.INJURY, Why.PAUSE)
"""Absences without running, whatever the log says."""

MONTH: Final = timedelta(days=28)
LEAST_REPS: Final = 3
"""Two times are no set."""

FAST: Final = frozenset({Zone.T, Zone.I, Zone.R})


@dataclass(frozen=True, slots=True)
class Condition:
    """The index of today, and what made it lower than the results alone say: days off, steps for missed targets."""

    index: float
    days_off: int = 0
    steps: float = 0.0


def current_index(athlete: Athlete, today: date) -> float | None:
    """Return the fitness index the runner's paces come from on *today*, to 0.1; None without a result that speaks."""
    found = condition(athlete, today)
    return round(found.index, 1) if found else None


def condition(athlete: Athlete, today: date) -> Condition | None:
    """Return the index of *today* and why it is what it is; None without a result that speaks."""
    away = breaks(athlete, today)
    stands = standing(athlete.results, today, away, seen(athlete))
    if stands is None:
        return None
    index = after_misses(stands.index, sessions(athlete, stands.since, today))
    felt = max((one for one in away if one.first > stands.since), key=lambda one: one.days, default=None)
    days = felt.days if felt and kept(away, stands.since, today) < 1 else 0
    return Condition(index, days, stands.index - index)


def seen(athlete: Athlete) -> date | None:
    """Return the day from which on the coach knows whether the runner runs; None while the log holds no run."""
    first = min((run.on for run in athlete.runs if run.type not in NOT_RUN), default=None)
    met = athlete.onboarded_at
    return min(first, met.date()) if first and met else first


def breaks(athlete: Athlete, today: date) -> tuple[Break, ...]:
    """Return the stretches of six days or more without a run, up to *today*: holes in the log, and the one still open.

    Before the first run in the log nothing is known; without any, only what was told as illness, injury or a pause.
    """
    days = sorted({run.on for run in athlete.runs if run.on <= today and run.type not in NOT_RUN})
    holes = _between(days, today) if days else _told(athlete, today)
    return tuple(Break(first, off, _crossed(athlete, first, off)) for first, off in holes if off > FREE_DAYS)


def _between(days: list[date], today: date) -> Iterator[tuple[date, int]]:
    for day, after in pairwise((*days, max(today, days[-1]))):
        yield day + DAY, (after - day).days - 1


def _told(athlete: Athlete, today: date) -> Iterator[tuple[date, int]]:
    for one in athlete.absences:
        if one.why in NO_RUNNING and one.first < today:
            yield one.first, (min(one.last or today, today - DAY) - one.first).days + 1


def _crossed(athlete: Athlete, first: date, days: int) -> bool:
    """Return whether there was cross-training at least once a week."""
    other = [
        run for run in athlete.runs if run.type == "cross_training" and 0 <= (run.on - first).days < days
    ]
    return len(other) >= days // 7 > 0


def sessions(athlete: Athlete, since: date, today: date) -> tuple[Session, ...]:
    """Return the fast sessions after *since* and before *today* whose repetitions were timed, oldest first."""
    runs = (run for run in athlete.runs if since < run.on < today and len(run.splits_s) >= LEAST_REPS)
    made = (_session(athlete, run) for run in sorted(runs, key=lambda run: (run.on, run.number)))
    return tuple(one for one in made if one)


def _session(athlete: Athlete, run: Run) -> Session | None:
    piece = _repeated(athlete.plan.on(run.on)) if athlete.plan and run.planned else None
    return Session(run.on, piece[0], piece[1], run.splits_s, run.effort) if piece else None


def _repeated(workout: Workout) -> tuple[Zone, float] | None:
    """Return zone and metres of a workout's repetitions where all of them are alike."""
    work = {
        (step.zone, step.distance_m)
        for step, _ in flat(workout.parts)
        if step.kind is StepKind.WORK and not is_stride(step)
    }
    zone, length = work.pop() if len(work) == 1 else (None, None)
    return (zone, length) if zone in FAST and length else None


def weekly_m(athlete: Athlete, today: date) -> float | None:
    """Return the runner's mean weekly metres: of four weeks once the log holds as many, else as told.

    They are the four weeks up to the last run, since what counts is the training behind a race, not the rest after it.
    """
    days = [run.on for run in athlete.runs if run.on <= today and run.type not in NOT_RUN]
    first = max(days, default=today) - MONTH
    if days and min(days) <= first:
        return metres(athlete, first + DAY, max(days)) / 4
    return athlete.profile.weekly_m


def known(athlete: Athlete, today: date) -> Known:
    """Return what predictions are made from."""
    return Known(athlete.results, today, weekly_m(athlete, today), breaks(athlete, today), seen(athlete))
