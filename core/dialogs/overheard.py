"""What a line means because of what is going on: another end of a trip, better days, a question in between."""

from __future__ import annotations

from typing import Final

from core.dialogs.recovering import open_illness
from core.dialogs.trip import new_end, until_then
from core.messages import Turn
from core.scene import Scene
from core.understanding import sickness
from core.understanding.reading import Intent, Reading
from core.voice.answers import answer

OF_A_TRIP: Final = frozenset({Intent.UNKNOWN, Intent.EDIT_LAST, Intent.VACATION})
TOLD: Final = frozenset(
    {
        Intent.LOG_RUN,
        Intent.SKIP_RUN,
        Intent.REPORT_PAIN,
        Intent.REPORT_ILLNESS,
        Intent.MOVE_WORKOUT,
        Intent.VACATION,
        Intent.PAUSE_PLAN,
        Intent.SET_REMINDER,
        Intent.UNDO,
        Intent.STOP,
        Intent.DELETE_DATA,
    }
)
"""Intents that are no question, whatever words they hold."""


def overheard(scene: Scene, reading: Reading) -> Turn | None:
    """Return the turn a line leads to by the situation alone; None when it must be read by its intent."""
    last = new_end(scene, reading) if reading.intent in OF_A_TRIP else None
    if last:
        return until_then(scene, last)
    if reading.intent is Intent.UNKNOWN and open_illness(scene.athlete) and sickness.state(scene.said):
        return scene.opens("recovering", scene.said)
    if reading.intent in TOLD or (reading.when and reading.intent is Intent.ASK_WHY):
        return None
    text = answer(scene.said, scene.athlete.goal, scene.today)
    return scene.say(text) if text else None
