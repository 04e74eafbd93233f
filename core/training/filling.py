"""Filling a week: how long it is, which days run, what each of them holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from core.training import budgets, layout, sessions
from core.training.budgets import floor_to
from core.training.catalogue import build, resized
from core.training.footing import Footing
from core.training.layout import Span
from core.training.phases import Rise, Slot
from core.training.plan import Phase, Planned
from core.training.workout import Because, Workout, Zone
from core.training.workouts.shape import Dose

NO_LIMIT: Final = 1e9
DAYS: Final = 7
WALKING_WEEKS: Final = 8
LONGEST_RECOVERY_M: Final = 9000.0
MOST_TRIES: Final = 6
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
    grid: float

    def on(self, weekday: int) -> date:
        """Return the date of a weekday of this week."""
        return self.slot.monday + timedelta(days=weekday)

    def to_race(self, weekday: int) -> int:
        """Return the days from a weekday to the race; many when there is none."""
        return (self.runner.race_on - self.on(weekday)).days if self.runner.race_on else 1000

    def cap(self, weekday: int) -> float:
        """Return the most metres a run on *weekday* may have."""
        near = 0 < self.to_race(weekday) <= DAYS
        last_week = self.runner.easy_m(LAST_WEEK_S) if near else NO_LIMIT
        return floor_to(min(self.most_m, self.runner.day_caps[weekday], last_week), self.grid)


def target_m(slot: Slot, runner: Footing, past: Past, ramp: float) -> float:
    """Return the metres of a whole week: held, grown, cut back, or tapered."""
    held = past.held_m * (ramp if slot.rise is Rise.ENDURANCE else 1.0)
    ceiling = past.recent_m * (budgets.STEP if slot.rise is Rise.ENDURANCE else 1.0)
    week = min(held, ceiling) if slot.number > 1 else held
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


def week(slot: Slot, runner: Footing, past: Past, ramp: float) -> tuple[Planned, ...]:
    """Return the runs of a week without a race.

    Shares are taken of what is really run: when the days hold less than was wanted, the week is measured anew.
    """
    wanted = target_m(slot, runner, past, ramp)
    for tries in range(MOST_TRIES):
        measured = frame(slot, runner, past, wanted)
        days = fill(measured, easy=tries == MOST_TRIES - 1)
        found = sum(day.workout.distance_m for day in days)
        if found >= measured.week_m - 1:
            break
        wanted *= found / measured.week_m
    return days


def frame(slot: Slot, runner: Footing, past: Past, whole: float) -> Frame:
    """Measure out a week of *whole* metres that has no race in it; less when it begins late."""
    runs = layout.runs_per_week(max(past.held_m, whole), len(runner.days))
    days = layout.pick(runner.days, runner.long_day, runs)
    here = tuple(day for day in days if slot.monday + timedelta(days=day) >= slot.start)
    longest = past.longest(slot.monday + timedelta(days=6))
    spike, grid = longest * budgets.SPIKE, layout.grid_of(longest)
    grid = min(grid, 100.0) if slot.cutback and len(days) <= 2 else grid  # noqa: PLR2004 - halves of few runs
    week = floor_to(whole * len(here) / len(days), grid)
    most = min(floor_to(spike, grid), floor_to(runner.easy_m(EASY_S), grid))
    whole_enough = len(here) == len(days) or (len(here) > 2 and runner.long_day in here)  # noqa: PLR2004
    long = _long(slot, runner, past, week, (spike, grid, len(days))) if whole_enough else 0.0
    usual = max(budgets.USUAL_PART * budgets.share(whole), 1 / len(days)) * whole
    most = min(most, long or floor_to(min(usual, budgets.longest_m(runner)), grid))
    return Frame(slot, runner, past, week, here, long, most, grid)


def _long(slot: Slot, runner: Footing, past: Past, week_m: float, bounds: tuple[float, float, int]) -> float:
    spike, grid, runs = bounds
    share = budgets.share(week_m)
    room = min(spike, share * week_m, budgets.longest_m(runner), runner.day_caps[runner.long_day])
    if runner.race_on and 0 < (runner.race_on - slot.monday).days - runner.long_day <= DAYS:
        room = min(room, runner.easy_m(LAST_WEEK_S))
    if slot.cutback:
        kept = budgets.MILE_LONG * past.base_long_m if slot.phase is Phase.MILE else 0.0
        room = min(room, -floor_to(-max(budgets.CUTBACK_LONG * past.long_m, kept), grid))
    elif slot.phase is Phase.MILE and past.long_m:
        room = min(room, past.long_m)
    elif slot.phase is Phase.TAPER:
        room = min(room, max(budgets.TAPER_LONG, 1 / runs) * week_m)
    elif runner.distance != "marathon" or slot.phase is not Phase.SPECIFIC:
        room = min(room, max(budgets.USUAL_PART * share, 1 / runs) * week_m)
    return floor_to(room, grid)


def fill(f: Frame, *, easy: bool) -> tuple[Planned, ...]:
    """Return the runs of a week without a race; *easy* leaves hard sessions out."""
    hard = () if easy else _hard(f)
    placed = dict(zip(layout.hard_days(f.days, f.runner.long_day, len(hard)), hard, strict=False))
    return _laid_out(f, {day: made for day, made in placed.items() if _rested(f, day)})


def _rested(f: Frame, day: int) -> bool:
    if f.to_race(day) < LAST_HARD:
        return False
    return f.past.hard is None or (f.on(day) - f.past.hard).days >= layout.APART


def _hard(f: Frame) -> tuple[Workout, ...]:
    """Return the hard sessions of a week: within the speed budget, and no longer than a run may be."""
    wanted = _kinds(f)
    limit = NO_LIMIT if f.slot.rise is Rise.SPEED else f.past.recent_speed_m * 1.01
    hills = 40.0 * _hills(f)[0]
    if _is_trial_week(f):
        trial = sessions.time_trial(f.runner, f.week_m)
        if trial and trial.distance_m <= f.most_m:
            return (trial,)
    for count in range(len(wanted), 0, -1):
        for part in (1.0, 0.85, 0.7, 0.55):
            made = tuple(_session(kind, f, part) for kind in wanted[:count])
            found = tuple(m for m in made if m and m.distance_m <= f.most_m)
            if found and hills + sum(sessions.speed_m(m, f.runner.index) for m in found) <= limit:
                return found
    return ()


def _session(kind: str, f: Frame, part: float) -> Workout | None:
    return sessions.session(kind, f.slot, f.runner, f.week_m, part)


def _kinds(f: Frame) -> tuple[str, ...]:
    if not f.long_m:
        return ()
    kinds = sessions.kinds(f.slot, f.runner, sessions.most_hard(f.runner, len(f.days)))
    return tuple(kind for kind in kinds if kind != "marathon_long")


def _is_trial_week(f: Frame) -> bool:
    last = f.slot.phase is Phase.MILE and f.slot.position == f.slot.length
    return last and f.runner.distance != "mile" and f.past.recent_speed_m > 0 and bool(_kinds(f))


def _laid_out(f: Frame, hard: dict[int, Workout]) -> tuple[Planned, ...]:
    """Give every day its length, then its workout; hard sessions go when the week is too small for them."""
    others = tuple(day for day in f.days if not (f.long_m and day == f.runner.long_day))
    left = f.week_m - f.long_m
    easy_least = floor_to(min(layout.SHORTEST_RUN_M, f.most_m, left / max(len(others), 1)), f.grid)
    while hard and sum(hard[d].distance_m if d in hard else easy_least for d in others) > left:
        hard = dict(tuple(hard.items())[:-1])
    spans = tuple(_span(f, day, hard, easy_least) for day in others)
    lengths = dict(zip(others, layout.spread(left, spans, f.grid), strict=True))
    if f.long_m:
        lengths[f.runner.long_day] = f.long_m
    touches = _touches(f, tuple(day for day in others if day not in hard))
    made = {
        day: _workout(f, day, lengths[day], hard, touches.get(day)) for day in sorted(lengths) if lengths[day]
    }
    return tuple(Planned(f.on(day), workout) for day, workout in made.items())


def _span(f: Frame, day: int, hard: dict[int, Workout], easy_least: float) -> Span:
    cap = f.cap(day)
    if day in hard:
        least = hard[day].distance_m
        return Span(min(least, cap), cap, 0.6 if hard[day].type == "time_trial" else 0.9)
    before_long = f.long_m and (f.runner.long_day - day) % 7 == 1
    after_hard = (day - 1) % 7 in hard or (f.long_m and (day - 1) % 7 == f.runner.long_day)
    return Span(min(easy_least, cap), cap, 0.7 if before_long else 0.85 if after_hard else 1.0)


def _hills(f: Frame) -> tuple[int, float]:
    """Return this week's hill sprints: growing in the base, kept where no mile block takes over."""
    if _walking(f) or not f.long_m:
        return 0, 8.0
    if f.slot.phase in {Phase.BASE, Phase.ROLLING}:
        reps, seconds = budgets.hill_sprints(f.slot.step, f.runner.level, tender=f.runner.tender)
        more = budgets.FIRST_HILLS if f.slot.rise is Rise.SPEED else 0
        return min(reps, f.past.hills + more), seconds
    kept = f.slot.phase is Phase.SPECIFIC and not f.past.miled
    return (f.past.hills, f.past.hill_s) if kept else (0, 8.0)


