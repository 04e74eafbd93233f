"""The ledger: every day and week of a plan as it stands, changes and runs included, ready to be checked.

Days that are over hold what was run; days to come hold what is planned. Shares of a week are taken of the
larger of the week as it was first planned and as it stands, so that running less never breaks a share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from types import MappingProxyType
from typing import Final

from core.athlete.goal import Goal, Race
from core.athlete.log import Run
from core.athlete.profile import Level
from core.training.ages import ANY, Band
from core.training.catalogue import is_quality
from core.training.comeback import Days
from core.training.footing import LONGEST_AGO, footing
from core.training.limits.back import Back, backs
from core.training.measure import zones_m
from core.training.plan import Phase, Plan, Week
from core.training.request import Request
from core.training.workout import REST, Workout, Zone


@dataclass(frozen=True, slots=True)
class Known:
    """What limits need to know of the runner beside the plan: where they started from, and what they ran."""

    goal: Goal
    level: Level
    index: float
    weekly_m: float
    longest_m: float
    runs: tuple[Run, ...] = ()
    today: date | None = None
    """Days before it are over; None: nothing has been run yet."""
    age: Band = ANY
    """What the runner's age changes."""
    every_day: bool = False
    """Whether they are used to running on all seven days."""
    races: tuple[Race, ...] = ()
    """Races on the way to the goal."""
    hills: int = 0
    """Hill sprints they come from."""


def known(request: Request, runs: tuple[Run, ...] = (), today: date | None = None) -> Known:
    """Return what is known of the runner a plan was asked for."""
    runner = footing(request)
    return Known(
        request.goal,
        runner.level,
        runner.index,
        runner.weekly_m,
        runner.longest_m,
        runs,
        today,
        runner.age,
        runner.every_day,
        runner.races,
        request.behind.hills,
    )


@dataclass(frozen=True)
class Day:
    """A day as it stands. *metres* leave the race out of training; *planned* is what the base had."""

    on: date
    workout: Workout
    metres: float
    planned_m: float
    index: float
    goal: bool = False
    """Whether it is the day of the goal's race."""
    base: Workout = REST
    """What the base had."""
    laid_m: float = 0.0
    """What the plan has with its changes, whatever was run."""

    @property
    def hard(self) -> bool:
        """Whether it holds a hard session."""
        return is_quality(self.workout)

    @property
    def race(self) -> bool:
        """Whether it holds a race."""
        return self.workout.type == "race"

    @property
    def run_m(self) -> float:
        """Training metres: what is run, races aside."""
        return 0.0 if self.workout.type == "race" else self.metres

    @property
    def week_m(self) -> float:
        """What it adds to its week: all that is run but the goal's race."""
        return 0.0 if self.goal and self.race else self.metres

    @cached_property
    def zones(self) -> Mapping[Zone, float]:
        """Metres by zone."""
        return zones_m(self.workout, self.index)


@dataclass(frozen=True)
class LedgerWeek:
    """A week as it stands."""

    week: Week
    days: tuple[Day, ...]

    @cached_property
    def metres(self) -> float:
        """Training metres as the week stands."""
        return sum(day.week_m for day in self.days)

    @cached_property
    def fast(self) -> tuple[Day, ...]:
        """The days on which something is faster than easy, races aside."""
        return tuple(day for day in self.days if not day.race and day.zones[Zone.E] < day.workout.distance_m)

    @property
    def raced(self) -> bool:
        """Whether a race on the way falls in it."""
        return any(day.race and not day.goal for day in self.days)

    @cached_property
    def planned_m(self) -> float:
        """Training metres as the week was planned at first."""
        return sum(0.0 if day.race and day.goal else day.planned_m for day in self.days)

    @cached_property
    def size(self) -> float:
        """Training metres that shares are taken of: as planned at first or as it stands, the larger."""
        return max(self.metres, self.planned_m)

    @cached_property
    def laid_m(self) -> float:
        """Training metres as the plan has them with its changes, or as they were run where that is more."""
        laid = sum(0.0 if day.race and day.goal else day.laid_m for day in self.days)
        return max(self.metres, laid)

    @property
    def whole(self) -> bool:
        """Whether it has all its seven days."""
        return len(self.days) == 7  # noqa: PLR2004 - a week

    @property
    def phase(self) -> Phase:
        """Its phase."""
        return self.week.phase


LADDER_DAYS: Final = 8
"""Days after the last walk in which a ladder's three half hours in one piece come, and a rest day for each."""


