"""One sentence on what a run means for tomorrow."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from core.absences import open_illness
from core.athlete.log import Run
from core.recommender.rules.usual import usual_effort, was_session
from core.scene import Scene
from core.training.catalogue import is_quality, title
from core.training.workout import Workout
from core.units import Distance
from core.voice.rotation import of_the_day
from core.voice.text import NOTHING, Text, join, t

TOUCH: Final = 2.0
MUCH: Final = 4.0
FAR_BELOW: Final = 3.0
"""So much below its usual effort a hard session was not one."""


def of_run(scene: Scene, run: Run, soreness: float | None) -> Text:
    """Return what effort and soreness say about the run, and what tomorrow is."""
    return join((verdict(scene, run, soreness), tomorrow(scene, max(run.on, scene.today))))


def verdict(scene: Scene, run: Run, soreness: float | None) -> Text:
    """Return what a run's effort says, against what this kind of run usually costs this runner."""
    if run.effort is None:
        return t("Thanks, that's in the log.")
    if not (run.planned or run.type):
        if scene.athlete.plan is None:
            return t("That's in the log.")
        if open_illness(scene.athlete):
            return t('By my notes you are still ill, and the plan waits. Well again? Then say "I\'m better".')
        return t("That's in the log, a run of your own beside the plan.")
    return _far_beyond(scene, run) or _by_effort(scene, run, run.effort, soreness)


def _by_effort(scene: Scene, run: Run, effort: float, soreness: float | None) -> Text:
    """Return what the effort says, against the usual one."""
    usual, own = usual_effort(scene.athlete, run.type, run.on)
    if effort >= usual + MUCH:
        return t("That was much harder than it should be.")
    if effort >= usual + TOUCH:
        sore = t("The legs are still carrying something, I'd guess.") if soreness else t("It happens.")
        touch = t("A touch harder than yours usually are.") if own else t("A touch harder than planned.")
        return join((touch, sore))
    if was_session(run) and effort <= usual - FAR_BELOW:
        return t(
            "Easier than such a session should feel. The paces stay for now: a race or a time trial moves them."
        )
    return of_the_day(
        run.on,
        t("Right where it should be."),
        t("Just as it should feel."),
        t("That is the right effort."),
    )


SPIKE: Final = 1.1
"""A run so much longer than any of the last month, run or planned, is named as a step (Frandsen 2025)."""
MONTH: Final = 30


def _far_beyond(scene: Scene, run: Run) -> Text:
    """Say that a run went far beyond what was planned; nothing where it did not."""
    planned = scene.workout(run.on)
    if not (run.planned and run.distance_m and planned.distance_m) or planned.type == "race":
        return NOTHING
    if run.distance_m <= SPIKE * max(planned.distance_m, _longest(scene, run)):
        return NOTHING
    return t(
        "That's in the log: {done} where {planned} was planned, a big step in one go. Eat, sleep, and let the next days "
        "be easy.",
        done=Distance(run.distance_m),
        planned=Distance(planned.distance_m),
    )


def _longest(scene: Scene, run: Run) -> float:
    """Return the longest distance of the month before a run, and of its week, in metres: run, or planned."""
    first = run.on - timedelta(days=MONTH)
    done = (one.distance_m or 0.0 for one in scene.athlete.runs if first <= one.on < run.on)
    plan = scene.athlete.plan
    days = (first + timedelta(days=n) for n in range(MONTH + 7))
    planned = (plan.on(day).distance_m for day in days if plan and plan.on(day).type != "race")
    return max((*done, *planned), default=0.0)


def tomorrow(scene: Scene, on: date) -> Text:
    """Return what comes next."""
    plan = scene.athlete.plan
    if plan is None and scene.athlete.onboarded_at is None:
        return NOTHING
    if plan is None:
        return t("When you want a plan, tell me your goal.")
    nxt = on + timedelta(days=1)
    workout = plan.on(nxt)
    if workout.type == "rest":
        return _after_rest(scene, nxt)
    if is_quality(workout):
        return t("Tomorrow: {what}. I'll ask how the legs are first.", what=title(workout))
    return of_the_day(
        on,
        t("Tomorrow stays easy: {what}. Let the pace come.", what=title(workout)),
        t("Tomorrow: {what}, in full sentences.", what=title(workout)),
    )


def _after_rest(scene: Scene, day: date) -> Text:
    following = _next_run(scene, day)
    if following is None:
        return t("Tomorrow is a rest day.")
    on, workout = following
    return t("Tomorrow is a rest day, then {what} on {on:weekday}.", what=title(workout), on=on)


def _next_run(scene: Scene, day: date) -> tuple[date, Workout] | None:
    plan = scene.athlete.plan
    days = (day + timedelta(days=n) for n in range(1, 7))
    return next(((d, plan.on(d)) for d in days if plan and plan.on(d).type != "rest"), None)
