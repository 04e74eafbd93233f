"""How it is going: what was run of what was planned, how the easy runs felt, and where that leads."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from core.absences import DAY
from core.commands.ontrack import outlook
from core.logbook import metres, runs_on
from core.scene import Scene
from core.training.catalogue import is_run
from core.units import Distance
from core.voice.text import NOTHING, Text, join, t, tn

SPAN: Final = timedelta(days=28)
EASY: Final = 4.5
"""The mean effort up to which easy runs were easy."""
EASY_TYPES: Final = frozenset({"easy", "long", "recovery"})


def progress(scene: Scene) -> Text:
    """Return what four weeks hold, up to yesterday, and the outlook on the goal."""
    return join((_held(scene), _felt(scene), outlook(scene)))


def _held(scene: Scene) -> Text:
    plan, days = scene.athlete.plan, _days(scene)
    planned = [plan.on(day) for day in days if is_run(plan.on(day))] if plan else []
    if not planned:
        return t("Your plan has only just begun, so there is little to judge yet.")
    ran = sum(bool(runs_on(scene.athlete, day)) for day in days)
    if not ran:
        return t("Since {since:daymonth} you told me of no run, so I can't judge yet.", since=days[0])
    return tn(
        "Since {since:daymonth} you told me of {ran} of {n} planned run: {metres} of {wanted}.",
        "Since {since:daymonth} you told me of {ran} of {n} planned runs: {metres} of {wanted}.",
        len(planned),
        since=days[0],
        ran=min(len(planned), ran),
        metres=Distance(metres(scene.athlete, days[0], days[-1])),
        wanted=Distance(sum(one.distance_m for one in planned)),
    )


def _days(scene: Scene) -> list[date]:
    plan = scene.athlete.plan
    first = max(scene.today - SPAN, plan.made_on) if plan else scene.today
    return [first + DAY * n for n in range((scene.today - first).days)]


def _felt(scene: Scene) -> Text:
    efforts = [
        run.effort
        for day in _days(scene)
        for run in runs_on(scene.athlete, day)
        if run.type in EASY_TYPES and run.effort is not None
    ]
    if not efforts:
        return NOTHING
    if sum(efforts) / len(efforts) <= EASY:
        return t("The easy runs felt easy, which is how it should be.")
    return t("The easy runs felt harder than easy; slower is right for them.")
