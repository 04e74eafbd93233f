"""What a race or a time trial says: next to the last one, as old and new paces side by side, or that nothing moves."""

from __future__ import annotations

from typing import Final

from core.athlete.goal import Result
from core.condition import seen
from core.new_paces import levels
from core.scene import Scene
from core.training.fitness import index, telling
from core.training.paces import by_effort, paces
from core.units import Duration, Pace, Units
from core.voice import forecast, phrases
from core.voice.text import NOTHING, Text, join, lines, t, tn

SAME: Final = 0.01
"""Results within 1 % of a length are of the same distance."""


def praise(scene: Scene, found: Result) -> Text:
    """Return what a result means next to the last one at that distance: a number, not an adjective."""
    time = Duration(found.time_s)
    last = _last(scene, found)
    if last is None:
        return t(
            "{time} over {race}: noted, and a first mark to measure the next one by.",
            time=time,
            race=_over(found),
        )
    if found.time_s >= last.time_s:
        return t(
            "{time}, after {before} on {on:daymonth}. One day is one day; the work is in your legs all the same.",
            time=time,
            before=Duration(last.time_s),
            on=last.on,
        )
    return join(
        (t("{time}, down from {before}.", time=time, before=Duration(last.time_s)), _progress(found, last))
    )


def _progress(found: Result, last: Result) -> Text:
    weeks = (found.on - last.on).days // 7
    gained = phrases.length_of(round(last.time_s) - round(found.time_s))
    if weeks < 2:  # noqa: PLR2004 - too soon to call it training
        return t("That is {gained} faster than on {on:daymonth}.", gained=gained, on=last.on)
    return tn(
        "{gained} in {n} week is real progress.",
        "{gained} in {n} weeks is real progress.",
        weeks,
        gained=gained,
    )


def _over(found: Result) -> Text:
    key = forecast.distance_key(found.distance_m)
    return phrases.a_race(key) if key else phrases.race(found.distance_m)


def _last(scene: Scene, found: Result) -> Result | None:
    earlier = (
        one
        for one in scene.athlete.results
        if one.number != found.number
        and one.counts
        and one.on <= found.on
        and abs(one.distance_m - found.distance_m) <= SAME * found.distance_m
    )
    return max(earlier, key=lambda one: (one.on, one.number), default=None)


def side_by_side(scene: Scene, found: Result) -> Text:
    """Return old and new paces, line by line."""
    before, after = levels(scene, found)
    new = paces(after or 0)
    old = None if by_effort(before) else paces(before or 0)
    rows = (
        _row(t("Easy"), new.easy, old.easy if old else None),
        _row(t("Tempo"), new.threshold, old.threshold if old else None),
        _row(t("Intervals"), new.interval, old.interval if old else None),
    )
    return lines(
        t("Good, then I trust it."), _heading(scene), *rows, _step(found, before, after), t("Use them?")
    )


def _heading(scene: Scene) -> Text:
    return t("Your new paces per km:") if scene.athlete.units is Units.KM else t("Your new paces per mile:")


def _row(name: Text, new: Pace, old: Pace | None) -> Text:
    if old is None:
        return t("{zone} {pace:bare}", zone=name, pace=new)
    return t("{zone} {pace:bare} (was {before:bare})", zone=name, pace=new, before=old)


def _step(found: Result, before: float | None, after: float | None) -> Text:
    """Say that a mile lifts paces a step at a time, when it would say more; and why they may be slower."""
    if before is not None and after is not None and after < before:
        return t(
            "They are a touch slower: what they came from is half a year old, and this says more of today."
        )
    if after is None or index(found.distance_m, found.time_s) <= after + 0.1:
        return NOTHING
    return t(
        "I raise paces a step at a time, so these ask less than {time} alone would.",
        time=Duration(found.time_s),
    )


def as_before(scene: Scene, found: Result) -> Text:
    """Say why nothing moves."""
    best = telling(scene.athlete.results, scene.today, (), seen(scene.athlete))
    if best is None:
        return t("It is in the log. You run by effort for now, and that stays.")
    if best.number == found.number:
        return t("It says what I had put you at, so your paces stay as they are.")
    race = phrases.race(best.distance_m)
    return t("Your {race} still says more, so your paces stay as they are.", race=race)
