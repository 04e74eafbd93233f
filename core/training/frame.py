"""A week measured out: its metres, its days, its long run, and how far any other run may go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from core.athlete.goal import Race
from core.training import budgets, layout, on_the_way
from core.training.budgets import floor_to
from core.training.feasible import EASY_S
from core.training.footing import FIRST_RUN_M, Footing
from core.training.long_run import Bounds, long_run
from core.training.past import Past
from core.training.plan import Phase
from core.training.ramp import Ramp, over_the_step
from core.training.slot import Rise, Slot
from core.training.taper import (
    LAST_HARD,
    LAST_LONG,
    NO_LIMIT,
    last_days,
    last_m,
    tapered_m,
    tapers,
    within_last_days,
)
from core.training.workout import Workout

AFTER_MONDAY: Final = tuple(timedelta(days=day) for day in range(7))


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A week measured out: its metres, its running days, the long run, and the most any other run may be.

    A frame is equal to itself alone, so that what is derived of one can be kept.
    """

    slot: Slot
    runner: Footing
    past: Past
    week_m: float
    days: tuple[int, ...]
    long_m: float
    """0 when the week has no long run."""
    long_rule: str
    """What made it no longer."""
    most_m: float
    hard_m: float
    """The most a hard session may be."""
    grid: float
    races: tuple[Race, ...] = ()
    """Races on the way that fall in this week."""
    without_m: float = 0.0
    """What the long run would be without the limit that made it no longer."""
    mean_m: float = NO_LIMIT
    """The mean run of the weeks before: no run while a race is still in the legs is longer."""

    @property
    def known(self) -> frozenset[str] | None:
        """The types of hard session that a week of more metres than lately may hold; None: any (Daniels)."""
        raised = self.week_m + on_the_way.metres(self.races) > self.past.recent_m + budgets.GRID_M
        return self.past.types if raised else None

    def on(self, weekday: int) -> date:
        """Return the date of a weekday of this week."""
        return self.slot.monday + AFTER_MONDAY[weekday]

    def to_race(self, weekday: int) -> int:
        """Return the days from a weekday to the race; many when there is none."""
        return (self.runner.race_on - self.on(weekday)).days if self.runner.race_on else 1000

    def rested(self, weekday: int) -> bool:
        """Return whether a weekday is far enough from the last hard day, and from the race."""
        return _rested(self, weekday)

    def in_time(self, weekday: int, workout: Workout) -> bool:
        """Return whether a workout fits into the time that *weekday* has."""
        return workout.duration_s <= self.runner.day_s[weekday]

    def cap(self, weekday: int, *, hard: bool = False) -> float:
        """Return the most metres a run on *weekday* may have; a hard session may be the longest of a taper week.

        Its minutes are its own: easy metres say nothing of them (`in_time`).
        """
        return _cap(self, weekday, hard=hard)


@lru_cache(maxsize=64)
def _rested(f: Frame, weekday: int) -> bool:
    if f.to_race(weekday) < LAST_HARD:
        return False
    on, apart = f.on(weekday), f.runner.age.apart
    if not on_the_way.hard_may_be(f.runner.races, on, apart):
        return False
    return f.past.hard is None or (on - f.past.hard).days >= apart


@lru_cache(maxsize=256)
def _cap(f: Frame, weekday: int, *, hard: bool) -> float:
    on, races = f.on(weekday), f.runner.races
    most = f.hard_m if hard else f.most_m
    if on_the_way.raced(races, on):
        most = min(most, f.mean_m)
    in_time = NO_LIMIT if hard else f.runner.day_caps[weekday]
    return floor_to(
        min(most, in_time, last_m(f.to_race(weekday), f.runner), on_the_way.cap_m(races, on)), f.grid
    )


def target_m(slot: Slot, runner: Footing, past: Past, growth: Ramp) -> float:
    """Return the metres of a whole week: held, grown, cut back, or tapered."""
    held = growth.risen_m(past.held_m, slot)
    ceiling = past.recent_m * budgets.STEP if slot.rise is Rise.ENDURANCE else past.built_m or past.recent_m
    week = over_the_step(min(held, ceiling), past.long_m) if slot.number > 1 else held
    if slot.cutback:
        week = max(past.built_m or held, past.weeks_m[-1]) * (
            budgets.BRIDGE if slot.phase is Phase.BRIDGE else budgets.CUTBACK
        )
    return within_last_days(slot, runner, past, min(week, tapered_m(slot, runner, past)))


