"""A run together, for one runner: what their own plan has for that day, at their own pace. It asks nothing new of anybody."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from core.absences import open_illness
from core.clubs.club import LONG, Session
from core.clubs.fit import LOCKED
from core.clubs.for_you import you
from core.clubs.naming import named
from core.condition import current_index
from core.messages import Choice, Say
from core.scene import Scene
from core.training.catalogue import is_quality, is_run, pace_text, title
from core.voice.text import NOTHING, Text, join, t

WEEK: Final = 7
DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days as a command names them, which is heard whatever a runner speaks."""


def own_run(scene: Scene, one: Session) -> Say:
    """Say what a run together is for a runner, with how to come, and how to bring their long run along."""
    why = _off(scene, one.on)
    if why is not None:
        return Say(join((why, t("Come for the coffee; only you see this."))), ((_coming(one),),))
    return Say(_theirs(scene, one), ((_coming(one), *_brought(scene, one)),))


def _coming(one: Session) -> Choice:
    return Choice(t("I'm in"), f"/going in {one.number}")


def _off(scene: Scene, on: date) -> Text | None:
    """Return why somebody runs nothing on a day."""
    athlete, ill = scene.athlete, open_illness(scene.athlete)
    if athlete.lock and athlete.lock.since <= on:
        return LOCKED
    return t("First you get well; the next run together comes.") if ill and ill.first <= on else None


def _theirs(scene: Scene, one: Session) -> Text:
    planned, who = scene.workout(one.on), you(scene)
    if scene.athlete.plan is None:
        return join((who, t("in full sentences, and no farther than you have run lately.")))
    if not is_run(planned):
        return t("Your plan rests on {on:weekday}. Come for the company, or walk along.", on=one.on)
    if is_quality(planned) or planned.type == "race":
        what = title(planned)
        return t("Your plan has {what} that day, and that stays. Join them for the way there.", what=what)
    pace = pace_text(planned, current_index(scene.athlete, scene.today))
    shorter = bool(one.each_m and one.each_m > planned.distance_m)
    return join(
        (
            who,
            t("{what}, {pace}, as in your plan.", what=title(planned), pace=pace),
            t("It is {what}: turn back in time for yours.", what=named(1, one)) if shorter else NOTHING,
        )
    )


def _brought(scene: Scene, one: Session) -> tuple[Choice, ...]:
    """Return how to bring the long run of that week along, where it is on another day and neither day is a hard one."""
    plan, planned = scene.athlete.plan, scene.workout(one.on)
    if plan is None or one.shape != LONG or is_quality(planned) or planned.type in {LONG, "race"}:
        return ()
    monday = one.on - timedelta(days=one.on.weekday())
    days = (day for n in range(WEEK) if (day := monday + timedelta(days=n)) >= scene.today)
    long = next((day for day in days if plan.on(day).type == LONG), None)
    if long is None:
        return ()
    move = f"/move {DAYS[long.weekday()]} to {DAYS[one.on.weekday()]}"
    return (Choice(t("Bring {on:weekday}'s long run", on=long), move),)
