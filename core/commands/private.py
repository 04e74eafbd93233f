"""A run of one's own: no club counts it, and posts that did are changed at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.athlete.log import Run
from core.commands.table import command
from core.logbook import newest_run, runs_on
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.understanding.days import resolve
from core.understanding.reading import Reading
from core.voice import phrases
from core.voice.text import pt, t

NONE: Final = t("There is no run of yours that I could keep out of clubs.")


@command("private", t("Keep a run out of clubs"), argument=pt("option", "day"))
def private(scene: Scene, reading: Reading) -> Turn:
    """Keep the last run, or that of a day, out of clubs; or let them count it again."""
    word, _, number = scene.said.removeprefix("/private").strip().partition(" ")
    if word == "off" and number.isdecimal():
        return _shown(scene, int(number))
    run = _meant(scene, reading)
    if run is None:
        return scene.say(NONE)
    after = _with(scene, replace(run, private=True))
    text = t(
        "{on:weekday}, {run}: yours alone. No club counts it, and what was posted with it is changed.",
        on=run.on,
        run=phrases.run(run, None),
    )
    return after.offer(text, Choice(t("Let it count"), f"/private off {run.number}"))


def _meant(scene: Scene, reading: Reading) -> Run | None:
    on = resolve(reading.when, scene.today, past=True) if reading.when else None
    if on is None:
        return newest_run(scene.athlete)
    return next(iter(runs_on(scene.athlete, on)), None)


def _shown(scene: Scene, number: int) -> Turn:
    run = next((one for one in scene.athlete.runs if one.number == number), None)
    if run is None:
        return scene.say(NONE)
    return _with(scene, replace(run, private=False)).say(Say(t("It counts again wherever you joined.")))


def _with(scene: Scene, run: Run) -> Scene:
    return scene.but(runs=tuple(run if one.number == run.number else one for one in scene.athlete.runs))
