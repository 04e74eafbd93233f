"""Laying a way back: days off and the steps after them in the place of earlier ones, held to what limits allow."""

from __future__ import annotations

from datetime import date

from core.presumed import known_of
from core.scene import Scene
from core.training.away import relaid
from core.training.comeback import Days
from core.training.plan import Edit, Plan
from core.training.regain import regained


def way_back(
    scene: Scene, clean: Plan, new: Days, *, injured: bool = False, steps: frozenset[date] = frozenset()
) -> tuple[Edit, ...]:
    """Return the edits that make *new* of the plan's days, and of those after them as much as limits allow.

    *clean* is the plan without the absences that *new* takes the place of; all its other days are as it has them.
    *steps* are sessions of the ladder, which stay as they are.
    """
    plan = scene.athlete.plan
    assert plan is not None  # noqa: S101 - clean is made from it
    held = regained(clean, new, known_of(scene.athlete, scene.today), injured=injured, steps=steps)
    return relaid(plan, clean, held, scene.today)
