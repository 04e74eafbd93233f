"""Seeded faults in the generator, the formulas and the limits, and the panel of checks that must notice each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from importlib import import_module
from itertools import pairwise
from types import ModuleType
from typing import Any

from core.training import fitness, paces
from core.training.catalogue import build
from core.training.limits import LIMITS, broken, known
from core.training.plan import Plan
from core.training.workouts.shape import Dose
from tests.proof.asked import both, plans
from tests.proof.corrupt import blind
from tests.proof.runners import RUNNERS
from tests.proof.second import figures
from tests.proof.second.reading import Season
from tests.proof.second.verdict import faults
from tests.proof.test_refusals import SHAPES, START

Patch = Callable[[Any], Any]
"""From what stands in the code to what the mutant puts there."""


@dataclass(frozen=True)
class Mutant:
    """A fault: what it is, and what it changes: {"module.name": from what is there to what shall be there}."""

    name: str
    patches: dict[str, Patch]


def constant(value: Any) -> Patch:
    """Put *value* in the place of whatever is there."""
    return lambda _: value


def wrapped(change: Callable[[Any], Any]) -> Patch:
    """Change what a function returns."""
    return lambda function: lambda *given, **named: change(function(*given, **named))


def table(change: Callable[[Any], Any]) -> Patch:
    """Change every value of a mapping."""
    return lambda found: {key: change(value) for key, value in found.items()}


def _modules() -> list[ModuleType]:
    return [module for name, module in list(sys.modules.items()) if name.startswith("core.") and module]


def _forget() -> None:
    """Empty every cache of the core: what was computed before the fault must not hide it."""
    for module in _modules():
        for found in list(vars(module).values()):
            if hasattr(found, "cache_clear"):
                found.cache_clear()


@contextmanager
def alive(mutant: Mutant) -> Iterator[None]:
    """Let a mutant live: each name is changed where it is defined and wherever it was imported from there."""
    undo: list[tuple[Any, str, Any]] = []
    try:
        for path, patch in mutant.patches.items():
            home, name = _home(path)
            old = vars(home)[name]
            new = patch(old)
            for place in _places(home, name, old):
                undo.append((place, name, old))
                setattr(place, name, new)
        _forget()
        yield
    finally:
        for place, name, old in reversed(undo):
            setattr(place, name, old)
        _forget()


def _home(path: str) -> tuple[Any, str]:
    """Return the module or class a path names, and the name in it."""
    home, name = path.rsplit(".", 1)
    if home.rsplit(".", 1)[-1][0].isupper():
        module, kind = home.rsplit(".", 1)
        return getattr(import_module(f"core.training.{module}"), kind), name
    return import_module(f"core.training.{home}"), name


def _places(home: Any, name: str, old: Any) -> list[Any]:
    """Return where a name is changed; what a module only imported is changed in that module alone."""
    if not isinstance(home, ModuleType) or getattr(old, "__module__", home.__name__) != home.__name__:
        return [home]
    return [module for module in _modules() if vars(module).get(name) is old]


def noticed(runners: list[str]) -> str | None:
    """Return the first thing the panel of checks finds wrong, or None."""
    return next(_wrong(runners), None)


def _wrong(runners: list[str]) -> Iterator[str]:
    yield from _figures()
    for name in runners:
        yield from _plan(name)
    yield from _refusals()


def _figures() -> Iterator[str]:
    """Compare paces and times with the second opinion's, and a prediction with a published one."""
    for index in (36.0, 45.0, 50.0, 62.0):
        ours = paces.paces(index)
        for zone in figures.ZONES:
            found = ours.of(paces.Zone(zone)).seconds_per_km
            if abs(found / figures.paces(index)[zone][0] - 1) > 0.01:
                yield f"{zone} at {index}: {found:.1f} s/km"
        time = fitness.race_time(10_000.0, index)
        if abs(time / figures.race_s(10_000.0, index) - 1) > 0.0035:
            yield f"10k at {index}: {time:.0f} s"
    marathon = import_module("core.training.fitness.prediction")
    minutes = marathon.one_race((10_000.0, 2700.0), 30 * 1609.344) / 60
    if not 223 <= minutes <= 225:
        yield f"a marathon of {minutes:.0f} minutes from a 10K of 45"


