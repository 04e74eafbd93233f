"""A little more, week after week: what whole weeks that felt easy earn, as far as every limit lets it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.recommender.change import breaks
from core.recommender.more_week import LONG, STAYS, spread
from core.review import GROWS
from core.scene import Scene
from core.training.catalogue import TYPES, is_run
from core.training.plan import Edit, Plan
from core.training.season import week_m

SHARES: Final = (0.06, 0.05, 0.04, 0.03)
"""How much longer the weeks become: what raises a week by less is not worth a change."""
WEEKS: Final = (40, 8, 4, 2, 1)
"""How many weeks are raised at most: as many as can be."""
A_RUN: Final = 1.25
"""How much longer one run of them may become at once."""


@dataclass(frozen=True, slots=True)
class Raised:
    """Weeks that hold a little more: the first of them, its metres before and after, how many they are."""

    monday: date
    before_m: float
    after_m: float
    weeks: int
    edits: tuple[Edit, ...]


def a_little_more(scene: Scene) -> Raised | None:
    """Return what the weeks ahead may grow by at once, as many of them as can; None when by nothing.

    Long runs, sessions and lighter weeks stay as they are, and so do phases in which speed comes.
    """
    plan = scene.athlete.plan
    if plan is None:
        return None
    mondays = tuple(_growing(plan, scene.today))
    tries = (_raised(scene, plan, mondays[:most], share) for most in WEEKS for share in SHARES)
    return next(filter(None, tries), None)


def _growing(plan: Plan, today: date) -> Iterator[date]:
    """Yield the whole weeks ahead in which distance may grow, up to the taper."""
    for week in plan.weeks:
        if week.start > today and not week.start.weekday() and week.phase in GROWS and not week.cutback:
            yield week.start


def _raised(scene: Scene, plan: Plan, mondays: Sequence[date], share: float) -> Raised | None:
    edits = tuple(one for monday in mondays for one in _longer(plan, monday, share))
    first = min((one.on for one in edits), default=None)
    too_far = any(one.after.distance_m > A_RUN * one.before.distance_m for one in edits)
    if first is None or too_far or breaks(scene, edits):
        return None
    monday = first - timedelta(days=first.weekday())
    more = sum(one.after.distance_m - one.before.distance_m for one in edits if one.on < monday + WEEK)
    before = sum(plan.on(monday + timedelta(days=n)).distance_m for n in range(WEEK.days))
    return Raised(monday, before, before + more, len({one.on.isocalendar()[:2] for one in edits}), edits)


WEEK: Final = timedelta(days=7)


def _longer(plan: Plan, monday: date, share: float) -> tuple[Edit, ...]:
    """Return the easy runs of a week, longer by *share* of all of it."""
    week = plan.week_of(monday)
    days = (monday + timedelta(days=n) for n in range(WEEK.days))
    easy = [on for on in days if _is_easy(plan, on)]
    return spread(plan, easy, share * week_m(plan, week)) if week and easy else ()


def _is_easy(plan: Plan, on: date) -> bool:
    one = plan.on(on)
    return is_run(one) and one.type not in STAYS | LONG and not TYPES[one.type].quality
