"""Load, from what was really run: one run too far, a week too long, sessions that never come off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from core.recommender.rule import Day, Finding, Less, Rule
from core.recommender.rules.slots import SHORTEST_M
from core.recommender.rules.usual import was_session
from core.training.away import AWAY
from core.training.budgets import GRID_M, SPIKE, STEP, cut_to, floor_to
from core.training.catalogue import easier, is_quality, is_run, shortened
from core.training.limits import known
from core.training.plan import Edit, Plan
from core.training.request import request
from core.training.season import week_m
from core.units import Distance
from core.voice.text import t

MONTH: Final = 30
WEEK: Final = timedelta(days=7)


def one_run(day: Day) -> Finding | None:
    """No run goes more than a tenth beyond the longest of the last 30 days, as they were really run."""
    if not day.runs:
        return None
    told = max((run.distance_m or 0.0 for run in day.ran(MONTH)), default=0.0)
    if not told or day.workout.distance_m <= told * SPIKE + 1:
        return None
    longest = _longest(day)
    most = max(cut_to(longest * SPIKE, longest), SHORTEST_M)
    if day.workout.distance_m <= most + 1:
        return None
    reason = t(
        "The longest run of your last 30 days was {longest}, and a tenth more is as far as one step should go.",
        longest=Distance(longest),
    )
    return Finding(
        (("runs", longest),), Less(most / day.workout.distance_m, easy=False, trimmed=True), reason
    )


def _longest(day: Day) -> float:
    """Return the longest run of the last 30 days; a day nobody told of counts as it was planned."""
    told: dict[date, float] = {}
    for run in day.ran(MONTH):
        told[run.on] = max(
            told.get(run.on, 0.0), run.distance_m or day.ahead((run.on - day.on).days).distance_m
        )
    plan = day.athlete.plan
    began = plan.made_on if plan else day.on
    recent = began > day.on - timedelta(days=MONTH)
    before = known(request(day.athlete, began)).longest_m if recent else 0.0
    untold = (day.on - timedelta(days=n) for n in range(1, MONTH + 1))
    planned = (plan.on(one).distance_m for one in untold if plan and one not in told and one >= began)
    return max((before, *told.values(), *planned))


def risen(day: Day) -> Finding | None:
    """After a week a fifth longer than any of the four before it, two weeks are no longer than that one.

    A step that a way back took, run as it was laid, is none of the runner's: how running comes back is its own table.
    """
    plan = day.athlete.plan
    week = plan.week_of(day.on) if plan else None
    if plan is None or week is None or not day.runs:
        return None
    weeks, monday = _weeks(day), day.on - timedelta(days=day.on.weekday())
    for n in (0, 1):
        earlier = [metres for metres in weeks[n + 1 : n + 5] if metres]
        stepped = len(earlier) == FOUR and weeks[n] > STEP * max(earlier) + 1
        if stepped and not _given_back(plan, monday - (n + 1) * WEEK, weeks[n]):
            return _hold(weeks[n], week_m(plan, week))
    return None


def _given_back(plan: Plan, monday: date, ran_m: float) -> bool:
    """Return whether a week lay on a way back, and no more was run in it than was laid."""
    days = {monday + timedelta(days=n) for n in range(WEEK.days)}
    ways = (change for change in plan.changes if change.rule in AWAY and not change.undone)
    on_it = any(edit.on in days for change in ways for edit in change.edits)
    return on_it and ran_m <= sum(plan.on(one).distance_m for one in days) + GRID_M


FOUR: Final = 4


def _hold(most: float, planned: float) -> Finding | None:
    if planned <= most + GRID_M:
        return None
    reason = t(
        "You ran {most} in a week, a big step, so for two weeks I'd go no further than that.",
        most=Distance(most),
    )
    return Finding((("runs", most),), Less(most / planned, easy=False, trimmed=True), reason)


def _weeks(day: Day) -> list[float]:
    """Return the metres run in each of the six whole weeks before this one, the last first."""
    monday = day.on - timedelta(days=day.on.weekday())
    weeks = [0.0] * 6
    for run in day.ran(48):
        back = (monday - run.on).days
        if back > 0:
            weeks[min((back - 1) // 7, 5)] += run.distance_m or 0.0
    return weeks


IN_A_ROW: Final = 3
LATELY: Final = timedelta(days=35)
CUTBACK: Final = 0.75
COUNTED: Final = frozenset(
    {
        "sore-spot",
        "very-sore",
        "very-tired",
        "short-night",
        "short-sleep",
        "stressed",
        "felt-hard",
        "pain-stop",
        "pain-easy",
        "pain-back",
        "pain-spare",
        "still-sore",
    }
)
"""Rules whose changes say that hard sessions do not come off at the moment."""


def worn_out(day: Day) -> Finding | None:
    """Three hard sessions in a row that had to change: a lighter week."""
    if not day.runs or not _none_came_off(day):
        return None
    reason = t("The last three hard sessions all had to give way, and that is a sign of its own.")
    return Finding((("changes", float(IN_A_ROW)),), Less(CUTBACK), reason, ahead=tuple(_lighter(day)))


def _none_came_off(day: Day) -> bool:
    plan = day.athlete.plan
    since = day.on - LATELY
    changes = [c for c in plan.changes if not c.undone] if plan else []
    eased = max((e.on for c in changes if c.rule == "worn-out" for e in c.edits), default=since)
    since = max(since, eased)
    given = gave_way(plan, since, day.on) if plan else []
    if len(given) < IN_A_ROW:
        return False
    third = given[-IN_A_ROW]
    return not any(run.planned and run.on >= third and was_session(run) for run in day.ran(LATELY.days))


def gave_way(plan: Plan, after: date, before: date) -> list[date]:
    """Return the days between two on which a hard session had to give way to how the runner was, in order."""
    edits = (
        edit
        for change in plan.changes
        if change.rule in COUNTED and not change.undone
        for edit in change.edits
    )
    return sorted(
        {e.on for e in edits if after < e.on < before and is_quality(e.before) and not is_quality(e.after)}
    )


def _lighter(day: Day) -> Iterator[Edit]:
    """Yield the six days after this one, easy and shorter; a race stays."""
    for n in range(1, 7):
        before = day.ahead(n)
        if is_run(before) and before.type != "race":
            metres = floor_to(before.distance_m * CUTBACK, GRID_M)
            less = shortened(easier(before), max(metres, min(SHORTEST_M, before.distance_m)))
            yield Edit(day.on + timedelta(days=n), before, less)


RULES: Final = (
    Rule(
        "worn-out",
        "Vesterinen 2016; estimate",
        ("changes", "runs"),
        worn_out,
        t("A whole light week now is worth more than three half ones later. Shall we?"),
        suggest=lambda _: t("I'd make this a lighter week: seven easy days, three quarters of the distance."),
    ),
    Rule(
        "one-run",
        "Frandsen 2025",
        ("runs",),
        one_run,
        t("That much more in one go is the step that hurts people most often. A tenth a time, please."),
    ),
    Rule(
        "big-week",
        "Damsted 2019",
        ("runs",),
        risen,
        t("Two weeks at this level first; then we can grow again."),
    ),
)
