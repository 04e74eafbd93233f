"""Once something else in the place of a run: "can I bike instead on Saturday?"."""

from __future__ import annotations

from datetime import date
from typing import Final

from core.absences import on_the_ladder, open_illness
from core.commands.ahead import no_plan
from core.commands.moving import ANOTHER_DATE
from core.dialogs import meanwhile
from core.dialogs.laid import buttons
from core.dialogs.rungs import way_up
from core.logbook import runs_on
from core.messages import Say, Turn
from core.recommender.change import edit, lay
from core.scene import Scene
from core.training.catalogue import build, is_quality, is_run, title
from core.training.workout import Workout
from core.training.workouts.shape import Dose
from core.understanding.days import resolve
from core.understanding.lasting import InItsPlace
from core.voice import answers
from core.voice.text import NOTHING, Text, join, t

RULE: Final = "swapped"
STEP_S: Final = 300.0
LONGEST_S: Final = 3600.0
"""No more than an hour of it, however long the run was: it is easy, and nothing is made up for (practice)."""


def in_its_place(scene: Scene, wish: InItsPlace) -> Turn:
    """Lay easy cross-training in the place of one run, as long as that was and an hour at most; one tap brings it back."""
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    resting = meanwhile.asked(scene)
    if resting:
        return resting
    on = (resolve(wish.when, scene.today) if wish.when else None) or scene.today
    run = plan.on(on)
    kept = _kept(scene, on, run)
    if kept:
        return scene.say(kept)
    seconds = min(max(round(run.duration_s / STEP_S), 1) * STEP_S, LONGEST_S)
    after = lay(scene, RULE, (edit(plan, on, build("cross_training", Dose(each_s=seconds))),))
    what, was = title(after.workout(on)), title(run)
    laid = t("{on:weekday}: {what}, in the place of {was}.", on=on, what=what, was=was)
    return after.say(Say(join((laid, _lost(run))), (buttons(scene, after),)))


def _kept(scene: Scene, on: date, run: Workout) -> Text:
    """Say why a day stays as it is; nothing where its run can give way."""
    if open_illness(scene.athlete):
        return t(
            "Rest first: while you're ill, other training counts as training too. It comes back with the running."
        )
    if on < scene.today:
        return t("Days that are over stay as they are. Which day from today on?")
    if not is_run(run):
        return answers.BY_KEY["cross_training"].text
    return _stays(scene, on, run)


def _stays(scene: Scene, on: date, run: Workout) -> Text:
    """Say why a run stays where it is: it is a race, is run already, or is a step on the way back."""
    if run.type == "race":
        return ANOTHER_DATE
    if runs_on(scene.athlete, on):
        return t("Today's run is in the log.")
    if on_the_ladder(scene.athlete):
        return join((t("The steps are what brings running back, so none of them is swapped."), way_up(scene)))
    return NOTHING


def _lost(run: Workout) -> Text:
    """Say what it does not replace."""
    if "long" in run.type:
        return t("It keeps heart and lungs going; your legs miss the long one, so I'd keep the next.")
    if is_quality(run):
        return t("The fast part is let go, and nothing is made up for.")
    return t("Easy enough to talk all the way, and nothing is made up for.")
