"""Another race on the way to the goal: which, when, and how it is meant; then the days around it follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Priority, Race
from core.athlete.wishes import wishes
from core.dialogs.dialog import Dialog, ask
from core.dialogs.intake.race_day import Guess, day_of, moved
from core.dialogs.intake.races import Named, as_said, one_or_more
from core.dialogs.intake.said import spelled
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen
from core.dialogs.replan import settle
from core.messages import Choice, Turn
from core.scene import Scene
from core.understanding.lasting import priority
from core.understanding.reading import Intent
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, t

WELCOME: Final = frozenset({Intent.CHANGE_GOAL, Intent.LOG_RUN, Intent.ASK_PLAN})


def beside(scene: Scene) -> Dialog[tuple[Race, ...]]:
    """Ask for what was not said of the race, or of several: which, when, how they are meant."""
    told = yield from ask(which(scene))
    days = []
    for number, one in enumerate(told, 1):
        days.append(one.on or (yield from ask(when(scene, one.distance, number))))
    open_ones = tuple(one.distance for one in told if one.meant is None)
    meant = (yield from ask(how(open_ones, alone=len(open_ones) == len(told)))) if open_ones else Priority.C
    return tuple(Race(one.distance, on, one.meant or meant) for one, on in zip(told, days, strict=True))


def which(scene: Scene) -> Question[tuple[Named, ...]]:
    """Ask for the race; for one of a length that is not planned, which planned one it is most like."""
    other, goal = scene.about.get("other"), scene.athlete.goal.distance

    def on_the_way(heard: Heard) -> tuple[Named, ...]:
        told = one_or_more(heard)
        if moved(heard) and any(one.distance == goal for one in told):
            raise UnclearError  # that is the goal itself
        return told

    rows: Rows = (tuple(Choice(phrases.TITLES[key], key) for key in GOAL_DISTANCES),)
    return Question(
        key="race",
        text=t("I plan races from the mile to the marathon. Which is nearest to yours, and when is it?")
        if other
        else t("Which race is it, and when?"),
        choices=rows,
        context="asked:goal",
        read=on_the_way,
        offered=on_the_way,
        restates=_with_another,
        echo=_echo,
        welcomes=WELCOME,
        hints=(t('Like "10k on 12 April".'),),
    )


def _echo(races: tuple[Named, ...]) -> Text:
    """Play several races back; one alone is named in the question about it."""
    several = [
        t("{race} on {on:daymonth}", race=phrases.TITLES[one.distance], on=one.on) for one in races if one.on
    ]
    return t("Noted: {what}.", what=phrases.both(several)) if several[1:] else NOTHING


def _with_another(old: tuple[Named, ...], new: tuple[Named, ...]) -> str:
    """Return a correction as it is kept; a race of another length on another day is one more, and corrects none."""
    days, lengths = {one.on for one in old}, {one.distance for one in old}
    more = all(one.on and one.on not in days and one.distance not in lengths for one in new)
    return as_said((*old, *new) if more and None not in days else new)


def when(scene: Scene, distance: str, number: int) -> Question[date]:
    """Ask for the day."""
    return Question(
        key="on" if number == 1 else f"on{number}",
        text=t("Which day is the {race}?", race=phrases.race_name(distance)),
        context="asked:race_date",
        read=lambda heard: _day(heard, scene.today),
        welcomes=WELCOME,
        hints=(t('A day like "12 April".'),),
    )


def _day(heard: Heard, today: date) -> date:
    heard = spelled(heard, open_question=True)
    on = day_of(heard, heard.reading("asked:race_date"))
    if on is None or isinstance(on, Guess) or on <= today:
        raise UnclearError
    return on


HOW: Final[Rows] = ((Choice(t("In earnest"), "in earnest"), Choice(t("Just for fun"), "for fun")),)


def how(distances: tuple[str, ...], *, alone: bool) -> Question[Priority]:
    """Ask how they are meant: that decides the days around them. *alone*: nothing was said of any other."""
    one = t(
        "Will you race the {race} in earnest, with easy days around it, or just for fun?",
        race=phrases.race_name(distances[0]),
    )
    both = t(
        "Will you race the {races} in earnest, with easy days around each, or just for fun?",
        races=phrases.both([phrases.race_name(distance) for distance in distances]),
    )
    return Question(
        key="how",
        text=both if distances[1:] else one,
        choices=HOW,
        read=_how,
        offered=(lambda heard: priority(heard.text, heard.language)) if alone else None,
        welcomes=WELCOME,
    )


LETTERS: Final[Mapping[str, Priority]] = {"a": Priority.B, "b": Priority.B, "c": Priority.C}
"""What runners call it; beside the goal itself even an A race is one on the way."""


def _how(heard: Heard) -> Priority:
    said = chosen(HOW, heard.word)
    if said is None and _dated(heard):
        raise UnclearError  # another race, or another day
    meant = LETTERS.get(heard.plain) or priority(heard.text, heard.language)
    if said is None and meant is None:
        raise UnclearError
    return meant or (Priority.B if said == "in earnest" else Priority.C)


def _dated(heard: Heard) -> bool:
    """Return whether a line names a race with its day."""
    try:
        return any(one.on for one in one_or_more(heard))
    except UnclearError:
        return False


def finish(scene: Scene, told: tuple[Race, ...]) -> Turn:
    """Put the races among the others, each in the place of one on the same day; say which cannot be, and why."""
    refusals = [no for no in (_impossible(scene, race) for race in told) if no]
    new = tuple(race for race in told if not _impossible(scene, race))
    if not new:
        return scene.say(join(refusals))
    now = wishes(scene.athlete)
    others = tuple(one for one in now.races if one.on not in {race.on for race in new})
    races = tuple(sorted((*others, *new), key=lambda one: one.on))
    turn = settle(scene, replace(now, races=races), "race-added")
    return turn.after(scene.say(join(refusals))) if refusals else turn


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


BESIDE: Final = Kind("beside", beside, finish, Lasts.ALWAYS, keeps=True)