@dataclass(frozen=True)
class Ledger:
    """All of a plan, day by day and week by week."""

    plan: Plan
    known: Known
    weeks: tuple[LedgerWeek, ...] = field(default=())

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """Every day, in order."""
        return tuple(day for week in self.weeks for day in week.days)

    @cached_property
    def index(self) -> float:
        """The index to measure with."""
        return self.plan.fitness_index or self.known.index

    @cached_property
    def before(self) -> tuple[tuple[date, float], ...]:
        """Runs from before the plan, the longest that was told among them."""
        return ((self._start - LONGEST_AGO, self.known.longest_m), *self._logged)

    @cached_property
    def _logged(self) -> tuple[tuple[date, float], ...]:
        return tuple((r.on, r.distance_m or 0.0) for r in self.known.runs if r.on < self._start)

    @property
    def _start(self) -> date:
        return self.plan.weeks[0].start

    @cached_property
    def backs(self) -> tuple[Back, ...]:
        """The ways back after days without a run, as they stand.

        Who told of their weeks ran up to the eve of the plan; the day of the longest run says nothing of a break.
        """
        eve = (self._start - timedelta(days=1), self.known.longest_m)
        days = [(day.on, day.metres, day.run_m) for day in self.days]
        weeks = [(week.days[0].on, week.metres) for week in self.weeks]
        rows = (*((on, m, m) for on, m in (eve, *self._logged)), *days)
        return tuple(backs(rows, weeks, self.known.weekly_m))

    def back_on(self, on: date) -> Back | None:
        """Return the way back a day lies on."""
        return next((back for back in reversed(self.backs) if back.holds(on)), None)

    @cached_property
    def walked(self) -> frozenset[date]:
        """The days of running and walking in turn, but for those that were planned so from the first."""
        return frozenset(
            day.on for day in self.days if day.workout.type == "walk_run" and day.base.type != "walk_run"
        )

    @cached_property
    def ladder(self) -> frozenset[date]:
        """The days of a ladder: running and walking in turn, and the first runs in one piece behind it."""
        return frozenset(on + timedelta(days=n) for on in self.walked for n in range(LADDER_DAYS))

    def climbs(self, on: date) -> bool:
        """Return whether a day lies on a ladder."""
        return on in self.ladder

    def is_off(self, on: date) -> bool:
        """Return whether a day lies in a break."""
        return any(back.last < on < back.first for back in self.backs)

    def is_back(self, week: LedgerWeek) -> bool:
        """Return whether a week holds days of a break, or of a way back, a ladder among them."""
        first, last = week.days[0].on, week.days[-1].on
        on_it = any(back.last < last and first < back.end for back in self.backs)
        return on_it or any(self.climbs(day.on) for day in week.days)

    @cached_property
    def races(self) -> tuple[Race, ...]:
        """The races on the way that are in the plan."""
        raced = {day.on for day in self.days if day.race and not day.goal}
        return tuple(race for race in self.known.races if race.on in raced)

    def race_on(self) -> date | None:
        """Return the day of the goal race, if it is in the plan."""
        return next((day.on for day in reversed(self.days) if day.race and day.goal), None)


def ledger(plan: Plan, known: Known, days: Days = MappingProxyType({})) -> Ledger:
    """Return the ledger of *plan* for the runner *known*; *days* are taken as they are given, whatever the plan has."""
    index = plan.fitness_index or known.index
    runs = _by_day(known.runs)
    edits = {**plan.edited, **days}
    weeks = tuple(LedgerWeek(week, tuple(_days(week, edits, runs, known, index))) for week in plan.weeks)
    return Ledger(plan, known, weeks)


def _by_day(runs: tuple[Run, ...]) -> Mapping[date, float]:
    ordered = sorted(runs, key=lambda run: run.on)
    return {
        on: sum(run.distance_m or 0.0 for run in some) for on, some in groupby(ordered, lambda run: run.on)
    }


def _days(
    week: Week, edits: Mapping[date, Workout], runs: Mapping[date, float], known: Known, index: float
) -> list[Day]:
    base = {planned.on: planned.workout for planned in week.days}
    length = 7 - week.start.weekday()
    dates = (week.start + timedelta(days=n) for n in range(length))
    return [_day(on, base.get(on, REST), edits.get(on), runs, known, index) for on in dates]


def _day(
    on: date, base: Workout, edit: Workout | None, runs: Mapping[date, float], known: Known, index: float
) -> Day:
    workout = base if edit is None else edit
    goal = on == known.goal.on
    if known.today is None or on > known.today or (on == known.today and on not in runs):
        return Day(on, workout, workout.distance_m, base.distance_m, index, goal, base, workout.distance_m)
    ran = workout if on in runs else REST
    return Day(on, ran, runs.get(on, 0.0), base.distance_m, index, goal, base, workout.distance_m)
