"""Which hard sessions a week holds: what its phase asks for, as much as its days and its speed budget take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Final

from core.athlete.profile import Dial
from core.training import budgets, layout, on_the_way, programme, sessions
from core.training.budgets import FRACTIONS, is_build
from core.training.catalogue import entry
from core.training.cautions import ENOUGH_S
from core.training.daily import hills
from core.training.due import FIRST_KINDS, STEADY, comes_fit, holds_one, is_tiring, kinds_due, kinds_instead
from core.training.frame import Frame
from core.training.measure import zones_m
from core.training.past import Past
from core.training.plan import Phase
from core.training.slot import Rise, Slot
from core.training.taper import NO_LIMIT, tapers
from core.training.workout import Workout
from core.training.workouts.shape import Builds

PARTS: Final[Mapping[Dial, tuple[float, ...]]] = {
    Dial.LESS: (0.7, 0.55, 0.4),
    Dial.USUAL: (1.0, 0.85, 0.7, 0.55, 0.4),
    Dial.MORE: (1.0, 0.85, 0.7, 0.55, 0.4),
}
"""Parts of a session's dose that are tried, the largest first; who asks for more is a step ahead of the others."""


SMALL: Final = tuple(n / 20 for n in range(14, 1, -1))
"""Parts of a dose that are tried where nothing else fits into a taper."""


def hard_sessions(f: Frame, *, brief: bool = False) -> tuple[Workout, ...]:
    """Return the hard sessions of a week: sized for the days that may be hard, else for the long run's where that may be.

    *brief* ones only, where the week has no metres for more.
    """
    others = tuple(day for day in f.days if day != f.runner.long_day)
    days = tuple(day for day in others if f.rested(day)) or others
    found = _sized(f, clear, brief=brief) if (clear := _clear(f, days)) else ()
    found = found or _sized(f, days, brief=brief)
    if found or not on_the_long_day(f) or not f.rested(f.runner.long_day):
        return found
    return _sized(f, (f.runner.long_day,), brief=brief)


def _clear(f: Frame, days: tuple[int, ...]) -> tuple[int, ...]:
    """Return those of *days* that are not beside a tiring long run, where others are: a smaller session there comes first."""
    if not is_tiring(f):
        return ()
    clear = tuple(day for day in days if layout.gap(day, f.runner.long_day) >= layout.APART)
    return clear if clear != days else ()


def on_the_long_day(f: Frame) -> bool:
    """Return whether the day of the long run may be the hard one, where no other has the time for it.

    In a taper its session takes the place of the long run; before that it is run within it, every other week, unless
    that lasts too long or holds marathon pace.
    """
    if tapers(f.slot, f.runner):
        return True
    turn = f.slot.position % 2 == 1 and not f.slot.pace and not f.races
    return turn and f.long_m > 0 and not is_tiring(f)


def _sized(f: Frame, days: tuple[int, ...], *, brief: bool = False) -> tuple[Workout, ...]:
    """Return the hard sessions that one of *days* has room and time for each, within the speed budget."""
    wanted, limit = kinds_due(f), _limit(f)
    trial = _trial(f, days) if wanted and f.runner.long_day not in days else None
    if trial:
        return (trial,)
    sprints_m = sessions.SPRINT_M * hills(f)[0]
    for kinds, count, part, whole, short in _tries(wanted, f, days):
        if brief and not short:
            continue
        found = tuple(m for m in _alongside(kinds[:count], f, part, brief=short) if _fits(f, m, days))
        fits = sprints_m + sum(sessions.speed_m(m, f.runner.index) for m in found) <= limit
        if found and fits and _within_week(f, found) and (len(found) == count or not whole):
            return found
    return _shortest(f, wanted, limit, days) if tapers(f.slot, f.runner) and wanted else ()


def _alongside(kinds: tuple[str, ...], f: Frame, part: float, *, brief: bool) -> tuple[Workout, ...]:
    """Return a session of each of *kinds*, no two of them the same entry of the catalogue: a week holds no session twice."""
    found: tuple[Workout, ...] = ()
    for kind in kinds:
        made = _session(kind, f, part, brief=brief)
        if made and found:
            held = frozenset(entry(one).key for one in found)
            made = _session(kind, f, part, held, brief=brief) if entry(made).key in held else made
        found += (made,) if made else ()
    return found


def _fits(f: Frame, made: Workout, days: tuple[int, ...]) -> bool:
    return any(made.distance_m <= f.cap(day, hard=True) and f.in_time(day, made) for day in days)


def _within_week(f: Frame, found: tuple[Workout, ...]) -> bool:
    """Return whether sessions of one kind are together no more than a week of them may be."""
    zones = [zones_m(made, f.runner.index) for made in found]
    return all(sum(by[zone] for by in zones) <= most for zone, most in budgets.week_caps(f.week_m).items())


