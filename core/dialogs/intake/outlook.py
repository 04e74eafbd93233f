"""What a result says of the goal, once the week is known: the same prediction the coach gives at any other time."""

from __future__ import annotations

from datetime import date
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Goal, Result
from core.training.cautions import AMBITIOUS
from core.training.fitness import Known, left_out, prediction
from core.units import Duration
from core.voice import phrases
from core.voice.forecast import roughly
from core.voice.text import NOTHING, Text, t

REALISTIC: Final = 0.97
"""A target that is this part of what a result points to."""


def too_old(result: Result, today: date) -> bool:
    """Return whether a result is too long ago to set paces by."""
    return left_out((result,), today) is not None


def means(result: Result | None, goal: Goal, weekly_m: float | None, today: date) -> Text:
    """Say what a result points to for the goal, and how far the wish is from it; nothing where it says nothing."""
    if result is None or goal.distance is None or GOAL_DISTANCES[goal.distance] == result.distance_m:
        return NOTHING
    found = prediction(Known((result,), today, weekly_m), goal.distance)
    return _points_to(found.band.time_s, goal.distance, goal.target_s) if found else NOTHING


def _points_to(equal_s: float, distance: str, target_s: float | None) -> Text:
    time, race = roughly(equal_s), phrases.a_race(distance)
    if target_s is None:
        return t("Your race points to about {time} for {race} today.", time=time, race=race)
    target = Duration(target_s)
    if target_s >= equal_s * REALISTIC:
        return t(
            "Your race points to about {time} for {race} today, so under {target} is realistic with a good build.",
            time=time,
            race=race,
            target=target,
        )
    if target_s >= equal_s * AMBITIOUS:
        return t(
            "Your race points to about {time} for {race} today, so under {target} is ambitious; we'll see how the "
            "training goes.",
            time=time,
            race=race,
            target=target,
        )
    return t(
        "Your race points to about {time} for {race} today. Under {target} is a lot from there, so I plan from today "
        "and we look again on the way.",
        time=time,
        race=race,
        target=target,
    )
