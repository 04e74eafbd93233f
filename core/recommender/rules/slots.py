"""Where a workout can go when it cannot be today: a plain easy day, two days away from anything hard."""

from __future__ import annotations

from datetime import date, timedelta

from core.recommender.rule import Day, Less
from core.training.budgets import GRID_M, floor_to
from core.training.catalogue import easier, is_quality, is_run, resized, shortened
from core.training.workout import REST, Workout

SHARPENING = 10
"""So close to a race nothing hard is moved about."""
PLAIN = frozenset({"easy", "recovery"})
HARD_ANYWAY = frozenset({"long", "marathon_pace_long", "race"})
MUCH = 1.2
"""An easy run so much longer than the session keeps its day: its distance would be lost."""
SHORTEST_M = 3000.0
"""A run is not made shorter than this: shorter is a rest day."""


def later(day: Day, within: int = 4) -> date | None:
    """Return the first easy day two to *within* days on, before the week ends, that can take today's workout."""
    left = 6 - day.on.weekday()
    race = day.athlete.goal.on
    close = race is not None and (race - day.on).days <= SHARPENING
    if close or day.workout.type in HARD_ANYWAY:
        return None
    for ahead in range(2, min(within, left) + 1):
        hard_near = any(_hard(day.ahead(n)) for n in (ahead - 1, ahead + 1) if n > 0)
        plain = (
            day.ahead(ahead).type in PLAIN and day.ahead(ahead).distance_m <= MUCH * day.workout.distance_m
        )
        if plain and not hard_near:
            return day.on + timedelta(days=ahead)
    return None


def left_of(day: Day, less: Less, slot: date | None) -> Workout:
    """Return what is left of today's workout; where its session has a *slot*, the week grows no longer by it."""
    if less.share <= 0:
        return REST if is_run(day.workout) or day.race else day.workout
    today = easier(day.workout) if less.easy else day.workout
    most = today.distance_m * less.share
    if less.easy and slot:
        most = min(most, day.ahead((slot - day.on).days).distance_m)
    if most >= today.distance_m:
        return today
    metres = max(floor_to(most, GRID_M), min(SHORTEST_M, today.distance_m))
    trimmed = resized(today, metres) if less.trimmed else today
    return trimmed if trimmed != today else shortened(today, metres)


def _hard(workout: Workout) -> bool:
    return is_quality(workout) or workout.type in HARD_ANYWAY
