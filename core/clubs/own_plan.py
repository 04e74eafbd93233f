"""A week beside the runner's own plan: what a club may count of it, and it never counts more for running more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from statistics import fmean
from typing import Final

from core.athlete.athlete import Athlete
from core.athlete.goal import ResultKind
from core.athlete.log import Run
from core.clubs.club import Own, Tally, Wish
from core.logbook import runs_on
from core.training.catalogue import is_quality, is_run
from core.training.workout import Workout

SPARE: Final = (0.7, 1.15)
"""Shares of the planned distance between which a run is the planned one: a longer one is not."""
EASY_AT_MOST: Final = 4.0
"""Session RPE up to which a day was easy (Foster's scale: 4 is "somewhat hard")."""
EVEN: Final = 0.04
"""The spread of repetitions, as a share of their mean, that is even."""
SPLITS: Final = 3
FIXED: Final = frozenset({"race", "time_trial"})
AHEAD_DAYS: Final = 7


def own(athlete: Athlete, first: date, last: date) -> Own:
    """Return how a week (*first* to *last*, both included) went beside what was planned for it."""
    days = [(day, planned) for day, planned in _planned(athlete, first, last) if is_run(planned)]
    kept = [(run, planned) for day, planned in days if (run := _kept(athlete, day, planned))]
    easy = [run for run, planned in kept if not is_quality(planned) and run.effort is not None]
    paced = [run for run, _ in kept if len(run.splits_s) >= SPLITS]
    return Own(
        planned=len(days),
        kept=len(kept),
        easy=len(easy),
        easy_kept=sum((run.effort or 0) <= EASY_AT_MOST for run in easy),
        paced=len(paced),
        even=sum(_even(run) for run in paced),
    )


def beside(tally: Tally, athlete: Athlete, first: date, last: date) -> Tally:
    """Return what the store added up of a member's week, with what only the core can read of it."""
    return replace(tally, own=own(athlete, first, last), raced_m=raced_m(athlete, first, last))


def raced_m(athlete: Athlete, first: date, last: date) -> float:
    """Return the farthest race of a week, in metres; 0 without one, or with one that is kept private."""
    raced = (one for one in athlete.results if one.kind is ResultKind.RACE and first <= one.on <= last)
    seen = (one for one in raced if not any(run.private for run in runs_on(athlete, one.on)))
    return max((one.distance_m for one in seen), default=0.0)


def _planned(athlete: Athlete, first: date, last: date) -> Iterator[tuple[date, Workout]]:
    if athlete.plan is not None:
        for n in range((last - first).days + 1):
            day = first + timedelta(days=n)
            yield day, athlete.plan.on(day)


def _kept(athlete: Athlete, day: date, planned: Workout) -> Run | None:
    """Return the run that was the planned one of a day; a second one, or a longer one, is not."""
    runs = [run for run in runs_on(athlete, day) if not run.private]
    if len(runs) != 1:
        return None
    (run,) = runs
    if run.distance_m is None or not planned.distance_m:
        return run if run.planned else None
    return run if SPARE[0] <= run.distance_m / planned.distance_m <= SPARE[1] else None


def _even(run: Run) -> bool:
    return max(run.splits_s) - min(run.splits_s) <= EVEN * fmean(run.splits_s)


def wishes(athlete: Athlete, today: date) -> tuple[Wish, ...]:
    """Return the hard sessions a runner has planned for the week after *today*; none while running is off."""
    if athlete.plan is None or athlete.lock:
        return ()
    first = today + timedelta(days=1)
    ahead = _planned(athlete, first, today + timedelta(days=AHEAD_DAYS))
    return tuple(
        Wish(athlete.id, one.type, day) for day, one in ahead if is_quality(one) and one.type not in FIXED
    )
