"""A hard session, asked for by the runner: the first form of it, held to every limit, and the nearest that is safe."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from core.condition import current_index
from core.recommender.change import broken_by, edit
from core.recommender.more import Preview, held_back, preview, weeks
from core.scene import Scene
from core.training.budgets import caps, fraction
from core.training.catalogue import ENTRIES, build, is_quality, is_run, more_work, resized, stride_reps
from core.training.footing import footing
from core.training.measure import REFERENCE_INDEX
from core.training.paces import by_effort
from core.training.plan import Plan
from core.training.request import request
from core.training.season import week_m
from core.training.sessions import made_of
from core.training.workout import Workout
from core.training.workouts.shape import Dose, Need

SESSIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "intervals": ("intervals", "intervals_by_time", "repetitions"),
    "tempo": ("tempo", "cruise_intervals"),
    "threshold": ("cruise_intervals", "tempo"),
    "hills": ("hill_reps",),
    "hill_sprints": ("hill_sprints",),
    "fartlek": ("fartlek",),
    "strides": ("strides",),
}
"""What runners call a session, and the entries that are meant, the first that fits first."""
FIRST_SPRINTS: Final = 2
SPRINT_S: Final = 8.0
"""Hill sprints begin with two of eight seconds (Hudson)."""
STRIDES: Final = 4
"""The touch of speed that is offered in the place of a session."""
SHORTEST_M: Final = 5000.0
"""An easy run that strides go well after."""
NEXT: Final = timedelta(days=120)


def harder(scene: Scene, on: date, kind: str) -> Preview | None:
    """Return what a session of *kind* on a day would mean; None outside the plan, or where no form of it is small enough."""
    plan = scene.athlete.plan
    week = plan.week_of(on) if plan else None
    if plan is None or week is None or on < scene.today:
        return None
    before, level = plan.on(on), _need(scene, plan, on)
    entries = [ENTRIES[key] for key in SESSIONS[kind] if kind not in TOUCHES]
    made = next((one for one in (made_of(entry, level) for entry in entries) if one), None)
    asked = TOUCHES[kind](before, level.index) if kind in TOUCHES else made and _as_long(made, before)
    if asked is None or before.type == "race":
        return None
    if before.type == asked.type and is_quality(before):
        return Preview(on, before, before, weeks(scene, plan, on, {}), (), None, before)
    soon = bool(entries) and not (any(entry.suits(level) for entry in entries) and _begun(plan, on))
    held, broken = held_back(scene, on, harder=True), broken_by(scene, (edit(plan, on, asked),))
    fits = not (held or broken or soon)
    safe = asked if fits else None if held else _gentler(scene, plan, on, level.index)
    return Preview(on, before, asked, weeks(scene, plan, on, {on: asked}), broken, held, safe, soon=soon)


def doubled(scene: Scene, on: date) -> Preview | None:
    """Return what twice of a day's run would mean: twice the fast part of a session, twice the distance of the others."""
    plan = scene.athlete.plan
    if plan is None or plan.week_of(on) is None or on < scene.today or not is_run(plan.on(on)):
        return None
    before = plan.on(on)
    if not is_quality(before) or before.type in {"race", "time_trial"}:
        return preview(scene, on, 2 * before.distance_m)
    index = current_index(scene.athlete, scene.today) or plan.fitness_index or REFERENCE_INDEX
    ways = [more_work(before, part, index) for part in TWICE]
    held, broken = held_back(scene, on, harder=True), broken_by(scene, (edit(plan, on, ways[0]),))
    fits = (one for one in ways if one != before and not broken_by(scene, (edit(plan, on, one),)))
    safe = None if held else next(fits, None)
    return Preview(on, before, ways[0], weeks(scene, plan, on, {on: ways[0]}), broken, held, safe)


TWICE: Final = (2.0, 1.5, 1.25)
"""What is tried of twice the fast part: all, half, a quarter more."""


def _begun(plan: Plan, on: date) -> bool:
    """Return whether the plan's own hard sessions have begun by a day: until then the base comes first."""
    days = (day for week in plan.weeks for day in plan.days_of(week))
    first = next((day.on for day in days if is_quality(day.workout)), on)
    return first <= on


def _need(scene: Scene, plan: Plan, on: date) -> Need:
    """Return what the first session of its kind is asked with in the week of a day."""
    runner, week = footing(request(scene.athlete, scene.today)), plan.week_of(on)
    assert week is not None  # noqa: S101 - asked for before
    metres = week_m(plan, week)
    return Need(
        index=current_index(scene.athlete, scene.today) or plan.fitness_index or REFERENCE_INDEX,
        level=runner.level,
        phase=week.phase,
        week_m=metres,
        caps=caps(metres),
        share=fraction(1, tender=False),
        fast_share=fraction(1, tender=runner.tender),
        tender=runner.tender,
        by_feel=by_effort(runner.known_index),
    )


def _as_long(made: Workout, before: Workout) -> Workout:
    return resized(made, max(made.distance_m, before.distance_m))


def with_strides(before: Workout, index: float | None) -> Workout | None:
    """Return an easy run with a few strides at its end; None where it is none, too short, or has some."""
    plain = before.type in {"easy", "recovery"} and not stride_reps(before)
    if not plain or before.distance_m < SHORTEST_M:
        return None
    return build("easy", Dose(distance_m=before.distance_m, strides=STRIDES, index=index)).because_of(
        *before.because
    )


def with_sprints(before: Workout, index: float | None) -> Workout | None:
    """Return an easy run with the first hill sprints after it; None where it is none, too short, or fast already."""
    plain = before.type in {"easy", "recovery"} and not stride_reps(before)
    if not plain or before.distance_m < SHORTEST_M:
        return None
    dose = Dose(distance_m=before.distance_m, reps=FIRST_SPRINTS, each_s=SPRINT_S, index=index)
    return build("hill_sprints", dose).because_of(*before.because)


TOUCHES: Final[Mapping[str, Callable[[Workout, float | None], Workout | None]]] = {
    "strides": with_strides,
    "hill_sprints": with_sprints,
}
"""What comes after an easy run, and is no session of its own."""


def _gentler(scene: Scene, plan: Plan, on: date, index: float) -> Workout | None:
    """Return strides after that day's easy run, where no limit forbids them."""
    made = with_strides(plan.on(on), index)
    return made if made and not broken_by(scene, (edit(plan, on, made),)) else None


def next_of_kind(scene: Scene, kind: str) -> tuple[date, Workout] | None:
    """Return the next planned session of a kind, or else the next hard one: its day and workout."""
    plan = scene.athlete.plan
    if plan is None:
        return None
    days = [(day, plan.on(day)) for day in (scene.today + timedelta(days=n) for n in range(NEXT.days))]
    meant = {ENTRIES[key].of for key in SESSIONS[kind] if key in ENTRIES}
    alike = (one for one in days if one[1].type in meant and is_run(one[1]))
    hard = (one for one in days if is_quality(one[1]) and one[1].type != "race")
    return next(alike, None) or next(hard, None)
