"""A run that will not happen, or did not."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from core.commands.ahead import next_of
from core.commands.moving import ANOTHER_DATE, let_go_of
from core.commands.table import command
from core.dialogs.laid import buttons
from core.locks import locked
from core.logbook import runs_on
from core.messages import Say, Turn
from core.recommender.change import edit, lay
from core.recommender.rules.back import NOT_RUN
from core.scene import Scene
from core.training.catalogue import is_run
from core.training.workout import REST
from core.understanding.days import resolve
from core.understanding.reading import Intent, Reading
from core.voice.text import NOTHING, Text, pt, t


@command("cant", t("Can't run today"), Intent.SKIP_RUN, argument=pt("option", "why"))
def cannot(scene: Scene, reading: Reading) -> Turn:
    """A run that will not happen, or did not: let it go, and ask for the reason once."""
    if scene.athlete.lock:
        return scene.say(locked(scene))
    if reading.when in {"this_week", "next_week"}:
        return scene.opens("vacation" if reading.when == "next_week" else "pause", scene.said)
    if reading.when_until and reading.when is None:
        return _until(scene, reading.when_until)
    return _of_day(scene, _skipped_day(scene, reading))


def _of_day(scene: Scene, on: date) -> Turn:
    """Let the run of a day go; one that is in the log is asked about, and a race ahead is no run to be let go."""
    if on > scene.today and scene.workout(on).type == "race":
        return scene.say(ANOTHER_DATE)
    if on >= scene.today and scene.workout(on).type in NOT_RUN:
        return _left_out(scene, on)
    if on < scene.today and any(run.type not in NOT_RUN for run in runs_on(scene.athlete, on)):
        return scene.opens("unrun", on=on.isoformat())
    none = Say(NOTHING, react="👍") if _let_go_already(scene, on) else _none_there(scene, on)
    if none:
        return scene.say(none)
    return scene.opens("missed", "" if scene.tapped else scene.said, on=on.isoformat())


def _let_go_already(scene: Scene, on: date) -> bool:
    """Return whether the run of a day to come was let go before: saying so again changes nothing."""
    plan = scene.athlete.plan
    if plan is None or on < scene.today or is_run(plan.on(on)):
        return False
    newest = next((c for c in reversed(plan.changes) if any(one.on == on for one in c.edits)), None)
    return newest is not None and newest.rule == "missed" and not newest.undone and is_run(plan.base_on(on))


def _none_there(scene: Scene, on: date) -> Text:
    """Say that a day holds no run, or held none; nothing where there is one, or one was given up before."""
    plan = scene.athlete.plan
    if plan is None or is_run(plan.on(on)):
        return NOTHING
    if on >= scene.today:
        return t("{on:weekday} is a rest day, so there is nothing to skip.", on=on)
    return (
        NOTHING
        if is_run(plan.base_on(on))
        else t("{on:weekday} was a rest day, so you missed nothing.", on=on)
    )


def _until(scene: Scene, said: str) -> Turn:
    """Let go what comes before the day that is named: on that day there is running again. Long is a pause."""
    back = resolve(said, scene.today) or scene.today
    days = ((back - scene.today).days - 1) % WEEK + 1 if back <= scene.today else (back - scene.today).days
    if days > WEEK:
        return scene.opens("pause", scene.said)
    return let_go_of(scene, [scene.today + timedelta(days=n) for n in range(days)])


WEEK: Final = 7


def _left_out(scene: Scene, on: date) -> Turn:
    """Leave out what goes beside the runs: nothing is made up for, and one tap brings it back."""
    plan = scene.athlete.plan
    after = lay(scene, "missed", (edit(plan, on, REST),)) if plan else scene
    text = t("Then {on:weekday} is a rest day, and nothing needs making up.", on=on)
    return after.say(Say(text, (buttons(scene, after),)))


def _skipped_day(scene: Scene, reading: Reading) -> date:
    """Return the day of the run left out: a weekday is one to come when it cannot be run, else the last one."""
    past = not AHEAD.search(scene.plain)
    said = resolve(reading.when, scene.today, past=past) if reading.when else None
    named = None if past or reading.when else next_of(scene, reading.workout_type)
    return said or named or scene.today


AHEAD: Final = re.compile(
    r"\b(?:can't|cant|cannot|can not|won't|wont|will|unable|skip|not going|next|this)\b"
)
