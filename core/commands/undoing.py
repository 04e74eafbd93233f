"""Taking back: the last thing that was done, or the one whose button is tapped."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from core import clearance
from core.athlete.log import Run
from core.commands.running import removed
from core.commands.table import command
from core.locks import locked
from core.logbook import newest_run
from core.messages import Turn
from core.recommender.change import NEW_PACES, newest, undo
from core.scene import Scene
from core.understanding.reading import Intent, Reading
from core.voice import phrases
from core.voice.text import Text, lines, t

NAMES_A_RUN: Final = re.compile(
    r"\b(?:delete|remove|erase|scrap|ignore)\b.{0,20}\b(?:run|entry|log)\b|\blog(?:ged)?\b", re.IGNORECASE
)
TAKEN_BACK: Final = timedelta(days=1)
"""How long "undo" still means the run that was logged."""


def _run_meant(scene: Scene) -> Run | None:
    """Return the run to take out of the log: the last one when a run is named, or when nothing was done since."""
    run, change = newest_run(scene.athlete), newest(scene.athlete.plan)
    if run is None or run.logged_at is None or scene.said.startswith("/undo "):
        return None
    if NAMES_A_RUN.search(scene.said):
        return run
    latest = change is None or change.made_at < run.logged_at
    return run if latest and scene.now - run.logged_at <= TAKEN_BACK else None


@command("undo", t("Take the last change back"), Intent.UNDO, argument="what")
def undo_last(scene: Scene, _reading: Reading) -> Turn:
    """Take back a change of the plan: the named one, or the newest; or the run that was logged after it."""
    run = _run_meant(scene)
    if run:
        return removed(scene, run.number)
    if scene.athlete.lock:
        return scene.say(locked(scene))
    plan = scene.athlete.plan
    wanted = scene.said.removeprefix("/undo").strip()
    live = [c for c in plan.changes if not c.undone and c.rule != clearance.RULE] if plan else []
    change = (
        next((c for c in live if str(c.number) == wanted), None)
        if wanted.isdecimal()
        else next(reversed(live), None)
    )
    if change is None or plan is None:
        return scene.say(
            t("That is undone already.") if wanted.isdecimal() else t("There is nothing to take back.")
        )
    if change.edits and all(edit.on < scene.today for edit in change.edits):
        return scene.say(t("Those days are over, so I leave them as they were."))
    after = undo(scene, change.number)
    if change.rule == NEW_PACES:
        return after.say(t("Taken back: your paces are the old ones again. The result stays in the log."))
    restored = after.athlete.plan
    days = sorted(edit.on for edit in change.edits if edit.on >= scene.today)
    shown: list[Text] = [phrases.day_line(on, restored.on(on)) for on in days[:5]] if restored else []
    return after.say(lines(t("Taken back. It is as it was:"), *shown))
