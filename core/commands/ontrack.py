"""Whether a goal is in reach: the time that is meant beside what the results honestly say, and what would tell more."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Result
from core.condition import known
from core.locks import locked
from core.scene import Scene
from core.training.fitness import Band, Prediction, prediction
from core.understanding.goal import fits
from core.units import HALF_M, Duration
from core.voice import forecast, phrases
from core.voice.text import NOTHING, Text, join, t, tn

CLOCK: Final = re.compile(r"\b(\d{1,2})[:.]([0-5]\d)(?:[:.]([0-5]\d))?\b")
WHOLE: Final = re.compile(r"\b(?:sub|under)[ -]?(\d{1,2})\b")
LATELY: Final = timedelta(days=56)
"""An older result says what was, more than what is."""


def on_track(scene: Scene) -> Text:
    """Return yes, ambitious or not yet; without a time in mind, what there is to say of today."""
    found = _predicted(scene)
    if found is None:
        return join((locked(scene), UNKNOWN))
    more = _more(scene, _distance(scene), found.result)
    return join((locked(scene), _seen(scene, found), _ahead(scene), more))


def outlook(scene: Scene) -> Text:
    """Return what there is to say of the goal beside something else; nothing where no result tells."""
    found = _predicted(scene)
    return _seen(scene, found) if found else NOTHING


def _distance(scene: Scene) -> str:
    return scene.athlete.goal.distance or "marathon"


def _predicted(scene: Scene) -> Prediction | None:
    return prediction(known(scene.athlete, scene.today), _distance(scene))


def _seen(scene: Scene, found: Prediction) -> Text:
    wanted = _wanted(scene, _distance(scene))
    points = t(
        "Your {result} in {time} points to {race} between {low} and {high} today.",
        result=phrases.race(found.result.distance_m),
        time=Duration(found.result.time_s),
        race=phrases.a_race(_distance(scene)),
        low=forecast.roughly(found.band.low_s),
        high=forecast.roughly(found.band.high_s),
    )
    return join((_verdict(wanted, found.band) if wanted else NOTHING, points))


UNKNOWN: Final = t(
    "I can't tell yet, and I won't guess: I have no recent race of yours. A 5K or a 10K, raced or run hard on your "
    "own, would tell. Until then every week you run is what gets you there."
)


def _wanted(scene: Scene, distance: str) -> float | None:
    """Return the time that was said, else the goal's."""
    said = scene.plain
    found = CLOCK.search(said)
    if found and found[3]:
        return int(found[1]) * 3600.0 + int(found[2]) * 60 + int(found[3])
    metres = GOAL_DISTANCES[distance]
    if found:
        first, second = int(found[1]), int(found[2])
        return fits((first * 60.0 + second, first * 3600.0 + second * 60), metres)
    whole = WHOLE.search(said)
    return (
        fits((int(whole[1]) * 60.0, int(whole[1]) * 3600.0), metres) if whole else scene.athlete.goal.target_s
    )


def _verdict(wanted: float, band: Band) -> Text:
    time = Duration(wanted)
    if wanted >= band.time_s:
        return t("Yes, {time} is on track.", time=time)
    if wanted >= band.low_s:
        return t("Ambitious, but not out of reach: {time} is at the quick end of what I can see.", time=time)
    return t("Not yet: {time} is quicker than anything I can honestly see today.", time=time)


def _ahead(scene: Scene) -> Text:
    on = scene.athlete.goal.on
    weeks = (on - scene.today).days // 7 if on else 0
    if weeks < 1:
        return NOTHING
    return tn("{n} week of training is still ahead.", "{n} weeks of training are still ahead.", weeks)


def _more(scene: Scene, distance: str, judged: Result) -> Text:
    """Say what would tell more."""
    if distance == "marathon" and judged.distance_m < HALF_M - 1:
        return t("A half marathon, or a fresh 10K closer to the day, would tell more.")
    if scene.today - judged.on > LATELY:
        return t("It is from {on:daymonth}; a fresh one would tell more.", on=judged.on)
    return NOTHING
