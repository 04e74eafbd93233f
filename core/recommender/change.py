"""Laying a change over the plan, and taking it away: the only writers of plans besides the planner."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.athlete.athlete import Athlete
from core.scene import Scene
from core.training.limits import Broken, Facts, may_change
from core.training.plan import Change, Edit, Plan
from core.training.workout import REST, Workout
from core.training.workout import Facts as Figures


def edit(plan: Plan, on: date, after: Workout) -> Edit:
    """Return what makes *after* of a day, as an edit."""
    return Edit(on, plan.on(on), after)


def lay(scene: Scene, rule: str, edits: Sequence[Edit], facts: Figures = ()) -> Scene:
    """Return the scene with a change laid over the plan. Days that are over are left as they are."""
    plan = scene.athlete.plan
    ahead = tuple(one for one in edits if one.on >= scene.today and one.after != one.before)
    if plan is None or not ahead:
        return scene
    number = max((c.number for c in plan.changes), default=0) + 1
    return scene.but(plan=plan.changed(Change(number, rule, scene.now, ahead, facts)))


def broken_by(scene: Scene, edits: Sequence[Edit]) -> tuple[Broken, ...]:
    """Return the limits a change would break that hold without it."""
    plan = scene.athlete.plan
    if plan is None:
        return ()
    after = lay(scene, "what-if", edits).athlete.plan
    return may_change(plan, after, facts(scene.athlete, scene.today)) if after else ()


def facts(athlete: Athlete, today: date) -> Facts:
    """Return what the limits read of an athlete."""
    return Facts.of(athlete, today)


def undo(scene: Scene, number: int) -> Scene:
    """Return the scene without change *number*."""
    plan = scene.athlete.plan
    return scene.but(plan=plan.undone(number)) if plan else scene


def newest(plan: Plan | None) -> Change | None:
    """Return the last change that still holds."""
    return next((c for c in reversed(plan.changes) if not c.undone), None) if plan else None


def rest(plan: Plan, days: Sequence[date]) -> tuple[Edit, ...]:
    """Return edits that clear *days*; races stay, they are spoken of on their own."""
    return tuple(edit(plan, day, REST) for day in days if plan.on(day).type != "rest")
