"""A workout where it cannot be run as written: on a treadmill, or with no hill near."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from core.commands.ahead import no_plan
from core.commands.table import command
from core.condition import current_index
from core.dialogs.laid import buttons
from core.locks import locked
from core.logbook import runs_on
from core.messages import Say, Turn
from core.recommender.change import lay_within_limits
from core.scene import Scene
from core.training.away import edits
from core.training.catalogue import entry, needs_hill, title
from core.training.describe import pace
from core.training.measure import REFERENCE_INDEX
from core.training.regain import sprints_behind
from core.training.workouts.shape import Variant
from core.understanding.days import resolve
from core.understanding.reading import Reading
from core.units import Distance
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, pt, t

WEEK: Final = 7
HOUR_S: Final = 3600.0


@command("treadmill", t("Today's run on a treadmill"), argument=pt("option", "day"))
def treadmill(scene: Scene, reading: Reading) -> Turn:
    """Say how a day's workout is run on a belt; what no belt can do gives way to something it can."""
    on = _asked(scene, reading) or scene.today
    return _instead(scene, on, entry(scene.workout(on)).treadmill, "treadmill", _belt_speed(scene, on))


@command("flat", t("No hills where you run"), argument=pt("option", "day"))
def flat(scene: Scene, reading: Reading) -> Turn:
    """Say what takes the place of hills: on the day that is named, else on the next day that has some."""
    on = _asked(scene, reading) or _next_hills(scene)
    if on is None and scene.athlete.plan:
        return scene.say(t("Nothing in the coming week needs a hill. Run it all as it is."))
    return _instead(scene, on or scene.today, entry(scene.workout(on)).flat, "no-hill")


def _asked(scene: Scene, reading: Reading) -> date | None:
    return resolve(reading.when, scene.today) if reading.when else None


def _next_hills(scene: Scene) -> date | None:
    """Return the first day of the coming week whose run is still to come and needs a hill."""
    days = (scene.today + timedelta(days=n) for n in range(WEEK))
    ahead = (day for day in days if not runs_on(scene.athlete, day))
    return next((day for day in ahead if needs_hill(scene.workout(day))), None)


def _instead(scene: Scene, on: date, variant: Variant, rule: str, more: Text = NOTHING) -> Turn:
    """Tell the variant, and lay the workout it becomes where it is another one and the limits allow it."""
    if scene.athlete.plan is None:
        return no_plan(scene)
    workout = scene.workout(on)
    if scene.athlete.lock or not workout.parts:
        return scene.say(locked(scene) or t("{day:weekday} is a rest day: nothing to run.", day=on))
    after = _laid(scene, on, variant, rule)
    if after is scene:
        what = t("{day:weekday}, {what}.", day=on, what=title(workout))
        return scene.say(lines(what, join((variant.text, more))))
    text = lines(variant.text, phrases.day_line(on, after.workout(on)))
    return after.say(Say(text, (buttons(scene, after),)))


def _laid(scene: Scene, on: date, variant: Variant, rule: str) -> Scene:
    """Return the scene with the other workout laid over the day, if every limit allows it."""
    plan = scene.athlete.plan
    if plan is None or variant.instead is None:
        return scene
    level = current_index(scene.athlete, scene.today)
    made = sprints_behind(plan, {on: variant.instead(plan.on(on), level)}, level or REFERENCE_INDEX)
    return lay_within_limits(scene, rule, edits(plan, made))


def _belt_speed(scene: Scene, on: date) -> Text:
    """Return what a belt shows at the pace of the main part, for runners who have paces."""
    zone = entry(scene.workout(on)).zone
    found = pace(zone, current_index(scene.athlete, scene.today)) if zone else None
    if found is None or found.slow:
        return NOTHING
    return t("Its pace is {speed} an hour on the belt.", speed=Distance(HOUR_S / found.seconds_per_km * 1000))
