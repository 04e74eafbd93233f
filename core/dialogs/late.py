"""How a run went, said when its question is closed: "felt fine" the morning after is the answer to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.absences import DAY, absence_on, promised
from core.athlete.log import Run
from core.dialogs.first_run import first_run_finish
from core.dialogs.legs_said import fine_legs
from core.dialogs.question import Heard
from core.dialogs.went import Went, went
from core.logbook import runs_on, with_run
from core.messages import Choice, Say, Turn
from core.presumed import missed_days
from core.scene import Scene
from core.training.catalogue import is_run, title
from core.voice.text import t


def of_the_first_run(scene: Scene) -> Turn | None:
    """Return what it means that the first run back felt so, whatever else is asked; None: nothing is meant by it."""
    made, how = promised(scene.athlete, "first_run", scene.today), _how(scene)
    its_own = scene.athlete.open is not None and scene.athlete.open.dialog == "first_run"
    if how is None or made is None or its_own or made.on < scene.today - DAY:
        return None
    return first_run_finish(replace(scene, about={"on": made.on.isoformat()}), how.value)


def told_late(scene: Scene) -> Turn | None:
    """Return what it means that yesterday's run felt so; None: nothing is meant by it."""
    how, on = _how(scene), scene.today - DAY
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    if fine_legs(heard):  # "legs feel great today" is of this morning
        return None
    if how is None or promised(scene.athlete, "first_run", scene.today):
        return None
    return _as_planned(scene, on, how)


def _how(scene: Scene) -> Went | None:
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    return None if scene.athlete.lock or scene.tapped else went(heard, of_a_run=True)


def _as_planned(scene: Scene, on: date, how: Went) -> Turn | None:
    """Log a day's run as planned, where nobody has told of it and today's is to come; one that was hard is rated."""
    plan = scene.athlete.plan
    if plan is None or not is_run(plan.on(on)) or plan.on(on).type == "race":
        return None
    told = runs_on(scene.athlete, on) or runs_on(scene.athlete, scene.today) or on in missed_days(plan)
    if told or absence_on(scene.athlete, on):
        return None
    planned = plan.on(on)
    run = Run(0, on, planned.distance_m or None, type=planned.type, planned=True, logged_at=scene.now)
    after = scene.but(runs=with_run(scene.athlete, run).runs)
    if how is Went.HARD:
        return after.opens("effort", run=str(max(one.number for one in after.athlete.runs)))
    text = t("Good to hear. Logged for {on:weekday}, as planned: {what}.", on=on, what=title(planned))
    return after.say(Say(text, ((Choice(t("Fix"), "/fix"), Choice(t("See the week"), "/week")),)))
