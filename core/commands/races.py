"""Races on the way to the goal: one more, one fewer, another day, meant otherwise."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Race
from core.athlete.wishes import wishes
from core.commands.table import COMMANDS, command
from core.dialogs.intake.race_day import moved
from core.dialogs.intake.races import Named, named, several
from core.dialogs.question import Heard, UnclearError
from core.dialogs.replan import settle
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.understanding.days import resolve
from core.understanding.lasting import Beside, Without
from core.understanding.reading import Intent, Reading
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, pt, t


def beside(scene: Scene, wish: Beside) -> Turn | None:
    meant = _meant_otherwise(scene, wish)
    if meant:
        return meant
    goal, reading = (
        scene.athlete.goal,
        scene.read(),
    )
    if goal.distance is None or goal.on is None or goal.on <= scene.today:
        return None
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    coming = to_come(scene, reading) or (COMING.search(heard.word) and heard.reading("asked:goal").race_date)
    measured = reading.distance_m or reading.duration_s or reading.splits_s
    if reading.intent is Intent.LOG_RUN and measured and not coming:
        return None
    races = several(heard)
    if len(races) > 1 and any(one.distance == goal.distance for one in races):
        return None
    length = heard.reading("asked:goal").race
    other = {"other": length} if length and length not in GOAL_DISTANCES else {}
    return scene.opens("beside", scene.said, **other)


def _meant_otherwise(scene: Scene, wish: Beside) -> Turn | None:
    """Race one that is in the plan for fun, or in earnest: "make the 5k just for fun"."""
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    told = _named_race(heard)
    fits = [
        race
        for race in scene.athlete.races
        if told and race.distance == told.distance and race.on >= scene.today
    ]
    if wish.priority is None or told is None or told.on or len(fits) > 1:
        return None
    if not fits:
        return _none_such(scene) if ORDERED.match(heard.word) else None
    return _raced_otherwise(scene, fits[0], replace(fits[0], priority=wish.priority))


COMING: Final = re.compile(r"\b(?:running|doing|racing|entered|signed up|will|going to|gonna)\b")
"""Tells of a race that is ahead, also where its length alone reads as a run."""


LOGS: Final = re.compile(r"\b(?:log|to my (?:log|runs|diary)|ran|did|done)\b")
"""Says of a run that it was run, also where it may be one to come: "add …", "23 may, 10k"."""


def to_come(scene: Scene, reading: Reading) -> bool:
    """Return whether a run is told for a day of a month that comes sooner than it was last, without a time or a word of the past.

    "28.3. 10k" said on the eighth of March: nobody tells of a run of last year.
    """
    measured = reading.duration_s or reading.pace_s_per_km or reading.splits_s
    if measured or LOGS.search(scene.plain) or not DAY_OF_MONTH.fullmatch(reading.when or ""):
        return False
    ahead, behind = (resolve(reading.when or "", scene.today, past=past) for past in (False, True))
    return bool(ahead and behind and timedelta(0) < ahead - scene.today < scene.today - behind)


DAY_OF_MONTH: Final = re.compile(r"--\d\d-\d\d")


def of_a_day_to_come(scene: Scene, reading: Reading) -> Turn:
    """Return what a run leads to that is told for a day ahead: a race on the way by its length, else a run to weigh."""
    length = Heard(scene.said, scene.athlete.units, scene.today, scene.language).reading("asked:goal").race
    goal = scene.athlete.goal
    race = length in GOAL_DISTANCES and goal.distance and goal.on and goal.on > scene.today
    return scene.opens("beside", scene.said) if race else COMMANDS["more"].answer(scene, reading)


ORDERED: Final = re.compile(r"(?:please |can you |let'?s )?(?:make|treat|count|call|set|change)\b")
"""How a wish about a race begins that tells of no run."""


def _none_such(scene: Scene) -> Turn:
    ahead = [race for race in scene.athlete.races if race.on >= scene.today]
    if ahead:
        return _listed(scene, t("There is no such race in your plan."), ahead)
    return scene.say(t("There is no race on the way to your goal, so nothing changes."))


def _named_race(heard: Heard) -> Named | None:
    try:
        return named(heard)
    except UnclearError:
        return None


def moved_race(scene: Scene) -> Turn | None:
    """Put a race onto another day, the goal among them: "the half moved to 9 may"; None: it is no such race."""
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    told, goal = _named_race(heard), scene.athlete.goal.distance
    if told is None or told.on is None or told.on <= scene.today or not goal or not moved(heard):
        return None
    if told.distance == goal:
        return scene.opens("goal", scene.said)
    fits = [race for race in scene.athlete.races if race.distance == told.distance and race.on >= scene.today]
    if len(fits) > 1:
        return None
    if not fits:
        return _none_such(scene)
    return _raced_otherwise(scene, fits[0], replace(fits[0], on=told.on))


def _raced_otherwise(scene: Scene, old: Race, new: Race) -> Turn:
    now = wishes(scene.athlete)
    kept = (race for race in now.races if race not in {old, new} and race.on != new.on)
    return settle(
        scene, replace(now, races=tuple(sorted((*kept, new), key=lambda race: race.on))), "race-added"
    )


def without(scene: Scene, wish: Without) -> Turn | None:
    ahead = [race for race in scene.athlete.races if race.on >= scene.today]
    named = [race for race in ahead if wish.distance in {None, race.distance}]
    fits = [race for race in named if _falls(race.on, wish.when, scene.today)]
    if len(fits) == 1:
        return dropped(scene, fits[0].on)
    return _which_race(scene, fits) if fits else _no_such_race(scene, wish, ahead)


def _falls(on: date, when: str | None, today: date) -> bool:
    """Return whether a race is on the day, or in the month, that was named; True where none was."""
    if when is None:
        return True
    return on.month == int(when[2:]) if MONTH.fullmatch(when) else on == resolve(when, today)


MONTH: Final = re.compile(r"--\d\d")


def _no_such_race(scene: Scene, wish: Without, ahead: list[Race]) -> Turn | None:
    """Say that it is the goal itself, which is not dropped in passing; or what races there are."""
    goal = scene.athlete.goal
    if (
        goal.on
        and goal.distance
        and wish.distance in {None, goal.distance}
        and _falls(goal.on, wish.when, scene.today)
    ):
        text = t(
            "The {race} on {on:date} is your goal, and the whole plan leads there. Another goal, or a pause?",
            race=phrases.race_name(goal.distance),
            on=goal.on,
        )
        row = (Choice(t("Change my goal"), "/race"), Choice(t("Pause the plan"), "/pause"))
        return scene.say(Say(text, (row,)))
    if ahead:
        return _none_such(scene)
    a_run = wish.distance in A_RUN and not DATED.match(wish.when or "")
    return None if a_run else _none_such(scene)


A_RUN: Final = frozenset({None, "10k", "5k"})
"""What is "skipped" may be a run of that length."""
DATED: Final = re.compile(r"[-\d]")


def _which_race(scene: Scene, races: list[Race]) -> Turn:
    rows = tuple((Choice(a_race(race), f"/races drop {race.on.isoformat()}"),) for race in races)
    return scene.say(Say(t("Which one is off?"), rows))


def a_race(race: Race) -> Text:
    """Return "10K on 12 April"."""
    return t("{race} on {on:daymonth}", race=phrases.TITLES[race.distance], on=race.on)


def dropped(scene: Scene, on: date) -> Turn:
    """Take the race of a day out of the plan."""
    now = wishes(scene.athlete)
    kept = tuple(race for race in now.races if race.on != on)
    return settle(scene, replace(now, races=kept), "race-dropped")


@command(
    "races", t("Races on the way to your goal: /races 10k 12 April for fun"), argument=pt("option", "race")
)
def races(scene: Scene, _reading: Reading) -> Turn:
    """Show the races on the way, add one, or drop one."""
    said = scene.said.partition(" ")[2].strip().casefold()
    verb, _, rest = said.partition(" ")
    if verb == "drop":
        on = next((race.on for race in scene.athlete.races if race.on.isoformat() == rest.strip()), None)
        return dropped(scene, on) if on else scene.say(t("That one is off already."))
    if said:
        return scene.opens("beside", said)
    ahead = [race for race in scene.athlete.races if race.on >= scene.today]
    if not ahead:
        return scene.say(
            t('No race on the way so far. Tell me like "also running a 10k on 12 April, for fun".')
        )
    return _listed(scene, NOTHING, ahead)


def _listed(scene: Scene, lead: Text, ahead: list[Race]) -> Turn:
    """Show the races on the way, each with a button to drop it; two of one kind are told apart by their day."""
    kinds = [race.distance for race in ahead]
    rows = tuple(
        (Choice(_drop(race, alone=kinds.count(race.distance) == 1), f"/races drop {race.on.isoformat()}"),)
        for race in ahead
    )
    heading = join((lead, t("On the way to your goal:")))
    return scene.say(Say(lines(heading, *[a_race(race) for race in ahead]), rows))


def _drop(race: Race, *, alone: bool) -> Text:
    if alone:
        return t("Drop the {race}", race=phrases.race_name(race.distance))
    return t("Drop the one on {on:daymonth}", on=race.on)
