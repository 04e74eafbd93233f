"""Taking back: the last thing that was done, or the one whose button is tapped."""

from __future__ import annotations

from core.commands.table import command
from core.locks import locked
from core.messages import Turn
from core.recommender.change import NEW_PACES, newest, undo
from core.scene import Scene
from core.understanding.reading import Intent, Reading
from core.voice import phrases
from core.voice.text import Text, lines, t


@command("undo", t("Take the last change back"), Intent.UNDO, argument="what")
def undo_last(scene: Scene, _reading: Reading) -> Turn:
    """Take back a change of the plan: the named one, or the newest."""
    if scene.athlete.lock:
        return scene.say(locked(scene))
    plan = scene.athlete.plan
    wanted = scene.said.removeprefix("/undo").strip()
    live = [c for c in plan.changes if not c.undone] if plan else []
    change = next((c for c in live if str(c.number) == wanted), None) if wanted.isdecimal() else newest(plan)
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
    days = [edit.on for edit in change.edits if edit.on >= scene.today]
    shown: list[Text] = [phrases.day_line(on, restored.on(on)) for on in days[:5]] if restored else []
    return after.say(lines(t("Taken back. It is as it was:"), *shown))
