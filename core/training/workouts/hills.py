"""Hills: speed with little impact, first of all fast running in a season."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from core.athlete.profile import Level
from core.training.measure import hill_sprint_reps, is_sprint, is_stride, metres, work
from core.training.plan import Phase
from core.training.workout import Repeat, Step, StepKind, Workout, Zone
from core.training.workouts.parts import easy_step, hill_sprints, repeats, session, strides, whole
from core.training.workouts.shape import FAST_SITES, HILL_SITES, Builds, Dose, Need, Variant, WorkoutType
from core.training.workouts.words import piece, size
from core.voice.text import Text, t

FIRST_HILLS: Final = 2
MOST_HILLS: Final[Mapping[Level, int]] = {Level.NOVICE: 8, Level.INTERMEDIATE: 10, Level.ADVANCED: 12}

EASY_HILLS: Final = 4
"""Weeks of two sprints more each, before a week makes them longer instead."""

TENDER_WAITS: Final = 2
"""Such weeks that pass without sprints after an injury."""

CLIMBS: Final = ((30.0, 120.0), (60.0, 120.0), (90.0, 180.0), (120.0, 240.0))
"""Seconds uphill and back down, longer with every second speed week (Hudson)."""
FEWEST: Final = 4
MOST: Final = 8
BRISK: Final = 7.0
HARD_EFFORT: Final = 9.0


def sprint_dose(step: int, level: Level, *, tender: bool) -> tuple[int, float]:
    """Return (sprints, seconds each): two more each *step*, longer ones once eight are easy, then more of those (Hudson)."""
    late = step - TENDER_WAITS if tender else step
    most = 4 if tender else MOST_HILLS[level]
    longer = late > EASY_HILLS
    reps = min(FIRST_HILLS * max(late - longer, 0), most)
    return reps, 10.0 if longer else 8.0


def _sprints_dose(need: Need) -> Dose | None:
    """Return two more sprints than last time, up to what the speed weeks have come to."""
    reps, seconds = sprint_dose(need.step, need.level, tender=need.tender)
    reps = min(reps, need.before + FIRST_HILLS)
    return Dose(need.distance_m, need.index, reps=reps, each_s=seconds) if reps else None


def _sprints(dose: Dose) -> Workout:
    """Return an easy run, then short all-out sprints uphill, walking down in between."""
    parts = (easy_step(StepKind.STEADY, dose.distance_m), *hill_sprints(dose.reps, dose.each_s or 8))
    return whole("hill_sprints", dose.distance_m, parts, dose.index)


def _strides_instead(workout: Workout, index: float | None) -> Workout:
    """Return the same easy run with as many strides, eight at most: nobody sprints all out on the flat."""
    steady = easy_step(StepKind.STEADY, workout.distance_m)
    count = min(max(hill_sprint_reps(workout), FEWEST), MOST)
    made = whole("easy", workout.distance_m, (steady, *strides(count)), index)
    return made.because_of(*workout.because)


def _climbs_dose(need: Need) -> Dose | None:
    """Return four to eight climbs: a minute more each speed week, in longer pieces as they go by.

    They stay within what an interval session may hold, metre for metre.
    """
    if need.tender:
        return None
    each, rest = CLIMBS[min((max(need.step, 1) - 1) // 2, len(CLIMBS) - 1)]
    one_m = metres(Step(StepKind.WORK, duration_s=each, effort=HARD_EFFORT), need.index)
    wanted = (3 + max(need.step, 1)) * 60 // each
    reps = int(min(need.caps[Zone.I] * need.part // one_m, wanted, MOST))
    return Dose(0, need.index, reps, each_s=each, rest_s=rest) if reps >= FEWEST else None


def _on_the_flat(workout: Workout, index: float | None) -> Workout:
    """Return the same minutes as a fartlek: as long, with the same rests, a little less hard."""
    parts = tuple(
        _flattened(part) if isinstance(part, Repeat) and not is_stride(part.steps[0]) else part
        for part in workout.parts
    )
    return whole("fartlek", workout.distance_m, parts, index).because_of(*workout.because)


def _flattened(part: Repeat) -> Repeat:
    climb, down = part.steps[0], part.steps[-1]
    return Repeat(part.times, (replace(climb, effort=BRISK), down))


def _sprints_title(workout: Workout) -> Text:
    found = work(workout)
    seconds = round(found[0].duration_s or 0) if found and is_sprint(found[0]) else 0
    return t(
        "{distance} easy with {reps} × {seconds}-second hill sprints",
        distance=size(workout),
        reps=hill_sprint_reps(workout),
        seconds=seconds,
    )


TYPES: Final = (
    WorkoutType(
        key="hill_sprints",
        name=t("hill sprints"),
        purpose=t(
            "Teaches your legs to push hard and tidy for a few seconds, which makes every pace cheaper."
        ),
        builds=Builds.ECONOMY,
        source="Hudson; Barnes 2013",
        rule="hill-sprints",
        title=_sprints_title,
        build=_sprints,
        dose=_sprints_dose,
        phases=frozenset({Phase.BASE, Phase.SPECIFIC, Phase.ROLLING}),
        zone=Zone.E,
        effort=10,
        recovery=t("walking down, two minutes or more"),
        fast=True,
        avoid_sites=FAST_SITES,
        flat=Variant(
            t("No hill, then strides instead: all out belongs uphill, where the ground comes to meet you."),
            _strides_instead,
        ),
        treadmill=Variant(
            t(
                "Strides at 1% instead of the sprints: a belt starts and stops too slowly for eight seconds all out."
            ),
            _strides_instead,
        ),
    ),
    WorkoutType(
        key="hill_reps",
        name=t("hill repetitions"),
        purpose=t("Builds strength and breathing power together, with less pounding than the flat."),
        builds=Builds.STRENGTH,
        source="Hudson; Barnes 2013",
        rule="hill-strength",
        title=lambda w: t("{distance} with {work} uphill", distance=size(w), work=piece(w)),
        build=lambda dose: session("hill_reps", dose, (repeats(dose, None, HARD_EFFORT),)),
        dose=_climbs_dose,
        phases=frozenset({Phase.BASE, Phase.ROLLING}),
        level=Level.INTERMEDIATE,
        from_m=18_000,
        effort=HARD_EFFORT,
        recovery=t("walking or jogging down, two minutes or more"),
        quality=True,
        fast=True,
        avoid_sites=HILL_SITES,
        flat=Variant(
            t(
                "No hill, then the same minutes on the flat, brisk by feel: it trains your breathing all the same."
            ),
            _on_the_flat,
        ),
        treadmill=Variant(
            t("Set 5% and go by effort, not by pace; for the rests go down to 1% and walk or jog slowly.")
        ),
    ),
)