def _tries(
    wanted: tuple[str, ...], f: Frame, days: tuple[int, ...]
) -> Iterator[tuple[tuple[str, ...], int, float, bool, bool]]:
    """Yield kinds of sessions, how many of them, which part of their dose, whether all must fit, and if they are brief.

    All of them smaller come before fewer of them, brief ones only where no other fits, and minutes by feel only where
    the days have no time for what is wanted.
    """
    taper = tapers(f.slot, f.runner)  # which has a way of its own to the shortest (`_shortest`)
    short = wanted and not taper and max((f.runner.day_s[day] for day in days), default=0.0) < ENOUGH_S
    for named in (wanted, FIRST_KINDS) if short else (wanted,):
        for brief in (False,) if taper else (False, True):
            kinds = tuple(kind for kind in named if _session(kind, f, 1.0, brief=brief))
            for count in range(len(kinds), 0, -1):
                for whole in (True, False) if count > 1 else (True,):  # one session is all of them
                    yield from ((kinds, count, part, whole, brief) for part in PARTS[f.runner.speed])


def _shortest(f: Frame, wanted: tuple[str, ...], limit: float, days: tuple[int, ...]) -> tuple[Workout, ...]:
    """Return the taper's one session, as small as it takes: it stays, however little there was before."""
    free = replace(f, slot=replace(f.slot, step=len(FRACTIONS)))
    made = (
        session
        for brief in (False, True)
        for kind in ("sharpener", *wanted, "repetitions")
        for session in _ever_smaller(kind, free, brief=brief)
    )
    fits = (m for m in made if _fits(f, m, days) and sessions.speed_m(m, f.runner.index) <= limit)
    return tuple(islice(fits, 1))


def _ever_smaller(kind: str, f: Frame, *, brief: bool) -> Iterator[Workout]:
    """Yield a session's forms, each smaller than the one before: where one is too small to be, so are the rest."""
    made = (_session(kind, f, part, brief=brief) for part in (1.0, *SMALL))
    for one in made:
        if one is None:
            return
        yield one


def _limit(f: Frame) -> float:
    """Return the most speed a week may hold; in the taper volume falls, so it is what any week has held.

    It may grow in a speed week, and in a lighter one, where volume does not: a season that needs every other week for
    its kilometres has no other place for it.
    """
    lighter = f.slot.cutback and not f.races and f.week_m < f.past.recent_m
    if f.slot.rise is Rise.SPEED or lighter or comes_fit(f):
        return NO_LIMIT
    return f.past.fast_m if tapers(f.slot, f.runner) else f.past.recent_speed_m * 1.01


@lru_cache(maxsize=256)
def _session(
    kind: str, f: Frame, part: float, without: frozenset[str] = frozenset(), *, brief: bool = False
) -> Workout | None:
    builds = programme.WANTED[kind].builds
    step = step_of(builds, f.slot, f.past) + f.runner.ahead
    slot = replace(f.slot, step=step)
    instead = ("fartlek", "touch") if Builds.ECONOMY in f.past.built else ("fartlek",)
    instead = (*(other for other in kinds_instead(f) if other != kind), *instead)
    first = (
        builds is Builds.ECONOMY and builds not in f.past.built
    )  # short ones come first, whatever the week
    times = f.past.times if first or holds_one(f) else None
    ask = sessions.Ask(part, known=f.known, without=without, instead=instead, brief=brief, times=times)
    return sessions.session(kind, slot, f.runner, f.week_m, ask)


def step_of(builds: Builds, slot: Slot, past: Past) -> int:
    """Return the step of a dose: in a base and steady weeks what counts pieces counts its own, so that none begins half-way.

    Parts of a cap go by the speed weeks of their phase; what has come further before goes on from there, but in a taper.
    """
    if slot.phase in STEADY and builds in PIECES:
        return max(past.step(builds) + (slot.rise is not Rise.ENDURANCE), 1)
    return max(past.step(builds), slot.step) if is_build(slot.phase) else slot.step


PIECES: Final = frozenset({Builds.FEEL, Builds.STRENGTH})
"""What is dosed in minutes that grow, not in parts of a cap."""


TRIALS_APART: Final = 3
"""Weeks between the test half-way and the mile: with fewer the second shows nothing new."""


def _trial(f: Frame, days: tuple[int, ...]) -> Workout | None:
    """Return the test of a mile block's last week or of its middle, where the week has one and a day has room for it.

    A race near it tells what it would, or leaves no fresh legs for it.
    """
    half_way = _is_half_way(f)
    near = any(not on_the_way.test_may_be(f.runner.races, f.on(day)) for day in days)
    if near or not f.past.recent_speed_m or not (half_way or _is_last(f)):
        return None
    made = sessions.time_trial(f.runner, f.week_m, half_way=half_way)
    return made if made and _fits(f, made, days) else None


def _is_half_way(f: Frame) -> bool:
    """Return whether a mile block of six weeks or more has come to its test over 1200 m."""
    return f.slot.phase is Phase.MILE and f.slot.position == f.slot.length - TRIALS_APART > TRIALS_APART - 1


def _is_last(f: Frame) -> bool:
    """Return whether a mile block ends, which is no season's goal of its own."""
    last = f.slot.phase is Phase.MILE and f.slot.position == f.slot.length
    return last and f.runner.distance != "mile"