def _plan(name: str) -> Iterator[str]:
    """Look at one runner's plan with both opinions, and at what it is good for."""
    asked, found, exported = both(RUNNERS[name])
    if not isinstance(found, Plan):
        yield f"{name}: refused"
        return
    yield from (f"{name}: {one.id} {one.detail}" for one in broken(found, known(asked)))
    yield from (f"{name}: {one.rule} {one.says}" for one in faults(RUNNERS[name], exported) if one.hard)
    yield from (f"{name}: {what}" for what in useless(Season(RUNNERS[name], exported)))


def useless(season: Season) -> Iterator[str]:
    """Say what makes a plan that breaks nothing still a poor one: too little of what it is for."""
    building = [week for week in season.weeks if week.builds]
    if building and max(week.km for week in building) < 0.97 * season.usual:
        yield f"never back at {season.usual} km a week"
    if building and sorted(week.km for week in building)[len(building) // 2] < 0.85 * season.usual:
        yield f"most weeks are far below {season.usual} km"
    longest = max((day.km for day in season.days if day.runs and not day.race), default=0.0)
    if longest < 0.85 * min(season.profile["longest_run_km"], 28):
        yield f"longest run {longest} km"
    if not season.rolling and not any(day.quality and not day.race for day in season.days):
        yield "nothing hard at all"
    if any(week.phase == "mile" for week in season.weeks) and not any(
        day.type == "repetitions" for day in season.days
    ):
        yield "a mile block without repetitions"
    if not any(day.strides or day.hills for day in season.days):
        yield "neither strides nor hill sprints"


def _refusals() -> Iterator[str]:
    for shape, (_, wish) in SHAPES.items():
        if plans(wish | {"start": START}):
            yield f"{shape} is planned"


def _swapped(one: str, other: str) -> Patch:
    return wrapped(lambda found: replace(found, **{one: getattr(found, other), other: getattr(found, one)}))


def forgetful() -> str | None:
    """Return the first fault put in by hand that our list of limits does not see, or None."""
    return next(blind(), None)


def _all_days(function: Any) -> Any:
    return lambda _week_m, days, *_most: days


def _by_last_week(limits: Any) -> Any:
    def check(book: Any) -> Iterator[Any]:
        for before, week in pairwise(book.weeks):
            if before.whole and week.metres > 1.2 * before.metres + 1:
                yield tuple(day.on for day in week.days), "a jump"

    return tuple(replace(one, check=check) if one.id == "I2" else one for one in limits)


def _all_at_marathon_pace(frame: Any, long_m: float, _hard: Any) -> Any:
    specific = frame.slot.phase.value == "specific"
    return (
        build("marathon_pace_long", Dose(long_m, frame.runner.index, 1, fast_m=long_m * 0.75))
        if specific
        else None
    )


def _zone_caps(zone: str, by: float) -> Patch:
    return wrapped(
        lambda found: {key: value * by if key.value == zone else value for key, value in found.items()}
    )


MUTANTS = (
    Mutant("runs may grow by 30 %", {"budgets.SPIKE": constant(1.30)}),
    Mutant(
        "weeks may grow by 60 %",
        {
            "budgets.STEP": constant(1.6),
            "footing.band": wrapped(lambda band: replace(band, ramp=1.5)),
            "ramp.GROWTH": constant(((0.0, 0.0), (1e9, 4e9))),
            "ramp.WANTED": table(lambda _: 120_000.0),
        },
    ),
    Mutant("a week is measured by the one before, lighter or not", {"limits.LIMITS": _by_last_week}),
    Mutant(
        "weeks grow from the last one only",
        {"frame.Past.recent_m": constant(property(lambda past: past.weeks_m[-1]))},
    ),
    Mutant("the first week is a quarter more", {"ramp.first_m": wrapped(lambda metres: metres * 1.25)}),
    Mutant(
        "no rest day",
        {
            "layout.runs_per_week": _all_days,
            "layout.MOST_RUNS": constant(7),
            "limits.volume.MOST_RUNS": constant(7),
        },
    ),
    Mutant(
        "the long run is doubled",
        {"long_run.long_run": wrapped(lambda found: replace(found, metres=found.metres * 2))},
    ),
    Mutant("long runs may be two thirds of the week", {"budgets.SHARES": constant(((1e9, 0.66),))}),
    Mutant(
        "long runs may take four hours",
        {
            "budgets.EASY_LONG": constant(14_400.0),
            "budgets.LONG_IF_SLOW": constant(14_400.0),
            "budgets.LONGEST": table(lambda _: 45_000.0),
        },
    ),
    Mutant("cutbacks of 5 %", {"budgets.CUTBACK": constant(0.95), "limits.volume.CUT_TO": constant(0.97)}),
    Mutant("cutbacks of half", {"budgets.CUTBACK": constant(0.5), "limits.volume.CUT_FROM": constant(0.4)}),
    Mutant("no cutbacks", {"phases._cutbacks": lambda _: lambda *_given, **_named: frozenset()}),
    Mutant(
        "the taper stays flat",
        {"budgets.TAPERS": table(lambda _: (1.0, 1.0, 1.0)), "budgets.LAST_DAYS": constant((0.0, 2.0))},
    ),
    Mutant(
        "the taper is a stop",
        {"budgets.TAPERS": table(lambda _: (0.3, 0.2, 0.1)), "budgets.LAST_DAYS": constant((0.0, 0.2))},
    ),
    Mutant("R and I swapped", {"paces.paces": _swapped("repetition", "interval")}),
    Mutant("easy and marathon pace swapped", {"paces.paces": _swapped("easy", "marathon")}),
    Mutant(
        "0.1894393 to the power, not times exp",
        {
            "fitness.equations.sustained": lambda _: (
                lambda t: 0.8 + 0.1894393 ** (0.012778 * t) + 0.2989558 * 2.718281828 ** (-0.1932605 * t)
            )
        },
    ),
    Mutant(
        "0.6423826 in Vickers and Vertosick",
        {
            "fitness.prediction.one_race": lambda function: (
                lambda race, weekly_m: (
                    42_195.0 / (42_195.0 / function(race, 0.0) + 0.6423826 * weekly_m / 16_093.44)
                )
            )
        },
    ),
    Mutant(
        "threshold at 92 %",
        {"paces._at": lambda function: lambda part, index: function(0.92 if part == 0.88 else part, index)},
    ),
    Mutant("at sixty as at thirty", {"footing.band": wrapped(lambda band: replace(band, apart=2))}),
    Mutant(
        "hard days side by side",
        {"layout.hard_days": lambda _: lambda days, _long, count, _apart=2, **_named: days[:count]},
    ),
    Mutant("novices twice a week", {"programme.most_hard": lambda _: lambda _runner, _runs: 2}),
    Mutant("R at 12 % of the week", {"budgets.caps": _zone_caps("R", 2.4)}),
    Mutant("I at 16 % of the week", {"budgets.caps": _zone_caps("I", 2.0)}),
    Mutant("T at 20 % of the week", {"budgets.caps": _zone_caps("T", 2.0)}),
    Mutant("M over the whole long run", {"daily._marathon_long": lambda _: _all_at_marathon_pace}),
    Mutant("hill sprints begin with six", {"workouts.hills.FIRST_HILLS": constant(6)}),
    Mutant(
        "hill sprints without rest",
        {
            "workouts.parts.hill_sprints": lambda function: (
                lambda count, each: tuple(
                    replace(p, steps=(p.steps[0], replace(p.steps[1], duration_s=30.0)))
                    for p in function(count, each)
                )
            )
        },
    ),
    Mutant("short rests between repetitions", {"workouts.speed.rest_s": lambda _: lambda work_s: work_s}),
    Mutant("rests longer than intervals", {"workouts.power._rest_s": lambda _: lambda work_s: 2 * work_s}),
    Mutant(
        "three minutes of warm-up",
        {
            "workouts.parts.WARM_UP_S": constant(180.0),
            "workouts.parts._on_grid": lambda _: lambda metres: metres,
            "limits.dose.WARM_UP_S": constant(100.0),
        },
    ),
    Mutant(
        "the mile block ends late",
        {"lengths.LONG_ORDER": table(lambda found: (found[0], "rttsssbbb" + "m" * 6 + "b" * 9))},
    ),
    Mutant("both budgets rise", {"sessions.speed_m": lambda _: lambda *_given, **_named: 0.0}),
    Mutant("the race is thought to be two days later", {"race_week._left": wrapped(lambda days: days + 2)}),
    Mutant("time limits forgotten", {"footing._day_caps": lambda _: lambda *_given, **_named: (1e9,) * 7}),
    Mutant("no warning of short long runs", {"warned.FAR_ENOUGH_M": constant(0.0)}),
    Mutant(
        "everything is feasible",
        {
            "feasible.obstacle": lambda _: lambda _runner: None,
            "feasible.reaches": lambda _: lambda *_given, **_named: True,
        },
    ),
    Mutant("paces for everyone", {"paces.BY_EFFORT_BELOW": constant(0.0)}),
    Mutant("strides are forgotten", {"daily.touches": lambda _: lambda *_given, **_named: {}}),
    Mutant(
        "half of the volume",
        {
            "ramp.first_m": wrapped(lambda metres: metres / 2),
            "ramp.peak_m": wrapped(lambda metres: metres / 2),
        },
    ),
    Mutant(
        "no race",
        {"race_week.race_week": wrapped(lambda days: tuple(d for d in days if d.workout.type != "race"))},
    ),
    Mutant(
        "zones exported crosswise",
        {
            "exported.zones_m": wrapped(
                lambda found: {
                    zone: found[other] for zone, other in zip(found, reversed(list(found)), strict=True)
                }
            )
        },
    ),
    Mutant(
        "rest days are not exported",
        {
            "exported._week": wrapped(
                lambda week: week | {"days": [d for d in week["days"] if d["type"] != "rest"]}
            )
        },
    ),
)

"""Faults in what plans."""

LIMIT_MUTANTS = (
    *(
        Mutant(
            f"the list forgets {one.id} ({one.text.one})",
            {"limits.LIMITS": lambda found, one=one: tuple(o for o in found if o is not one)},
        )
        for one in LIMITS
        if one.hard
    ),
    Mutant("runs may grow by half", {"limits.volume.SPIKE": constant(1.6)}),
    Mutant("a run of a year ago still counts", {"limits.volume.MONTH": constant(timedelta(days=365))}),
    Mutant("weeks may double", {"limits.volume.STEP": constant(2.0)}),
    Mutant("cutbacks every eighth week", {"limits.volume.BUILD_WEEKS": constant(7)}),
    Mutant("cutbacks of any depth", {"limits.volume.CUT_FROM": constant(0.0)}),
    Mutant("seven runs a week", {"limits.volume.MOST_RUNS": constant(7)}),
    Mutant("one day between hard days", {"limits.spacing.APART": constant(1)}),
    Mutant("half of the time is easy", {"limits.spacing.EASY_PART": constant(0.3)}),
    Mutant("budgets may rise by half", {"limits.spacing.RISEN": constant(1.5)}),
    Mutant(
        "a fifth of the week at R",
        {"limits.dose.REPETITION_SHARE": constant(0.2), "limits.dose.REPETITION_WEEK": constant(0.2)},
    ),
    Mutant("a third of the week at I", {"limits.dose.INTERVAL_SHARE": constant(0.33)}),
    Mutant(
        "half of the week at T",
        {"limits.dose.THRESHOLD_SHARE": constant(0.5), "limits.dose.STEADY_T_S": constant(9e9)},
    ),
    Mutant(
        "all of the week at M",
        {"limits.dose.MARATHON_SHARE": constant(1.0), "limits.dose.MARATHON_S": constant(9e9)},
    ),
    Mutant("sprints without rest", {"limits.dose.SPRINT_REST_S": constant(10.0)}),
    Mutant("no warm-up needed", {"limits.dose.WARM_UP_S": constant(0.0)}),
    Mutant("any taper will do", {"limits.shape.TAPER": constant((-1.0, 1.0))}),
    Mutant("hard sessions to the last day", {"limits.shape.HARD_BEFORE": constant(1)}),
    Mutant("far runs to the last days", {"limits.shape.LAST_RUNS_S": constant(1e9)}),
    Mutant("far runs to the eve", {"limits.shape.SHORT_M": constant(1e9)}),
    Mutant("the mile block may end a week before", {"limits.shape.AFTER_MILE": constant(timedelta(days=7))}),
)
"""Faults in what checks them."""
