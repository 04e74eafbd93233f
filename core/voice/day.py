"""How a day's workout is said."""

from __future__ import annotations

from datetime import date
from typing import Final

from core.training.catalogue import is_fast, is_quality, pace_text, title
from core.training.plan import Plan
from core.training.workout import Workout
from core.voice.rotation import of_the_day
from core.voice.text import NOTHING, Text, t

TREADMILL: Final = "treadmill-days"
"""The rule of a change for days with nothing but a treadmill; its facts "first" and "last" are dates."""


def today_line(workout: Workout, index: float | None) -> Text:
    """Return "Today: 8 km easy, 5:40-6:20 per km."."""
    if workout.type == "rest":
        return t("Today: rest.")
    pace = pace_text(workout, index)
    return (
        t("Today: {what}, {pace}.", what=title(workout), pace=pace)
        if pace
        else t("Today: {what}.", what=title(workout))
    )


def on_a_belt(plan: Plan | None, on: date) -> Text:
    """Return that a day's run is on the treadmill, where it is known; else nothing."""
    if plan is None or plan.on(on).type in {"rest", "race"}:
        return NOTHING
    told = (dict(one.facts) for one in plan.changes if one.rule == TREADMILL and not one.undone)
    there = any(str(days.get("first", "9")) <= on.isoformat() <= str(days.get("last", "")) for days in told)
    return t("On the treadmill: same effort, same minutes.") if there else NOTHING


def tip(workout: Workout, on: date) -> Text:
    """Return one thing to keep in mind, by what kind of day it is."""
    if workout.type == "time_trial":
        return t("Warm up well. Hold the first lap back; the third is where it is decided.")
    if is_quality(workout):
        return of_the_day(
            on,
            t("Warm up well, and let the first one be the slowest."),
            t("A good warm-up first; then the last should look like the first."),
        )
    if workout.type == "long":
        return t("Start slower than feels right; the last third will thank you.")
    if is_fast(workout):
        return of_the_day(
            on,
            t("Easy first, then short and tidy. If the first one doesn't feel smooth, leave the rest."),
            t("Easy all the way, and the quick part only as fast as it stays smooth."),
        )
    return of_the_day(
        on,
        t("Keep the first ten minutes slower than feels necessary. Have a good one."),
        t("Full sentences the whole way; no other pace counts today. Enjoy it."),
        t("Let the pace come by itself, and finish as if you could do it again."),
    )
