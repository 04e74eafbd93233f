"""A run that is told while a question about something else is open."""

from __future__ import annotations

import re
from datetime import time
from typing import Any, Final

from core.commands.results import RESULTS, bare_time
from core.commands.running import walked
from core.dialogs import standing, taking
from core.dialogs.question import Question
from core.logbook import runs_on
from core.scene import Scene
from core.training.catalogue import is_run
from core.understanding.reading import Intent, Reading
from core.understanding.weekly import weekly_m


def run_told(scene: Scene) -> Reading | None:
    """A run told with its distance or its times, or the time of today's trial, wins over any question but one about it."""
    if not scene.athlete.onboarded_at:
        return None
    reading = scene.read()
    timed = reading.duration_s and (reading.workout_type or RUN_DONE.search(scene.plain))
    timed = timed and standing.kind(scene).name in ABOUT_THE_BODY
    told = reading.distance_m or reading.splits_s or timed or walked(scene.said, scene.language)
    if reading.intent is Intent.LOG_RUN and told and not reading.clarify:
        return reading
    return _run_of_today(scene, reading) or bare_time(scene, reading)


def _run_of_today(scene: Scene, reading: Reading) -> Reading | None:
    """Today's run, told as done while a question about something else is open: "done as planned, too easy"."""
    waits = is_run(scene.workout(scene.today)) and not runs_on(scene.athlete, scene.today)
    beside = standing.kind(scene).name in ABOUT_THE_BODY
    late = scene.now.astimezone(scene.athlete.zone).time() >= NOON
    told = AS_PLANNED.search(scene.plain) or (late and BEGINS_DONE.search(scene.plain))
    done = reading.intent is Intent.LOG_RUN and not reading.clarify
    return reading if waits and beside and done and told else None


ABOUT_THE_BODY: Final = frozenset({"checkin", "pain", "climb"})
"""Dialogs that ask how somebody is; no answer of theirs tells of a run."""
NOON: Final = time(12)
"""From here on a bare "done" is the run, and not the legs."""
AS_PLANNED: Final = re.compile(r"\b(?:did|done|ran|finished|completed)\b.*\bplan")
BEGINS_DONE: Final = re.compile(
    r"^(?:(?:all|it's|its|run|just|i) )*(?:done|did it|ran it|finished|completed)\b(?! in\b)"
)


def told_early(scene: Scene, question: Question[Any]) -> Reading | None:
    """A run told before there is a plan goes into the log, where the open question is about something else."""
    weekly = (
        question.key == "volume" and weekly_m(scene.said, scene.athlete.units, scene.language) is not None
    )
    if scene.athlete.onboarded_at or question.key in OF_RACES or weekly:
        return None
    reading = scene.read()
    timed = reading.duration_s and RUN_DONE.search(scene.plain)
    if taking.understood(scene) and not (timed and not taking.corrects(scene)):
        return None
    whole = reading.distance_m and (reading.duration_s or RUN_DONE.search(scene.plain))
    return reading if reading.intent is Intent.LOG_RUN and whole and not reading.clarify else None


OF_RACES: Final = frozenset({"hello", "goal", "race_date", "target", "result"})
"""Questions to which a distance and a time may be an answer."""


def is_result(scene: Scene) -> bool:
    """Return whether the day's workout is a race or a time trial itself, so that its time is the answer."""
    return scene.workout(scene.today).type in RESULTS


RUN_DONE: Final = re.compile(r"\b(?:ran|run|did|done|jogged|logged|just)\b", re.IGNORECASE)
"""Tells of a run even where a race with a time would be a wish."""
