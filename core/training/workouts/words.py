"""Words that workout titles share."""

from __future__ import annotations

from core.training.measure import stride_reps, work
from core.training.workout import Step, Workout
from core.units import Distance
from core.voice.text import NOTHING, Text, join, t, tn


def with_strides(title: Text, workout: Workout) -> Text:
    """Return *title* with the strides that follow the run, if any."""
    count = stride_reps(workout)
    return join((title, tn("with {n} stride", "with {n} strides", count) if count else NOTHING))


def size(workout: Workout) -> Distance | Text:
    """Return the length of the whole workout: minutes where its one step is given in time, else the distance."""
    only = workout.parts[0] if len(workout.parts) == 1 else None
    timed = isinstance(only, Step) and only.distance_m is None and only.duration_s
    return span(timed) if timed else Distance(workout.distance_m)


def piece(workout: Workout) -> Text:
    """Return the main work in short: "10 × 200 m", "3 × 8 minutes", "20 minutes", "4 km"."""
    found = work(workout)
    if found is None:
        return NOTHING
    step, times = found
    length = (
        t("{distance}", distance=Distance(step.distance_m)) if step.distance_m else span(step.duration_s or 0)
    )
    return t("{reps} × {length}", reps=times, length=length) if times > 1 else length


def span(seconds: float) -> Text:
    """Return a length of time in words: "45 seconds", "8 minutes"."""
    whole = round(seconds)
    if whole % 60:
        return tn("{n} second", "{n} seconds", whole)
    return tn("{n} minute", "{n} minutes", whole // 60)
