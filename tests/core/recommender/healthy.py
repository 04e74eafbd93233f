"""Seasons of healthy, compliant runners, seeded: how they wake up, what they run, how it feels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from core.athlete.athlete import Athlete
from core.athlete.log import CheckIn, Run
from core.recommender.change import lay
from core.recommender.recommend import Recommendation, recommend
from core.scene import Scene
from core.training.catalogue import is_quality, is_run
from core.training.workout import Workout
from tests.core.dialogs.chat import MONDAY, at, runner, season

COSTS = {"easy": 3.0, "recovery": 2.0, "long": 4.0, "hill_sprints": 4.0}


@dataclass(frozen=True)
class Person:
    """What is usual for somebody, and whether they answer by tapping."""

    legs: float
    sleep_h: float
    effort: float
    taps: bool


@dataclass(frozen=True)
class Morning:
    """A day of a season: what was planned, and what was recommended."""

    planned: Workout
    found: Recommendation


def person(dice: Random) -> Person:
    """Return somebody healthy."""
    return Person(dice.uniform(0.5, 3), dice.gauss(7.3, 0.4), dice.gauss(0, 0.5), dice.random() < 0.5)


def live(seed: int) -> Iterator[Morning]:
    """Yield every morning of a season in which all that is recommended is done."""
    for athlete, on in days(seed):
        assert athlete.plan
        yield Morning(athlete.plan.on(on), recommend(athlete, on))


def days(seed: int) -> Iterator[tuple[Athlete, date]]:
    """Yield the runner on every morning of such a season, the morning told."""
    dice = Random(seed)
    who = person(dice)
    athlete = runner()
    plan = season()
    for n in range((plan.last_day() - MONDAY).days + 1):
        on = MONDAY + timedelta(days=n)
        athlete = replace(athlete, checkins=(*athlete.checkins, woken(dice, who, athlete, on)))
        yield athlete, on
        found = recommend(athlete, on)
        rule = found.proposal.rule if found.proposal else ""
        athlete = lay(Scene(athlete, at(on)), rule, found.changes).athlete
        athlete = replace(
            athlete, runs=(*athlete.runs, *ran(dice, who, found.workout, on, len(athlete.runs)))
        )


def woken(dice: Random, who: Person, athlete: Athlete, on) -> CheckIn:
    """Return a morning: legs by what yesterday was, a night, each around what is usual."""
    yesterday = next((run for run in reversed(athlete.runs) if run.on == on - timedelta(days=1)), None)
    heavy = 1.5 if yesterday and (yesterday.effort or 0) >= 5 else 0.0
    legs = min(max(round(who.legs + heavy + dice.gauss(0, 1)), 0), 10)
    sleep = dice.gauss(who.sleep_h, 0.9)
    return CheckIn(
        on,
        float(tapped_legs(legs) if who.taps else legs),
        tapped_sleep(sleep) if who.taps else round(sleep, 1),
    )


def tapped_legs(legs: int) -> int:
    """Return the button nearest to how the legs are."""
    return min((0, 2, 4, 7), key=lambda one: abs(one - legs))


def tapped_sleep(hours: float) -> float:
    """Return what the button says that holds so many hours."""
    return 5.0 if hours < 6 else 6.5 if hours < 7 else 7.5 if hours < 8 else 8.5


def ran(dice: Random, who: Person, workout: Workout, on, number: int) -> tuple[Run, ...]:
    """Return the run as it was recommended, and what it cost."""
    if not is_run(workout):
        return ()
    effort = COSTS.get(workout.type, 7.0) + who.effort + dice.gauss(0, 0.8)
    told = float(min(max(round(effort), 1), 10))
    return (Run(number + 1, on, workout.distance_m, effort=told, type=workout.type, planned=True),)


def altered(mornings: list[Morning]) -> tuple[int, int]:
    """Return how many hard sessions there were, and how many of them changed."""
    hard = [one for one in mornings if is_quality(one.planned) and one.planned.type != "race"]
    return len(hard), sum(one.found.workout != one.planned for one in hard)
