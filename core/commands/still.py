"""Whether something can still be run on a day: "can I still do the hill sprints on Thursday?"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.absences import DAY
from core.commands.ahead import is_called, next_of
from core.commands.asking import day
from core.commands.why import reason_of_day
from core.dialogs.after_illness import told_light_until
from core.dialogs.comeback import days_back
from core.dialogs.outlook import foreseen
from core.messages import Choice, Turn
from core.scene import Scene
from core.understanding.days import SPANS, resolve
from core.understanding.of_plan import asks_of_plan
from core.understanding.reading import Reading
from core.voice.text import NOTHING, Text, join, lines, t


def still(scene: Scene, reading: Reading, told: tuple[str, ...]) -> Turn | None:
    """Say what the day holds now, and why where that is not what was asked for; None where nothing of it is asked."""
    if scene.athlete.plan is None or not asks_of_plan("still", told):
        return None
    kind = reading.workout_type
    a_day = reading.when if reading.when not in SPANS else None
    on = resolve(a_day, scene.today) if a_day else next_of(scene, kind)
    if on is None and kind:
        return _none_ahead(scene)
    return _answered(scene, on, kind) if on else None


def light_until(scene: Scene) -> date | None:
    """Return the last day that a way back after an illness or a silence keeps light; None: none does."""
    changes = reversed(scene.athlete.plan.changes) if scene.athlete.plan else ()
    laid = (one for one in changes if one.rule == "comeback" and not one.undone)
    came = next((one for one in laid if "days_off" in dict(one.facts)), None)
    off = float(dict(came.facts).get("days_off", 0)) if came else 0.0
    back = scene.athlete.today(came.made_at) + DAY * days_back(int(off)) if came and off else None
    until = told_light_until(scene) or back
    return until if until and until >= scene.today else None


def _none_ahead(scene: Scene) -> Turn:
    """Say that no such session is near, and until when it stays so."""
    until = light_until(scene)
    why = (
        t("The days stay light until {until:date}, and easy comes first.", until=until) if until else NOTHING
    )
    return scene.offer(
        join((t("None is planned in the next two weeks."), why)), Choice(t("See the week"), "/week")
    )


def _answered(scene: Scene, on: date, kind: str | None) -> Turn:
    shown, said = day(scene, on), _verdict(scene, on, kind)
    first = replace(shown.says[0], text=lines(said, shown.says[0].text)) if said else shown.says[0]
    return replace(shown, says=(first, *shown.says[1:]))


def _verdict(scene: Scene, on: date, kind: str | None) -> Text:
    workout = scene.workout(on)
    if kind and not is_called(workout, kind):
        not_then = t("Not today.") if on == scene.today else t("Not on {on:weekday}.", on=on)
        return join((not_then, reason_of_day(scene, on)))
    if workout.type == "rest" or scene.athlete.lock or foreseen(scene, on):
        return NOTHING
    return t("Yes, it stands as planned.")
