"""What the training is for: the race, its day, the time to aim for."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from typing import Any, Final

from core.athlete.goal import GOAL_DISTANCES, Goal
from core.dialogs.dialog import ask
from core.dialogs.question import (
    BACK,
    NO_WORDS,
    Default,
    Heard,
    Question,
    UnclearError,
)
from core.messages import Choice
from core.understanding.days import resolve
from core.understanding.reading import Intent, Reading
from core.units import Duration
from core.voice import phrases
from core.voice.text import NOTHING, Text, t

RACES: Final = {
    "marathon": t("Marathon"),
    "half": t("Half"),
    "10k": t("10K"),
    "5k": t("5K"),
    "mile": t("Mile"),
}
"""The goals that are offered, the main one first."""

LEARNED: Final = frozenset({Intent.CHANGE_GOAL, Intent.LOG_RUN, Intent.ASK_PLAN})
"""Ways to read an answer to a goal question that must not interrupt it."""


FIRST: Final = t("1 of 6. What are you training for, and when is it?")


def goal(today: date, text: Text = FIRST) -> Generator[Question[Any], Any, Goal]:
    """Ask for the race and, when it was not said with it, its day."""
    told: Goal = yield from ask(goal_race(today, text))
    if told.distance is None:
        return told
    on = told.on
    if on is None:
        on = yield from ask(race_date(today, told.distance))
    target_s: float | None = yield from ask(target(told))
    return Goal(told.distance, on, target_s, told.place)


def target(told: Goal) -> Question[float | None]:
    """The time to aim for: never asked, taken when it is said."""
    return Question(
        key="target",
        text=t("Is there a time you'd like to run? No is fine."),
        choices=((Choice(t("No target"), "none"), BACK),),
        context="asked:goal",
        read=lambda heard: heard.reading("asked:goal").race_time_s,
        offered=_offered_target,
        echo=lambda seconds: t("Under {time}.", time=Duration(seconds)) if seconds else NOTHING,
        default=Default(told.target_s),
    )


AIMS: Final = ("sub", "under", "target", "aim", "hoping", "goal")


def _offered_target(heard: Heard) -> float | None:
    """A time to beat, said without its race: "actually sub 3:45"."""
    reading = heard.reading("asked:goal")
    said = reading.race is None and any(word in heard.word for word in AIMS)
    return reading.race_time_s if said else None


def _goal_echo(told: Goal) -> Text:
    """Play the goal back; what is asked next anyway is left out."""
    if told.distance and told.on is None:
        return t("{race} it is.", race=phrases.TITLES[told.distance])
    return t("{goal}.", goal=phrases.goal(told))


def goal_race(today: date, text: Text = FIRST) -> Question[Goal]:
    """Ask what the training is for."""
    races = [Choice(label, key) for key, label in RACES.items()]
    return Question(
        key="goal",
        text=text,
        choices=(tuple(races[:3]), (*races[3:], Choice(t("Just to run better"), "run better"))),
        context="asked:goal",
        read=lambda heard: _goal(heard, today),
        offered=lambda heard: _offered_goal(heard, today),
        echo=_goal_echo,
        label=t("Goal"),
        welcomes=LEARNED,
        hints=(
            t(
                'A marathon, half, 10K, 5K or mile, with its day if you know it: "marathon 10 October, under 3:45".'
            ),
            t("Tap the distance that is nearest, and we'll sort out the rest."),
        ),
    )


def race_date(today: date, distance: str) -> Question[date | None]:
    """Ask for the day of the race."""
    return Question(
        key="race_date",
        text=t("When is your {race}? A date is best; a month will do.", race=phrases.race_name(distance)),
        choices=((Choice(t("No date yet"), "no date"), BACK),),
        context="asked:race_date",
        read=lambda heard: _race_date(heard, today),
        echo=lambda on: t("{on}.", on=on) if on else t("No date yet, so we start with a rolling plan."),
        hints=(t('A day like "10 October", or tap "No date yet".'),),
        welcomes=LEARNED,
    )


def _goal(heard: Heard, today: date) -> Goal:
    if heard.word in {"run better", "just to run better", "no race", "nothing", "fitness", "none"}:
        return Goal()
    told = _offered_goal(heard, today)
    if told is None:
        reading = heard.reading("asked:goal")
        if reading.race not in GOAL_DISTANCES:
            raise UnclearError
        told = _goal_of(reading, heard, today)
    return told


def _offered_goal(heard: Heard, today: date) -> Goal | None:
    """A race with a day or a target in a line about something else is a goal; a race with a time is a result."""
    reading = heard.reading("asked:goal")
    if reading.race not in GOAL_DISTANCES or reading.intent is Intent.LOG_RUN:
        return None
    if not (reading.race_date or reading.race_time_s or heard.word in GOAL_DISTANCES):
        return None
    return _goal_of(reading, heard, today)


def _goal_of(reading: Reading, heard: Heard, today: date) -> Goal:
    on = resolve(reading.race_date, heard.on) if reading.race_date else None
    if on is not None and on <= today:
        raise UnclearError(t("{on} has passed. Which day is the race?", on=on))
    return Goal(reading.race, on, reading.race_time_s, reading.place)


def _race_date(heard: Heard, today: date) -> date | None:
    if heard.word in NO_WORDS | {"no date", "no date yet", "not yet", "don't know", "skip", "none yet"}:
        return None
    reading = heard.reading("asked:race_date")
    on = resolve(reading.race_date or reading.when or "", heard.on)
    if on is None:
        raise UnclearError
    if on <= today:
        raise UnclearError(t("{on} has passed. Which day is the race?", on=on))
    return on
