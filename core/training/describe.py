"""A workout's steps in words, with paces from an index or efforts without one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil, floor
from typing import Final

from core.training.measure import WALK_EFFORT, is_sprint, is_stride, work
from core.training.paces import by_effort, paces
from core.training.workout import Part, Repeat, Step, StepKind, Workout, Zone
from core.training.workouts.words import length, span
from core.units import Duration, Pace
from core.voice.text import NOTHING, Text, join, t, tn

EFFORTS: Final[Mapping[Zone, Text]] = {
    Zone.E: t("easy enough to talk in full sentences"),
    Zone.M: t("steady, a few words at a time"),
    Zone.T: t("comfortably hard, about 6 of 10"),
    Zone.I: t("hard but even, about 8 of 10"),
    Zone.R: t("fast and relaxed, as if for a mile"),
}
"""How each zone feels, for runners without paces."""

BEST: Final = t("your best effort, evenly spread")

SHORT_REP_M: Final = 1000.0
"""Repetitions up to here are told by their time, longer ones by their pace."""


def pace(zone: Zone, index: float | None) -> Pace | None:
    """Return the pace of a zone; None when the runner is told an effort instead."""
    return None if index is None or by_effort(index) else paces(index).of(zone)


def effort_text(workout: Workout, zone: Zone | None = None) -> Text:
    """Return how the main part of a workout should feel."""
    if workout.type in {"race", "time_trial"}:
        return BEST
    found = work(workout)
    if found and is_sprint(found[0]):
        return t("easy, then each sprint all out")
    effort = found[0].effort if found else None
    if zone is None and effort:
        return t("about {effort} of 10", effort=effort)
    return EFFORTS[zone or Zone.I]


def steps_text(workout: Workout, index: float | None) -> Text:
    """Return a structure: "2 km easy, 4 strides, 10 × 200 m in 47-48 s with 200 m easy jog, 1.5 km easy"."""
    if workout.type == "race":
        return t("{distance}, {feel}", distance=_race(workout), feel=effort_text(workout))
    return join((_set(parts, times, index) for parts, times in _sets(workout.parts)), ", ")


def _race(workout: Workout) -> Text:
    return length(Step(StepKind.WORK, workout.distance_m))


def _sets(parts: tuple[Part, ...]) -> Iterator[tuple[tuple[Part, ...], int]]:
    """Yield the parts one by one; two repeats that come again and again are one set, done so many times."""
    at = 0
    while at < len(parts):
        pair, times = parts[at : at + 2], 1
        while _is_pair(pair) and parts[at + 2 * times : at + 2 * times + 2] == pair:
            times += 1
        yield (pair, times) if times > 1 else (parts[at : at + 1], 1)
        at += 2 * times if times > 1 else 1


def _is_pair(parts: tuple[Part, ...]) -> bool:
    return len(parts) == 2 and all(isinstance(part, Repeat) for part in parts)  # noqa: PLR2004 - a pair


def _set(parts: tuple[Part, ...], times: int, index: float | None) -> Text:
    said = join((_part(part, index) for part in parts), ", ")
    return tn("{n} set of ({work})", "{n} sets of ({work})", times, work=said) if times > 1 else said


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
    work = _step(piece, index)
    often = t("{reps} × {work}", reps=part.times, work=work) if part.times > 1 else work
    return t("{often} with {rest}", often=often, rest=_rest(rest))


def _rest(step: Step) -> Text:
    if step.effort == WALK_EFFORT:
        return t("{time} walking", time=span(step.duration_s or 0))
    return t("{length} easy jog", length=length(step))


def _step(step: Step, index: float | None) -> Text:
    if step.zone is Zone.E and step.kind is StepKind.WORK:
        return t("{length} running", length=length(step))
    if step.zone is Zone.E:
        return t("{length} easy", length=length(step))
    if step.zone is None:
        return t("{length} {feel}", length=length(step), feel=_feel(step.effort or 0))
    found = pace(step.zone, index)
    if found is None:
        feel = t("at {feel}", feel=BEST) if _is_trial(step) else EFFORTS[step.zone]
        return t("{length} {feel}", length=length(step), feel=feel)
    if step.distance_m and step.distance_m <= SHORT_REP_M:
        return t("{length} in {time}", length=length(step), time=_time(step.distance_m, found))
    return t("{length} at {pace}", length=length(step), pace=found)


def _is_trial(step: Step) -> bool:
    return step.zone is Zone.R and (step.distance_m or 0) > SHORT_REP_M


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
