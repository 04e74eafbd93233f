"""When a report of a run is a race or a time trial: the word, or the day, says so."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Result, ResultKind
from core.athlete.log import Run
from core.logbook import runs_on
from core.scene import Scene
from core.training.fitness import index
from core.training.measure import work
from core.training.workout import Workout
from core.understanding.reading import Intent, Reading

RESULTS: Final = frozenset(kind.value for kind in ResultKind)
PLAUSIBLE: Final = (20.0, 85.0)
"""Fitness indexes outside this are a slip of the keyboard, or another distance."""

NAMED: Final = re.compile(r"\b(?:tt|time[ -]?trial|race|raced|parkrun)\b")
CLOCK: Final = re.compile(r"\b(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)\b")
CLOSE: Final = 0.03
"""A length within 3 % is the planned one, by another watch."""


def raced(scene: Scene, reading: Reading, on: date) -> Result | None:
    """Return the race or time trial a report tells of; on a day that has one planned, the word is not needed."""
    time_s = reading.race_time_s or reading.duration_s
    planned = scene.workout(on)
    named = reading.workout_type in RESULTS or NAMED.search(scene.plain) is not None
    if time_s is None or not (named or planned.type in RESULTS):
        return None
    distance = _distance(reading, planned, time_s, named=named)
    race = "race" in {planned.type, reading.workout_type}
    kind = ResultKind.RACE if race else ResultKind.TIME_TRIAL
    return Result(0, distance, time_s, on, kind, counts=False) if distance else None


def _distance(reading: Reading, planned: Workout, time_s: float, *, named: bool) -> float | None:
    """Return the distance the time is for: the planned one where it fits, else the one that was said."""
    main = work(planned) if planned.type in RESULTS else None
    due = main[0].distance_m if main else None
    said = reading.distance_m or GOAL_DISTANCES.get(reading.race or "")
    if due and (said is None or abs(said - due) <= CLOSE * due or not _plausible(said, time_s)):
        return due if _plausible(due, time_s) else None
    return said if named and said and _plausible(said, time_s) else None


def _plausible(metres: float, time_s: float) -> bool:
    return PLAUSIBLE[0] <= index(metres, time_s) <= PLAUSIBLE[1]


def raced_run(run: Run, planned: Workout, found: Result) -> Run:
    """Return the run a result was: a time trial stands for the whole session around it, a race is the race."""
    if run.planned and planned.type == found.kind == "time_trial":
        return replace(run, type="time_trial", distance_m=planned.distance_m, duration_s=None)
    return replace(run, type=found.kind.value, distance_m=found.distance_m, duration_s=found.time_s)


def bare_time(scene: Scene, reading: Reading) -> Reading | None:
    """Return *reading* as the report a bare time is on the day of a race or time trial that is not told yet."""
    clock = CLOCK.search(scene.said)
    if clock is None or scene.workout(scene.today).type not in RESULTS or runs_on(scene.athlete, scene.today):
        return None
    hours, minutes, seconds = (int(part or 0) for part in clock.groups())
    time_s = float(hours * 3600 + minutes * 60 + seconds)
    return replace(reading, intent=Intent.LOG_RUN, duration_s=time_s, pace_s_per_km=None, clarify=None)
