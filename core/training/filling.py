"""Filling a week: which hard sessions it holds, and how its metres are spread over the days."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Race
from core.training import layout, on_the_way
from core.training.budgets import floor_to
from core.training.catalogue import build, resized
from core.training.daily import touches, workout
from core.training.footing import Footing
from core.training.frame import Frame, frame, target_m
from core.training.hard import hard_sessions
from core.training.layout import Span
from core.training.past import Past
from core.training.phases import Slot
from core.training.plan import Planned
from core.training.ramp import Ramp
from core.training.taper import tapers
from core.training.workout import Because, Workout
from core.training.workouts.shape import Dose

MOST_TRIES: Final = 12

TIRING_S: Final = 5400.0
"""A long run of more than 90 minutes has no hard session beside it (Daniels)."""

MANY_RUNS: Final = 5
"""From here on a taper may leave runs out."""
OFTEN: Final = 0.8
"""The part of the usual runs a taper keeps (Mujika 2003)."""
FEWEST: Final = 2
"""Runs beside the long one that a week of the build keeps when it gives up easy ones for a hard one."""


def week(slot: Slot, runner: Footing, past: Past, growth: Ramp) -> tuple[Planned, ...]:
    """Return the runs of a week before the goal race's own.

    Shares are taken of what is really run: when the days hold less than was wanted, the week is measured anew.
    """
    wanted = target_m(slot, runner, past, growth)
    for tries in range(MOST_TRIES):
        measured = frame(slot, runner, past, wanted, growth)
        days = fill(measured, easy=tries == MOST_TRIES - 1)
        found = sum(day.workout.distance_m for day in days)
        if found >= measured.week_m - 1 or len(measured.days) <= 1:
            break
        wanted *= found / measured.week_m
    return tuple(sorted((*days, *(_race(one, runner) for one in measured.races)), key=lambda day: day.on))


def _race(race: Race, runner: Footing) -> Planned:
    made = build("race", Dose(GOAL_DISTANCES[race.distance], runner.index))
    return Planned(race.on, made.because_of(Because(f"race-{race.priority.value}")))


def fill(f: Frame, *, easy: bool) -> tuple[Planned, ...]:
    """Return the runs of a week, races on the way aside; *easy* leaves hard sessions out."""
    hard = () if easy else hard_sessions(f)
    longest = max((made.distance_m for made in hard), default=0.0)
    timely = (day for day in f.days if not hard or any(f.in_time(day, made) for made in hard))
    free = (day for day in timely if f.cap(day, hard=True) >= longest and f.rested(day))
    able = tuple(sorted({*free, *(day for day in f.days if day == f.runner.long_day)}))
    tiring = f.long_m > f.runner.easy_m(TIRING_S)
    days = layout.hard_days(able, f.runner.long_day, len(hard), f.runner.age.apart, tiring=tiring)
    placed = dict(zip(days, hard, strict=False))
    fitting = {day: made for day, made in placed.items() if f.in_time(day, made)}
    if hard and not fitting and tapers(f.slot, f.runner) and f.rested(f.runner.long_day):
        return _laid_out(
            replace(f, long_m=0.0), {f.runner.long_day: hard[0]}
        )  # the only day far enough from the race
    return _laid_out(f, fitting)


def _laid_out(f: Frame, hard: dict[int, Workout]) -> tuple[Planned, ...]:
    """Give every day its length, then its workout; hard sessions go when the week is too small for them."""
    others = tuple(day for day in f.days if not (f.long_m and day == f.runner.long_day))
    left = f.week_m - f.long_m
    others = _fewer(f, others, hard, left)
    shortest = layout.SHORTEST_TAPER_M if tapers(f.slot, f.runner) else layout.SHORTEST_RUN_M
    easy_least = floor_to(min(shortest, f.most_m, left / max(len(others), 1)), f.grid)
    while hard and sum(hard[d].distance_m if d in hard else easy_least for d in others) > left:
        hard = dict(tuple(hard.items())[:-1])
    middle = _middle(f, others, hard)
    spans = tuple(_span(f, day, hard, easy_least, MEDIUM if day == middle else 1.0) for day in others)
    if middle is not None:
        spans = _below_long(f, spans, others.index(middle), left)
    lengths = dict(zip(others, layout.spread(left, spans, f.grid), strict=True))
    if f.long_m:
        lengths[f.runner.long_day] = f.long_m
    fresh = (day for day in others if day not in hard and on_the_way.fresh(f.runner.races, f.on(day)))
    wanted = touches(f, tuple(fresh))
    made = {
        day: workout(f, day, lengths[day], hard, wanted.get(day)) for day in sorted(lengths) if lengths[day]
    }
    return tuple(Planned(f.on(day), workout) for day, workout in made.items())


def _fewer(f: Frame, others: tuple[int, ...], hard: dict[int, Workout], left: float) -> tuple[int, ...]:
    """Return the days without the easy runs that leave no room for the first hard session: fewer, longer runs.

    Three runs stay, the long one among them, and as many as have the time for the week; a taper of five runs or more
    gives up a fifth of them.
    """
    taper = tapers(f.slot, f.runner)
    held = dict(hard if taper else islice(hard.items(), 1))
    shortest = layout.SHORTEST_TAPER_M if taper else layout.SHORTEST_RUN_M
    fewest = (int(OFTEN * len(f.days)) - 1 if len(f.days) >= MANY_RUNS else len(others)) if taper else FEWEST
    while held and len(others) > fewest:
        easy = [day for day in others if day not in hard]
        full = sum(made.distance_m for made in held.values()) + (len(others) - len(held)) * shortest > left
        if not full or not easy:
            break
        spare = (
            easy[0] if taper else min(easy, key=lambda day: (min(layout.gap(day, one) for one in held), day))
        )
        kept = tuple(day for day in others if day != spare)
        if not taper and sum(f.cap(day, hard=day in hard) for day in kept) < HOLDS * left:
            break
        others = kept
    return others


HOLDS: Final = 0.9
"""The part of a week that its days must have the time for before one of them is given up."""


MEDIUM: Final = 1.2
"""How much longer than an easy run the one in the middle of the week is, by weight (Pfitzinger; coaches' practice)."""


def _middle(f: Frame, others: tuple[int, ...], hard: dict[int, Workout]) -> int | None:
    """Return the day of the week's second longest run: easy, far from the long one, not beside a hard day if it can be."""
    if not f.long_m or len(others) < FEWEST + 1 or tapers(f.slot, f.runner):
        return None
    easy = [day for day in others if day not in hard and layout.gap(day, f.runner.long_day) >= layout.APART]
    beside = {day: sum((day + step) % 7 in hard for step in (-1, 1)) for day in easy}
    return min(easy, key=lambda day: (beside[day], -layout.gap(day, f.runner.long_day), day), default=None)


BELOW_LONG: Final = 0.9
"""The part of the long run that the second longest of the week is at most, where the days hold the week all the same."""


def _below_long(f: Frame, spans: tuple[Span, ...], at: int, left: float) -> tuple[Span, ...]:
    most = max(min(spans[at].most, floor_to(BELOW_LONG * f.long_m, f.grid)), spans[at].least)
    lower = (*spans[:at], replace(spans[at], most=most), *spans[at + 1 :])
    return lower if sum(span.most for span in lower) >= left else spans


def _span(f: Frame, day: int, hard: dict[int, Workout], easy_least: float, weight: float) -> Span:
    cap = f.cap(day)
    if day in hard:
        least = hard[day].distance_m
        cap = _room(f, day, hard[day], min(max(cap, least), f.cap(day, hard=True)))
        return Span(min(least, cap), cap, 0.6 if hard[day].type == "time_trial" else 0.9)
    before_long = f.long_m and (f.runner.long_day - day) % 7 == 1
    eve = before_long or any(race.on.weekday() == day + 1 for race in f.races)
    after_hard = (day - 1) % 7 in hard or (f.long_m and (day - 1) % 7 == f.runner.long_day)
    return Span(min(easy_least, cap), cap, 0.7 if eve else min(weight, 0.85) if after_hard else weight)


def _room(f: Frame, day: int, session: Workout, cap: float) -> float:
    """Return the most metres that *day* has the time for when it holds *session*: rests take minutes too."""
    while cap > session.distance_m and not f.in_time(day, resized(session, cap, f.runner.index)):
        cap -= f.grid
    return cap
