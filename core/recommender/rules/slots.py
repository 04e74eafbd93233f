"""Where a workout can go when it cannot be today: a plain easy day, two days away from anything hard."""

from __future__ import annotations

from datetime import date, timedelta

from core.recommender.rule import Day
from core.training.catalogue import easier, is_quality, shortened
from core.training.plan import Edit
from core.training.workout import Workout

SHARPENING = 10
"""So close to a race nothing hard is moved about."""
PLAIN = frozenset({"easy", "recovery"})
HARD_ANYWAY = frozenset({"long", "marathon_pace_long", "race"})


def later(day: Day, within: int = 4) -> date | None:
    """Return the first easy day within *within* days, before the week ends, that can take today's workout."""
    left = 6 - day.on.weekday()
    race = day.athlete.goal.on
    close = race is not None and (race - day.on).days <= SHARPENING
    if close or day.workout.type in HARD_ANYWAY:
        return None
    for ahead in range(2, min(within, left) + 1):
        hard_near = any(_hard(day.ahead(n)) for n in (ahead - 1, ahead + 1) if n > 0)
        if day.ahead(ahead).type in PLAIN and not hard_near:
            return day.on + timedelta(days=ahead)
    return None


def easy_today(day: Day, slot: date | None) -> Workout:
    """Return today's run made easy; when its session moves to *slot*, the week grows no longer by it."""
    today = easier(day.workout)
    return shortened(today, day.ahead((slot - day.on).days).distance_m) if slot else today


def swap(day: Day, slot: date | None, today: Workout) -> tuple[Edit, ...]:
    """Return edits that make *today* of today and put today's workout on *slot*."""
    edits = [Edit(day.on, day.workout, today)]
    if slot is not None:
        ahead = (slot - day.on).days
        edits.append(Edit(slot, day.ahead(ahead), day.workout))
    return tuple(edits)


def _hard(workout: Workout) -> bool:
    return is_quality(workout) or workout.type in HARD_ANYWAY
