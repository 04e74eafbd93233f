"""A week measured out: its metres, its days, its long run, and how far any other run may go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from core.athlete.goal import Race
from core.training import budgets, layout, on_the_way
from core.training.budgets import floor_to
from core.training.footing import Footing
from core.training.phases import Rise, Slot
from core.training.plan import Phase
from core.training.workout import Workout

NO_LIMIT: Final = 1e9
DAYS: Final = 7
SECOND: Final = 2
"""The first week may have begun late: until it is over, what the runner brought is what counts."""
EASY_S: Final = 7200.0
"""Runs other than the long one end at two hours."""
LAST_HARD: Final = 4
"""Days a last hard session stays away from the race."""
SHAKEOUT_M: Final = 3000.0
RACE_WEEK_S: Final = 3300.0
"""Runs in the race week end at 55 minutes."""
MONTH: Final = timedelta(days=30)
LAST_WEEK_S: Final = 5400.0
"""No run in the last seven days before a race is longer than 90 minutes."""


@dataclass(frozen=True, slots=True)
class Past:
    """What the weeks so far leave to the next one."""

    held_m: float
    """Weekly metres to hold, or to grow from."""
    built_m: float
    """Metres of the last whole building week."""
    long_m: float
    base_long_m: float
    """The longest run of the base."""
    peak_m: float
    runs: tuple[tuple[date, float], ...]
    weeks_m: tuple[float, ...]
    speed_m: tuple[float, ...] = (0.0,)
    hard: date | None = None
    hills: int = 0
    hill_s: float = 8.0
    miled: bool = False
    """A mile block is behind."""

    def longest(self, last: date) -> float:
        """Return the longest run that still counts on *last*."""
        return max((metres for on, metres in self.runs if last - MONTH <= on), default=0.0)

    @property
    def recent_m(self) -> float:
        """The longest of the last four weeks."""
        return max(self.weeks_m[-4:])

    @property
    def planned_m(self) -> float:
        """The longest of the last four weeks of the plan itself; what the runner brought where it is the first."""
        return max(self.weeks_m[1:][-4:], default=self.weeks_m[0])

    @property
    def recent_speed_m(self) -> float:
        """The most speed of the last four weeks."""
        return max(self.speed_m[-4:])


@dataclass(frozen=True, slots=True)
class Frame:
    """A week measured out: its metres, its running days, the long run, and the most any other run may be."""

    slot: Slot
    runner: Footing
    past: Past
    week_m: float
    days: tuple[int, ...]
    long_m: float
    """0 when the week has no long run."""
    most_m: float
    hard_m: float
    """The most a hard session may be."""
    grid: float
    races: tuple[Race, ...] = ()
    """Races on the way that fall in this week."""

    def on(self, weekday: int) -> date:
        """Return the date of a weekday of this week."""
        return self.slot.monday + timedelta(days=weekday)

    def to_race(self, weekday: int) -> int:
        """Return the days from a weekday to the race; many when there is none."""
        return (self.runner.race_on - self.on(weekday)).days if self.runner.race_on else 1000

    def rested(self, weekday: int) -> bool:
        """Return whether a weekday is far enough from the last hard day, and from the race."""
        if self.to_race(weekday) < LAST_HARD:
            return False
        if not on_the_way.hard_may_be(self.runner.races, self.on(weekday)):
            return False
        return self.past.hard is None or (self.on(weekday) - self.past.hard).days >= layout.APART

    def in_time(self, weekday: int, workout: Workout) -> bool:
        """Return whether a workout fits into the time that *weekday* has."""
        return workout.duration_s <= self.runner.day_s[weekday]

    def cap(self, weekday: int, *, hard: bool = False) -> float:
        """Return the most metres a run on *weekday* may have; a hard session may be the longest of a taper week."""
        near = 0 < self.to_race(weekday) <= DAYS
        last_week = self.runner.easy_m(LAST_WEEK_S) if near else NO_LIMIT
        beside = on_the_way.cap_m(self.runner.races, self.on(weekday))
        most = self.hard_m if hard else self.most_m
        return floor_to(min(most, self.runner.day_caps[weekday], last_week, beside), self.grid)


def target_m(slot: Slot, runner: Footing, past: Past, ramp: float) -> float:
    """Return the metres of a whole week: held, grown, cut back, or tapered."""
    held = past.held_m * (ramp if slot.rise is Rise.ENDURANCE else 1.0)
    begun = past.planned_m if slot.number > SECOND else past.recent_m
    ceiling = past.recent_m * budgets.STEP if slot.rise is Rise.ENDURANCE else begun
    week = budgets.over_the_step(min(held, ceiling), past.long_m) if slot.number > 1 else held
    if slot.cutback:
        week = (past.built_m or held) * (budgets.BRIDGE if slot.phase is Phase.BRIDGE else budgets.CUTBACK)
    return _within_last_days(slot, runner, past, min(week, tapered_m(slot, runner, past)))


def _within_last_days(slot: Slot, runner: Footing, past: Past, week_m: float) -> float:
    """Keep the last 14 days before the race between what tapers too little and what tapers too much."""
    if runner.race_on is None or not DAYS <= (runner.race_on - slot.monday).days < 2 * DAYS:
        return week_m
    window = runner.race_on - timedelta(days=2 * DAYS - 1)
    spent = sum(metres for on, metres in past.runs if on >= window) + _race_week_m(slot, runner, past)
    least, most = (2 * part * past.peak_m - spent for part in budgets.LAST_DAYS)
    return max(min(week_m, most), min(least, past.weeks_m[-1]), 0.4 * week_m)


def _race_week_m(slot: Slot, runner: Footing, past: Past) -> float:
    """Return about how far the days before the race, in its own week, will take a runner."""
    race_on = runner.race_on or slot.monday
    left = [race_on.weekday() - day for day in runner.days if day < race_on.weekday()]
    left = [days for days in left if not (days == 2 and 1 in left)]  # noqa: PLR2004 - see `race_week`
    most = sum(SHAKEOUT_M if days <= 2 else runner.easy_m(RACE_WEEK_S) for days in left)  # noqa: PLR2004
    return min(most, tapered_m(replace(slot, monday=slot.monday + timedelta(days=DAYS)), runner, past))


def tapers(slot: Slot, runner: Footing) -> bool:
    """Return whether a week is one of the last three before the race."""
    return runner.race_on is not None and (runner.race_on - slot.monday).days < 3 * DAYS


def tapered_m(slot: Slot, runner: Footing, past: Past) -> float:
    """Return the metres the taper allows in a week, day by day towards the race; no limit far from it."""
    if runner.race_on is None or runner.distance is None:
        return NO_LIMIT
    left = (runner.race_on - slot.monday).days
    if left > 4 * DAYS - 2:
        return NO_LIMIT
    parts = budgets.TAPERS[runner.distance]
    return sum(_part(left - weekday, parts) for weekday in range(DAYS)) * (past.peak_m or runner.weekly_m)


def _part(left: int, parts: tuple[float, float, float]) -> float:
    """Return the part of a peak week that is run *left* days before the race (the race day is not one of them)."""
    third, second, last = parts
    bands = (
        (0, 0.0),
        (DAYS - 1, last / (DAYS - 1)),
        (2 * DAYS - 1, second / DAYS),
        (3 * DAYS - 1, third / DAYS),
    )
    return next((part for until, part in bands if left <= until), 1 / DAYS)


def frame(slot: Slot, runner: Footing, past: Past, whole: float) -> Frame:
    """Measure out a week of *whole* metres; less when it begins late, or when a race on the way takes its part."""
    races = on_the_way.within(runner.races, slot.monday)
    open_days = tuple(day for day in runner.days if all(race.on.weekday() != day for race in races))
    runs = layout.runs_per_week(max(past.held_m, whole), len(runner.days))
    days = layout.pick(open_days, runner.long_day, min(runs, layout.MOST_RUNS - len(races)))
    begun = tuple(day for day in days if slot.monday + timedelta(days=day) >= slot.start)
    here = _beside_races(begun, slot, runner)
    longest = past.longest(slot.monday + timedelta(days=6))
    spike, grid = longest * budgets.SPIKE, layout.grid_of(longest)
    grid = min(grid, 100.0) if slot.cutback and len(days) <= 2 else grid  # noqa: PLR2004 - halves of few runs
    part = len(begun if races else here) / max(len(days), 1)
    size = floor_to(whole * part, grid)
    week = floor_to(max(size - on_the_way.metres(races), 0.0), grid) if races else size
    here = layout.pick(here, runner.long_day, int(week // layout.WORTH_IT_M)) if races else here
    most = min(floor_to(spike, grid), floor_to(runner.easy_m(EASY_S), grid))
    whole_enough = len(begun) == len(days) or (len(begun) > 2 and runner.long_day in begun)  # noqa: PLR2004
    rested = on_the_way.long_may_be(runner.races, slot.monday + timedelta(days=runner.long_day))
    sized = _long(slot, runner, past, size, (spike, grid, len(days))) if whole_enough and rested else 0.0
    long = min(sized, week) if runner.long_day in here else 0.0
    usual = (
        min(max(budgets.USUAL_PART * budgets.share(whole), 1 / max(len(days), 1)), budgets.share(whole))
        * whole
    )
    ever = min(budgets.longest_m(runner), runner.day_caps[runner.long_day])
    most = min(most, long or floor_to(min(usual, ever), grid))
    share = floor_to(min(spike, budgets.share(week) * week), grid)
    hard = max(most, share) if tapers(slot, runner) else most
    return Frame(slot, runner, past, week, here, long, most, hard, grid, races)


def _beside_races(days: tuple[int, ...], slot: Slot, runner: Footing) -> tuple[int, ...]:
    return tuple(day for day in days if on_the_way.cap_m(runner.races, slot.monday + timedelta(days=day)))


def _long(slot: Slot, runner: Footing, past: Past, week_m: float, bounds: tuple[float, float, int]) -> float:
    spike, grid, runs = bounds
    share = budgets.share(week_m)
    room = min(spike, share * week_m, budgets.longest_m(runner), runner.day_caps[runner.long_day])
    room = min(room, budgets.before_the_step(week_m, runner))
    if runner.race_on and 0 < (runner.race_on - slot.monday).days - runner.long_day <= DAYS:
        room = min(room, runner.easy_m(LAST_WEEK_S))
    if slot.cutback:
        kept = budgets.MILE_LONG * past.base_long_m if slot.phase is Phase.MILE else 0.0
        room = min(room, -floor_to(-max(budgets.CUTBACK_LONG * past.long_m, kept), grid))
    elif tapers(slot, runner):
        room = min(room, max(budgets.TAPER_LONG, 1 / runs) * week_m)
    elif slot.phase is Phase.MILE and past.long_m:
        room = min(room, past.long_m)
    elif runner.distance != "marathon" or slot.phase is not Phase.SPECIFIC:
        usual = max(budgets.USUAL_PART * share, 1 / runs) * week_m
        early = min(usual, budgets.EARLY_LONG * budgets.longest_m(runner))
        room = min(room, max(early, past.long_m))
    return floor_to(room, grid)
