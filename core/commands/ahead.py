"""What commands about training look for first: whether there is a plan, and the next workout of a kind in it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from core.messages import Choice, Turn
from core.scene import Scene
from core.training.measure import stride_reps
from core.training.workout import Workout
from core.voice.text import t


def no_plan(scene: Scene) -> Turn:
    """Return the answer to a training question when there is no plan."""
    return scene.offer(
        t("There's no plan yet. Tell me your goal and I'll make one."), Choice(t("Set a goal"), "/race")
    )


FAMILIES: Final = {
    "tempo": {"tempo", "cruise_intervals"},
    "threshold": {"tempo", "cruise_intervals"},
    "hills": {"hill_sprints", "hill_reps"},
    "long": {"long", "marathon_pace_long"},
    "intervals": {"intervals", "repetitions"},
}
"""What runners call a workout, and the kinds that are meant."""


def is_called(workout: Workout, kind: str) -> bool:
    """Return whether a workout is what a runner calls it; strides are part of an easy run."""
    return workout.type in FAMILIES.get(kind, {kind}) or (kind == "strides" and stride_reps(workout) > 0)


NEAR: Final = 14


def next_of(scene: Scene, kind: str | None, first: date | None = None, days: int = NEAR) -> date | None:
    """Return the next day with a workout of that kind, within *days* from *first* (today); None: there is none."""
    plan, start = scene.athlete.plan, first or scene.today
    if plan is None or kind is None:
        return None
    ahead = (start + timedelta(days=n) for n in range(days))
    return next((on for on in ahead if is_called(plan.on(on), kind)), None)
