"""Whether the race can still be reached: said as soon as it is clear that it cannot, with what is safe instead.

A way back ends on a day; from there a race wants weeks of whole training (`core.training.comeback.NEEDED`), and a run
that is far enough (`core.training.ready`). The race stays on the plan until the runner says otherwise.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum
from functools import partial
from typing import Final

from core.absences import on_the_ladder
from core.athlete.goal import Goal
from core.dialogs.rungs import free_from, standing, started, way_behind
from core.recommender.way_back import UNTIL
from core.scene import Scene
from core.training.comeback import NEEDED, SMALL_GAP, still_fits
from core.training.feasible import SOON, weeks_to
from core.training.ladder import sessions
from core.training.ready import READY, least_long_m
from core.units import Distance
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, t

SHORTER: Final = ("half", "10k", "5k")
SUNDAY: Final = 6


def whole_on(scene: Scene) -> date | None:
    """Return the day whole training begins again, if every step of the ladder stays quiet; None: nobody is on it."""
    if on_the_ladder(scene.athlete) is None:
        return None
    here, start = standing(scene), started(scene)
    climbed = max(day for day, _ in sessions(start, here.rung, partial(free_from, scene)))
    since, way = way_behind(here, start, climbed)
    return max(climbed + timedelta(days=1), since + timedelta(days=sum(stage.days for stage in way)))


class Reach(IntEnum):
    """How far away a race has come: it fits, comes too early as planned, or before whole training does."""

    FITS = 0
    EARLY = 1
    LOST = 2


def reach(scene: Scene) -> Reach:
    """Return how far away the race has come for who is on the ladder."""
    back = whole_on(scene)
    return _reach(scene, back, standing(scene).off) if back else Reach.FITS


def _reach(scene: Scene, back: date, off: int) -> Reach:
    goal = scene.athlete.goal
    if goal.on is None or goal.on < scene.today or off <= SMALL_GAP:
        return Reach.FITS
    if still_fits(goal, back, off) and _too_short(scene) is None:
        return Reach.FITS
    return Reach.LOST if back > goal.on else Reach.EARLY


def _too_short(scene: Scene) -> float | None:
    """Return the longest run before the race, in metres, where a way back leaves it too short for a start; else None."""
    plan, goal = scene.athlete.plan, scene.athlete.goal
    if plan is None or goal.on is None:
        return None
    first = goal.on - timedelta(weeks=SOON)
    days = [first + timedelta(days=n) for n in range((goal.on - first).days)]
    ran = (run.distance_m or 0.0 for run in scene.athlete.runs if first <= run.on < goal.on)
    longest = max((*ran, *(plan.on(day).distance_m for day in days if day >= scene.today)), default=0.0)
    meant = max(plan.base_on(day).distance_m for day in days)
    return longest if longest < min(least_long_m(goal.distance), meant) else None


def _later(goal: Goal, back: date, longest_m: float | None) -> date:
    """Return the Sunday from which a race like the goal is safe: whole training before it, and a run far enough."""
    distance = goal.distance or "5k"
    later = back + timedelta(days=NEEDED[distance])
    if longest_m and goal.on:
        later = max(later, goal.on + timedelta(weeks=weeks_to(longest_m, READY[distance][0])))
    return _sunday(later)


def out_of_reach(scene: Scene) -> Text:
    """Say that the race comes too early for the ladder, or another way back, and what is safe; nothing where it does not."""
    back = whole_on(scene)
    if back:
        return too_early(scene, back, standing(scene).off)
    way = way_under_way(scene)
    return too_early(scene, *way) if way else NOTHING


def way_under_way(scene: Scene) -> tuple[date, int] | None:
    """Return the day after the newest way back that is not over, and the days off before it; None where there is none."""
    changes = scene.athlete.plan.changes if scene.athlete.plan else ()
    facts = next(
        (dict(one.facts) for one in reversed(changes) if not one.undone and UNTIL in dict(one.facts)), {}
    )
    until = date.fromisoformat(str(facts[UNTIL])) if facts else None
    if until is None or until < scene.today:
        return None
    return until + timedelta(days=1), int(float(facts.get("days_off", 0)))


def too_early(scene: Scene, back: date, off: int) -> Text:
    """Say that the race comes too early after *off* days, whole training beginning on *back*; nothing where it fits."""
    goal, far = scene.athlete.goal, _reach(scene, back, off)
    if far is Reach.FITS or goal.on is None or goal.distance is None:
        return NOTHING
    longest = _too_short(scene)
    later, race = _later(goal, back, longest), phrases.a_race(goal.distance)
    if far is Reach.LOST:
        return t(
            "Honestly, nobody could be ready for {race} on {on:daymonth} from here: please don't start. The next one "
            "that is safe would be from {later:daymonth} on; once you run again, /race changes it.",
            race=race,
            on=goal.on,
            later=later,
        )
    short = t("Your longest run before it would be {far}.", far=Distance(longest)) if longest else NOTHING
    instead = _instead(goal.on, race, later, _shorter(goal, back, longest))
    return join((instead, short, t("It stays on the plan; /race changes it.")))


def _instead(on: date, race: Text, later: date, shorter: str | None) -> Text:
    """Say what is safe in the place of a race that comes too early."""
    if shorter is None:
        return t(
            "Honestly, {on:daymonth} comes too early for {race} as planned. Safe instead: one from {later:daymonth} on, "
            "or that day running and walking in turn, with no time in mind.",
            on=on,
            race=race,
            later=later,
        )
    return t(
        "Honestly, {on:daymonth} comes too early for {race} as planned. Safe instead: one from {later:daymonth} on, "
        "{shorter} that day, or running and walking in turn with no time in mind.",
        on=on,
        race=race,
        later=later,
        shorter=phrases.a_race(shorter),
    )


def _shorter(goal: Goal, back: date, longest_m: float | None) -> str | None:
    """Return the longest shorter race that the same day is not too early for."""
    far = longest_m or least_long_m(goal.distance)
    order = (
        one for one in SHORTER if NEEDED[one] < NEEDED[goal.distance or "5k"] and far >= least_long_m(one)
    )
    return next((one for one in order if goal.on and (goal.on - back).days >= NEEDED[one]), None)


def _sunday(day: date) -> date:
    return day + timedelta(days=(SUNDAY - day.weekday()) % 7)
