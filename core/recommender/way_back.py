"""Laying a way back: days off and the steps after them in the place of earlier ones, held to what limits allow."""

from __future__ import annotations

from datetime import date
from typing import Final

from core.scene import Scene
from core.season_start import known_of
from core.training.away import relaid
from core.training.catalogue import is_run
from core.training.comeback import Days
from core.training.plan import Change, Edit, Plan
from core.training.regain import regained

RUNG: Final = "rung"
"""The fact that tells which rung of the whole ladder a way back begins with; a shorter way has none."""
UNTIL: Final = "back_until"
"""The fact that tells the last day a way back was laid for; what is less behind it is the plan, held to its limits."""


def way_back(
    scene: Scene, clean: Plan, new: Days, *, injured: bool = False, steps: frozenset[date] = frozenset()
) -> tuple[Edit, ...]:
    """Return the edits that make *new* of the plan's days, and of those after them as much as limits allow.

    *clean* is the plan without the absences that *new* takes the place of; all its other days are as it has them.
    *steps* are sessions of the ladder, which stay as they are.
    """
    plan = scene.athlete.plan
    assert plan is not None  # noqa: S101 - clean is made from it
    known = known_of(scene.athlete, scene.today)
    given_back = {on: clean.on(on) for on in plan.edited if new and scene.today <= on < max(new)}
    held = regained(clean, {**given_back, **new}, known, injured=injured, steps=steps)
    return relaid(plan, clean, held, scene.today)


def ends(new: Days) -> tuple[str, str]:
    """Return the fact that tells on which day the way back *new* ends."""
    return (UNTIL, max(new).isoformat())


def behind(scene: Scene, way: Change, since: date) -> Days:
    """Return the days from *since* on of a season planned anew behind the *way* back, as far as limits let them go.

    The way itself is left as it was laid.
    """
    plan = scene.athlete.plan
    assert plan is not None  # noqa: S101 - planned anew just now
    laid = {one.on: plan.on(one.on) for one in way.edits if one.on < since}
    steps = frozenset(on for on, made in laid.items() if is_run(made))
    known = known_of(scene.athlete, scene.today)
    held = regained(
        plan,
        laid if steps else {},
        known,
        injured=way.rule == "injury" and RUNG in dict(way.facts),
        steps=steps,
    )
    return {on: made for on, made in held.items() if on >= since}