def _walking(f: Frame) -> bool:
    """Return whether a beginner still runs and walks in turn: the first two months."""
    return f.runner.walks and f.slot.number <= WALKING_WEEKS


def _strides(f: Frame) -> int:
    number, late = f.slot.number, 2 if f.runner.tender else 0
    if _walking(f) or number < 3 + late:
        return 0
    return 6 if number >= 8 and not f.runner.tender and f.slot.phase is not Phase.TAPER else 4  # noqa: PLR2004


def _touches(f: Frame, easy: tuple[int, ...]) -> dict[int, str]:
    """Return which easy days carry hill sprints or strides."""
    hills, strides = _hills(f)[0], _strides(f)
    wanted = (("hills",) if hills else ()) + (("strides",) if strides else ())
    return (
        dict(zip(easy, wanted, strict=False))
        if len(easy) > 1
        else dict.fromkeys(easy, wanted[0])
        if wanted
        else {}
    )


def _workout(f: Frame, day: int, metres: float, hard: dict[int, Workout], touch: str | None) -> Workout:
    if day in hard:
        made = resized(hard[day], metres, f.runner.index)
        return made.because_of(*made.because, *_week_reason(f))
    if _walking(f):
        return _walk_run(f, metres)
    if f.long_m and day == f.runner.long_day:
        return _long_run(f, metres, hard)
    return _easy(f, day, metres, hard, touch)


