"""The way back after days without a run, where no other change has laid it yet."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from core.recommender.rule import Day, Finding, Less, Rule
from core.training.away import AWAY
from core.training.comeback import stages
from core.training.fitness.time_off import FREE_DAYS, Break
from core.voice.text import t

LOOKS_BACK: Final = 120
"""Days of the log that are looked through for a break."""
NOT_RUN: Final = frozenset({"cross_training", "strength"})
WHOLE: Final = 1.0


def time_off(day: Day) -> Finding | None:
    """After six days or more without a run: half of what is planned, then more, as long as the break was."""
    found = _break(day)
    if found is None or not day.runs or _laid(day, found.first):
        return None
    share = _share(found.days, (day.on - found.first).days - found.days)
    if share >= WHOLE:
        return None
    reason = t("There was no run in your log for {days} days, so I'd come back in steps.", days=found.days)
    return Finding((("runs", float(found.days)),), Less(share), reason)


def _break(day: Day) -> Break | None:
    """Return the last stretch without a run, before this day or up to it; None when the log tells of none."""
    days: list[date] = sorted(
        {run.on for run in day.ran(LOOKS_BACK) if run.type not in NOT_RUN}, reverse=True
    )
    for after, before in pairwise((day.on, *days)):
        off = (after - before).days - 1
        if off > FREE_DAYS:
            return Break(before + timedelta(days=1), off)
    return None


def _laid(day: Day, since: date) -> bool:
    """Return whether a way back was laid since then: by a comeback, an illness, a trip."""
    plan = day.athlete.plan
    changes = plan.changes if plan else ()
    return any(c.rule in AWAY and not c.undone and c.edits and c.edits[-1].on >= since for c in changes)


def _share(off: int, elapsed: int) -> float:
    for stage in stages(off):
        if elapsed < stage.days:
            return stage.share
        elapsed -= stage.days
    return WHOLE


HOLDS: Final = t(
    "If you did run meanwhile, tell me about it and the plan stands. Else: less, for a little while."
)
RULES: Final = (Rule("time-off", "Daniels, time-off table", ("runs", "changes"), time_off, HOLDS),)
