"""Easy running: most of every week, at every level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from core.athlete.profile import Level
from core.training.measure import WALK_EFFORT, WALK_PACE, parts_m, seconds_per_km, stride_reps
from core.training.plan import Phase
from core.training.workout import Part, Repeat, Step, StepKind, Workout, Zone
from core.training.workouts.parts import down_to, easy_step, ends_m, repeats, session, strides, whole
from core.training.workouts.shape import FAST_SITES, MARATHON_SITES, Builds, Dose, Need, WorkoutType
from core.training.workouts.words import at_marathon_pace, size, span, with_strides
from core.voice.text import Text, t

PROGRESSION_S: Final = (600.0, 1140.0)
"""The steady end of a progression run: ten minutes at least, and below the twenty that make it a hard session."""

SHAKEOUT_M: Final = 3000.0

WALKING: Final = (
    (1, 60.0, 120.0),
    (3, 120.0, 60.0),
    (5, 180.0, 60.0),
    (7, 240.0, 60.0),
    (9, 360.0, 60.0),
    (10, 480.0, 60.0),
    (11, 600.0, 60.0),
    (12, 900.0, 60.0),
)
"""(from week, seconds of running, of walking): two or three long pieces come before a run without a walk (Relph 2023;
return-to-running consensus)."""

WALKING_WEEKS: Final = 12
"""Weeks of running and walking in turn, before a beginner runs on."""

LITTLE_MORE: Final = 1.15
"""How far beyond its distance whole pieces of running and walking may lead, as a part of it."""


def _easy(key: str, dose: Dose) -> Workout:
    if dose.each_s:
        timed = Step(StepKind.STEADY, duration_s=dose.each_s, zone=Zone.E)
        return whole(key, round(parts_m((timed,), dose.index), -2), (timed,), dose.index)
    steady = easy_step(StepKind.STEADY, dose.distance_m)
    return whole(key, dose.distance_m, (steady, *strides(dose.strides)), dose.index)


def _strides(need: Need) -> Dose:
    return Dose(need.distance_m, need.index, strides=stride_dose(need.step, need.level, tender=need.tender))


def stride_dose(week: int, level: Level, *, tender: bool) -> int:
    """Return how many strides follow an easy run in a runner's week *week*: four, then six, eight when advanced."""
    if week < 8 or tender:  # noqa: PLR2004 - two months
        return 4
    return 8 if level is Level.ADVANCED and week >= 12 else 6  # noqa: PLR2004 - three months


def _progression(dose: Dose) -> Workout:
    pace = Zone.M if dose.zone is None else dose.zone
    return session("progression", dose, (steady_end(dose, pace),))


def steady_end(dose: Dose, zone: Zone) -> Part:
    """Return the one steady piece of a dose, in metres or in minutes."""
    return repeats(Dose(each_m=None if dose.each_s else dose.fast_m, each_s=dose.each_s), zone)


def _progression_dose(need: Need) -> Dose | None:
    """Return an easy run that ends steady; its steady end grows with the speed weeks, never into a hard session."""
    least, most = PROGRESSION_S
    pace = seconds_per_km(Step(StepKind.WORK, zone=Zone.M), need.index)
    room = need.distance_m - sum(ends_m(need.index))
    seconds = min(most * need.share * need.part, min(need.caps[Zone.M], room) * pace / 1000)
    if seconds < least:
        return None
    if need.by_feel:
        return Dose(need.distance_m, need.index, each_s=down_to(seconds, 300))
    fast = down_to(seconds / pace * 1000, 500)
    return Dose(need.distance_m, need.index, fast_m=fast) if fast * pace >= least * 1000 else None


def _walk_run(dose: Dose) -> Workout:
    run = Step(StepKind.WORK, duration_s=dose.each_s or 60, zone=Zone.E, effort=3)
    walk = Step(StepKind.RECOVERY, duration_s=dose.rest_s or 120, zone=Zone.E, effort=WALK_EFFORT)
    return whole("walk_run", dose.distance_m, (Repeat(_turns(dose), (run, walk)),), dose.index)


def _turns(dose: Dose) -> int:
    """Return how often running and walking take turns over a distance: as comes nearest to it, not far beyond."""
    exact = dose.distance_m / _turn_m(dose)
    return max(int(min(exact + 0.5, LITTLE_MORE * exact)), 1)


def _turn_m(dose: Dose) -> float:
    """Return the metres of one piece of running and the walk after it."""
    pace = seconds_per_km(Step(StepKind.WORK, zone=Zone.E), dose.index)
    return (dose.each_s or 60) * 1000 / pace + (dose.rest_s or 120) * 1000 / WALK_PACE


