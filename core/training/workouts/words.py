"""Words that workout titles share."""

from __future__ import annotations

from typing import Final

from core.training.measure import stride_reps, work
from core.training.workout import Repeat, Step, Workout, Zone
from core.units import MILE_M, Distance, Duration
from core.voice.text import NOTHING, Text, join, t, tn

TWO_MINUTES: Final = 120


def with_strides(title: Text, workout: Workout) -> Text:
    """Return *title* with the strides that follow the run, if any."""
    count = stride_reps(workout)
    return join((title, tn("with {n} stride", "with {n} strides", count) if count else NOTHING))


def size(workout: Workout) -> Distance | Text:
    """Return the length of the whole workout: minutes where its one step is given in time, else the distance."""
    only = workout.parts[0] if len(workout.parts) == 1 else None
    timed = isinstance(only, Step) and only.distance_m is None and only.duration_s
    return span(timed) if timed else Distance(workout.distance_m)


def is_timed(workout: Workout) -> bool:
    """Return whether the main work is told in time, not in metres."""
    found = work(workout)
    return found is not None and found[0].distance_m is None


def piece(workout: Workout) -> Text:
    """Return the main work in short: "10 × 200 m", "3 × 8 minutes", "20 minutes", "4 km"."""
    found = work(workout)
    return times_of(*found) if found else NOTHING


def times_of(step: Step, times: int) -> Text:
    """Return how often how much: "10 × 200 m", "20 minutes"."""
    return t("{reps} × {length}", reps=times, length=length(step)) if times > 1 else length(step)


def length(step: Step) -> Text:
    """Return how long a step is: "400 m", "1 mile", "2 minutes"."""
    if step.distance_m is None:
        return span(step.duration_s or 0)
    if abs(step.distance_m - MILE_M) < 1:
        return t("1 mile")
    return t("{distance}", distance=Distance(step.distance_m))


def at_marathon_pace(workout: Workout) -> Text:
    """Return how much of a run is at marathon pace: "8 km of it at marathon pace", "40 minutes of it steady"."""
    steps = [(part.steps[0], part.times) if isinstance(part, Repeat) else (part, 1) for part in workout.parts]
    fast_m = sum((step.distance_m or 0) * n for step, n in steps if step.zone is Zone.M)
    if fast_m:
        return t("{fast} of it at marathon pace", fast=Distance(fast_m))
    fast_s = sum((step.duration_s or 0) * n for step, n in steps if step.zone is Zone.M)
    return t("{time} of it steady", time=span(fast_s))


def span(seconds: float) -> Text:
    """Return a length of time in words: "45 seconds", "8 minutes", "3:30"."""
    whole = round(seconds)
    if whole % 60 and whole > TWO_MINUTES:
        return t("{time}", time=Duration(whole))
    if whole % 60:
        return tn("{n} second", "{n} seconds", whole)
    return tn("{n} minute", "{n} minutes", whole // 60)
