"""Another race on the way to the goal: which, when, and how it is meant; then the days around it follow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Priority, Race
from core.athlete.wishes import wishes
from core.dialogs.dialog import Dialog, ask
from core.dialogs.intake.race_day import Guess, day_of
from core.dialogs.intake.said import spelled
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen
from core.dialogs.replan import settle
from core.messages import Choice, Turn
from core.scene import Scene
from core.understanding.lasting import priority
from core.understanding.reading import Intent
from core.voice import phrases
from core.voice.text import Text, t

WELCOME: Final = frozenset({Intent.CHANGE_GOAL, Intent.LOG_RUN, Intent.ASK_PLAN})


@dataclass(frozen=True, slots=True)
class Named:
    """A race as far as it was named."""

    distance: str
    on: date | None


def beside(scene: Scene) -> Dialog[Race]:
    """Ask for what was not said of the race: which, when, how it is meant."""
    told = yield from ask(which())
    on = told.on or (yield from ask(when(scene, told.distance)))
    meant = yield from ask(how(told.distance))
    return Race(told.distance, on, meant)


def which() -> Question[Named]:
    """Ask for the race."""
    rows: Rows = (tuple(Choice(phrases.TITLES[key], key) for key in GOAL_DISTANCES),)
    return Question(
        key="race",
        text=t("Which race is it, and when?"),
        choices=rows,
        context="asked:goal",
        read=_named,
        offered=_named,
        welcomes=WELCOME,
        hints=(t('Like "10k on 12 April".'),),
    )


def _named(heard: Heard) -> Named:
    heard = spelled(heard)
    reading = heard.reading("asked:goal")
    if reading.race not in GOAL_DISTANCES:
        raise UnclearError
    on = day_of(reading, heard.on)
    return Named(reading.race, None if isinstance(on, Guess) else on)


def when(scene: Scene, distance: str) -> Question[date]:
    """Ask for the day."""
    return Question(
        key="on",
        text=t("Which day is the {race}?", race=phrases.race_name(distance)),
        context="asked:race_date",
        read=lambda heard: _day(heard, scene.today),
        welcomes=WELCOME,
        hints=(t('A day like "12 April".'),),
    )


def _day(heard: Heard, today: date) -> date:
    on = day_of(spelled(heard, open_question=True).reading("asked:race_date"), heard.on)
    if on is None or on <= today:
        raise UnclearError
    return on


HOW: Final[Rows] = ((Choice(t("In earnest"), "in earnest"), Choice(t("Just for fun"), "for fun")),)


def how(distance: str) -> Question[Priority]:
    """Ask how it is meant: that decides the days around it."""
    return Question(
        key="how",
        text=t(
            "Will you race the {race} in earnest, with easy days around it, or just for fun?",
            race=phrases.race_name(distance),
        ),
        choices=HOW,
        read=_how,
        offered=lambda heard: priority(heard.text, heard.language),
        welcomes=WELCOME,
    )


def _how(heard: Heard) -> Priority:
    said = chosen(HOW, heard.word)
    meant = priority(heard.text, heard.language)
    if said is None and meant is None:
        raise UnclearError
    return meant or (Priority.B if said == "in earnest" else Priority.C)


def finish(scene: Scene, race: Race) -> Turn:
    """Put the race among the others, in the place of one on the same day."""
    no = _impossible(scene, race)
    if no:
        return scene.say(no)
    now = wishes(scene.athlete)
    others = tuple(one for one in now.races if one.on != race.on)
    races = tuple(sorted((*others, race), key=lambda one: one.on))
    return settle(scene, replace(now, races=races), "race-added")


def _impossible(scene: Scene, race: Race) -> Text | None:
    goal = scene.athlete.goal
    if race.on <= scene.today:
        return t("{on:date} has passed. Tell me how it went, and I'll log it.", on=race.on)
    if race.on == goal.on:
        return t("That is the day of your goal race already, so nothing changes.")
    if goal.on and race.on > goal.on:
        return t(
            "That one comes after your {race}. Let's run that first; then it can be the next goal.",
            race=phrases.race_name(goal.distance or "10k"),
        )
    return None


BESIDE: Final = Kind("beside", beside, finish, Lasts.ALWAYS)
