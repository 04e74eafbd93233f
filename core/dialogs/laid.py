"""What can be tapped after a change of the plan."""

from __future__ import annotations

from collections.abc import Sequence

from core.messages import Choice
from core.recommender.change import lay, newest, noted
from core.scene import Scene
from core.training.plan import Edit
from core.training.workout import Facts
from core.voice.text import t


def lay_days(scene: Scene, rule: str, edits: Sequence[Edit], facts: Facts) -> Scene:
    """Return the scene with a change that came with days away; one that edits no day can be undone all the same."""
    after = lay(scene, rule, edits, facts)
    return noted(scene, rule, facts) if after is scene else after


def buttons(before: Scene, after: Scene) -> tuple[Choice, ...]:
    """Return [Undo] for the change laid between two scenes, and [See the week]; nothing when none was."""
    old, new = before.athlete.plan, after.athlete.plan
    if new is None or old is None or len(new.changes) == len(old.changes):
        return ()
    last = newest(new) or new.changes[-1]
    undo = Choice(t("Undo"), f"/undo {last.number}")
    return (undo, Choice(t("See the week"), "/week"))
