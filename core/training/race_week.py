"""The week of the race and the one after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core.athlete.goal import GOAL_DISTANCES
from core.training import budgets, layout, programme, sessions
from core.training.budgets import floor_to
from core.training.catalogue import build, resized
from core.training.footing import Footing
from core.training.layout import Span
from core.training.measure import zone_s
from core.training.paces import by_effort
from core.training.past import Past
from core.training.plan import Planned
from core.training.slot import Slot
from core.training.taper import LAST_HARD, LAST_SHORT, RACE_WEEK_S, SHAKEOUT_M, last_days, left_m, tapered_m
from core.training.workout import Because, Workout, Zone
from core.training.workouts.shape import Dose

TOUCH_S: Final = 900.0
"""Marathon pace once more, too short to tire: 15 minutes."""

AFTER_S: Final = 1500.0
"""Runs in the week after a race: 25 minutes."""


def race_week(slot: Slot, runner: Footing, past: Past) -> tuple[Planned, ...]:
    """Return the days up to the race and the race itself; nothing is run after it."""
    race_on, distance = runner.race_on, runner.distance
    if race_on is None or distance is None:
        return ()
    before = _days_before(slot, runner, race_on)
    sizes = _sizes(before, slot, runner, past)
    runs = (Planned(on, _workout(on, sizes, slot, runner, past)) for on, metres in sizes.items() if metres)
    race = build("race", Dose(GOAL_DISTANCES[distance], index=runner.index))
    return (*runs, Planned(race_on, replace(race, because=(Because("race-day"),))))


def _days_before(slot: Slot, runner: Footing, race_on: date) -> tuple[date, ...]:
    """Return the running days of the week before the race, the last but one free if there is a last."""
    days = (slot.monday + timedelta(days=day) for day in runner.days)
    free = tuple(day for day in days if slot.start <= day < race_on)
    return last_days(free, runner)[-5:]


def _sizes(days: tuple[date, ...], slot: Slot, runner: Footing, past: Past) -> dict[date, float]:
    total = min(tapered_m(slot, runner, past), past.weeks_m[-1], max(left_m(runner, past), 0.0))
    if slot.start > slot.monday:
        total *= len(days) / max(len(runner.days), 1)
    grid = budgets.grid_of(past.longest(slot.monday))
    most = floor_to(
        min(past.longest(slot.monday + timedelta(days=6)) * budgets.SPIKE, _last_week_m(runner)), grid
    )
    spans = tuple(
        _span(day, runner, min(most, floor_to(runner.day_caps[day.weekday()], grid))) for day in days
    )
    return dict(zip(days, layout.spread(total, _fitting(spans, total), grid), strict=True))


def _last_week_m(runner: Footing) -> float:
    return runner.easy_m(RACE_WEEK_S)


def _span(day: date, runner: Footing, most: float) -> Span:
    if _left(day, runner) <= LAST_SHORT:
        return Span(min(SHAKEOUT_M, most), min(SHAKEOUT_M, most))
    return Span(min(layout.SHORTEST_RUN_M, most), most, 1.2 if _left(day, runner) >= LAST_HARD else 1.0)


def _fitting(spans: tuple[Span, ...], total: float) -> tuple[Span, ...]:
    least = sum(span.least for span in spans)
    scale = min(total / least, 1.0) if least else 1.0
    return (
        tuple(replace(span, least=floor_to(span.least * scale, 100)) for span in spans)
        if scale < 1
        else spans
    )


def _left(day: date, runner: Footing) -> int:
    return (runner.race_on - day).days if runner.race_on else 0


def _workout(on: date, sizes: dict[date, float], slot: Slot, runner: Footing, past: Past) -> Workout:
    metres, week_m = sizes[on], sum(sizes.values())
    if _left(on, runner) <= LAST_SHORT:
        return shakeout(metres, on.weekday(), runner, past)
    sharp = _sharpener(on, metres, slot, runner, past, week_m)
    if sharp:
        return sharp
    touch = _touch_of_pace(on, metres, runner, week_m)
    return touch or _because(build("easy", Dose(metres, runner.index)), "taper")


def shakeout(metres: float, weekday: int, runner: Footing, past: Past) -> Workout:
    """Return the short run of one of the last two days, with strides for who has run fast lately and has the time."""
    made = build("shakeout", Dose(metres, runner.index, strides=4 if past.recent_speed_m else 0))
    in_time = made.duration_s <= runner.day_s[weekday]
    return _because(made if in_time else build("shakeout", Dose(metres, runner.index)), "shakeout")


def _sharpener(
    on: date, metres: float, slot: Slot, runner: Footing, past: Past, week_m: float
) -> Workout | None:
    """Return the last hard session: five days before the race, or four, for those used to two a week."""
    days = _days_before(slot, runner, on + timedelta(days=_left(on, runner)))
    early = [day for day in days if _left(day, runner) >= LAST_HARD]
    rested = past.hard is None or (on - past.hard).days >= runner.age.apart
    best = next((day for day in early if _left(day, runner) == LAST_HARD + 1), early[-1] if early else None)
    if on != best or not rested or programme.most_hard(runner, len(runner.days)) < 2:  # noqa: PLR2004
        return None
    made = sessions.session("sharpener", slot, runner, week_m)
    fits = made and made.distance_m <= metres and sessions.speed_m(made, runner.index) <= past.recent_speed_m
    return (
        replace(resized(made, metres, runner.index), because=(Because("taper-sharpener"),))
        if fits and made
        else None
    )


def _touch_of_pace(on: date, metres: float, runner: Footing, week_m: float) -> Workout | None:
    """Return an easy run with a little marathon pace, three days before a marathon or a half."""
    if _left(on, runner) != 3 or runner.distance not in {"marathon", "half"}:  # noqa: PLR2004
        return None
    pace = zone_s(Zone.M, 1000, runner.index)
    dose = _touch(min(TOUCH_S / pace * 1000, 3000.0, budgets.caps(week_m)[Zone.M]), pace, runner)
    if not dose.fast_m and not dose.each_s:
        return None
    made = build("progression", dose)
    return _because(resized(made, metres, runner.index), "taper-touch") if made.distance_m <= metres else None


def _touch(fast_m: float, pace_s: float, runner: Footing) -> Dose:
    """Return at most *fast_m* at marathon pace, in half kilometres; for who runs by effort, in five minutes."""
    if by_effort(runner.known_index):
        return Dose(0, runner.index, each_s=floor_to(fast_m * pace_s / 1000, TOUCH_STEP_S))
    return Dose(0, runner.index, fast_m=floor_to(fast_m, 500))


TOUCH_STEP_S: Final = 300.0


def recovery_week(slot: Slot, runner: Footing, past: Past) -> tuple[Planned, ...]:
    """Return the week after the race: days of rest, then short easy runs."""
    if runner.race_on is None or runner.distance is None:
        return ()
    first = runner.race_on + timedelta(days=budgets.NO_RUNNING[runner.distance] + 1)
    days = tuple(slot.monday + timedelta(days=day) for day in runner.days)
    metres = min(floor_to(runner.easy_m(AFTER_S), 500), floor_to(runner.longest_m, 500) or 1000.0)
    free = tuple(day for day in days if day >= first)[-3:]
    metres = min(metres, floor_to(max(past.weeks_m[-2:]) / max(len(free), 1), 100))
    sizes = ((day, min(metres, floor_to(runner.day_caps[day.weekday()], 100))) for day in free)
    return tuple(Planned(day, _recovery(size, runner)) for day, size in sizes if size)


def _recovery(metres: float, runner: Footing) -> Workout:
    return _because(build("easy", Dose(metres, runner.index)), "recovery-week")


def _because(workout: Workout, rule: str) -> Workout:
    return workout.because_of(Because(rule))
