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
from core.training.limits.shape import FAR_ENOUGH_M, SHAPE
from core.training.limits.spacing import SPACING
from core.training.limits.volume import VOLUME
from core.training.plan import Plan
from core.training.workout import Workout
from core.units import Distance
from core.voice.text import Text, t

LIMITS: Final = (*VOLUME, *DOSE, *SPACING, *SHAPE)
"""Every hard limit of a plan, by theme; nothing that breaks one is written. AIMS are soft, LAWS kept elsewhere."""

WARNINGS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "race-left-out": t(
            "A race on the way comes too early, or too close to the main one, for a plan that stays safe. I left it out:"
            " run it easy with walking breaks, or cheer."
        ),
        "long-day": t(
            "Your long run is not on the day you chose: that one isn't among your running days, or has too little time"
            " for it."
        ),
        "strength": t(
            "Your running days leave no day for strength with rest beside it. Do it after a hard session, on the same"
            " day, so that easy days stay easy."
        ),
        "young": t(
            "Most marathons take runners from 18 on, and growing bones need more care than a plan can take. Ask a doctor"
            " and your parents first."
        ),
        "old-result": t(
            "Your last result is more than six months old, too old to set paces by: hard running goes by feel until a race"
            " or a time trial sets them."
        ),
        "I33": t(
            "Your longest run before the marathon stays below {distance}: more would be too big a step. Plan walking"
            " breaks from early on; they cost little and save much.",
            distance=Distance(FAR_ENOUGH_M),
        ),
        "I33:I15": t(
            "Your longest run before the marathon stays below {distance}: it keeps to its part of your week, and your"
            " weeks are too small for more. Plan walking breaks from early on; they cost little and save much.",
            distance=Distance(FAR_ENOUGH_M),
        ),
        "I33:long-enough": t(
            "Your longest run before the marathon stays below {distance}: more would take you longer than a long run"
            " is good for. Plan walking breaks from early on; they cost little and save much.",
            distance=Distance(FAR_ENOUGH_M),
        ),
        "I33:day-time": t(
            "Your longest run before the marathon stays below {distance}: the day of your long run has no time for"
            " more. Plan walking breaks from early on; they cost little and save much.",
            distance=Distance(FAR_ENOUGH_M),
        ),
    }
)
"""What a runner should know of a plan, by the keys in `Plan.warnings`: a rule, and after a colon what held it."""


def broken(plan: Plan, known: Known) -> tuple[Broken, ...]:
    """Return every limit *plan* breaks for the runner *known*, its changes and their runs included."""
    return tuple(_broken(plan, known, LIMITS))


def missed(plan: Plan, known: Known) -> tuple[Broken, ...]:
    """Return every soft limit *plan* does not meet: what was given up for the hard ones."""
    return tuple(_broken(plan, known, AIMS))


def may_change(before: Plan, after: Plan, known: Known) -> tuple[Broken, ...]:
    """Return the limits a change would newly break on days to come; empty when it may be made.

    Only what the change touches counts: running less is always allowed.
    """
    changed = {day for day in _touched(before, after) if before.on(day) != after.on(day)}
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
        return before.edited().keys() | after.edited().keys()
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