def _easy(f: Frame, day: int, metres: float, hard: dict[int, Workout], touch: str | None) -> Workout:
    if touch == "hills":
        reps, seconds = _hills(f)
        return _made(
            "hill_sprints",
            f,
            Dose(metres, f.runner.index, reps=reps, each_s=seconds),
            "hill-sprints",
            ("reps", reps),
        )
    if touch == "strides":
        return _made("easy", f, Dose(metres, f.runner.index, strides=_strides(f)), "strides-form")
    after = (day - 1) % 7 in hard or (f.long_m and (day - 1) % 7 == f.runner.long_day)
    if after and metres <= LONGEST_RECOVERY_M and len(f.days) >= 5:  # noqa: PLR2004 - with fewer runs a day of rest comes first
        return _made("recovery", f, Dose(metres, f.runner.index), "recovery-easy")
    return _made("easy", f, Dose(metres, f.runner.index), "base-easy")


def _walk_run(f: Frame, metres: float) -> Workout:
    n = f.slot.number
    dose = Dose(metres, f.runner.index, each_s=60.0 * ((n + 1) // 2), rest_s=120.0 if n < 3 else 60.0)  # noqa: PLR2004 - shorter walks
    return _made("walk_run", f, dose, "walk-run")


def _long_run(f: Frame, metres: float, hard: dict[int, Workout]) -> Workout:
    fast = _marathon_m(f, metres, hard)
    if fast:
        return _made(
            "marathon_pace_long",
            f,
            Dose(metres, f.runner.index, fast_m=fast),
            "marathon-pace",
            ("fast_m", fast),
        )
    longest = f.past.longest(f.on(6))
    rule = "I1" if metres + f.grid > longest * budgets.SPIKE else "long-endurance"
    return _made("long", f, Dose(metres, f.runner.index), rule, ("longest_m", longest))


def _marathon_m(f: Frame, long_m: float, hard: dict[int, Workout]) -> float:
    """Return the metres at marathon pace in this week's long run; 0 when it is easy."""
    kinds = sessions.kinds(f.slot, f.runner, sessions.most_hard(f.runner, len(f.days)))
    near = any(layout.gap(day, f.runner.long_day) < layout.APART for day in hard)
    if "marathon_long" not in kinds or near or f.slot.cutback or not _rested(f, f.runner.long_day):
        return 0.0
    pace = budgets.zone_s(Zone.M, 1000, f.runner.index)
    most = min(budgets.caps(f.week_m)[Zone.M], 6600 / pace * 1000, long_m * 0.5)
    fast = floor_to(most * budgets.fraction(f.slot.position // 2, tender=False), 1000)
    return fast if fast * pace / 1000 >= 1200 else 0.0  # noqa: PLR2004 - twenty minutes or none


def _made(key: str, f: Frame, dose: Dose, rule: str, *facts: tuple[str, str | float]) -> Workout:
    return build(key, dose).because_of(Because(rule, facts), *_week_reason(f))


def _week_reason(f: Frame) -> tuple[Because, ...]:
    if f.slot.phase is Phase.TAPER:
        return (Because("taper"),)
    if f.slot.phase is Phase.BRIDGE:
        return (Because("bridge-week"),)
    return (Because("cutback-week"),) if f.slot.cutback else ()
