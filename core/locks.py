"""While running is off, no day from today on holds a run: kept at the one door, whatever a dialog laid."""

from __future__ import annotations

from typing import Final

from core.absences import open_illness
from core.athlete.log import RedFlag
from core.recommender.change import lay, rest_from
from core.scene import Scene
from core.understanding.body import site_text
from core.voice.text import NOTHING, Text, t

LOCKED: Final = "red-flag"
ILL: Final = "illness"


def locked(scene: Scene) -> Text:
    """Return the sentence that stands before every answer about training while running is off."""
    lock = scene.athlete.lock
    if lock is None:
        return NOTHING
    if lock.level is RedFlag.ILLNESS:
        return t("No running until you're well again.")
    if lock.site:
        return t(
            "Running is off until a professional has looked at your {where} and cleared you.",
            where=site_text(lock.site, lock.side),
        )
    return t("Running is off until a professional has cleared you.")


def kept(scene: Scene) -> Scene:
    """Return the scene with every day ahead at rest, if running is off; else as it is."""
    plan, lock, ill = scene.athlete.plan, scene.athlete.lock, open_illness(scene.athlete)
    if plan is None:
        return scene
    if lock:
        return lay(scene, LOCKED, rest_from(plan, scene.today), (("level", lock.level.value),))
    if ill:
        return lay(scene, ILL, rest_from(plan, scene.today), (("absence", float(ill.number)),))
    return scene
