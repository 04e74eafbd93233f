"""What results predict, with the limits said in plain words. Always a span, never a promise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Result
from core.condition import condition, known
from core.logbook import longest_run
from core.scene import Scene
from core.training.fitness import ENDURANCE_M, Prediction, index, marathon, prediction, race_time
from core.training.fitness.prediction import Basis
from core.training.paces import by_effort
from core.units import Distance, Duration
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, t

SHOWN: Final = ("5k", "10k", "half")
LATELY: Final = timedelta(days=56)
HOUR: Final = 3600.0
HALF_MINUTE: Final = 30.0


def distance_key(metres: float) -> str | None:
    """Return the key of GOAL_DISTANCES that *metres* are, if any."""
    return next((key for key, length in GOAL_DISTANCES.items() if abs(length - metres) < 1), None)


def roughly(seconds: float) -> Duration:
    """Return seconds as closely as they are known: half minutes from an hour on."""
    return Duration(round(seconds / HALF_MINUTE) * HALF_MINUTE if seconds >= HOUR else round(seconds))


def outlook(scene: Scene, distance: str) -> Text:
    """Return what the runner's results say of a race today: the time, its span, what it comes from, what is unsure."""
    found = prediction(known(scene.athlete, scene.today), distance)
    if found is None:
        return UNKNOWN
    return join((_span(found), _from(scene, found), _unsure(found)))


UNKNOWN: Final = t(
    "I can't tell yet, and I won't guess: I have no recent race of yours. A 5K or a 10K, raced or run hard on your "
    "own, would tell."
)


def _span(found: Prediction) -> Text:
    return t(
        "{race} today: about {time}. Most runners land between {low} and {high}.",
        race=phrases.TITLES[found.distance],
        time=roughly(found.band.time_s),
        low=roughly(found.band.low_s),
        high=roughly(found.band.high_s),
    )


def _from(scene: Scene, found: Prediction) -> Text:
    """Say what a prediction was made from."""
    race, time = phrases.race(found.result.distance_m), Duration(found.result.time_s)
    weekly = known(scene.athlete, scene.today).weekly_m
    if weekly is not None and found.basis in {Basis.MILEAGE_ONE, Basis.MILEAGE_TWO}:
        return t(
            "That comes from your {race} in {time} and about {weekly} a week.",
            race=race,
            time=time,
            weekly=Distance(round(weekly, -3)),
        )
    return t("That comes from your {race} in {time}.", race=race, time=time)


def _unsure(found: Prediction) -> Text:
    if found.from_a_mile:
        return t(
            "From {race} alone that is little more than a guess. A hard 10K would tell much more.",
            race=phrases.a_run(found.result.distance_m),
        )
    if found.distance == "marathon" and found.basis is not Basis.RUN:
        return t("Endurance decides where in between: long runs and easy weeks.")
    return NOTHING


def eased(scene: Scene) -> Text:
    """Say that days off made the paces slower; nothing where they did not, or the runner has none."""
    found = condition(scene.athlete, scene.today)
    if found is None or by_effort(found.index) or not found.days_off:
        return NOTHING
    return t("Your paces are eased to match.")


def in_passing(scene: Scene) -> Text:
    """Return what the runner's results say of a 10K and a marathon, in one sentence; nothing without any."""
    facts = known(scene.athlete, scene.today)
    ten, far = prediction(facts, "10k"), marathon(facts)
    if ten is None or far is None:
        return NOTHING
    spans = {
        "ten": roughly(ten.band.time_s),
        "low": roughly(far.band.low_s),
        "high": roughly(far.band.high_s),
    }
    if far.from_a_mile:
        return t(
            "From {race} alone: a 10K of about {ten}, a marathon anywhere from {low} to {high}.",
            race=phrases.a_run(far.result.distance_m),
            **spans,
        )
    return t(
        "That is a 10K of about {ten}; a marathon between {low} and {high}, depending on endurance.", **spans
    )


def predicted(scene: Scene, found: Result) -> Text:
    """Return what a result is worth over other distances, and how far that can be believed."""
    level = index(found.distance_m, found.time_s)
    own = distance_key(found.distance_m)
    rows = [
        t("{race} {time}", race=phrases.TITLES[key], time=roughly(race_time(GOAL_DISTANCES[key], level)))
        for key in SHOWN
        if key != own
    ]
    return lines(t("On paper:"), *rows, join((_limit(found), _marathon(scene, found), _tells_more(found))))


def _limit(found: Result) -> Text:
    if found.distance_m < ENDURANCE_M:
        return t("The longer the race, the more this takes endurance for granted.")
    return NOTHING


def _marathon(scene: Scene, found: Result) -> Text:
    """Say what a marathon would be, from the result at hand or one that says more."""
    counted = replace(found, counts=True)
    others = tuple(one for one in scene.athlete.results if one.number != found.number)
    far = marathon(replace(known(scene.athlete, scene.today), results=(*others, counted)))
    if far is None:
        return NOTHING
    low, high = roughly(far.band.low_s), roughly(far.band.high_s)
    if far.result.number != found.number:
        race = phrases.race(far.result.distance_m)
        return t("For a marathon your {race} says more: {low} to {high}.", race=race, low=low, high=high)
    if far.from_a_mile:
        return t(
            "For a marathon {race} gives a ceiling at best: anything from {low} to {high}.",
            race=phrases.a_run(found.distance_m),
            low=low,
            high=high,
        )
    return t("A marathon: {low} to {high}, depending on endurance.", low=low, high=high)


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


SOURCES: Final = {
    Basis.RUN: t("{race}, as it was run"),
    Basis.INDEX: t("Daniels & Gilbert 1979, from {race}"),
    Basis.SLOWED: t("Daniels & Gilbert 1979 × 1.05, from {race}"),
    Basis.MILEAGE_ONE: t(
        "mean of Daniels & Gilbert 1979 × 1.05 and Vickers & Vertosick 2016 with one race, from {race}"
    ),
    Basis.MILEAGE_TWO: t(
        "mean of Daniels & Gilbert 1979 × 1.05 and Vickers & Vertosick 2016 with two races, from {race}"
    ),
}


def source(found: Prediction) -> Text:
    """Return the formula and the result behind a prediction."""
    race = t(
        "{race} in {time}", race=phrases.a_run(found.result.distance_m), time=Duration(found.result.time_s)
    )
    return replace(SOURCES[found.basis], blanks=(("race", race),))


NOTES: Final = {
    Basis.RUN: t("Two races over one distance lie about this far apart."),
    Basis.INDEX: t("Eight of ten recreational runners land in the band."),
    Basis.SLOWED: t(
        "Eight of ten recreational runners land in the band; the weekly distance would sharpen it."
    ),
    Basis.MILEAGE_ONE: t("Eight of ten recreational runners land in the band; endurance decides where."),
    Basis.MILEAGE_TWO: t("Eight of ten recreational runners land in the band; endurance decides where."),
}


def note(found: Prediction) -> Text:
    """Return what a band means, and what is unsure."""
    if found.from_a_mile:
        return t(
            "From {race} alone: little more than a guess, however good it was.",
            race=phrases.a_run(found.result.distance_m),
        )
    return NOTES[found.basis]
