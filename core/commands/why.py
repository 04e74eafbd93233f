"""Why a workout is there: what it builds, and which rule put it there or changed it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from core.commands.asking import no_plan
from core.commands.table import command
from core.locks import locked
from core.messages import Turn
from core.scene import Scene
from core.training.catalogue import purpose, title
from core.training.plan import Plan
from core.training.reasons import reason_text
from core.understanding.days import resolve
from core.understanding.reading import Intent, Reading
from core.voice.text import Text, join, t


@command("why", t("Why a workout is there: /why tuesday"), Intent.ASK_WHY, argument="what")
def why(scene: Scene, reading: Reading) -> Turn:
    """Say what a workout builds, and which rule put it there."""
    if "easy" in scene.said and reading.when is None:
        return _why_easy(scene)
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    on = _asked_day(scene, plan, reading)
    workout = plan.on(on)
    changed = next(
        (c for c in reversed(plan.changes) if not c.undone and any(e.on == on for e in c.edits)), None
    )
    reasons = [reason_text(because) for because in workout.because]
    if changed:
        reasons = [t("It was changed: {why}", why=reason_text_of(changed.rule))]
    what = t("{day:weekday}, {what}.", day=on, what=title(workout))
    return scene.say(join((locked(scene), what, purpose(workout), *reasons)))


def reason_text_of(rule: str) -> Text:
    """Return why a change was made, by its rule."""
    return CHANGED.get(rule, t("you asked for it."))


CHANGED: Final = {
    "sore-spot": t("something that pulls on a sore place waits until it is quiet."),
    "too-sore": t("very sore legs want less that day."),
    "very-sore": t("very sore legs learn little from a hard session."),
    "short-night": t("a hard session on a short night is worth little."),
    "pain-stop": t("that much pain is not for running on."),
    "pain-spare": t("what hurts is spared, the easy running stays."),
    "still-sore": t("the legs were not ready for it that morning."),
    "illness": t("you were ill, and running comes back in steps."),
    "red-flag": t("running is off until you have been cleared."),
    "clearance": t("hard sessions wait until you've been cleared for them."),
    "injury": t("running comes back one step at a time."),
    "unwell": t("you weren't well, and hard running waits for that to pass."),
    "comeback": t("after days off, running comes back in steps."),
    "lighter-week": t("you asked for a lighter week."),
    "vacation": t("you were away."),
    "pause": t("the plan was paused."),
    "no-hill": t("there is no hill where you run."),
    "treadmill": t("a belt can't do what it asked for."),
    "missed": t("a missed run is let go, not squeezed in."),
}


def _why_easy(scene: Scene) -> Turn:
    return scene.say(EASY_MARATHON if scene.athlete.goal.distance == "marathon" else EASY)


EASY_MARATHON: Final = t(
    "Easy running builds the heart, the small vessels and the tendons, and it is what marathon time follows "
    "most. Run it easy and the fast days can be truly fast. Too hard every day is how people stall or get hurt."
)
EASY: Final = t(
    "Easy running builds the heart, the small vessels and the tendons: most of what makes you faster at any distance. "
    "Run it easy and the fast days can be truly fast. Too hard every day is how people stall or get hurt."
)


def _asked_day(scene: Scene, plan: Plan, reading: Reading) -> date:
    said = resolve(reading.when, scene.today) if reading.when else None
    if said:
        return said
    days = [scene.today + timedelta(days=n) for n in range(14)]
    if reading.workout_type:
        return next((d for d in days if plan.on(d).type == reading.workout_type), scene.today)
    todays = plan.on(scene.today)
    return (
        scene.today
        if todays.type != "rest"
        else next((d for d in days if plan.on(d).type != "rest"), scene.today)
    )
