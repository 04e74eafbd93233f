"""Correcting the last run, or taking it out of the log."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Final

from core.athlete.athlete import Athlete
from core.athlete.goal import Result
from core.athlete.log import Run
from core.commands.table import command
from core.logbook import (
    amended,
    newest_run,
    result_of,
    runs_on,
    with_time,
    without_run,
)
from core.messages import Turn
from core.scene import Scene
from core.understanding.days import resolve
from core.understanding.reading import Intent, Reading
from core.units import Duration
from core.voice import phrases
from core.voice.text import join, pt, t


@command("fix", t("Correct the last run"), Intent.EDIT_LAST, argument=pt("option", "what"), training=False)
def fix(scene: Scene, reading: Reading) -> Turn:
    """Change what was said in the last entry; without words, ask what to change."""
    run = _of_day(scene, reading) or newest_run(scene.athlete)
    if run is None:
        return scene.say(t("There is no run in the log yet. Tell me about one and I'll keep it."))
    return corrected(scene, run, reading)


def _of_day(scene: Scene, reading: Reading) -> Run | None:
    """Return the run of the day that a correction names: "the saturday run was 7.5 not 8"."""
    on = resolve(reading.when, scene.today, past=True) if reading.when else None
    runs = runs_on(scene.athlete, on) if on and on <= scene.today else ()
    return runs[-1] if runs else None


def told_in(athlete: Athlete, message: str) -> Run | None:
    """Return the run that a message told of; the last one where messages have no word of their own."""
    if not message:
        return newest_run(athlete)
    return next((run for run in athlete.runs if run.told_in == message), None)


def corrected(scene: Scene, run: Run, reading: Reading) -> Turn:
    """Change what was said of a run, as it is read now; where nothing is, ask what to change."""
    time_s = reading.pace_s_per_km if reading.clarify == "time_or_pace" else None
    if time_s and result_of(scene.athlete, run):
        return fixed(scene, run.number, {"duration_s": time_s})
    if reading.clarify:
        return scene.opens("clarify", scene.said, why=reading.clarify)
    changes = {
        field: value
        for field, value in (
            ("distance_m", reading.distance_m),
            ("duration_s", reading.duration_s),
            ("effort", reading.effort),
            ("soreness", reading.soreness),
        )
        if value is not None
    }
    if not changes:
        return scene.opens(
            "fix", run=str(run.number), part="details" if scene.said.endswith("details") else ""
        )
    return fixed(scene, run.number, changes)


JUST_NOW: Final = timedelta(minutes=15)
BARE: Final = re.compile(r"^(10|\d(?:[.,]5)?)(?:\s?/\s?10)?$")


def bare_effort(scene: Scene) -> Turn | None:
    """Take a bare number just after a run was logged as its effort; None: it is none, or no run is fresh.

    Where the effort was told with the run and something was sore, the number is of that.
    """
    run, said = newest_run(scene.athlete), BARE.match(scene.plain)
    if run is None or said is None or run.logged_at is None or scene.now - run.logged_at > JUST_NOW:
        return None
    if run.effort is not None and run.soreness:
        return None
    return fixed(scene, run.number, {"effort": float(said[1].replace(",", "."))})


def fixed(scene: Scene, number: int, changes: dict[str, float]) -> Turn:
    """Change fields of a run, and say what it is now."""
    run = next(one for one in scene.athlete.runs if one.number == number)
    raced_ = result_of(scene.athlete, run)
    if raced_ and "duration_s" in changes:
        return _time_fixed(scene, raced_, changes["duration_s"])
    after = replace(scene, athlete=amended(scene.athlete, number, **changes))
    run = next(one for one in after.athlete.runs if one.number == number)
    parts = [phrases.run(run, None)]
    if run.effort is not None:
        parts.append(t("effort {effort}", effort=float(run.effort)))
    return after.say(t("Changed. It now says: {what}.", what=join(parts, ", ")))


def _time_fixed(scene: Scene, found: Result, time_s: float) -> Turn:
    """Correct the time of a race or time trial, and with it whatever paces come from it."""
    after = replace(scene, athlete=with_time(scene.athlete, found.number, time_s))
    race = phrases.race(found.distance_m)
    return after.say(t("Changed. It now says: {race} in {time}.", race=race, time=Duration(time_s)))


def removed(scene: Scene, number: int) -> Turn:
    """Take a run out of the log."""
    run = next(one for one in scene.athlete.runs if one.number == number)
    after = replace(scene, athlete=without_run(scene.athlete, number))
    return after.say(t("Taken out of the log: {run}.", run=phrases.run(run, None)))
