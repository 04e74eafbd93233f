"""What can be tapped after a change of the plan."""

from __future__ import annotations

from core.messages import Choice
from core.scene import Scene
from core.voice.text import t


def buttons(before: Scene, after: Scene) -> tuple[Choice, ...]:
    """Return [Undo] for the change laid between two scenes, and [See the week]; nothing when none was."""
    old, new = before.athlete.plan, after.athlete.plan
    if new is None or old is None or len(new.changes) == len(old.changes):
        return ()
    undo = Choice(t("Undo"), f"/undo {new.changes[-1].number}")
    return (undo, Choice(t("See the week"), "/week"))
