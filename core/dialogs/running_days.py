"""Other running days, when it was not said which: asked with the days that are, tapped or typed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.athlete.wishes import Wishes, wishes
from core.dialogs.dialog import Dialog, ask
from core.dialogs.intake import long_run_day, training_days
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Question
from core.dialogs.replan import settle
from core.messages import Choice, Turn
from core.scene import Scene
from core.voice import phrases
from core.voice.text import NOTHING, t


def running_days(scene: Scene) -> Dialog[tuple[int, ...]]:
    """Ask which days."""
    return (yield from ask(which(scene)))


def which(scene: Scene) -> Question[tuple[int, ...]]:
    """Name the days there are, and ask for those there should be."""
    asked = training_days()
    days = scene.athlete.profile.days
    now = t("Now it's {days}.", days=phrases.days(days)) if days else NOTHING
    return replace(
        asked,
        text=t("{now} Which days from now on? Tap all that fit, then Done.", now=now),
        short=t("Which days can you run from now on?"),
        choices=(*asked.choices[:2], (Choice(t("Done"), "done"), Choice(t("Leave it"), "cancel"))),
        offered=None,
        skipped=None,
        echo=None,
    )


def finish(scene: Scene, days: tuple[int, ...]) -> Turn:
    """Run on these days from now on."""
    return settle(scene, on_days(wishes(scene.athlete), days), "days")


def on_days(now: Wishes, days: tuple[int, ...]) -> Wishes:
    """Return the wish for other days; the long run keeps its day where it can."""
    kept = now.long_run_day if now.long_run_day in days else long_run_day(days)
    return replace(now, days=days, long_run_day=kept)


RUNNING_DAYS: Final = Kind("running_days", running_days, finish, Lasts.TODAY)
