"""What a runner asks of a day: today, tomorrow, Thursday; and what holds before every answer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from core.commands.ahead import next_of, no_plan
from core.commands.table import command
from core.condition import NOT_RUN, current_index
from core.dialogs.outlook import foreseen
from core.dialogs.rungs import way_up
from core.dialogs.standing import still_open
from core.locks import locked
from core.logbook import runs_on
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.catalogue import needs_hill, pace_text, steps_text, title
from core.training.plan import Plan
from core.understanding.days import SPANS, resolve
from core.understanding.reading import Intent, Reading
from core.voice import phrases
from core.voice.day import on_a_belt
from core.voice.text import NOTHING, Text, join, lines, pt, t


@command("today", t("What to run today"), Intent.ASK_TODAY, argument=pt("option", "day"))
def today(scene: Scene, reading: Reading) -> Turn:
    """Show a day's workout: what, how, and what it was done as; of a weekend, the workout that was named."""
    on = resolve(reading.when, scene.today) if reading.when else None
    if on and reading.when in SPANS:
        on = next_of(scene, reading.workout_type, on) or on
    return day(scene, on or scene.today)


@command("tomorrow", t("What to run tomorrow"))
def tomorrow(scene: Scene, _reading: Reading) -> Turn:
    """Show tomorrow's workout."""
    return day(scene, scene.today + timedelta(days=1))


def day(scene: Scene, on: date) -> Turn:
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    workout = plan.on(on)
    level = current_index(scene.athlete, scene.today)
    done = [t("Done: {run}.", run=phrases.run(run, None)) for run in runs_on(scene.athlete, on)]
    if scene.athlete.lock:
        race = RACE_OFF if "race" in scene.plain else NOTHING
        instead = (
            join((_named(scene, on), t("{what}.", what=title(workout))))
            if workout.type in NOT_RUN
            else NOTHING
        )
        return scene.say(join((race, locked(scene), instead, *done)))
    if on > plan.last_day():
        return ended(scene, plan)
    if workout.type == "rest":
        return scene.say(join((_named(scene, on), t("rest day."), *done)))
    line = join((_named(scene, on), t("{what}.", what=title(workout))))
    detail = steps_text(workout, level) if len(workout.parts) > 1 else NOTHING
    how = t("{steps}.", steps=detail) if detail else _pace_only(scene, on)
    buttons = [
        Choice(t("Why this?"), f"/why {on.isoformat()}"),
        Choice(t("Move it"), f"/move {on.isoformat()}"),
    ]
    if on >= scene.today and not done and needs_hill(workout):
        buttons.append(Choice(t("No hill?"), f"/flat {on.isoformat()}"))
    if on == scene.today and not done:
        buttons.append(Choice(t("Can't today"), "/cant"))
    belt = on_a_belt(plan, on) if on >= scene.today and not done else NOTHING
    climb = way_up(scene) if workout.type == "walk_run" and on >= scene.today else NOTHING
    hurts = foreseen(scene, on) if on >= scene.today and not done else NOTHING
    return scene.say(
        Say(lines(line, how, belt, climb, hurts, *still_open(scene, (on,)), *done), (tuple(buttons),))
    )


RACE_OFF: Final = t(
    "I know, and it stings. But not on this: a race now can turn into months off. Ask the organiser about deferring, "
    "many allow it. Your goal is kept."
)


def _pace_only(scene: Scene, on: date) -> Text:
    pace = pace_text(scene.workout(on), current_index(scene.athlete, scene.today))
    return t("{pace}.", pace=pace) if pace else NOTHING


def ended(scene: Scene, plan: Plan) -> Turn:
    """Say that a day lies behind the end of the plan, and ask what comes next."""
    return scene.offer(
        t("The plan ends on {last:date}. Tell me what's next, and I'll make one.", last=plan.last_day()),
        Choice(t("Set a goal"), "/race"),
    )


def _named(scene: Scene, on: date) -> Text:
    if on == scene.today:
        return t("Today:")
    if on == scene.today + timedelta(days=1):
        return t("Tomorrow:")
    return t("{on:date}:", on=on)
