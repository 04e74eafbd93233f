"""A workout's steps in words, with paces from an index or efforts without one."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor
from typing import Final

from core.training.measure import WALK_EFFORT, is_sprint, is_stride, work
from core.training.paces import by_effort, paces
from core.training.workout import Part, Repeat, Step, StepKind, Workout, Zone
from core.training.workouts.words import span
from core.units import Distance, Duration, Pace
from core.voice.text import NOTHING, Text, join, t, tn

EFFORTS: Final[Mapping[Zone, Text]] = {
    Zone.E: t("easy enough to talk in full sentences"),
    Zone.M: t("steady, a few words at a time"),
    Zone.T: t("comfortably hard, about 6 of 10"),
    Zone.I: t("hard but even, about 8 of 10"),
    Zone.R: t("fast and relaxed, as if for a mile"),
}
"""How each zone feels, for runners without paces."""

SHORT_REP_M: Final = 1000.0
"""Repetitions up to here are told by their time, longer ones by their pace."""


def pace(zone: Zone, index: float | None) -> Pace | None:
    """Return the pace of a zone; None when the runner is told an effort instead."""
    return None if index is None or by_effort(index) else paces(index).of(zone)


def effort_text(workout: Workout, zone: Zone | None = None) -> Text:
    """Return how the main part of a workout should feel."""
    if zone:
        return EFFORTS[zone]
    if workout.type == "race":
        return t("your best effort, evenly spread")
    found = work(workout)
    if found and is_sprint(found[0]):
        return t("easy, then each sprint all out")
    return EFFORTS[Zone.I]


def steps_text(workout: Workout, index: float | None) -> Text:
    """Return a structure: "2 km easy, 4 strides, 10 × 200 m in 47-48 s with 200 m easy jog, 1.5 km easy"."""
    if workout.type == "race":
        return t("{distance}, {feel}", distance=Distance(workout.distance_m), feel=effort_text(workout))
    return join((_part(part, index) for part in workout.parts), ", ")


def _part(part: Part, index: float | None) -> Text:
    return _repeat(part, index) if isinstance(part, Repeat) else _step(part, index)


def _repeat(part: Repeat, index: float | None) -> Text:
    piece, rest = part.steps[0], part.steps[-1]
    if is_stride(piece):
        return tn("{n} stride", "{n} strides", part.times)
    if is_sprint(piece):
        return t(
            "{reps} × {time} uphill all out, walking down in between",
            reps=part.times,
            time=span(piece.duration_s or 0),
        )
    return t("{reps} × {work} with {rest}", reps=part.times, work=_step(piece, index), rest=_rest(rest))


def _rest(step: Step) -> Text:
    if step.effort == WALK_EFFORT:
        return t("{time} walking", time=span(step.duration_s or 0))
    return t("{length} easy jog", length=_length(step))


def _length(step: Step) -> Text:
    return (
        t("{distance}", distance=Distance(step.distance_m)) if step.distance_m else span(step.duration_s or 0)
    )


def _step(step: Step, index: float | None) -> Text:
    if step.zone is Zone.E and step.kind is StepKind.WORK:
        return t("{length} running", length=_length(step))
    if step.zone is Zone.E:
        return t("{length} easy", length=_length(step))
    if step.zone is None:
        return t("{length} {feel}", length=_length(step), feel=_feel(step.effort or 0))
    found = pace(step.zone, index)
    if found is None:
        return t("{length} {feel}", length=_length(step), feel=EFFORTS[step.zone])
    if step.distance_m and step.distance_m <= SHORT_REP_M:
        return t("{length} in {time}", length=_length(step), time=_time(step.distance_m, found))
    return t("{length} at {pace}", length=_length(step), pace=found)


def _time(metres: float, found: Pace) -> Text:
    """Return what a repetition should take: "47-48 s", "1:35"."""
    seconds = metres / 1000 * found.seconds_per_km
    if seconds > 60:  # noqa: PLR2004 - a minute
        return t("{time}", time=Duration(seconds))
    low, high = floor(seconds), ceil(seconds)
    return t("{low}-{high} s", low=low, high=high) if low < high else t("{low} s", low=low)


def _feel(effort: float) -> Text:
    feels = ((9.0, t("hard, as in a mile race")), (7.0, t("brisk, by feel")), (0.0, NOTHING))
    return next(text for least, text in feels if effort >= least)
