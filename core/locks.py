"""While running is off, no day from today on holds a run: kept at the one door, whatever a dialog laid."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from core.recommender.change import lay, rest
from core.scene import Scene

RULE: Final = "red-flag"


def kept(scene: Scene) -> Scene:
    """Return the scene with every day ahead at rest, if running is off; else as it is."""
    plan, lock = scene.athlete.plan, scene.athlete.lock
    if plan is None or lock is None:
        return scene
    length = (plan.last_day() - scene.today).days + 1
    days = [scene.today + timedelta(days=n) for n in range(length)]
    return lay(scene, RULE, rest(plan, days), (("level", lock.level.value),))
