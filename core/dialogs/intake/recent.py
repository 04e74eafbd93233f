"""A recent race or hard run, to set honest paces from."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from core.athlete.goal import Goal, Result, ResultKind
from core.dialogs.intake.outlook import too_old
from core.dialogs.intake.said import AIMED, NEW, clauses, part, parts
from core.dialogs.question import (
    BACK,
    Default,
    Heard,
    Question,
    UnclearError,
    declines,
)
from core.messages import Choice
from core.training.fitness import index
from core.understanding.days import resolve
from core.understanding.reading import Intent
from core.understanding.run import RACES
from core.units import Duration
from core.voice import phrases
from core.voice.text import Text, join, t


def recent_result(goal: Goal, today: date) -> Question[Result | None]:
    """Ask for a race or hard run to set paces from."""
    return Question(
        key="result",
        text=t(
            '2 of 6. A race or hard run from the last few months helps me set honest paces, like "10k 52:05 in '
            'October". Do you have one?'
        ),
        choices=((Choice(t("No, skip"), "skip"), BACK),),
        context="asked:recent_race",
        read=lambda heard: _result(heard, goal),
        offered=_offered_result,
        claims=lambda heard: _offered_result(heard) is not None,
        echo=lambda result: _result_echo(result, today),
        label=t("Result"),
        skipped=Default(None),
        welcomes=frozenset({Intent.LOG_RUN, Intent.CHANGE_GOAL, Intent.ASK_PACE, Intent.EDIT_LAST}),
        hints=(
            t('A distance and a time, like "5k 24:30" or "half in 1:52:10". Or skip it.'),
            t("I need both the distance and the time. Skip it if you have none: we'll start by effort."),
        ),
    )


NEVER_RACED: Final = re.compile(
    r"\b(?:no|never|not|none|haven'?t|don'?t|didn'?t)\b[^,.;\d]*\b(?:rac(?:e|es|ed|ing)|results?|competed)\b"
)


NO_GOAL: Final = re.compile(
    r"(?:i have |there is |with )?no (?:goal )?races?(?: planned| in mind| coming up| ahead| for now| right now)?"
)
"""Nothing to train for, which says nothing of races that were run."""


def _raced_never(heard: Heard) -> bool:
    """Return whether a clause says there was no race: "never done a race", "hab nie ein Rennen gemacht"."""
    said = (one.word for one in clauses(heard))
    return any(NEVER_RACED.search(one) and not AIMED.search(one) for one in said)


NO_RESULT: Final = re.compile(r"^(?:i )?(?:no|none|never|don'?t have|haven'?t)\b[^\d]*$")
"""There is none, said in more than a word: "no recent race", "I haven't raced"."""


def _result(heard: Heard, goal: Goal) -> Result | None:
    if declines(heard) or NEW.search(heard.word) or NO_RESULT.search(heard.word) or _raced_never(heard):
        return None
    found = _best(heard) or _found(part(heard, "result") or heard) or _over_the_goal(heard, goal)
    if found is None:
        raise UnclearError
    return found


A_TIME: Final = re.compile(r"\b\d{1,2}:[0-5]\d\b")
HUMAN: Final = (25.0, 85.0)
"""Fitness indices between which a time is taken for one over the goal's distance."""


def _over_the_goal(heard: Heard, goal: Goal) -> Result | None:
    """A bare time, "5:24 at school": over the distance the talk is of, where that makes sense."""
    bare = heard.reading("asked:recent_race").intent is Intent.ANSWER and A_TIME.search(heard.word)
    found = _found(replace(heard, text=f"{goal.distance} {heard.text}")) if bare and goal.distance else None
    return found if found and HUMAN[0] <= index(found.distance_m, found.time_s) <= HUMAN[1] else None


TRAINING: Final = re.compile(
    r"\b(?:another|easy|ez|slow\w*|jog\w*|training|tempo|long run|today|this morning|yesterday)\b"
)
RACED: Final = re.compile(r"\b(?:rac(?:e|ed)|pb|pr|best|time trial|parkrun)\b")


def _offered_result(heard: Heard) -> Result | Default[Result | None] | None:
    """A race with its time, said in passing: a race distance, and no mere training run; or that there was none."""
    never = _raced_never(heard) and not any(NO_GOAL.fullmatch(one.word) for one in clauses(heard))
    if never or (part(heard, "result") is None and NEW.search(heard.word)):
        return Default(None)
    said = next((one for one in parts(heard, "result") if _found(one)), None) or part(heard, "result")
    if said is None or ((TRAINING.search(said.word) or _just_ran(said)) and not RACED.search(said.word)):
        return None
    found = _best(heard) or _found(said)
    named = found and any(abs(found.distance_m - metres) < 1 for metres in RACES.values())
    return found if named or RACED.search(said.word) else None


def _just_ran(heard: Heard) -> bool:
    """Return whether a run is told without a day of its own, which is most often today's: no race."""
    reading = heard.reading("asked:goal")
    return bool(RAN_IT.search(heard.word)) and not (reading.when or reading.race_date)


RAN_IT: Final = re.compile(r"\b(?:ran|did|run|jogged)\b")


def _best(heard: Heard) -> Result | None:
    """Of several races in one line, not all with a time, the one that says most of today's fitness; None: one at most."""
    clauses_of_it = parts(heard, "result")
    several = [one for one in map(_found, clauses_of_it) if one]
    fittest = max(several, key=lambda one: index(one.distance_m, one.time_s), default=None)
    return fittest if len(clauses_of_it) > 1 else None


HOW_MANY: Final = re.compile(
    r"\b\d{1,3} (?:half |full )?(?:marathons|marathone|maratones|maratonas|halves|halfs|races|rennen|carreras|courses|"
    r"provas|10ks|5ks|semis|medias|meias)\b"
)
"""How many races were run, which is no time: "6 marathons"."""


def _found(heard: Heard) -> Result | None:
    """A distance and the time it was run in; never a target."""
    reading = heard.reading("asked:recent_race")
    if reading.clarify or AIMED.search(heard.word) or HOW_MANY.search(heard.word):
        return None
    distance_m = reading.distance_m or RACES.get(reading.race or "")
    time_s = reading.race_time_s or reading.duration_s
    if not distance_m or not time_s:
        return None
    said = resolve(reading.race_date or reading.when or "", heard.on, past=True)
    return Result(1, distance_m, time_s, said if said and said <= heard.on else heard.on, ResultKind.RACE)


def _result_echo(result: Result | None, today: date) -> Text:
    if result is None:
        return t("No race needed: we start by effort, and a time trial will set paces.")
    done = t("{race} in {time}.", race=phrases.race(result.distance_m), time=Duration(result.time_s))
    return join((done, OLD)) if too_old(result, today) else done


OLD: Final = t(
    "That is more than six months ago, too long to set paces by: we start by effort, and a time trial will set them."
)
