"""What a week that is over says: how much of it was done, what that means, and whether there is room for a little more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from core.absences import DAY, away_on
from core.athlete.athlete import Athlete
from core.logbook import metres, runs_on
from core.recommender.rules.load import gave_way
from core.training.catalogue import is_run
from core.training.plan import Phase, Plan
from core.training.workout import Workout

DONE: Final = 0.9
"""The part of a week's planned metres from which it counts as completed."""
ENOUGH: Final = 3
"""Completed weeks from which a little more may be offered."""
EASY: Final = 4.0
"""The effort up to which an easy run felt easy."""
GROWS: Final = frozenset({Phase.BASE, Phase.SPECIFIC, Phase.ROLLING})
"""Phases in which distance may grow."""


def done(athlete: Athlete, monday: date) -> tuple[int, int, float, float]:
    """Return the runs done and planned of a week, and its metres done and planned; one that was let go was planned."""
    days = [monday + DAY * n for n in range(7)]
    plan = athlete.plan
    gone = let_go(plan) if plan else {}
    meant = [gone.get(day) or plan.on(day) for day in days] if plan else []
    planned = [workout for workout in meant if is_run(workout)]
    ran = sum(bool(runs_on(athlete, day)) for day in days)
    return ran, len(planned), metres(athlete, monday, days[-1]), sum(one.distance_m for one in planned)


def let_go(plan: Plan) -> dict[date, Workout]:
    """Return the runs that were let go and not made up since, by their day, as they were meant."""
    standing = [change for change in plan.changes if not change.undone]
    moved = {str(dict(one.facts).get("from")): one.number for one in standing if one.rule == "moved"}
    missed = ((change, one) for change in standing if change.rule == "missed" for one in change.edits)
    return {
        one.on: one.before
        for change, one in missed
        if not is_run(one.after) and moved.get(one.on.isoformat(), 0) < change.number
    }


def completed(athlete: Athlete, sunday: date) -> int:
    """Return how many weeks in a row, up to the one that ends on *sunday*, were completed and felt easy."""
    plan, count, monday = athlete.plan, 0, sunday - timedelta(days=6)
    while plan and plan.week_of(monday) and _whole(plan, monday) and _easy_and_done(athlete, monday):
        count, monday = count + 1, monday - timedelta(days=7)
    return count


def _whole(plan: Plan, monday: date) -> bool:
    week = plan.week_of(monday)
    return week is not None and week.start == monday


def _easy_and_done(athlete: Athlete, monday: date) -> bool:
    _, _, ran_m, planned_m = done(athlete, monday)
    days = [monday + DAY * n for n in range(7)]
    efforts = [run.effort for day in days for run in runs_on(athlete, day) if run.type in {"easy", "long"}]
    felt = [effort for effort in efforts if effort is not None]
    easy = bool(felt) and sum(felt) / len(felt) <= EASY
    return (
        planned_m > 0
        and ran_m >= DONE * planned_m
        and easy
        and not any(away_on(athlete, day) for day in days)
    )


def room_for_more(athlete: Athlete, sunday: date) -> bool:
    """Return whether a little more distance may be offered after weeks of completed training (never from a good mood)."""
    plan = athlete.plan
    open_pain = any(pain.closed is None for pain in athlete.pains)
    if plan is None or not _grows_after(plan, sunday) or open_pain or athlete.lock:
        return False
    if gave_way(plan, sunday - timedelta(days=7 * ENOUGH), sunday + DAY):
        return False
    return _is_due(plan, sunday, completed(athlete, sunday))


def _is_due(plan: Plan, sunday: date, weeks: int) -> bool:
    """Return whether an offer is due after so many weeks in a row: three, three more; none while distance waits."""
    last = 0
    for nth in range(ENOUGH, weeks + 1):
        if nth - last >= ENOUGH and _grows_after(plan, sunday - timedelta(days=7 * (weeks - nth))):
            last = nth
    return 0 < weeks == last


def _grows_after(plan: Plan, sunday: date) -> bool:
    """Return whether distance may grow in the week after a Sunday."""
    following = plan.week_of(sunday + DAY)
    return following is not None and following.phase in GROWS
