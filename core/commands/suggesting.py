"""What may finish a command while it is typed (workouts, days, races), and what a form asks instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from core.athlete.goal import GOAL_DISTANCES
from core.clubs.session import ahead
from core.commands.table import Field, Suggest
from core.scene import Scene
from core.training.catalogue import is_run, title
from core.training.plan import Plan
from core.voice.text import Text, pt, t

AHEAD_DAYS: Final = 7
MOST: Final = 25


def days(scene: Scene) -> Iterator[Text]:
    """Yield the days to come that hold a run."""
    plan = scene.athlete.plan
    if plan is not None:
        yield from (t("{day:weekday}", day=day) for day in _ahead(scene, plan))


def workouts(scene: Scene) -> Iterator[Text]:
    """Yield the workouts to come, each with its day."""
    plan = scene.athlete.plan
    if plan is not None:
        for day in _ahead(scene, plan):
            yield t("{day:weekday}: {what}", day=day, what=title(plan.on(day)))


def moves(scene: Scene) -> Iterator[Text]:
    """Yield the moves that a week offers: each workout to each day of rest."""
    plan = scene.athlete.plan
    if plan is None:
        return
    runs = list(_ahead(scene, plan))
    free = [day for n in range(1, AHEAD_DAYS) if (day := scene.today + timedelta(days=n)) not in runs]
    for origin in runs:
        for target in free:
            yield t("{origin:weekday} to {target:weekday}", origin=origin, target=target)


def weeks(scene: Scene) -> Iterator[Text]:
    """Yield the weeks there are to look at."""
    plan = scene.athlete.plan
    if plan is not None:
        yield t("next")
        yield t("last")
        yield from (t("{n}", n=one.number) for one in plan.weeks)


def races(scene: Scene) -> Iterator[Text]:
    """Yield the races a plan can lead to, and those that are known."""
    for one in scene.athlete.races:
        yield t("{race} {on:daymonth}", race=one.distance, on=one.on)
    yield from (t("{race}", race=key) for key in GOAL_DISTANCES)


def sessions(scene: Scene) -> Iterator[Text]:
    """Yield the group sessions to come in the channel it is typed in."""
    club = scene.incoming.club
    if club is not None:
        yield from (
            t("{on:weekday} {at}", on=one.on, at=one.at) for one in ahead(club, club.today(scene.now))
        )


def _ahead(scene: Scene, plan: Plan) -> Iterable[date]:
    every = (scene.today + timedelta(days=n) for n in range(AHEAD_DAYS))
    return (day for day in every if is_run(plan.on(day)))


SUGGESTS: Final[Mapping[str, Suggest]] = {
    "move": moves,
    "why": workouts,
    "today": days,
    "treadmill": days,
    "flat": days,
    "week": weeks,
    "race": races,
    "races": races,
    "calloff": sessions,
}
"""What each command suggests."""

FILES: Final[Mapping[str, Text]] = {"log": pt("option", "file")}
"""Commands that take a file, and how its option is called."""

FORMS: Final[Mapping[str, tuple[Field, ...]]] = {
    "log": (
        Field(t("Distance"), t("8 km"), needed=True),
        Field(t("Time"), t("45:10")),
        Field(t("Effort, 0 to 10"), t("6"), word="effort"),
        Field(t("Anything that hurts"), t("left calf 2")),
    ),
    "race": (
        Field(t("Which race"), t("marathon"), needed=True),
        Field(t("When"), t("10 October"), needed=True),
        Field(t("A time you hope for"), t("3:45"), word="sub"),
    ),
}
"""What a form asks for each command; its lines become the words behind the command."""
