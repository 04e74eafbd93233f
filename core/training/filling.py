"""Filling a week: which hard sessions it holds, and how its metres are spread over the days."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Race
from core.training import budgets, layout, on_the_way
from core.training.budgets import floor_to
from core.training.catalogue import build, is_quality, resized
from core.training.daily import touched_m, touches, workout
from core.training.due import is_tiring
from core.training.footing import Footing
from core.training.frame import Frame, frame, target_m
from core.training.hard import hard_sessions, on_the_long_day
from core.training.layout import Span
from core.training.measure import zones_m
from core.training.past import Past
from core.training.plan import Planned
from core.training.ramp import Ramp
from core.training.slot import Slot
from core.training.taper import tapers
from core.training.workout import Because, Workout
from core.training.workouts.shape import Dose

MOST_TRIES: Final = 12

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
    days, tries = _settled(slot, runner, past, wanted, growth)
    if tries > 1 and not tapers(
        slot, runner
    ):  # a hard session that its days cannot hold is not worth the week
        easy, _ = _settled(slot, runner, past, wanted, growth, easy=True)
        days = easy if _metres(days) < HOLDS * _metres(easy) else days
    races = on_the_way.within(runner.races, slot.monday)
    return tuple(sorted((*days, *(_race(one, runner) for one in races)), key=lambda day: day.on))


def _settled(
    slot: Slot, runner: Footing, past: Past, wanted: float, growth: Ramp, *, easy: bool = False
) -> tuple[tuple[Planned, ...], int]:
    """Return the runs of a week measured anew until its days hold it, and in how many tries; the last one is *easy*."""
    for tries in range(1, MOST_TRIES + 1):
        measured = frame(slot, runner, past, wanted, growth)
        days = fill(measured, easy=easy or tries == MOST_TRIES)
        if _held(measured, days) or len(measured.days) <= 1:
            break
        wanted *= _metres(days) / measured.week_m
    return days, tries


def _held(f: Frame, days: tuple[Planned, ...]) -> bool:
    """Return whether *days* are the week: all of it, or most where it is lighter and its longest run still fits.

    Measured anew, such a week would shrink with its long run, which no other run may be longer than.
    """
    found, lighter = _metres(days), f.slot.cutback or tapers(f.slot, f.runner)
    if found >= f.week_m - 1:
        return True
    return lighter and found >= HOLDS * f.week_m and _in_its_shares(days, found, f.runner)


def _in_its_shares(days: tuple[Planned, ...], found: float, runner: Footing) -> bool:
    """Return whether no run of *days*, and nothing fast in one, is more than its share of the *found* metres."""
    longest, caps = budgets.share(found) * found, budgets.caps(found)
    fast = (zones_m(day.workout, runner.index) for day in days)
    within = all(by[zone] <= most for by in fast for zone, most in caps.items())
    return within and all(day.workout.distance_m <= longest for day in days)


def _metres(days: tuple[Planned, ...]) -> float:
    return sum(day.workout.distance_m for day in days)


def _race(race: Race, runner: Footing) -> Planned:
    made = build("race", Dose(GOAL_DISTANCES[race.distance], runner.index))
    return Planned(race.on, made.because_of(Because(f"race-{race.priority.value}")))


def fill(f: Frame, *, easy: bool) -> tuple[Planned, ...]:
    """Return the runs of a week, races on the way aside; *easy* leaves hard sessions out.

    Where the week is too small for them they are tried as brief as they may be.
    """
    hard = () if easy else hard_sessions(f)
    days = _placed(f, hard)
    if not hard or any(is_quality(day.workout) for day in days):
        return days
    return _placed(f, hard_sessions(f, brief=True))


def _placed(f: Frame, hard: tuple[Workout, ...]) -> tuple[Planned, ...]:
    """Return the runs of a week with those of its *hard* sessions that it has room for."""
    longest = max((made.distance_m for made in hard), default=0.0)
    timely = (day for day in f.days if not hard or any(f.in_time(day, made) for made in hard))
    free = (day for day in timely if f.cap(day, hard=True) >= longest and f.rested(day))
    able = tuple(sorted({*free, *(day for day in f.days if day == f.runner.long_day)}))
    days = layout.hard_days(able, f.runner.long_day, len(hard), f.runner.age.apart, tiring=is_tiring(f))
    placed = dict(zip(days, hard, strict=False))
    fitting = {day: made for day, made in placed.items() if f.in_time(day, made)}
    if hard and not fitting and on_the_long_day(f) and f.rested(f.runner.long_day):
        alone = replace(f, long_m=0.0) if tapers(f.slot, f.runner) else f
        return _laid_out(
            alone, {f.runner.long_day: hard[0]}
        )  # the only day with the time, or far enough from the race
    return _laid_out(f, fitting)


def _laid_out(f: Frame, hard: dict[int, Workout]) -> tuple[Planned, ...]:
    """Give every day its length, then its workout; hard sessions go when the week is too small for them."""
    others = tuple(day for day in f.days if not (f.long_m and day == f.runner.long_day))
    left = f.week_m - f.long_m
    kept = _fewer(f, others, hard, left)
    spans = _spans(f, kept, hard, _least(f, kept, left))
    while hard and sum(span.least for span in spans) > left:
        hard = dict(tuple(hard.items())[:-1])
        spans = _spans(f, kept, hard, _least(f, kept, left))
    if hard or kept == others or tapers(f.slot, f.runner):
        others = kept
    else:
        spans = _spans(f, others, hard, _least(f, others, left))
    wanted = _touches(f, others, hard)
    middle = _middle(f, others, hard)
    if middle is not None:
        spans = _below_long(f, _longer(spans, others.index(middle)), others.index(middle), left)
    shared = layout.filled(left, layout.spread(left, spans, f.grid), spans, f.grid)
    lengths = dict(zip(others, shared, strict=True))
    if f.long_m:
        lengths[f.runner.long_day] = f.long_m
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
    beside = {day: made for day, made in hard.items() if day in others}
    held = dict(beside if taper else islice(beside.items(), 1))
    shortest = _shortest(f, others)
    fewest = (int(OFTEN * len(f.days)) - 1 if len(f.days) >= MANY_RUNS else len(others)) if taper else FEWEST
    while held and len(others) > fewest:
        easy = [day for day in others if day not in hard]
        full = sum(span.least for span in _spans(f, others, held, shortest)) > left
        if not full or not easy:
            break
        spare = (
            easy[0] if taper else min(easy, key=lambda day: (min(layout.gap(day, one) for one in held), day))
        )
        kept = tuple(day for day in others if day != spare)
        if not taper and sum(span.most for span in _spans(f, kept, hard, 0.0)) < HOLDS * left:
            break
        others = kept
    return others


def _shortest(f: Frame, others: tuple[int, ...]) -> float:
    """Return the least metres an easy run is worth; where days have little time, a part of what the shortest holds."""
    usual = layout.SHORTEST_TAPER_M if tapers(f.slot, f.runner) else layout.SHORTEST_RUN_M
    return min([usual, *(PART_OF_A_DAY * f.runner.day_caps[day] for day in others)])


def _least(f: Frame, others: tuple[int, ...], left: float) -> float:
    """Return the least metres of an easy run where *others* share what is *left* of a week."""
    return floor_to(min(_shortest(f, others), f.most_m, left / max(len(others), 1)), f.grid)


PART_OF_A_DAY: Final = 2 / 3

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


def _longer(spans: tuple[Span, ...], at: int) -> tuple[Span, ...]:
    """Return the spans with that of the second longest run, unless it is eased for what comes before or after."""
    eased = spans[at].weight < 1.0
    return spans if eased else (*spans[:at], replace(spans[at], weight=MEDIUM), *spans[at + 1 :])


def _below_long(f: Frame, spans: tuple[Span, ...], at: int, left: float) -> tuple[Span, ...]:
    most = max(min(spans[at].most, floor_to(BELOW_LONG * f.long_m, f.grid)), spans[at].least)
    lower = (*spans[:at], replace(spans[at], most=most), *spans[at + 1 :])
    return lower if sum(span.most for span in lower) >= left else spans


def _touches(f: Frame, others: tuple[int, ...], hard: dict[int, Workout]) -> dict[int, str]:
    """Return which easy days carry strides, hill sprints or a faster end: those with fresh legs."""
    fresh = (day for day in others if day not in hard and on_the_way.fresh(f.runner.races, f.on(day)))
    return touches(f, tuple(fresh))


def _spans(
    f: Frame, others: tuple[int, ...], hard: dict[int, Workout], easy_least: float
) -> tuple[Span, ...]:
    """Return how long the run of each day may be."""
    wanted = _touches(f, others, hard)
    spans = ((day, _span(f, day, hard, easy_least)) for day in others)
    return tuple(_beside_touch(f, day, span, wanted.get(day)) for day, span in spans)


def _span(f: Frame, day: int, hard: dict[int, Workout], easy_least: float) -> Span:
    cap = _most(f, day, hard)
    if day in hard:
        return Span(min(hard[day].distance_m, cap), cap, 0.6 if hard[day].type == "time_trial" else 0.9)
    before_long = f.long_m and (f.runner.long_day - day) % 7 == 1
    eve = before_long or any(race.on.weekday() == day + 1 for race in f.races)
    after_hard = (day - 1) % 7 in hard or (f.long_m and (day - 1) % 7 == f.runner.long_day)
    return Span(min(easy_least, cap), cap, 0.7 if eve else 0.85 if after_hard else 1.0)


def _beside_touch(f: Frame, day: int, span: Span, touch: str | None) -> Span:
    """Return the span of an easy run that leaves its strides or hill sprints the time they take."""
    most = floor_to(touched_m(f, day, touch), f.grid)
    if most >= span.most:
        return span
    return replace(span, least=min(span.least, most), most=most)


def _most(f: Frame, day: int, hard: dict[int, Workout]) -> float:
    """Return the most metres of a day's run; a hard one's are those that its minutes leave."""
    cap = f.cap(day)
    return (
        _room(f, day, hard[day], min(max(cap, hard[day].distance_m), f.cap(day, hard=True)))
        if day in hard
        else cap
    )


def _room(f: Frame, day: int, session: Workout, cap: float) -> float:
    """Return the most metres that *day* has the time for when it holds *session*: rests take minutes too."""
    while cap > session.distance_m and not f.in_time(day, resized(session, cap, f.runner.index)):
        cap -= f.grid
    return cap
