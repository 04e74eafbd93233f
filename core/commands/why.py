"""Why a workout is there: what it builds, and which rule put it there or changed it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from core.commands.ahead import is_called, no_plan
from core.commands.table import command
from core.dialogs.outlook import foreseen
from core.locks import locked
from core.messages import Turn
from core.scene import Scene
from core.training.catalogue import purpose, title
from core.training.plan import Change, Plan
from core.training.reasons import reason_text
from core.understanding.days import resolve
from core.understanding.reading import Intent, Reading
from core.voice import answers
from core.voice.changed import ASKED, CHANGED
from core.voice.text import NOTHING, Text, join, pt, t


@command("why", t("Why a workout is there: /why tuesday"), Intent.ASK_WHY, argument=pt("option", "what"))
def why(scene: Scene, reading: Reading) -> Turn:
    """Say what a workout builds, and which rule put it there."""
    if reading.when is None and SO_EASY.search(scene.plain):
        return _why_easy(scene)
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    on = _asked_day(scene, plan, reading)
    if on is None:
        return scene.say(join((locked(scene), answers.BY_KEY[EXPLAINED[_kind(scene, reading)]].text)))
    workout = plan.on(on)
    changed = reason_of_day(scene, on)
    reasons = [changed] if changed else [reason_text(because) for because in workout.because]
    far = abs(on - scene.today) > WEEK
    what = (
        t("{day:date}, {what}.", day=on, what=title(workout))
        if far
        else t("{day:weekday}, {what}.", day=on, what=title(workout))
    )
    open_pain = foreseen(scene, on) if on >= scene.today else NOTHING
    return scene.say(join((locked(scene), what, purpose(workout), *reasons, open_pain)))


WEEK: Final = timedelta(days=6)
"""Days ahead that a weekday alone names."""

SO_EASY: Final = re.compile(r"\b(?:easy|slow|slowly|gentle)\b")
"""Asks for the reason of easy running, and of no day: "why so slow?"."""


def reason_of_day(scene: Scene, on: date) -> Text:
    """Say why a day is another one than it was planned; nothing where it is as planned."""
    changes = scene.athlete.plan.changes if scene.athlete.plan else ()
    changed = next((c for c in reversed(changes) if not c.undone and any(e.on == on for e in c.edits)), None)
    if changed is None:
        return NOTHING
    return _moved_here(changed, on) or t("It was changed: {why}", why=_reason_now(scene, changed.rule))


def _moved_here(changed: Change, on: date) -> Text:
    """Say from which day a moved workout came; nothing for another change."""
    told = dict(changed.facts)
    ends = {str(told.get("from")), str(told.get("to"))}
    if changed.rule != "moved" or on.isoformat() not in ends:
        return NOTHING
    other = date.fromisoformat((ends - {on.isoformat()}).pop())
    return t("You moved it here from {other:date}.", other=other)


def _reason_now(scene: Scene, rule: str) -> Text:
    released = rule == "red-flag" and scene.athlete.lock is None
    return t("running was off until you were cleared.") if released else reason_text_of(rule)


def reason_text_of(rule: str) -> Text:
    """Return why a change was made, by its rule."""
    return CHANGED.get(rule, ASKED)


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


EXPLAINED: Final = {
    "hills": "hill_reps",
    "intervals": "intervals",
    "threshold": "tempo",
    "tempo": "tempo",
    "long": "long_run",
    "marathon_pace": "marathon_pace_long",
    **{kind: kind for kind in ("strides", "fartlek", "progression", "recovery", "time_trial", "walk_run")},
}
"""Kinds of runs and the answer that tells what each is for, where the plan holds none that tells it by itself."""


def _kind(scene: Scene, reading: Reading) -> str:
    return "time_trial" if A_TEST.search(scene.plain) else reading.workout_type or ""


def _asked_day(scene: Scene, plan: Plan, reading: Reading) -> date | None:
    """Return the day that is asked about, today where none is meant; None: a kind of run the plan does not hold."""
    said = resolve(reading.when, scene.today) if reading.when else None
    if said:
        return said
    kind = _kind(scene, reading)
    if kind:
        return _nearest(scene, plan, kind) or (None if kind in EXPLAINED else scene.today)
    days = [scene.today + timedelta(days=n) for n in range(14)]
    todays = plan.on(scene.today)
    return (
        scene.today
        if todays.type != "rest"
        else next((d for d in days if plan.on(d).type != "rest"), scene.today)
    )


A_TEST: Final = re.compile(r"\b(?:tests?|time trials?|1,?200|trial)\b")
"""Names the mile, or the test on the way to it."""


def _nearest(scene: Scene, plan: Plan, kind: str) -> date | None:
    """Return the next day with a workout of a kind, else the last one there was; None: the plan has none."""
    left = (plan.last_day() - scene.today).days + 1
    ahead = [scene.today + timedelta(days=n) for n in range(left)]
    behind = [scene.today - timedelta(days=n) for n in range(1, (scene.today - plan.made_on).days + 1)]
    return next((day for day in (*ahead, *behind) if is_called(plan.on(day), kind)), None)
