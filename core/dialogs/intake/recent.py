"""A recent race or hard run, to set honest paces from; and what it says of the goal."""

from __future__ import annotations

from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Goal, Result, ResultKind
from core.dialogs.question import (
    BACK,
    NO_WORDS,
    Default,
    Heard,
    Question,
    UnclearError,
)
from core.messages import Choice
from core.training.fitness import equivalents, index
from core.understanding.days import resolve
from core.understanding.reading import Intent
from core.units import Duration
from core.voice import phrases
from core.voice.text import Text, join, t


def recent_result(goal: Goal) -> Question[Result | None]:
    """Ask for a race or hard run to set paces from."""
    return Question(
        key="result",
        text=t(
            '2 of 6. A race or hard run from the last few months helps me set honest paces, like "10k 52:05 in '
            'October". Do you have one?'
        ),
        choices=((Choice(t("No, skip"), "skip"), BACK),),
        context="asked:recent_race",
        read=_result,
        offered=_offered_result,
        echo=lambda result: _result_echo(result, goal),
        label=t("Result"),
        skipped=Default(None),
        welcomes=frozenset({Intent.LOG_RUN, Intent.CHANGE_GOAL, Intent.ASK_PACE}),
        hints=(
            t('A distance and a time, like "5k 24:30" or "half in 1:52:10". Or skip it.'),
            t("I need both the distance and the time. Skip it if you have none: we'll start by effort."),
        ),
    )


def _result(heard: Heard) -> Result | None:
    if heard.word in NO_WORDS:
        return None
    found = _offered_result(heard)
    if found is None:
        raise UnclearError
    return found


def _offered_result(heard: Heard) -> Result | None:
    """A race with its time (never a target), or a plain distance and time."""
    reading = heard.reading("asked:recent_race")
    if reading.clarify or "sub" in heard.word.split() or "under" in heard.word:
        return None
    distance_m = reading.distance_m or (GOAL_DISTANCES.get(reading.race) if reading.race else None)
    time_s = reading.race_time_s or reading.duration_s
    if not distance_m or not time_s:
        return None
    said = resolve(reading.race_date or reading.when or "", heard.on, past=True)
    return Result(1, distance_m, time_s, said if said and said <= heard.on else heard.on, ResultKind.RACE)


def _result_echo(result: Result | None, goal: Goal) -> Text:
    if result is None:
        return t("No race needed: we start by effort, and a time trial will set paces.")
    done = t("{race} in {time}.", race=phrases.race(result.distance_m), time=Duration(result.time_s))
    if goal.distance is None or GOAL_DISTANCES[goal.distance] == result.distance_m:
        return done
    return t("{done} {means}", done=done, means=_means(result, goal.distance, goal.target_s))


def _means(result: Result, distance: str, target_s: float | None) -> Text:
    """Say what a result points to for the goal, and how far the wish is from it."""
    equal = equivalents(index(result.distance_m, result.time_s))[distance]
    points = t(
        "That points to about {time} for {race} today",
        time=Duration(round(equal / 30) * 30),
        race=phrases.a_race(distance),
    )
    return join((points, _wish(equal, target_s)), "")


REALISTIC: Final = 0.97
AMBITIOUS: Final = 0.92
"""A target that is this part of what a result points to."""


def _wish(equal: float, target_s: float | None) -> Text:
    if target_s is None:
        return t(".")
    target = Duration(target_s)
    if target_s >= equal * REALISTIC:
        return t(", so under {target} is realistic with a good build.", target=target)
    if target_s >= equal * AMBITIOUS:
        return t(", so under {target} is ambitious; we'll see how the training goes.", target=target)
    return t(
        ". Under {target} is a lot from there, so I plan from today and we look again on the way.",
        target=target,
    )
