"""Making a plan from what is known, and saying so: the first week, or an honest no with a way out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from core import clearance
from core.athlete.athlete import Athlete
from core.condition import current_index
from core.locks import locked
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.paces import by_effort, paces
from core.training.plan import Phase, Plan
from core.training.planner import Refusal, plan
from core.training.request import request
from core.training.season import week_m
from core.training.warned import warning
from core.units import Distance
from core.voice import phrases
from core.voice.text import Text, join, lines, t, tn

LATE: Final = 12
"""From this hour on, a new plan starts tomorrow."""


def first_day(scene: Scene) -> date:
    """Return the day a plan made now starts."""
    late = scene.now.astimezone(scene.athlete.zone).hour >= LATE
    return scene.today + timedelta(days=int(late))


def made(scene: Scene) -> Plan | Refusal:
    """Return the plan for the athlete's goal from now on, or why there is none."""
    number = scene.athlete.plan.number + 1 if scene.athlete.plan else 1
    return plan(request(scene.athlete, first_day(scene)), number)


def build(scene: Scene, laid: Callable[[Scene], Scene] = clearance.kept) -> Turn:
    """Make the plan and show its first week; a wish that cannot be done safely opens its alternatives.

    *laid* lays over the new plan what holds whatever the plan is.
    """
    outcome = made(scene)
    if isinstance(outcome, Refusal):
        return scene.opens("alternatives")
    return first_week(laid(scene.but(plan=outcome)))


def first_week(scene: Scene) -> Turn:
    """Show a new plan by its first week, and what easy means."""
    current = scene.athlete.plan
    assert current is not None  # noqa: S101 - called with a plan
    if scene.athlete.lock:
        return scene.say(lines(_done(scene, current), join((locked(scene), t("The plan waits for you.")))))
    running = ((w, [p for p in current.days_of(w) if p.workout.type != "rest"]) for w in current.weeks)
    week, held = next(((w, some) for w, some in running if some), (current.weeks[0], []))
    days = [phrases.day_line(p.on, p.workout) for p in held]
    buttons = (
        Choice(t("Why so easy?"), "/why easy"),
        Choice(t("See all weeks"), "/plan"),
        Choice(t("Good, start"), "/start ready"),
    )
    return scene.say(
        Say(
            lines(
                join((_done(scene, current), _week_one(current, week_m(current, week)))),
                *days,
                easy_means(scene.athlete, scene.today),
                *[said for key in current.warnings if key not in TOLD_BEFORE and (said := warning(key))],
            ),
            (buttons,),
        )
    )


TOLD_BEFORE: Final = frozenset({"old-result", "target"})
"""Warnings that were said when the runner told of what they are about."""


def _done(scene: Scene, current: Plan) -> Text:
    goal = scene.athlete.goal
    weeks = len(current.weeks)
    if goal.distance is None:
        return tn(
            "Done: {n} week to start with.", "Done: {n} weeks to start with, then we look again.", weeks
        )
    if goal.on is None:
        race = phrases.a_race(goal.distance)
        return tn(
            "Done: {n} week towards {race}.",
            "Done: {n} weeks towards {race}, then we look again.",
            weeks,
            race=race,
        )
    what = goal.place or t("your {race}", race=phrases.race_name(goal.distance))
    after = sum(week.phase is Phase.RECOVERY for week in current.weeks)
    if not after:
        return tn(
            "Done: {n} week around {race}.", "Done: {n} weeks, built backwards from {race}.", weeks, race=what
        )
    return tn(
        "Done: {all} weeks, built backwards from {race}, the last one to recover.",
        "Done: {all} weeks, built backwards from {race}, the last {n} to recover.",
        after,
        all=weeks,
        race=what,
    )


def _week_one(current: Plan, metres: float) -> Text:
    if current.weeks[0].start.weekday():
        return t("This first part week is {total}.", total=Distance(metres))
    return t("Week 1 is {total}, nearly all easy.", total=Distance(metres))


def easy_means(athlete: Athlete, today: date) -> Text:
    """Say what easy is for this runner, by pace where one is known."""
    level = current_index(athlete, today)
    if level is None or by_effort(level):
        return t("Easy means full sentences, no gasping. Slow is fine.")
    return t("Easy for you is {pace}: full sentences, no gasping.", pace=paces(level).easy)
