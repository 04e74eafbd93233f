"""What a result predicts, with its limits said in plain words."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Result
from core.logbook import longest_run
from core.scene import Scene
from core.training.fitness import ENDURANCE_M, enduring, index, marathon_band, race_time
from core.units import Distance, Duration
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, t

SHOWN: Final = ("5k", "10k", "half")
LATELY: Final = timedelta(days=56)


def distance_key(metres: float) -> str | None:
    """Return the key of GOAL_DISTANCES that *metres* are, if any."""
    return next((key for key, length in GOAL_DISTANCES.items() if abs(length - metres) < 1), None)


def predicted(scene: Scene, found: Result) -> Text:
    """Return what a result is worth over other distances, and how far that can be believed."""
    level = index(found.distance_m, found.time_s)
    own = distance_key(found.distance_m)
    rows = [
        t("{race} {time}", race=phrases.TITLES[key], time=Duration(race_time(GOAL_DISTANCES[key], level)))
        for key in SHOWN
        if key != own
    ]
    return lines(t("On paper:"), *rows, join((_limit(found), _marathon(scene, found), _tells_more(found))))


def _limit(found: Result) -> Text:
    if found.distance_m < ENDURANCE_M:
        return t("The longer the race, the more this takes endurance for granted.")
    return NOTHING


def _marathon(scene: Scene, found: Result) -> Text:
    longer = _longer(scene, found)
    band = marathon_band(longer)
    low, high = Duration(band.low_s), Duration(band.high_s)
    if longer is not found:
        race = phrases.race(longer.distance_m)
        return t("For a marathon your {race} says more: {low} to {high}.", race=race, low=low, high=high)
    if found.distance_m < ENDURANCE_M:
        return t(
            "For a marathon a mile gives a ceiling at best: anything from {low} to {high}.",
            low=low,
            high=high,
        )
    return t("A marathon: {low} to {high}, depending on endurance.", low=low, high=high)


def _longer(scene: Scene, found: Result) -> Result:
    """Return the result a marathon is best judged by: a longer one of the last months, else the one at hand."""
    if found.distance_m >= ENDURANCE_M:
        return found
    best = enduring(scene.athlete.results, scene.today)
    return best if best and best.distance_m >= ENDURANCE_M else found


def _tells_more(found: Result) -> Text:
    if found.distance_m < ENDURANCE_M:
        return t("A hard 10K would tell more than another mile.")
    return NOTHING


def gap(scene: Scene, found: Result) -> Text:
    """Return why a short race says little of a long one, by what this runner has run lately."""
    longest = longest_run(scene.athlete, scene.today - LATELY, scene.today)
    now = (
        t(
            "Your longest run of late is {longest}, so speed is ahead of endurance right now.",
            longest=Distance(longest),
        )
        if longest and found.distance_m < ENDURANCE_M
        else NOTHING
    )
    return join(
        (
            t("A mile is mostly speed and over in minutes; a marathon is mostly endurance and fuel."),
            now,
            t("That's a good order: endurance comes with patient weeks. Shall I use the new paces?"),
        )
    )