def _in_turn(workout: Workout) -> Text:
    """Return "6 × 2 minutes running and 2 minutes walking"."""
    turn = next(part for part in workout.parts if isinstance(part, Repeat))
    run, walk = (span(step.duration_s or 0) for step in turn.steps)
    return t("{reps} × {run} running and {walk} walking", reps=turn.times, run=run, walk=walk)


def _walk_run_dose(need: Need) -> Dose:
    """Return the pieces that are due and hold the most minutes of running, two of them at least; the longest of those."""
    due = (Dose(need.distance_m, need.index, each_s=run, rest_s=walk) for run, walk in _pieces(need.step))
    return max(due, key=lambda dose: (_turns(dose) > 1, _turns(dose) * (dose.each_s or 0), dose.each_s))


def _pieces(week: int) -> Iterator[tuple[float, float]]:
    """Yield (seconds of running, of walking) that have their turn; beyond four minutes every whole one."""
    rows = [row for row in WALKING if max(week, 1) >= row[0]]
    yield from ((run, walk) for _, run, walk in rows)
    longest, walk = rows[-1][1:]
    yield from ((60.0 * minutes, walk) for minutes in range(5, int(longest // 60)))


EASY: Final = WorkoutType(
    key="easy",
    name=t("easy run"),
    purpose=t("Builds the endurance everything else stands on, and lets you recover while you run."),
    builds=Builds.ENDURANCE,
    source="Daniels, Running Formula; Muniz-Pumares 2025",
    title=lambda w: with_strides(t("{distance} easy", distance=size(w)), w),
    build=lambda dose: _easy("easy", dose),
    zone=Zone.E,
)

TYPES: Final = (
    EASY,
    replace(
        EASY,
        key="strides",
        type="easy",
        name=t("strides"),
        purpose=t("Easy running, then a few seconds of quick, relaxed form: tall, light, never strained."),
        builds=Builds.FORM,
        source="Daniels, Running Formula; coaches' practice",
        rule="strides-form",
        dose=_strides,
        is_form=lambda w: stride_reps(w) > 0,
        phases=frozenset(Phase) - {Phase.RECOVERY},
        from_step=3,
        effort=8,
        recovery=t("an easy jog of a minute or more"),
        fast=True,
        avoid_sites=FAST_SITES,
    ),
    WorkoutType(
        key="recovery",
        name=t("recovery run"),
        purpose=t("Gets the blood moving after a hard day, so that the next one goes well."),
        builds=Builds.RECOVERY,
        source="Casado 2022 (hard days, easy days)",
        rule="recovery-easy",
        title=lambda w: t("{distance} very easy", distance=size(w)),
        build=lambda dose: _easy("recovery", dose),
        zone=Zone.E,
    ),
    WorkoutType(
        key="progression",
        name=t("progression run"),
        purpose=t("Lets your legs feel marathon pace without tiring them: easy first, steady at the end."),
        builds=Builds.PACING,
        source="Houmard 1994; coaches' practice",
        rule="steady-end",
        title=lambda w: t("{distance} easy, {fast}", distance=size(w), fast=at_marathon_pace(w)),
        build=_progression,
        dose=_progression_dose,
        phases=frozenset({Phase.BASE, Phase.SPECIFIC, Phase.ROLLING, Phase.TAPER, Phase.RACE}),
        zone=Zone.M,
        avoid_sites=MARATHON_SITES,
    ),
    WorkoutType(
        key="shakeout",
        name=t("shakeout run"),
        purpose=t("Keeps your legs loose the day before a race, and costs nothing."),
        builds=Builds.RECOVERY,
        source="Coaches' practice",
        rule="shakeout",
        title=lambda w: with_strides(t("{distance} shakeout", distance=size(w)), w),
        build=lambda dose: _easy("shakeout", dose),
        dose=lambda need: Dose(min(need.distance_m, SHAKEOUT_M), need.index, strides=4),
        phases=frozenset({Phase.RACE}),
        zone=Zone.E,
    ),
    WorkoutType(
        key="walk_run",
        name=t("run and walk"),
        purpose=t(
            "Builds running minutes in small pieces, so that bones and tendons keep up with your lungs."
        ),
        builds=Builds.ENDURANCE,
        source="Relph 2023; return-to-running consensus",
        rule="walk-run",
        title=_in_turn,
        build=_walk_run,
        dose=_walk_run_dose,
        zone=Zone.E,
        recovery=t("walking, briskly"),
    ),
)
"""Easy runs. Strides may hang on any of them: FAST_SITES then speak too (`core.training.catalogue.avoid_sites`)."""
