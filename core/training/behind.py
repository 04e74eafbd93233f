"""What a runner has trained with the coach before a day: a plan that follows another goes on from there."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Final

from core.training.measure import hill_sprint_reps
from core.training.plan import NOTHING, Behind, Plan, Week

WEEK: Final = timedelta(days=7)
COUNTS: Final = 4 * WEEK
"""After so long without a plan what was trained before says little: what comes begins anew (estimate)."""


def behind(there: Plan | None, start: date) -> Behind:
    """Return what *there* had its runner train before *start*, and what came before it; days let go aside.

    A plan that is made anew from its first day stands on what it stood on.
    """
    if there is None:
        return NOTHING
    over = [week for week in there.weeks if week.start + WEEK <= start and _types(there, week)]
    if not over:
        return there.behind
    if start - (over[-1].start + WEEK) > COUNTS:
        return NOTHING
    before, types = there.behind, [_types(there, week) for week in over]
    held = Counter(dict(before.sessions))
    held.update(one for week, some in zip(over, types, strict=True) if not week.cutback for one in some)
    walked = before.walked or any("walk_run" in some for some in types)
    hills = max(_hills(there, week) for week in over[-LATELY:])
    return Behind(before.weeks + len(over), walked, tuple(sorted(held.items())), hills)


LATELY: Final = 4
"""The last weeks, in which hill sprints are still known to the legs."""


def _hills(there: Plan, week: Week) -> int:
    return max(hill_sprint_reps(day.workout) for day in there.days_of(week))


def _types(there: Plan, week: Week) -> frozenset[str]:
    """Return the types of workouts a week held as it stands; none where nothing of it was run."""
    return frozenset(day.workout.type for day in there.days_of(week) if day.workout.distance_m)
