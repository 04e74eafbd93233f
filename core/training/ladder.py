"""The ladder after an injury: running and walking in turn, one step at a time, until thirty minutes run through.

Every rung is two or three sessions with a day of rest after each; pain repeats a rung (return-to-running consensus).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from core.training.away import cleared
from core.training.catalogue import build
from core.training.comeback import Days, Stage, minutes
from core.training.measure import parts_m
from core.training.plan import Plan
from core.training.workout import Workout
from core.training.workouts.shape import Dose


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder after an injury: *sets* of running and walking (seconds), *sessions* times."""

    run_s: float
    walk_s: float
    sets: int
    sessions: int = 2


LADDER: Final = (
    Rung(60, 240, 5),
    Rung(120, 180, 5),
    Rung(180, 120, 5),
    Rung(240, 60, 5),
    Rung(1800, 0, 1, 3),
)
"""From a minute of running at a time to thirty (return-to-running consensus; a rest day after each session)."""


def rung_days(start: date, number: int) -> tuple[date, ...]:
    """Return the days of rung *number* (0 is the first): every other day from *start*."""
    return tuple(start + timedelta(days=2 * n) for n in range(LADDER[number].sessions))


def ladder_start(start: date, number: int) -> date:
    """Return the day the ladder began, were no rung repeated, when rung *number* begins on *start*."""
    sessions = sum(rung.sessions for rung in LADDER[:number])
    return start - timedelta(days=2 * sessions)


LAST_FIRST: Final = 3
"""No ladder begins higher: the first runs always hold some walking."""


def first_rung(days_off: int) -> int:
    """Return the rung running begins with where muscle, tendon or joint were calm after *days_off*.

    From there the ladder takes as long as the break at least, as the way back from any break does (Daniels; estimate).
    """
    long_enough = (n for n in range(LAST_FIRST + 1) if _days_from(n) >= days_off)
    return max(long_enough, default=0)


BEHIND: Final = (Stage(7, 0.5), Stage(7, 0.75))
"""What follows a ladder that began higher, which was the first third of the plan: the other two steps of the time-off
table's next class, a week each, so that running grows by no more than it may (Daniels; return-to-running consensus)."""


def _days_from(number: int) -> int:
    return 2 * sum(rung.sessions for rung in LADDER[number:])


def in_order(runs: Sequence[date], number: int, asked_on: date) -> bool:
    """Return whether *runs*, from rung *number* on, have a day of rest between them, and no later rung its question."""
    apart = all((after - before).days > 1 for before, after in pairwise(runs))
    return apart and sum(on <= asked_on for on in runs) <= LADDER[number].sessions


def unmoved(start: date, _number: int) -> date:
    """Return the day a rung begins where no days away are in its way."""
    return start


def sessions(
    start: date, number: int, free: Callable[[date, int], date] = unmoved
) -> Iterator[tuple[date, int]]:
    """Yield each session of rung *number* and of those after it, with its rung; *free* puts one off."""
    for rung in range(number, len(LADDER)):
        days = rung_days(free(start, rung), rung)
        yield from ((day, rung) for day in days)
        start = days[-1] + timedelta(days=2)


def climbing(
    plan: Plan,
    start: date,
    number: int,
    index: float | None = None,
    free: Callable[[date, int], date] = unmoved,
) -> Days:
    """Return rung *number* and, as they come if every one stays quiet, those after it; no other running until then."""
    climb = dict(sessions(start, number, free))
    made = dict(cleared(plan, start, max(climb)))
    for day, rung in climb.items():
        made[day] = made[day] if made[day].type == "race" else rung_workout(rung, index)
    return made


def rung_workout(number: int, index: float | None = None) -> Workout:
    """Return the workout of rung *number*."""
    rung = LADDER[number]
    if not rung.walk_s:
        return minutes("easy", rung.run_s, index)
    one = build("walk_run", Dose(distance_m=1.0, each_s=rung.run_s, rest_s=rung.walk_s, index=index))
    metres = round(rung.sets * parts_m(one.parts, index), -2)
    return build("walk_run", Dose(distance_m=metres, each_s=rung.run_s, rest_s=rung.walk_s, index=index))
