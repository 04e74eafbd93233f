"""More in one week, asked for by the runner: the easy runs and the long one grow, and the most of it that is safe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeAlias

from core.recommender.change import breaks, edit
from core.recommender.more import WORTH_M, Budgets, held_back, weeks
from core.recommender.recommend import Recommendation
from core.scene import Scene
from core.training.budgets import GRID_M
from core.training.catalogue import is_run, stretched
from core.training.limits.check import Limit
from core.training.plan import Edit, Plan

LONG: Final = frozenset({"long", "marathon_pace_long"})
STAYS: Final = frozenset({"race", "time_trial", "walk_run", "shakeout"})
"""Runs that are as long as they are meant to be."""
MOST: Final = 0.5
"""How much longer a run may become at once, as a part of itself: what is added is spread (practice)."""


Most: TypeAlias = "tuple[tuple[Edit, ...], tuple[Limit, ...]]"


@dataclass(frozen=True, slots=True)
class WeekPreview:
    """What a week would become, and the next, before and after, and what speaks against it.

    *before_m*, *asked_m*: metres of the whole week. *broken*: the limits that forbid it, or the next step
    beyond what is safe. *held*: what the runner's own
    state leaves of its next run, where that is less. *edits*: the most that breaks none, worth *safe_m* in all; empty
    when not even a little more would.
    """

    monday: date
    before_m: float
    asked_m: float
    weeks: tuple[tuple[Budgets, Budgets], ...]
    broken: tuple[Limit, ...]
    held: Recommendation | None
    edits: tuple[Edit, ...]

    @property
    def safe_m(self) -> float:
        """The metres of the whole week with the edits."""
        return self.before_m + sum(one.after.distance_m - one.before.distance_m for one in self.edits)


def week_preview(scene: Scene, monday: date, metres: float) -> WeekPreview | None:
    """Return what *metres* in the week of *monday* would mean; None without a plan, or outside it."""
    plan = scene.athlete.plan
    if plan is None or plan.week_of(monday) is None:
        return None
    before = sum(plan.on(monday + timedelta(days=n)).distance_m for n in range(7))
    extra = metres - before
    if extra <= 0:
        return WeekPreview(monday, before, metres, weeks(scene, plan, monday, {}), (), None, ())
    edits = spread(plan, _growing(scene, plan, monday), extra)
    broken = breaks(scene, edits)
    held = next((one for on in _days(scene, monday) if (one := held_back(scene, on))), None)
    safe, next_limit = ((), ()) if held else (edits, ()) if not broken else _most(scene, plan, monday, extra)
    after = {one.on: one.after for one in edits}
    return WeekPreview(
        monday, before, metres, weeks(scene, plan, monday, after), next_limit or broken, held, safe
    )


def _days(scene: Scene, monday: date) -> list[date]:
    """Return the days of a week that are to come."""
    return [on for n in range(7) if (on := monday + timedelta(days=n)) >= scene.today]


def _growing(scene: Scene, plan: Plan, monday: date, stays: frozenset[str] = STAYS) -> list[date]:
    """Return the days whose runs take what is added, each by its size."""
    return [on for on in _days(scene, monday) if is_run(plan.on(on)) and plan.on(on).type not in stays]


def spread(plan: Plan, days: Sequence[date], extra: float) -> tuple[Edit, ...]:
    """Return edits that give *extra* metres to the runs of *days*, each by its size, in half kilometres."""
    whole = sum(plan.on(on).distance_m for on in days)
    reached, given, edits = 0.0, 0.0, []
    for on in days:
        before = plan.on(on)
        reached += extra * before.distance_m / whole
        more = round((reached - given) / GRID_M) * GRID_M
        given += more
        edits.append(edit(plan, on, stretched(before, before.distance_m + more)))
    return tuple(one for one in edits if one.after != one.before)


def _most(scene: Scene, plan: Plan, monday: date, extra: float) -> Most:
    """Return the edits that add most and break no limit, with the long run or without; none when not worth it."""
    ways = (_growing(scene, plan, monday, stays) for stays in (STAYS, STAYS | LONG))
    edits, limits = max((_most_of(scene, plan, days, extra) for days in ways), key=lambda one: _added(one[0]))
    return (edits, limits) if _added(edits) >= WORTH_M else ((), limits)


def _most_of(scene: Scene, plan: Plan, days: Sequence[date], extra: float) -> Most:
    """Return the most that some days can take together, found by halving, and what stands against the next step."""
    room = min(extra, MOST * sum(plan.on(on).distance_m for on in days))
    low, high = 0, int(room // GRID_M)
    found: tuple[Edit, ...] = ()
    limits: tuple[Limit, ...] = ()
    while days and low < high:
        middle = (low + high + 1) // 2
        tried = spread(plan, days, middle * GRID_M)
        broken = breaks(scene, tried)
        if broken:
            high, limits = middle - 1, broken
        else:
            low, found = middle, tried
    return found, limits


def _added(edits: Sequence[Edit]) -> float:
    return sum(one.after.distance_m - one.before.distance_m for one in edits)
