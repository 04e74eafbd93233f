"""The limits every plan keeps, in one list. Whoever writes a plan or a change of one asks here first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from core.training.catalogue import hill_sprint_reps, is_quality
from core.training.limits.aims import AIMS as AIMS
from core.training.limits.check import Broken, Limit
from core.training.limits.dose import DOSE
from core.training.limits.laws import LAWS as LAWS
from core.training.limits.ledger import Known as Known
from core.training.limits.ledger import known as known
from core.training.limits.ledger import ledger
from core.training.limits.races import RACES
from core.training.limits.shape import SHAPE
from core.training.limits.spacing import SPACING
from core.training.limits.volume import VOLUME
from core.training.plan import Plan
from core.training.workout import Workout

LIMITS: Final = (*VOLUME, *DOSE, *SPACING, *SHAPE, *RACES)
"""Every hard limit of a plan, by theme; nothing that breaks one is written. AIMS are soft, LAWS kept elsewhere."""


def broken(plan: Plan, known: Known) -> tuple[Broken, ...]:
    """Return every limit *plan* breaks for the runner *known*, its changes and their runs included."""
    return tuple(_broken(plan, known, LIMITS))


def missed(plan: Plan, known: Known) -> tuple[Broken, ...]:
    """Return every soft limit *plan* does not meet: what was given up for the hard ones."""
    return tuple(_broken(plan, known, AIMS))


def may_change(before: Plan, after: Plan, known: Known) -> tuple[Broken, ...]:
    """Return the limits a change would newly break on days to come; empty when it may be made.

    Only what the change touches counts: running less is always allowed, and a day that is run holds what was run.
    """
    ran = {run.on for run in known.runs}
    changed = {day for day in _touched(before, after) if day not in ran and before.on(day) != after.on(day)}
    if not any(asks_more(before.on(day), after.on(day)) for day in changed):
        return ()
    old = {(one.id, one.on) for one in broken(before, known)}
    return tuple(
        one
        for one in broken(after, known)
        if (one.id, one.on) not in old
        and changed.intersection(one.days)
        and (known.today is None or any(day >= known.today for day in one.days))
    )


def _touched(before: Plan, after: Plan) -> Iterable[date]:
    """Return the days that may differ between two plans: every day of weeks planned anew, else what was edited."""
    if before.weeks == after.weeks:
        return before.edited.keys() | after.edited.keys()
    return (day.on for week in after.weeks for day in after.days_of(week))


def asks_more(before: Workout, after: Workout) -> bool:
    """Return whether a day became longer or harder, by hill sprints too."""
    harder = is_quality(after) and not is_quality(before)
    sprints = hill_sprint_reps(after) > hill_sprint_reps(before)
    return harder or sprints or after.distance_m > before.distance_m + 1


def _broken(plan: Plan, known: Known, limits: Iterable[Limit]) -> Iterator[Broken]:
    book = ledger(plan, known)
    for limit in limits:
        for days, detail in limit.check(book):
            yield Broken(limit.id, days[-1] if days else None, detail, days)


BY_ID: Final[Mapping[str, Limit]] = MappingProxyType({limit.id: limit for limit in (*LIMITS, *AIMS)})
"""The limits of a plan by their id."""
