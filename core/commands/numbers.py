"""What a runner asks for in numbers: paces, what they predict, and whether speed or endurance holds them back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from core.athlete.goal import Result
from core.commands.hills import on_hills, slope
from core.commands.table import command
from core.condition import Condition, condition, seen
from core.locks import locked
from core.messages import Choice, Turn
from core.scene import Scene
from core.training.fitness import left_out, mile_check
from core.training.paces import by_effort, paces
from core.understanding.reading import Intent, Reading
from core.voice import balance, forecast, phrases
from core.voice.text import NOTHING, Text, join, lines, t

PREDICTS: Final = re.compile(
    r"^(?!.*\bpaces?\b).*"
    r"\b(?:predict\w*|estimat\w*|equivalent|potential|expect|(?:could|can|would|will|might) (?:i|my)"
    r"|take me|how long (?:will|would|does|do|is) .*\btake)\b"
)
"""Words that ask for a race time, not for a pace."""


@command("paces", t("Your training paces, and what they predict"), Intent.ASK_PACE)
def my_paces(scene: Scene, reading: Reading) -> Turn:
    """Show paces with how they feel and an honest outlook; asked for a race time, say that instead."""
    waiting = unused(scene)
    if waiting and "new pace" in scene.plain:
        return scene.opens("trial", scene.said, result=str(waiting.number))
    if slope(scene.said):
        return scene.say(on_hills(scene))
    if PREDICTS.search(scene.plain):
        distance = reading.race or scene.athlete.goal.distance or "marathon"
        return scene.offer(forecast.outlook(scene, distance), Choice(t("My paces"), "/paces"))
    found = condition(scene.athlete, scene.today)
    level = round(found.index, 1) if found else None
    if found is None or level is None or by_effort(level):
        return scene.say(join((locked(scene), _no_race(scene) if level is None else BY_FEEL)))
    after = _slower(found) or forecast.in_passing(scene)
    return scene.say(lines(locked(scene), *_rows(level), after))


def _no_race(scene: Scene) -> Text:
    old = left_out(scene.athlete.results, scene.today, seen(scene.athlete))
    return replace(TOO_OLD, blanks=(("race", phrases.race(old.distance_m)),)) if old else NO_RACE


TOO_OLD: Final = t(
    "Your {race} is too long ago to set paces from: after half a year nobody can know what it still says. So you run by "
    "effort: easy in full sentences, tempo in short phrases. A 5K or a mile time trial would give you numbers."
)
NO_RACE: Final = t(
    "I have no recent race to set paces from, so you run by effort: easy in full sentences, tempo in "
    "short phrases, fast reps tall and relaxed. A 5K or a mile time trial would give you numbers."
)
BY_FEEL: Final = t(
    "You run by effort for now: easy in full sentences, tempo in short phrases. That works better than "
    "numbers at this point."
)


def _rows(level: float) -> tuple[Text, ...]:
    found = paces(level)
    return (
        t("Easy {pace}: full sentences", pace=found.easy),
        t("Marathon {pace}: steady, a few words", pace=found.marathon),
        t("Tempo {pace}: comfortably hard", pace=found.threshold),
        t("Intervals {pace}: hard, even", pace=found.interval),
        t("Mile pace {pace}: quick and relaxed", pace=found.repetition),
    )


def _slower(found: Condition) -> Text:
    """Say why paces are slower than the results alone would have them."""
    if found.steps:
        return t(
            "They are a step slower: three fast sessions in a row came out behind the target. "
            "A race or time trial sets them anew."
        )
    if not found.days_off:
        return NOTHING
    return t(
        "They are slower for {n} days without a run in my log. If you did run, tell me; a time trial sets them anew.",
        n=found.days_off,
    )


def unused(scene: Scene) -> Result | None:
    """Return the newest result that sets no paces."""
    idle = (one for one in scene.athlete.results if not one.counts)
    return max(idle, key=lambda one: one.number, default=None)


@command("milecheck", t("Does speed or endurance hold you back?"))
def check_mile(scene: Scene, _reading: Reading) -> Turn:
    """Compare the mile with longer results."""
    return scene.say(mile_text(scene))


def mile_text(scene: Scene) -> Text:
    """Return what holds the runner back, its evidence, and what would change it."""
    found = mile_check(scene.athlete.results, scene.today, seen(scene.athlete))
    if found is None:
        return NOT_BOTH
    return join((balance.verdict(found), balance.would_change(found)))


NOT_BOTH: Final = t(
    "For that I compare a mile with a longer race, both from the last months, and one of the two is missing. Run it "
    'hard when it suits you, and tell me: "mile time trial 6:29", or "10k race 47:30".'
)
