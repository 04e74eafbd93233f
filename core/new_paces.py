"""Whether a result sets paces: the fitness index without it and with it, and the runner's word."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.athlete.goal import Result
from core.condition import current_index
from core.recommender.change import NEW_PACES
from core.scene import Scene
from core.training.paces import by_effort

NOTICED: Final = 0.3
"""A smaller step of the fitness index is a second or two a kilometre: nothing to ask about."""


def trusted_before(scene: Scene, found: Result) -> bool:
    """Return whether the result set paces once, and the runner took them back."""
    changes = scene.athlete.plan.changes if scene.athlete.plan else ()
    return any(c.rule == NEW_PACES and dict(c.facts).get("result") == found.number for c in changes)


def levels(scene: Scene, found: Result) -> tuple[float | None, float | None]:
    """Return the fitness index without a result and with it."""
    without, with_it = (
        replace(scene.athlete, results=_counting(scene.athlete.results, found, counts=counts))
        for counts in (False, True)
    )
    return current_index(without, scene.today), current_index(with_it, scene.today)


def _counting(results: tuple[Result, ...], found: Result, *, counts: bool) -> tuple[Result, ...]:
    return tuple(replace(one, counts=counts) if one.number == found.number else one for one in results)


def moves(scene: Scene, found: Result) -> bool:
    """Return whether a result would change the paces the runner is told."""
    before, after = levels(scene, found)
    if by_effort(after) or after is None:
        return False
    return before is None or by_effort(before) or abs(after - before) >= NOTICED


def used(scene: Scene, found: Result) -> Scene:
    """Return the scene in which a result sets paces."""
    return scene.but(results=_counting(scene.athlete.results, found, counts=True))
