"""After a run was told: what it means, and what it changes in the days ahead, which can be taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from core.athlete.log import Run
from core.dialogs.laid import buttons
from core.messages import Choice
from core.recommender.change import lay_within_limits
from core.recommender.recommend import recommend
from core.recommender.rule import Proposal
from core.recommender.rules import RULES
from core.scene import Scene
from core.training.catalogue import title
from core.training.plan import Edit
from core.voice import meaning
from core.voice.text import NOTHING, Text, join, t

AT_ONCE: Final = {"felt-hard": 2, "too-close": 1, "faded": 14}
"""Rules that read a run, and how many days ahead a change of theirs is laid as soon as it is told."""

RUN_RULES: Final = tuple(rule for rule in RULES if rule.id in AT_ONCE)


def afterwards(scene: Scene, run: Run, soreness: float | None) -> tuple[Scene, Text, tuple[Choice, ...]]:
    """Return the scene with what a run changes, what it means in words, and what can be tapped to take it back."""
    after, changes, undo = eased_after(scene, run)
    if not undo:
        return scene, meaning.of_run(scene, run, soreness), ()
    hard = after.athlete.plan is not None and after.athlete.plan.changes[-1].rule == "felt-hard"
    verdict = NOTHING if hard else meaning.verdict(scene, run, soreness)
    return after, join((verdict, changes)), undo


def eased_after(scene: Scene, run: Run) -> tuple[Scene, Text, tuple[Choice, ...]]:
    """Return the scene with what a run changes in the days ahead, why, and what takes it back; nothing: as it was."""
    found = _change(scene, run)
    after = lay_within_limits(scene, found.rule, found.edits, found.facts) if found else scene
    undo = buttons(scene, after)
    if found is None or not undo:
        return scene, NOTHING, ()
    read_back = (
        found.rule == "faded" and run.logged_at == scene.now
    )  # what they say stands above in this answer
    reason = NOTHING if read_back else found.reason
    return after, join((reason, _becomes(after, found.edits))), undo


def _change(scene: Scene, run: Run) -> Proposal | None:
    """Return what the rules that read a run make of a day ahead; the first such day."""
    if run.on < scene.today - timedelta(days=1):
        return None
    for ahead in range(1, max(AT_ONCE.values()) + 1):
        day = run.on + timedelta(days=ahead)
        found = recommend(scene.athlete, day, RUN_RULES).proposal if day > scene.today else None
        if found and ahead <= AT_ONCE.get(found.rule, 0):
            return found
    return None


def _becomes(scene: Scene, edits: tuple[Edit, ...]) -> Text:
    """Say what the first day is now, and where its session went."""
    first, *moved = sorted(edits, key=lambda one: one.on)
    now = t("So {on:weekday} becomes {what}", on=first.on, what=title(scene.workout(first.on)))
    to = next((one.on for one in moved if scene.workout(one.on) == first.before), None)
    return t("{now}, and the session moves to {on:weekday}.", now=now, on=to) if to else t("{now}.", now=now)
