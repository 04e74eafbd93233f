"""A twin: one runner who does not exist, the same in every arm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import exp
from typing import Final

from core.athlete.goal import Goal, Result
from core.athlete.profile import Level
from core.simulation.dice import normals, seed, uniforms
from core.simulation.parameters import Parameters
from core.training.fitness import race_time
from core.training.request import Request

START: Final = date(2027, 1, 4)
"""A Monday; any would do."""

PEOPLE: Final = 1
"""The dice's path of who somebody is; what happens to them is thrown elsewhere."""

VOLUMES: Final = (25_000.0, 90_000.0)
DAYS: Final = ((32_000.0, (1, 3, 6)), (55_000.0, (1, 3, 5, 6)), (75_000.0, (1, 2, 4, 5, 6)))
MOST_DAYS: Final = (0, 1, 2, 4, 5, 6)
LONG_SHARE: Final = 0.33
NOVICE_M: Final = 30_000.0


@dataclass(frozen=True, slots=True)
class Twin:
    """Who somebody is. Rates and shares as in `Parameters`; *nights* are hours of sleep, on average."""

    number: int
    index: float
    weekly_m: float
    days: tuple[int, ...]
    novice: bool
    frailty: float
    adherence: float
    replies: float
    nights: float
    gain: float
    tau_fitness: float
    tau_fatigue: float
    ratio: float
    shown: float
    """What the result the plan is made from is off by, as a factor of its time."""

    @property
    def longest_m(self) -> float:
        """The longest run of the month before the plan."""
        return LONG_SHARE * self.weekly_m


def twin(run: int, number: int, world: Parameters) -> Twin:
    """Return twin *number* of the run with seed *run*."""
    path = seed(run, number, PEOPLE)
    even, bell = uniforms(seed(path, 0)), normals(seed(path, 1))
    index = clipped(45 + 8 * next(bell), 25, 75)
    weekly = _volume(index, next(bell))
    return Twin(
        number=number,
        index=index,
        weekly_m=weekly,
        days=next((days for below, days in DAYS if weekly < below), MOST_DAYS),
        novice=weekly < NOVICE_M,
        frailty=exp(world.frailty * next(bell)),
        adherence=clipped(world.adherence + world.adherence_spread * next(bell), 0.3, 1.0),
        replies=between(world.replies, next(even)),
        nights=7.2 + 0.6 * next(bell),
        gain=between(world.gain, next(even)),
        tau_fitness=clipped(42 * exp(0.2 * next(bell)), 30, 60),
        tau_fatigue=clipped(7 * exp(0.3 * next(bell)), 5, 15),
        ratio=between(world.fatigue_to_fitness, next(even)),
        shown=1 + world.trial * next(bell),
    )


def _volume(index: float, luck: float) -> float:
    """Return weekly metres: the better run more, with wide differences."""
    return round(clipped(45_000 * exp((index - 45) / 28 + 0.25 * luck), *VOLUMES), -3)


def clipped(value: float, low: float, high: float) -> float:
    """Return *value*, kept from *low* to *high*."""
    return min(max(value, low), high)


def between(span: tuple[float, float], part: float) -> float:
    """Return what lies *part* of the way along *span*."""
    return span[0] + (span[1] - span[0]) * part


def race_day(weeks: int) -> date:
    """Return the Sunday of the last week."""
    return START + timedelta(days=7 * weeks - 1)


def requested(runner: Twin, weeks: int) -> Request:
    """Return what the planner is asked for: what a runner would tell the coach."""
    time_s = race_time(10_000.0, runner.index) * runner.shown
    return Request(
        goal=Goal("marathon", race_day(weeks)),
        start=START,
        results=(Result(1, 10_000.0, time_s, START - timedelta(days=21)),),
        weekly_m=runner.weekly_m,
        longest_run_m=runner.longest_m,
        days=runner.days,
        long_run_day=runner.days[-1],
        level=Level.NOVICE if runner.novice else None,
    )
