"""How an outcome is suggested, when a rule has no words of its own."""

from __future__ import annotations

from typing import Final

from core.recommender.rule import Outcome
from core.training.catalogue import title
from core.training.workout import Workout
from core.voice.text import Text, t

HOLDS: Final = t("I'd keep it easy. A shorter hard session costs nearly as much as a whole one. Easy today?")


def suggested(outcome: Outcome) -> Text:
    """Say what the day becomes, and where its session goes."""
    if outcome.today == outcome.day.workout:
        return t("Today stays as it is.")
    if outcome.today.type == "rest":
        return t("I'd rest today.")
    if outcome.slot:
        return t(
            "I'd run {easy} today and move the session to {day:weekday}.",
            easy=title(outcome.today),
            day=outcome.slot,
        )
    if outcome.day.hard and outcome.today.type == outcome.day.workout.type:
        return t("I'd make it {less}.", less=title(outcome.today))
    if outcome.day.hard:
        return t("I'd run {easy} today and let the session go.", easy=title(outcome.today))
    return t("I'd make today {easy}.", easy=title(outcome.today))


def fast_name(workout: Workout) -> Text:
    """Return what the fast part of a workout is called at the start of a sentence: "Sprints uphill"."""
    return FAST.get(workout.type, OTHER_FAST)[0]


def fast_small(workout: Workout) -> Text:
    """Return what the fast part of a workout is called within a sentence: "hill sprints"."""
    return FAST.get(workout.type, OTHER_FAST)[1]


FAST: Final = {
    "hill_sprints": (t("Sprints uphill"), t("hill sprints")),
    "hill_reps": (t("Hard hills"), t("hill repetitions")),
    "repetitions": (t("Fast repetitions"), t("repetitions")),
    "intervals": (t("Intervals"), t("intervals")),
    "time_trial": (t("All-out efforts"), t("time trial")),
    "fartlek": (t("Fast surges"), t("fartlek")),
    "tempo": (t("Tempo runs"), t("tempo run")),
    "cruise_intervals": (t("Tempo intervals"), t("tempo intervals")),
    "marathon_pace_long": (t("Kilometres at marathon pace"), t("marathon pace")),
}
OTHER_FAST: Final = (t("Fast strides"), t("strides"))
