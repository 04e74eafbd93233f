"""What a session would be without the cap that its week sets, for the reason that says so (Daniels' caps, I11-I14)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from core.training.budgets import led_to
from core.training.measure import flat
from core.training.workout import Because, Facts, Repeat, Workout, Zone
from core.training.workouts.shape import Dose, Need, WorkoutType

CAP_RULES: Final[Mapping[Zone, str]] = MappingProxyType(
    {Zone.R: "I11", Zone.I: "I12", Zone.T: "I13", Zone.M: "I14"}
)
"""The limit that caps a session by its zone."""

ALONE: Final[Mapping[Zone, float]] = MappingProxyType(
    {Zone.R: 8000.0, Zone.I: 10_000.0, Zone.T: 100_000.0, Zone.M: 29_000.0}
)
"""Metres a session may hold however large its week is (Daniels; tempo is bounded by its minutes)."""

NEXT: Final[Mapping[Zone, float]] = MappingProxyType({Zone.R: 0.08, Zone.I: 0.25, Zone.T: 0.25, Zone.M: 0.25})
"""The part of a week that a session would come to before the next limit holds it: all mile pace of a week (I11), the
quarter that is not easy (I17), and that of marathon pace (I14)."""

TELLING: Final = 1.05
"""How much more it has to be without the cap for the cap to have shaped it."""


@lru_cache(maxsize=1024)
def fast(workout: Workout) -> tuple[str, float]:
    """Return the metres of a workout's fast pieces, or their seconds where they are run by feel."""
    pieces = [(step, n) for step, n in flat(workout.parts) if step.zone not in {None, Zone.E}]
    if all(step.distance_m for step, _ in pieces):
        return "fast_m", sum((step.distance_m or 0) * n for step, n in pieces)
    return "fast_s", sum((step.duration_s or 0) * n for step, n in pieces)


def cap_reasons(one: WorkoutType, asked: Need, made: Workout) -> tuple[Because, ...]:
    """Return the cap that made *made* as small as it is, with what it would be without; nothing when none did.

    Without it a session would be what its ramp has come to, and no more. One that the ramp, a lighter week or an old
    injury holds below its cap is not shaped by the cap.
    """
    zone = one.zone
    if zone is None or zone not in CAP_RULES or not asked.caps or not _at_the_cap(asked, zone):
        return ()
    free = one.dose(replace(asked, caps=freed(asked)))
    larger = _built(one, free) if free else made
    if fast(larger)[1] <= TELLING * fast(made)[1]:
        return ()
    share = ("share", 100 * asked.caps[zone] / asked.week_m)
    return (Because(CAP_RULES[zone], (*_counts(made, larger), share)),)


@lru_cache(maxsize=1024)
def _built(one: WorkoutType, dose: Dose) -> Workout:
    return one.build(dose)


def freed(asked: Need) -> Mapping[Zone, float]:
    """Return the metres a session might hold by zone where its own cap were none: as far as its ramp, or the next limit."""
    led = max(led_to(asked.step), 1.0)
    return {
        zone: max(min(ALONE[zone], NEXT[zone] * asked.week_m, led * metres), metres)
        for zone, metres in asked.caps.items()
    }


def _at_the_cap(asked: Need, zone: Zone) -> bool:
    ramp = asked.fast_share if zone in {Zone.R, Zone.I} else asked.share
    return ramp * asked.part >= 1 and not asked.keep and asked.caps[zone] < ALONE[zone]


def _counts(made: Workout, larger: Workout) -> Facts:
    """Return what is run and what would be: repetitions where both have the same, else all that is fast."""
    name, done = fast(made)
    facts = (name, done), (f"without_{name[-1]}", fast(larger)[1])
    alike, more = _repeated(made), _repeated(larger)
    if not alike or not more or alike[1] != more[1]:
        return facts
    return (*facts, ("reps", alike[0]), ("without_reps", more[0]), alike[1])


def _repeated(workout: Workout) -> tuple[int, tuple[str, float]] | None:
    """Return how often the one piece of a session is run, and its length; None when it has several pieces, or one run."""
    sets = [
        part
        for part in workout.parts
        if isinstance(part, Repeat) and part.steps[0].zone not in {None, Zone.E}
    ]
    if len(sets) != 1 or sets[0].times < 2:  # noqa: PLR2004 - once is no repetition
        return None
    step = sets[0].steps[0]
    length = ("each_m", step.distance_m) if step.distance_m else ("each_s", step.duration_s or 0.0)
    return sets[0].times, length
