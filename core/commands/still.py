"""Whether something can still be run on a day: "can I still do the hill sprints on Thursday?"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.commands.ahead import FAMILIES, next_of
from core.commands.asking import day
from core.commands.why import reason_of_day
from core.dialogs.outlook import foreseen
from core.messages import Turn
from core.scene import Scene
from core.training.catalogue import stride_reps
from core.training.workout import Workout
from core.understanding.days import resolve
from core.understanding.of_plan import asks_of_plan
from core.understanding.reading import Reading
from core.voice.text import NOTHING, Text, join, lines, t


def still(scene: Scene, reading: Reading, told: tuple[str, ...]) -> Turn | None:
    """Say what the day holds now, and why where that is not what was asked for; None where nothing of it is asked."""
    if scene.athlete.plan is None or not asks_of_plan("still", told):
        return None
    kind = reading.workout_type
    on = resolve(reading.when, scene.today) if reading.when else next_of(scene, kind)
    return _answered(scene, on, kind) if on else None


def _answered(scene: Scene, on: date, kind: str | None) -> Turn:
    shown, said = day(scene, on), _verdict(scene, on, kind)
    first = replace(shown.says[0], text=lines(said, shown.says[0].text)) if said else shown.says[0]
    return replace(shown, says=(first, *shown.says[1:]))


def _verdict(scene: Scene, on: date, kind: str | None) -> Text:
    workout = scene.workout(on)
    if kind and not _is(workout, kind):
        not_then = t("Not today.") if on == scene.today else t("Not on {on:weekday}.", on=on)
        return join((not_then, reason_of_day(scene, on)))
    if workout.type == "rest" or scene.athlete.lock or foreseen(scene, on):
        return NOTHING
    return t("Yes, it stands as planned.")


def _is(workout: Workout, kind: str) -> bool:
    """Return whether a workout is what a runner calls it."""
    return workout.type in FAMILIES.get(kind, {kind}) or (kind == "strides" and stride_reps(workout) > 0)
