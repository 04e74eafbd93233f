"""What a season stands on: the first day, and the running behind it, as it was told or as it was run lately."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from core.absences import DAY
from core.athlete.athlete import Athlete
from core.athlete.log import Run
from core.presumed import presumed
from core.training.footing import footing
from core.training.limits import Known, known
from core.training.plan import Phase, Plan
from core.training.request import request

MONTH: Final = 28
WEEK: Final = DAY * 7
USUAL_WEEKS: Final = 4
"""Weeks that say what is usual, and in which what was usual before still counts."""
FOLLOWED: Final = 0.75
"""The part of the last four weeks' plan that must have been run for it to go on from where it is (estimate)."""
STILL_COUNTS: Final = 24
"""Days a longest run lies back that a new season begins from: it must still count in that season's first week."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a season stands on: its first day, and the weekly and longest metres before it."""

    on: date
    weekly_m: float | None
    longest_m: float | None


def standing(athlete: Athlete) -> Start:
    """Return what the season that is on stands on."""
    there = athlete.plan
    assert there is not None  # noqa: S101 - asked for before
    for change in reversed(there.changes):
        told = dict(change.facts)
        if change.weeks and not change.undone and "start" in told:
            return Start(
                date.fromisoformat(str(told["start"])), float(told["weekly_m"]), float(told["longest_m"])
            )
    return Start(there.made_on, athlete.profile.weekly_m, athlete.profile.longest_run_m)


def lately(athlete: Athlete, today: date, since: date) -> Start:
    """Return what was run lately, to begin a season from; what was told where too little is known.

    It is the mean of the last four weeks. The weeks about a race are no usual ones: those before its taper count too,
    as far as the last weeks still hold as much.
    """
    ran = presumed(athlete, today)
    month = [run for run in ran if run.on >= today - DAY * MONTH]
    told = athlete.profile.weekly_m
    if not athlete.runs:
        return Start(since, told, athlete.profile.longest_run_m)
    known_since = athlete.plan.made_on if athlete.plan else today
    days = min((today - known_since).days, MONTH)
    metres = sum(run.distance_m or 0.0 for run in month)
    weekly = metres / 4 if days >= MONTH or told is None else (metres + told / 7 * (MONTH - days)) / 4
    fresh = (run for run in month if run.on >= since - DAY * STILL_COUNTS and run.type != "race")
    longest = max((run.distance_m or 0.0 for run in fresh), default=0.0)
    known_m = athlete.profile.longest_run_m if days < MONTH else None
    return Start(
        since, max(weekly, _raced_from(athlete.plan, ran, since)), max(longest, known_m or 0.0) or None
    )


def _raced_from(there: Plan | None, ran: tuple[Run, ...], since: date) -> float:
    """Return the weekly metres from before a taper that is behind, no more than the largest week since; 0 without one."""
    phases = {week.phase: week.start for week in reversed(there.weeks)} if there else {}
    taper = phases.get(Phase.TAPER)
    if there is None or taper is None or taper >= since:
        return 0.0
    monday = since - DAY * since.weekday()
    before = _weeks(ran, max(taper - WEEK * USUAL_WEEKS, there.made_on), taper)
    held = _weeks(ran, monday - WEEK * USUAL_WEEKS, monday)
    return min(sum(before) / len(before) if before else 0.0, max(held))


def _weeks(ran: tuple[Run, ...], first: date, end: date) -> list[float]:
    """Return the metres of each week from *first* to before *end*, races aside."""
    mondays = (first + WEEK * n for n in range((end - first).days // 7))
    return [
        sum(run.distance_m or 0.0 for run in ran if on <= run.on < on + WEEK and run.type != "race")
        for on in mondays
    ]


def known_of(athlete: Athlete, today: date) -> Known:
    """Return what limits need to know of *athlete* on *today*.

    They started from what was told before their plan's first day, and are as able as the season that is on takes them.
    """
    first = athlete.plan.made_on if athlete.plan else today
    asked = request(athlete, first)
    told = known(asked, presumed(athlete, today), today)
    if athlete.plan is None:
        return told
    return replace(told, level=footing(replace(asked, weekly_m=standing(athlete).weekly_m)).level)


def followed(athlete: Athlete, today: date) -> bool:
    """Return whether most of the last four weeks' plan was run, as far as anybody knows."""
    there = athlete.plan
    if there is None:
        return False
    first = max(there.made_on, today - DAY * MONTH)
    days = [first + DAY * n for n in range((today - first).days)]
    meant = sum(there.base_on(day).distance_m for day in days)
    ran = sum(run.distance_m or 0.0 for run in presumed(athlete, today) if first <= run.on < today)
    return ran >= FOLLOWED * meant
