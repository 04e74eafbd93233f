"""Filling a week: which hard sessions it holds, and how its metres are spread over the days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Race
from core.athlete.profile import Dial, Level
from core.training import budgets, layout, on_the_way, sessions
from core.training.budgets import FRACTIONS, floor_to
from core.training.catalogue import build, resized
from core.training.daily import hills, touches, workout
from core.training.footing import Footing
from core.training.frame import Frame, frame, target_m
from core.training.layout import Span
from core.training.measure import zones_m
from core.training.past import Past
from core.training.phases import Rise, Slot
from core.training.plan import Phase, Planned
from core.training.ramp import Ramp
from core.training.taper import NO_LIMIT, tapers
from core.training.workout import Because, Workout
from core.training.workouts.shape import Builds, Dose

MOST_TRIES: Final = 12

MANY_RUNS: Final = 5
"""From here on a taper may leave runs out."""
OFTEN: Final = 0.8
"""The part of the usual runs a taper keeps (Mujika 2003)."""
FEWEST: Final = 2
"""Runs beside the long one that a week of the build keeps when it gives up easy ones for a hard one."""

PARTS: Final[Mapping[Dial, tuple[float, ...]]] = {
    Dial.LESS: (0.7, 0.55),
    Dial.USUAL: (1.0, 0.85, 0.7, 0.55),
    Dial.MORE: (1.0, 0.85, 0.7, 0.55),
}
"""Parts of a session's dose that are tried, the largest first; who asks for more is a step ahead of the others."""


SMALL: Final = tuple(n / 20 for n in range(14, 1, -1))
"""Parts of a dose that are tried where nothing else fits into a taper."""


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
    hard = () if easy else _hard(f)
    longest = max((made.distance_m for made in hard), default=0.0)
    timely = (day for day in f.days if not hard or any(f.in_time(day, made) for made in hard))
    free = (day for day in timely if f.cap(day, hard=True) >= longest and f.rested(day))
    able = tuple(sorted({*free, *(day for day in f.days if day == f.runner.long_day)}))
    placed = dict(
        zip(layout.hard_days(able, f.runner.long_day, len(hard), f.runner.age.apart), hard, strict=False)
    )
    fitting = {day: made for day, made in placed.items() if f.in_time(day, made)}
    if hard and not fitting and tapers(f.slot, f.runner) and f.rested(f.runner.long_day):
        return _laid_out(
            replace(f, long_m=0.0), {f.runner.long_day: hard[0]}
        )  # the only day far enough from the race
    return _laid_out(f, fitting)


def _hard(f: Frame) -> tuple[Workout, ...]:
    """Return the hard sessions of a week: sized for the days that may be hard, in a taper else for the long run's."""
    others = tuple(day for day in f.days if day != f.runner.long_day)
    found = _sized(f, tuple(day for day in others if f.rested(day)) or others)
    if found or not tapers(f.slot, f.runner) or not f.rested(f.runner.long_day):
        return found
    return _sized(f, (f.runner.long_day,))


def _sized(f: Frame, days: tuple[int, ...]) -> tuple[Workout, ...]:
    """Return the hard sessions that one of *days* has room and time for each, within the speed budget."""
    wanted, limit = _kinds(f), _limit(f)
    sprints_m = sessions.SPRINT_M * hills(f)[0]
    half_way = _is_half_way(f)
    if half_way or _is_trial_week(f):
        trial = sessions.time_trial(f.runner, f.week_m, half_way=half_way)
        if trial and _fits(f, trial, days):
            return (trial,)
    for count, part, whole in _tries(len(wanted), f):
        made = tuple(_session(kind, f, part) for kind in wanted[:count])
        found = tuple(m for m in made if m and _fits(f, m, days))
        fits = sprints_m + sum(sessions.speed_m(m, f.runner.index) for m in found) <= limit
        if found and fits and _within_week(f, found) and (len(found) == count or not whole):
            return found
    return _shortest(f, wanted, limit, days) if tapers(f.slot, f.runner) and wanted else ()


def _fits(f: Frame, made: Workout, days: tuple[int, ...]) -> bool:
    return any(made.distance_m <= f.cap(day, hard=True) and f.in_time(day, made) for day in days)


def _within_week(f: Frame, found: tuple[Workout, ...]) -> bool:
    """Return whether sessions of one kind are together no more than a week of them may be."""
    zones = [zones_m(made, f.runner.index) for made in found]
    return all(sum(by[zone] for by in zones) <= most for zone, most in budgets.week_caps(f.week_m).items())


