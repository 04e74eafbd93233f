"""A question that has one answer for everybody; what stops the running is named before it, and decides."""

from __future__ import annotations

from core.dialogs import meanwhile
from core.locks import holding
from core.messages import Turn
from core.scene import Scene
from core.voice import answers


def general(scene: Scene) -> Turn | None:
    """Return the answer of the table to what was said; None when it asks for none of them."""
    key = answers.asked(scene.said, scene.language)
    if key is None:
        return None
    instead = meanwhile.asked(scene) if key == "cross_training" else None
    turn = scene.say(answers.of(key, scene.athlete.goal, scene.today))
    return instead or (turn if key in answers.BESIDE_TRAINING else holding(scene, turn))
