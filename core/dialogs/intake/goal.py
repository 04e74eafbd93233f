"""What the training is for: the race, its day, the time to aim for."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import replace
from datetime import date
from typing import Any, Final

from core.athlete.goal import GOAL_DISTANCES, Goal, may_aim
from core.dialogs.dialog import ask
from core.dialogs.intake.asides import offered_target, target
from core.dialogs.intake.race_day import (
    LEARNED,
    Guess,
    day_of,
    moved,
    offered_date,
    put_off,
    race_date,
    settled,
    unusual,
)
from core.dialogs.intake.said import AIMED, corrected, part, spelled
from core.dialogs.question import (
    NO_WORDS,
    SKIP_WORDS,
    Heard,
    Question,
    UnclearError,
)
from core.messages import Choice
from core.understanding.reading import Intent, Reading
from core.voice import phrases
from core.voice.text import Text, join, t

RACES: Final = {
    "marathon": t("Marathon"),
    "half": t("Half"),
    "10k": t("10K"),
    "5k": t("5K"),
    "mile": t("Mile"),
}
"""The goals that are offered, the main one first."""

FIRST: Final = t("1 of 6. What are you training for, and when is it?")


def goal(today: date, text: Text = FIRST, known: Goal | None = None) -> Generator[Question[Any], Any, Goal]:
    """Ask for the race and, when it was not said with it, its day, which may be a guess.

    *known* is the goal there is, if it may be kept.
    """
    told: Goal = yield from ask(goal_race(today, text, known))
    if told.distance is None:
        return told
    if known and known.distance == told.distance and told.on is None and known.on and known.on > today:
        told = replace(told, on=known.on, place=known.place)  # another time for the race there is
    on = yield from ask(race_date(today, told))
    target_s: float | None = yield from ask(target(told))
    return Goal(told.distance, on, target_s, told.place)


def sure(told: Goal) -> Goal:
    """Return a goal whose day is a plain one, whether it was guessed or not."""
    return replace(told, on=settled(told.on))


def _goal_echo(told: Goal, today: date) -> Text:
    """Play the goal back; what is asked next anyway is left out."""
    if told.distance and (told.on is None or told.on <= today):
        return t("{race} it is.", race=phrases.TITLES[told.distance])
    if told.distance and told.target_s and not may_aim(told.distance, told.target_s):
        told = replace(told, target_s=None)  # it is asked about
    if isinstance(told.on, Guess):
        guessed = phrases.goal(sure(told))
        return t("{goal}, as a guess; tell me the day when you know it.", goal=guessed)
    return join((t("{goal}.", goal=phrases.goal(told)), unusual(told.on)))


def goal_race(today: date, text: Text = FIRST, known: Goal | None = None) -> Question[Goal]:
    """Ask what the training is for; with *known*, a new day or time alone changes just that.

    A day that is over may come back: `race_date` asks for another one.
    """
    races = [Choice(label, key) for key, label in RACES.items()]
    return Question(
        key="goal",
        text=text,
        choices=(tuple(races[:3]), (*races[3:], Choice(t("Just to run better"), "run better"))),
        context="asked:goal",
        read=lambda heard: _goal(heard, known),
        offered=lambda heard: _offered_goal(heard, known),
        claims=lambda heard: _offered_goal(heard, known) is not None,
        echo=None if known else lambda told: _goal_echo(told, today),
        label=t("Goal"),
        welcomes=LEARNED,
        hints=(
            t(
                'A marathon, half, 10K, 5K or mile, with its day if you know it: "marathon 10 October, under 3:45".'
            ),
            t("Tap the distance that is nearest, and we'll sort out the rest."),
        ),
    )


NO_RACE: Final = SKIP_WORDS | NO_WORDS | {"run better", "just to run better", "no race", "nothing", "fitness"}


JUST_RUN: Final = re.compile(
    r"\b(?:start(?:ing)? (?:to )?run\w*|(?:get|getting) (?:back )?(?:into running|fit\w*|healthy|faster)|run better|"
    r"(?:take|taking) up running|begin running|lose weight|for fun|(?:my )?health|no (?:race|goal))\b"
)
"""Running for its own sake."""


def _goal(heard: Heard, known: Goal | None) -> Goal:
    if heard.word in NO_RACE:
        return Goal()
    heard = _rather(spelled(heard, open_question=True))
    told = _offered_goal(heard, known) or _changed(heard, known, bare=True)
    reading = _over_5k((part(heard, "goal") or heard).reading("asked:goal"))
    if told is None and part(heard, "goal") is None and part(heard, "result"):
        raise UnclearError(
            t("Noted, and I'll ask about races you ran in a moment. First: what do you train for now?")
        )
    if told is None and reading.race is None and JUST_RUN.search(heard.word):
        return Goal()
    if told is None and reading.race not in GOAL_DISTANCES:
        raise UnclearError
    return told or _goal_of(heard, reading)


def _offered_goal(heard: Heard, known: Goal | None) -> Goal | None:
    """A race with a day or a target is a goal; a race with the time it was run in is a result."""
    heard = _rather(spelled(heard))
    changed = _changed(heard, known)
    said = part(heard, "goal")
    if changed or said is None or moved(heard):
        return changed
    reading = _over_5k(said.reading("asked:goal"))
    if reading.race not in GOAL_DISTANCES or (
        reading.intent is Intent.LOG_RUN and not AIMED.search(said.word)
    ):
        return None
    if not (reading.race_date or reading.race_time_s or said.word in GOAL_DISTANCES or _just_named(said)):
        return None
    return _goal_of(said, reading)


def _over_5k(reading: Reading) -> Reading:
    """Return a reading with a parkrun as what it is: five kilometres."""
    return replace(reading, race="5k") if reading.race == "parkrun" else reading


def _rather(heard: Heard) -> Heard:
    """Return what takes the place of a race that was named first: "Houston 16 Jan, no sorry, Dallas 12 Dec"."""
    rest = corrected(heard)
    return rest if rest.reading("asked:goal").race in GOAL_DISTANCES else heard


def _just_named(said: Heard) -> bool:
    """A race that is wanted, without day and time: "want to do a 5k"."""
    return bool(AIMED.search(said.word))


def _goal_of(heard: Heard, reading: Reading) -> Goal:
    return Goal(reading.race, day_of(heard, reading), reading.race_time_s, reading.place)


def _changed(heard: Heard, known: Goal | None, *, bare: bool = False) -> Goal | None:
    """Return *known* with another day or time; *bare*: a day alone will do, as the answer to what was asked."""
    if known is None or known.distance is None:
        return None
    on = (known.on and put_off(heard, known.on)) or offered_date(heard, known, heard.on)
    if on is None and bare and heard.reading("asked:goal").race is None:
        on = day_of(heard, heard.reading("asked:race_date"))
    target_s = offered_target(heard, known)
    if on is None and target_s is None:
        return None
    return replace(known, on=on or known.on, target_s=target_s or known.target_s)
