"""What was run, as far as anybody knows: the log, and the plan on days nobody told of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from core.absences import DAY, away_on
from core.athlete.athlete import Athlete
from core.athlete.log import Run
from core.condition import NOT_RUN, breaks
from core.training.catalogue import is_run
from core.training.plan import Plan

LOOKS_BACK: Final = 120
"""Days that are looked through: what was run before a long break still says how one comes back from it."""
UNKNOWN: Final = timedelta(days=14)
"""After so long without a single run in the log, nothing is known of what was run."""


MISSED_ON: Final = "missed_on"
"""The fact of a change that edits no day: the run of this one, which is over, was missed, as its runner said."""


def missed_days(plan: Plan) -> frozenset[date]:
    """Return the days of a plan whose run is known to be missed."""
    told = (dict(one.facts).get(MISSED_ON) for one in plan.changes if not one.undone)
    return frozenset(date.fromisoformat(str(one)) for one in told if one)


def presumed(athlete: Athlete, today: date) -> tuple[Run, ...]:
    """Return the log, and the planned runs of days that nobody told of: what is missing was not missed until asked.

    Within days off (six or more without a run) nothing was run.
    """
    there = athlete.plan
    if there is None or (not athlete.runs and today - there.made_on > UNKNOWN):
        return athlete.runs
    logged = {run.on for run in athlete.runs}
    off = {one.first + DAY * n for one in breaks(athlete, today) for n in range(one.days)}
    first = max(there.made_on, today - DAY * LOOKS_BACK)
    days = (first + DAY * n for n in range((today - first).days))
    told = logged | off | missed_days(there)
    silent = (day for day in days if day not in told and not away_on(athlete, day))
    edited = there.edited
    held = ((day, edited.get(day) or there.base_on(day)) for day in silent)
    planned = tuple(
        Run(0, day, one.distance_m, type=one.type) for day, one in held if is_run(one) and one.type != "race"
    )
    ran = tuple(run for run in athlete.runs if run.type not in NOT_RUN)
    return tuple(sorted((*ran, *planned), key=lambda run: (run.on, run.number)))