def frame(slot: Slot, runner: Footing, past: Past, whole: float, growth: Ramp) -> Frame:
    """Measure out a week of *whole* metres; less when it begins late, or when a race on the way takes its part."""
    races = on_the_way.within(runner.races, slot.monday)
    open_days = tuple(day for day in runner.days if all(race.on.weekday() != day for race in races))
    usually = _runs(slot, runner, max(past.held_m, whole))
    days = layout.pick(
        open_days,
        runner.long_day,
        min(usually, _most_runs(slot, runner) - len(races)),
        _parts(runner, whole),
    )
    begun = _begun(_last_days(days, slot, runner), slot)
    free = _beside_races(_begun(open_days, slot) if races else begun, slot, runner)
    here = layout.pick(free, runner.long_day, len(begun))
    longest = past.longest(slot.monday + timedelta(days=6))
    spike, grid = longest * budgets.SPIKE or FIRST_RUN_M, budgets.grid_of(longest)
    grid = min(grid, 100.0) if slot.cutback and len(days) <= 2 else grid  # noqa: PLR2004 - halves of few runs
    size = floor_to(whole * len(begun if races else here) / max(len(days), 1), grid)
    week = floor_to(max(size - on_the_way.metres(races), 0.0), grid) if races else size
    if races:  # shares are taken of what is run, rounding and all
        size = whole = week + on_the_way.metres(races)
    caps = tuple(runner.day_caps[day] for day in days)
    run = long_run(slot, runner, past, Bounds(size, spike, grid, caps, growth.long_m(size)))
    long = min(run.metres, week) if runner.long_day in here and _goes_long(slot, runner, begun, days) else 0.0
    worth_it = bool(long) + int((week - long) // layout.WORTH_IT_M)
    here = layout.pick(here, runner.long_day, worth_it) if races else here
    most = floor_to(
        min(spike, runner.easy_m(EASY_S), long or _without_a_long_run(runner, whole, len(days))), grid
    )
    most, hard = _in_a_taper(most, floor_to(min(spike, budgets.share(week) * week), grid), slot, runner, long)
    mean = (past.built_m or past.held_m) / usually
    most = min(most, floor_to(_beside_m(slot, runner, mean), grid))
    return Frame(slot, runner, past, week, here, long, run.rule, most, hard, grid, races, run.without_m, mean)


def _in_a_taper(most: float, share: float, slot: Slot, runner: Footing, long: float) -> tuple[float, float]:
    """Return the *most* metres of an easy run and of a hard one: in a taper the latter may be the longest of its week.

    Its last days hold few runs, so that none is more than a run's *share* where there is no long one.
    """
    if not tapers(slot, runner):
        return most, most
    return (most if long else min(most, share)), max(most, share)


def _parts(runner: Footing, whole: float) -> tuple[float, ...]:
    """Return the part of a week of *whole* metres that each weekday has the time for; one run is no more than its share."""
    share = budgets.share(whole)
    if min(runner.day_caps) >= share * whole:
        return ()
    return tuple(round(min(cap / max(whole, 1.0), share), 2) for cap in runner.day_caps)


def _goes_long(slot: Slot, runner: Footing, begun: tuple[int, ...], days: tuple[int, ...]) -> bool:
    """Return whether enough of the week's *days* has *begun* for a long run, and no race is near its day."""
    whole = len(begun) == len(days) or (len(begun) > 2 and runner.long_day in begun)  # noqa: PLR2004
    on = slot.monday + timedelta(days=runner.long_day)
    early = runner.race_on is None or not 0 < (runner.race_on - on).days < LAST_LONG
    return whole and early and on_the_way.long_may_be(runner.races, on)


def _without_a_long_run(runner: Footing, whole: float, days: int) -> float:
    """Return the most metres a run may have in a week of *whole* metres on *days* that has no long one."""
    share = budgets.share(whole)
    usual = min(max(budgets.USUAL_PART * share, 1 / max(days, 1)), share) * whole
    return min(usual, budgets.longest_m(runner), runner.day_caps[runner.long_day])


def _beside_m(slot: Slot, runner: Footing, mean_m: float) -> float:
    """Return the most metres an easy run may have beside a race: what the race leaves free is not filled up.

    That is the mean run of the weeks before, *mean_m*, and less in a week that is lighter for the race.
    """
    if not on_the_way.disturbs(runner.races, slot.monday, runner.long_day):
        return NO_LIMIT
    lighter = slot.cutback and on_the_way.within(runner.races, slot.monday)
    return mean_m * (budgets.CUTBACK if lighter else 1.0)


def _most_runs(slot: Slot, runner: Footing) -> int:
    """Return how many runs a week may have: seven for who is used to them, but not in a lighter week or a taper."""
    return layout.MOST_RUNS + (runner.every_day and budgets.is_build(slot.phase) and not slot.cutback)


def _runs(slot: Slot, runner: Footing, week_m: float) -> int:
    """Return how many runs a week has; where days have little time it takes more of them to hold it."""
    held = [runner.day_caps[day] for day in runner.days if day != runner.long_day]
    sized = min(layout.WELL_SIZED_M, sum(held) / max(len(held), 1)) or layout.WELL_SIZED_M
    return layout.runs_per_week(week_m, len(runner.days), _most_runs(slot, runner), sized)


def _last_days(days: tuple[int, ...], slot: Slot, runner: Footing) -> tuple[int, ...]:
    dates = tuple(slot.monday + AFTER_MONDAY[day] for day in days)
    return tuple(on.weekday() for on in last_days(dates, runner))


def _begun(days: tuple[int, ...], slot: Slot) -> tuple[int, ...]:
    return tuple(day for day in days if slot.monday + timedelta(days=day) >= slot.start)


def _beside_races(days: tuple[int, ...], slot: Slot, runner: Footing) -> tuple[int, ...]:
    return tuple(day for day in days if on_the_way.cap_m(runner.races, slot.monday + timedelta(days=day)))
