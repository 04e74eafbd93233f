"""A runner with one workout on one day, and any morning before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal
from core.athlete.log import CheckIn, Pain
from core.training.catalogue import TYPES, build
from core.training.plan import Change, Edit
from core.training.workout import Workout
from core.training.workouts.shape import Dose
from tests.core.dialogs.chat import day, runner, season

ON = day(29)
"""The Tuesday of the fifth week; Thursday, Saturday and Sunday hold easy runs and a long one."""
EASY, LONG = build("easy", Dose(6000.0)), build("long", Dose(14_000.0))
DOSES = {
    "easy": Dose(8000.0),
    "recovery": Dose(6000.0),
    "walk_run": Dose(5000.0),
    "long": Dose(16_000.0),
    "race": Dose(10_000.0),
    "hill_sprints": Dose(8000.0, reps=4, each_s=10),
}
SESSION = Dose(10_000.0, 45.0, reps=4, each_m=800.0, rest_s=120)


def workout(kind: str) -> Workout:
    """Return a workout of a kind; "strides" is an easy run with them."""
    if kind == "strides":
        return build("easy", Dose(8000.0, strides=4))
    return build(kind, DOSES.get(kind, SESSION))


KINDS = (*TYPES, "strides")


def morning(kind: str, legs=None, site=None, sleep=None, pains=(), *, alone: bool = False) -> Athlete:
    """Return a runner who has *kind* today, easy days ahead (*alone*: none), and woke up like this.

    *pains* are (site, severity).
    """
    week = {0: workout(kind), 1: None, 2: EASY, 4: EASY, 5: LONG}
    if alone:
        week = {0: workout(kind), 2: None, 4: None}
    rest = build("rest", Dose())
    plan = season()
    edits = tuple(Edit(on := day(29 + n), plan.on(on), what or rest) for n, what in week.items())
    told = CheckIn(ON, legs, sleep, site)
    hurts = tuple(Pain(n, where, None, much, ON, ON) for n, (where, much) in enumerate(pains, 1))
    laid = plan.changed(Change(1, "test", datetime(2027, 3, 1, tzinfo=UTC), edits))
    asked = legs is not None or sleep is not None
    return replace(
        runner(plan=laid, goal=Goal("10k", day(90)), pains=hurts), checkins=(told,) if asked else ()
    )
