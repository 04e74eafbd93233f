"""Laying a change over the plan, and taking it away: the only writers of plans besides the planner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core.absences import taken_back
from core.athlete.wishes import given_back
from core.scene import Scene
from core.season_start import known_of
from core.training.limits import BY_ID, asks_more, broken, may_change
from core.training.limits.check import Limit
from core.training.plan import Change, Edit, Plan, Week
from core.training.workout import REST, Facts, Workout

WAS: Final = "was"
"""The fact that tells what the runner wanted before (`core.athlete.wishes.former`)."""
WITH: Final = "with"
"""The fact that names the change another one was laid beside, and goes with."""
PRESUMED: Final = "presumed"
"""The fact that a change was proposed, and laid because nobody said yes or no to it."""
NEW_PACES: Final = "new-paces"
"""The rule of a decision to let a result set paces; its fact "result" is the result's number."""


def edit(plan: Plan, on: date, after: Workout) -> Edit:
    """Return what makes *after* of a day, as an edit."""
    return Edit(on, plan.on(on), after)


def lay(scene: Scene, rule: str, edits: Sequence[Edit], facts: Facts = ()) -> Scene:
    """Return the scene with a change laid over the plan. Days that are over are left as they are."""
    plan = scene.athlete.plan
    ahead = tuple(one for one in edits if one.on >= scene.today and one.after != one.before)
    if plan is None or not ahead:
        return scene
    return scene.but(plan=plan.changed(Change(_next_number(plan), rule, scene.now, ahead, facts)))


A_PLAN: Final = 1000
"""Changes are numbered from this many times the plan's number: an old plan's button names nothing in a new one."""


def _next_number(plan: Plan) -> int:
    return max((c.number for c in plan.changes), default=plan.number * A_PLAN) + 1


def lay_within_limits(scene: Scene, rule: str, edits: Sequence[Edit], facts: Facts = ()) -> Scene:
    """Lay a change that moves load about; where a limit forbids the moving, only what is less is laid."""
    if not broken_by(scene, edits):
        return lay(scene, rule, edits, facts)
    return lay(scene, rule, tuple(one for one in edits if not adds(one)), facts)


def adds(one: Edit) -> bool:
    """Return whether an edit makes a day longer or harder."""
    return asks_more(one.before, one.after)


def replanned(
    scene: Scene, rule: str, since: date, weeks: tuple[Week, ...], edits: Sequence[Edit], facts: Facts
) -> Scene:
    """Return the scene with the season planned anew from *since* on, and *edits* of the days before it."""
    plan = scene.athlete.plan
    if plan is None:
        return scene
    change = Change(_next_number(plan), rule, scene.now, tuple(edits), facts, since=since, weeks=weeks)
    return scene.but(plan=plan.changed(change))


def noted(scene: Scene, rule: str, facts: Facts) -> Scene:
    """Return the scene with a decision among the plan's changes that edits no day: it can be undone like one."""
    plan = scene.athlete.plan
    if plan is None:
        return scene
    return scene.but(plan=plan.changed(Change(_next_number(plan), rule, scene.now, (), facts)))


def broken_by(scene: Scene, edits: Sequence[Edit]) -> tuple[Limit, ...]:
    """Return the hard limits a change would break that hold without it; one that only takes away breaks none."""
    plan = scene.athlete.plan
    if not any(map(adds, edits)):
        return ()
    after = lay(scene, "what-if", edits).athlete.plan
    if plan is None or after is None:
        return ()
    found = may_change(plan, after, known_of(scene.athlete, scene.today))
    return tuple(BY_ID[one.id] for one in found if BY_ID[one.id].hard)


def breaks(scene: Scene, edits: Sequence[Edit]) -> tuple[Limit, ...]:
    """Return the hard limits that would not hold any more on some day to come, whether an edit touches it or not."""
    plan, after = scene.athlete.plan, lay(scene, "what-if", edits).athlete.plan
    if plan is None or after is None:
        return ()
    known = known_of(scene.athlete, scene.today)
    old = {(one.id, one.on) for one in broken(plan, known)}
    new = (one for one in broken(after, known) if (one.id, one.on) not in old)
    return tuple(BY_ID[one.id] for one in new if any(day >= scene.today for day in one.days))


def undo(scene: Scene, number: int) -> Scene:
    """Return the scene without change *number*, without what came with it, and without what was laid over it.

    What was planned anew since stays: nothing is left in it of a single day's change before it.
    With a change go the paces, the days away or the promise it brought, later changes of the same days, which were
    made in view of it, and what was laid by the same rule for the same days away. Days away of which another change
    still stands go on. Days that are over stay as they were.
    """
    plan = scene.athlete.plan
    change = next((c for c in plan.changes if c.number == number), None) if plan else None
    if plan is None or change is None or change.undone:
        return scene
    for other in reversed(plan.changes):
        made_in_view = other.number > number and other.touches(change) and (change.since or not other.since)
        if not other.undone and (made_in_view or other.number == number or _one_absence(other, change)):
            scene = _without(scene, other)
    return scene


def _one_absence(one: Change, other: Change) -> bool:
    """Days away that clear more of the plan as they go on are one thing, however many changes that took."""
    away = dict(one.facts).get("absence")
    return away is not None and one.rule == other.rule and one.facts == other.facts


def _without(scene: Scene, change: Change) -> Scene:
    plan = scene.athlete.plan
    assert plan is not None  # noqa: S101 - the change is one of its
    days = {one.on for one in change.edits}
    promises = tuple(p for p in scene.athlete.promises if p.kind != "ready" or p.on not in days)
    after = scene.but(plan=plan.undone(change.number, scene.today), promises=promises)
    goes_on = any(not one.undone and _one_absence(one, change) for one in _changes(after))
    here = after if goes_on else replace(after, athlete=taken_back(after.athlete, change.facts, scene.today))
    was = dict(change.facts).get(WAS)
    wanted = replace(here, athlete=given_back(here.athlete, str(was))) if was else here
    return _unpaced(wanted, change) if change.rule == NEW_PACES else wanted


def _changes(scene: Scene) -> tuple[Change, ...]:
    return scene.athlete.plan.changes if scene.athlete.plan else ()


def _unpaced(scene: Scene, change: Change) -> Scene:
    """Return the scene in which a result sets no paces any more; it stays in the log."""
    number = dict(change.facts).get("result")
    kept = (replace(one, counts=False) if one.number == number else one for one in scene.athlete.results)
    return scene.but(results=tuple(kept))


def newest(plan: Plan | None) -> Change | None:
    """Return the last change that still holds, and was not laid beside another one."""
    changes = reversed(plan.changes) if plan else ()
    return next((c for c in changes if not c.undone and WITH not in dict(c.facts)), None)


def rest_from(plan: Plan, first: date) -> tuple[Edit, ...]:
    """Return edits that clear every day of the plan from *first* on, races too: the goal is kept elsewhere."""
    length = max((plan.last_day() - first).days + 1, 0)
    days = (first + timedelta(days=n) for n in range(length))
    return tuple(edit(plan, day, REST) for day in days if plan.on(day).type != "rest")