def _tries(most: int, f: Frame) -> Iterator[tuple[int, float, bool]]:
    """Yield how many sessions are tried and which part of their dose: all of them smaller before fewer of them."""
    for count in range(most, 0, -1):
        for whole in (True, False):
            yield from ((count, part, whole) for part in PARTS[f.runner.speed])


def _shortest(f: Frame, wanted: tuple[str, ...], limit: float, days: tuple[int, ...]) -> tuple[Workout, ...]:
    """Return the taper's one session, as small as it takes: it stays, however little there was before."""
    free = replace(f, slot=replace(f.slot, step=len(FRACTIONS)))
    made = (
        _session(kind, free, part) for kind in ("sharpener", *wanted, "repetitions") for part in (1.0, *SMALL)
    )
    fits = (m for m in made if m and _fits(f, m, days) and sessions.speed_m(m, f.runner.index) <= limit)
    return tuple(islice(fits, 1))


def _limit(f: Frame) -> float:
    """Return the most speed a week may hold; in the taper volume falls, so it is what any week has held."""
    if f.slot.rise is Rise.SPEED:
        return NO_LIMIT
    return f.past.fast_m if tapers(f.slot, f.runner) else f.past.recent_speed_m * 1.01


def _session(kind: str, f: Frame, part: float) -> Workout | None:
    ahead = 1 if f.runner.speed is Dial.MORE else 0
    slot = replace(f.slot, step=f.slot.step + ahead)
    return sessions.session(kind, slot, f.runner, f.week_m, sessions.Ask(part, known=f.known))


def _kinds(f: Frame) -> tuple[str, ...]:
    if not f.long_m and not f.races and not tapers(f.slot, f.runner):
        return ()
    most = sessions.most_hard(f.runner, len(f.days)) - len(f.races)
    kinds = sessions.kinds(f.slot, f.runner, most) if most > 0 else ()
    paced = "marathon_long" in kinds and Builds.PACING not in f.past.built
    kinds = tuple(kind for kind in kinds if kind != "marathon_long")
    if kinds and f.runner.level is Level.NOVICE and not f.past.fast_m:
        return FIRST_KINDS
    return kinds if tapers(f.slot, f.runner) else _one_new(kinds, f.past.built, 0 if paced else 1)


def _one_new(kinds: tuple[str, ...], known: frozenset[Builds], most: int) -> tuple[str, ...]:
    """Return the kinds with *most* new stresses: fartlek stands in for one more, or nothing (Daniels)."""
    new = [kind for kind in kinds if sessions.WANTED[kind].builds not in known][most:]
    instead = FIRST_KINDS if Builds.FEEL in known else ()
    return tuple(one for kind in kinds for one in (instead if kind in new else (kind,)))


FIRST_KINDS: Final = ("fartlek",)
"""What a novice's first hard session is, whatever the phase: speed by feel (Daniels)."""


TRIALS_APART: Final = 3
"""Weeks between the test half-way and the mile: with fewer the second shows nothing new."""


def _is_half_way(f: Frame) -> bool:
    """Return whether a mile block of six weeks or more has come to its test over 1200 m."""
    there = f.slot.phase is Phase.MILE and f.slot.position == f.slot.length - TRIALS_APART > TRIALS_APART - 1
    return there and not f.races and f.past.recent_speed_m > 0 and bool(_kinds(f))


def _is_trial_week(f: Frame) -> bool:
    last = f.slot.phase is Phase.MILE and f.slot.position == f.slot.length
    return (
        last and not f.races and f.runner.distance != "mile" and f.past.recent_speed_m > 0 and bool(_kinds(f))
    )


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
    cap = f.cap(day, hard=day in hard)
    if day in hard:
        least, cap = hard[day].distance_m, _room(f, day, hard[day], cap)
        return Span(min(least, cap), cap, 0.6 if hard[day].type == "time_trial" else 0.9)
    before_long = f.long_m and (f.runner.long_day - day) % 7 == 1
    after_hard = (day - 1) % 7 in hard or (f.long_m and (day - 1) % 7 == f.runner.long_day)
    return Span(
        min(easy_least, cap), cap, 0.7 if before_long else min(weight, 0.85) if after_hard else weight
    )


def _room(f: Frame, day: int, session: Workout, cap: float) -> float:
    """Return the most metres that *day* has the time for when it holds *session*: rests take minutes too."""
    while cap > session.distance_m and not f.in_time(day, resized(session, cap, f.runner.index)):
        cap -= f.grid
    return cap
