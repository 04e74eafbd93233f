"""Short honest answers to questions runners ask in between. A table: its key, what is said, and where that is from.

One room a theme. The words that ask for each answer stand in `core/understanding/vocabulary/questions/`, one file a
language, under the same keys. Only questions that have one good answer for everybody stand here; what depends on the
plan is answered from it.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from core.athlete.goal import Goal
from core.understanding.questions import TOLD, asked_for
from core.voice.answers.answer import Answer
from core.voice.answers.form import FORM
from core.voice.answers.fuel import FUEL
from core.voice.answers.outside import OUTSIDE_DOORS
from core.voice.answers.pain import PAIN
from core.voice.answers.race import RACE
from core.voice.answers.runner import RUNNER
from core.voice.answers.sessions import SESSIONS
from core.voice.answers.week import WEEK
from core.voice.text import NOTHING, Text, join, t

__all__ = ["Answer"]

SORRY: Final = t(
    "Something went wrong on my side, not yours. I could not take in your last message. "
    "Please send it once more, or in other words."
)
"""Where a message could not be heard, for a defect of ours."""

ANSWERS: Final[tuple[Answer, ...]] = (
    *PAIN,
    *FUEL,
    *WEEK,
    *SESSIONS,
    *OUTSIDE_DOORS,
    *FORM,
    *RACE,
    *RUNNER,
)
"""The answers; where a question has the words of two, the first is given, so the order of the themes matters."""

BY_KEY: Final = {one.key: one for one in ANSWERS}


def told(said: str, language: str = "en") -> Text:
    """Return what is said of a complaint that comes up beside something else; NOTHING when there is none."""
    key = asked_for(said, language, TOLD)
    return BY_KEY[key].text if key else NOTHING


OUTSIDE: Final = t(
    "That is outside my field, or I misread it; I'd rather say so than guess. I know running: your plan and its "
    "paces, shoes, heat, food before a run, and when to rest."
)

ENOUGH_WEEKS: Final = 5


BESIDE_TRAINING: Final = frozenset(
    {
        "who_are_you", "carb_loading", "gels", "caffeine", "alcohol", "supplements", "eat", "drink", "stretching",
        "foam_rolling", "cycle", "weather", "shoes", "watch", "music", "sleep", "strength", "soreness", "lose_fitness",
        "rest_day", "blisters", "chafing", "pelvic_floor", "missed_runs", "missed_week", "with_a_cold",
    }
)  # fmt: skip
"""Answers that tell nobody to run: what stops the running needs no naming before them."""


FIRM: Final = frozenset({"run_through", "cross_training"})
"""Answers that no other meaning of the words goes before."""


def asked(said: str, language: str = "en") -> str | None:
    """Return the key of the answer of the table that *said* asks for; None when it is another question."""
    return asked_for(said, language, tuple(BY_KEY))


def of(key: str, goal: Goal, today: date) -> Text:
    """Return the answer under *key*, with the weeks to the race where they belong to it."""
    found = BY_KEY[key]
    return join((found.text, _weeks_left(goal, today) if found.race else NOTHING))


def answer(said: str, goal: Goal, today: date, language: str = "en") -> Text | None:
    """Return the answer to a question of the table, or None when it is another one."""
    key = asked(said, language)
    return of(key, goal, today) if key else None


def _weeks_left(goal: Goal, today: date) -> Text:
    if goal.on is None or goal.on <= today:
        return NOTHING
    weeks = (goal.on - today).days // 7
    if weeks >= ENOUGH_WEEKS:
        return t("{weeks} weeks to your race are enough for everything important.", weeks=weeks)
    return t("Your race is close, so we keep what you have and bring you to it rested.")
