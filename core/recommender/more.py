"""More, asked for by the runner: what it would do to two weeks and both budgets, and the most that is safe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.condition import current_index
from core.recommender.change import broken_by, edit
from core.recommender.recommend import Recommendation, recommend
from core.recommender.rule import Day
from core.recommender.rules import off, pain
from core.recommender.rules.slots import SHORTEST_M
from core.recommender.rules.soreness import VERY
from core.scene import Scene
from core.training.budgets import GRID_M
from core.training.catalogue import build, is_quality, is_run, resized, stretched
from core.training.limits.check import Limit
from core.training.measure import REFERENCE_INDEX
from core.training.plan import Plan
from core.training.sessions import speed_m
from core.training.workout import Workout
from core.training.workouts.shape import Dose
from core.voice.text import t

WEEK: Final = timedelta(days=7)
WORTH_M: Final = 1000.0
"""Less than this is not worth a change."""
LONG_M: Final = 12_000.0
"""From here on an added run is a long one."""


NO_DAYS: Final[Mapping[date, Workout]] = {}


@dataclass(frozen=True, slots=True)
class Budgets:
    """A week in both budgets: metres of running, and metres of fast running."""

    endurance_m: float
    speed_m: float


@dataclass(frozen=True, slots=True)
class Preview:
    """What a day would become, two weeks (that one and the next) before and after, and what speaks against it.

    *broken*: the limits it would break. *held*: what the runner's own state leaves of that day, where that is less.
    *safe*: the longest run that breaks none; None when not even a little more would.
    """

    on: date
    before: Workout
    asked: Workout
    weeks: tuple[tuple[Budgets, Budgets], ...]
    broken: tuple[Limit, ...]
    held: Recommendation | None
    safe: Workout | None
    soon: bool = False
    """A session the plan comes to later: its phase is still ahead."""


def preview(scene: Scene, on: date, metres: float, *, extra: bool = False) -> Preview | None:
    """Return what *metres* on a day would mean; *extra*: a smaller figure than is planned is so much more.

    None without a plan, or outside it.
    """
    plan = scene.athlete.plan
    if plan is None or plan.week_of(on) is None or on < scene.today:
        return None
    before = plan.on(on)
    wanted = before.distance_m + metres if extra and metres <= before.distance_m else metres
    if wanted <= before.distance_m:
        same = weeks(scene, plan, on, {})
        return Preview(on, before, before, same, (), held_back(scene, on), before)
    asked = grown(before, wanted)
    stopped = held_back(scene, on)
    broken = broken_by(scene, (edit(plan, on, asked),))
    safe = None if stopped else asked if not broken else _most(scene, plan, on, wanted)
    return Preview(on, before, asked, weeks(scene, plan, on, {on: asked}), broken, stopped, safe)


def held_back(scene: Scene, on: date, *, harder: bool = False) -> Recommendation | None:
    """Return what the runner's own state leaves of a day, where that is less; *harder*: what hurts holds fast running."""
    held = recommend(scene.athlete, on, (*off.RULES, *pain.RULES))
    hurts = harder and any(one.closed is None for one in scene.athlete.pains)
    return held if held.changes or hurts or scene.athlete.lock else _worn(scene, on)


def _worn(scene: Scene, on: date) -> Recommendation | None:
    """Return today or tomorrow as it is where the legs were very sore this morning: an answer never adds to a day."""
    legs = Day(scene.athlete, scene.today).checkin.legs
    if legs is None or legs < VERY or (on - scene.today).days > 1:
        return None
    advice = t("Your legs were at {legs} this morning: ask me again when they are fresh.", legs=legs)
    return Recommendation(recommend(scene.athlete, on, ()).workout, advice=advice)


def grown(before: Workout, metres: float) -> Workout:
    """Return a day's workout at another length: its own kind, or a plain run where there is none."""
    if is_quality(before) and before.type not in {"race", "marathon_pace_long"}:
        return resized(before, metres)
    if before.type in {"easy", "hill_sprints"} and metres < LONG_M:
        return stretched(before, metres)
    if not is_run(before):
        return build("long" if metres >= LONG_M else "easy", Dose(distance_m=metres))
    long = before.type in {"long", "marathon_pace_long"} or metres >= LONG_M
    return build("long" if long else "easy", Dose(distance_m=metres)).because_of(*before.because)


def _most(scene: Scene, plan: Plan, on: date, wanted: float) -> Workout | None:
    """Return the longest run below *wanted* that breaks no limit, found by halving; None when none is longer."""
    before = plan.on(on)
    low, high = int(before.distance_m // GRID_M), int(wanted // GRID_M)
    found = None
    while low < high:
        middle = (low + high + 1) // 2
        tried = grown(before, middle * GRID_M)
        if broken_by(scene, (edit(plan, on, tried),)):
            high = middle - 1
        else:
            low, found = middle, tried
    return found if found and found.distance_m >= max(before.distance_m + WORTH_M, SHORTEST_M) else None


def weeks(
    scene: Scene, plan: Plan, on: date, asked: Mapping[date, Workout]
) -> tuple[tuple[Budgets, Budgets], ...]:
    """Return the week of a day and the next, each before and after the days that are *asked* for."""
    index = current_index(scene.athlete, scene.today) or plan.fitness_index or REFERENCE_INDEX
    monday = on - timedelta(days=on.weekday())
    return tuple(
        (_budgets(plan, start, index), _budgets(plan, start, index, asked))
        for start in (monday, monday + WEEK)
    )


def _budgets(plan: Plan, monday: date, index: float, instead: Mapping[date, Workout] = NO_DAYS) -> Budgets:
    days = (monday + timedelta(days=n) for n in range(7))
    workouts = [instead.get(day, plan.on(day)) for day in days]
    return Budgets(sum(one.distance_m for one in workouts), sum(speed_m(one, index) for one in workouts))
