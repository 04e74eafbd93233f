"""Next week on other days: for that week alone; everything after it stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core.dialogs.dialog import Dialog, ask
from core.dialogs.intake import training_days
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons
from core.dialogs.question import Question
from core.dialogs.replan import refused
from core.messages import Choice, Say, Turn
from core.replanning import one_week
from core.scene import Scene
from core.training.catalogue import is_run
from core.voice import phrases
from core.voice.text import lines, t


def next_week(scene: Scene) -> Dialog[tuple[int, ...]]:
    """Ask for the days of next week."""
    return (yield from ask(which(scene)))


def which(_scene: Scene) -> Question[tuple[int, ...]]:
    """Ask which days; only that week is meant."""
    asked = training_days()
    return replace(
        asked,
        text=t("Which days can you run next week? Just that week; tap all that fit, then Done."),
        short=t("Which days next week?"),
        choices=(*asked.choices[:2], (Choice(t("Done"), "done"), Choice(t("Leave it"), "cancel"))),
        offered=None,
        skipped=None,
        echo=None,
    )


def monday_after(today: date) -> date:
    """Return the Monday of next week."""
    return today + timedelta(days=7 - today.weekday())


def finish(scene: Scene, days: tuple[int, ...]) -> Turn:
    """Lay next week on these days, if every limit allows it."""
    return on_days(scene, days, monday_after(scene.today))


def on_days(scene: Scene, days: tuple[int, ...], monday: date) -> Turn:
    """Lay the week of *monday* alone on these days, if every limit allows it."""
    outcome = one_week(scene, days, monday)
    if outcome.scene is None:
        return scene.say(refused(outcome))
    if outcome.scene.athlete == scene.athlete:
        return scene.say(t("Those are the days it has already. Nothing changes."))
    after = outcome.scene
    week = (day for n in range(7) if (day := monday + timedelta(days=n)) >= scene.today)
    shown = [phrases.day_line(day, after.workout(day)) for day in week if is_run(after.workout(day))]
    alone = t("Done, for next week alone:") if monday > scene.today else t("Done, for this week alone:")
    return after.say(Say(lines(alone, *shown), (buttons(scene, after),)))


NEXT_WEEK: Final = Kind("next_week", next_week, finish, Lasts.NEXT_MORNING)
