"""Lasting wishes, typed as commands or said in plain words: days, time, races, dials, age; this week once more."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar

from core.athlete.goal import Race
from core.athlete.profile import Dial, TimeLimit
from core.athlete.wishes import wishes
from core.commands import amounts, beside_runs
from core.commands.asking import no_plan
from core.commands.life import lighter_week, repeat_week
from core.commands.table import command
from core.dialogs.intake.races import several
from core.dialogs.question import Heard
from core.dialogs.replan import settle
from core.dialogs.running_days import on_days
from core.locks import naming
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.footing import footing, request
from core.understanding.arguments import weekdays_in
from core.understanding.days import resolve
from core.understanding.lasting import (
    Age,
    Beside,
    Crossing,
    Days,
    Dials,
    LongDay,
    MileBlock,
    Minutes,
    Strength,
    ThisWeek,
    Weekly,
    Wish,
    Without,
    age_in,
    day_in,
    lasting,
    limit_in,
)
from core.understanding.reading import Intent, Reading
from core.understanding.small import argument
from core.understanding.understand import understand
from core.understanding.words import BASE
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, t

T = TypeVar("T")

FIRM: Final = (Days, LongDay, Minutes)
"""Wishes that are no answer to anything, but to a question about just that."""
OWN: Final = frozenset({"running_days", "beside", "replan", "goal", "alternatives", "onboarding"})
"""Dialogs about wishes."""


def answer(scene: Scene, *, is_answer: bool = False) -> Turn | None:
    """Return what a line that holds a lasting wish leads to; None when it holds none, or answers what is open."""
    wish, waiting = lasting(scene.said, scene.language), scene.athlete.open
    about_it = waiting is not None and waiting.dialog in OWN
    answers_it = is_answer and (about_it or not isinstance(wish, FIRM)) and not isinstance(wish, Without)
    if wish is None or answers_it:
        return None
    meant: Callable[[Scene, Any], Turn | None] = FAMILIES[type(wish)]
    turn = meant(scene, wish)
    return naming(scene, turn) if turn else None


# --- Days -----------------------------------------------------------------------------------------------------------


def _days(scene: Scene, wish: Days) -> Turn:
    if not (wish.only or wish.more or wish.fewer):
        return scene.opens("running_days")
    now = wishes(scene.athlete)
    known = set(now.days or footing(request(scene.athlete, scene.today)).days)
    days = set(wish.only) or (known | set(wish.more)) - set(wish.fewer)
    if days == known:
        return scene.say(
            t("Your running days are {days} already, so nothing changes.", days=phrases.days(sorted(known)))
        )
    return settle(scene, on_days(now, tuple(sorted(days))), "days")


def _long_day(scene: Scene, wish: LongDay) -> Turn:
    now = wishes(scene.athlete)
    days = now.days or footing(request(scene.athlete, scene.today)).days
    with_it = tuple(sorted({*days, wish.day}))
    return settle(scene, replace(now, days=with_it, long_run_day=wish.day), "long-day")


def _minutes(scene: Scene, wish: Minutes) -> Turn:
    now = wishes(scene.athlete)
    others = tuple(limit for limit in now.time_limits if limit.weekday not in wish.days)
    new = tuple(TimeLimit(day, wish.minutes) for day in wish.days) if wish.minutes else ()
    limits = tuple(sorted((*others, *new), key=lambda limit: limit.weekday))
    return settle(scene, replace(now, time_limits=limits), "time-limit")


@command("days", t("Your running days: /days tue thu sat"), argument="days")
def days(scene: Scene, _reading: Reading) -> Turn:
    """Run on other days from now on; without words, ask which."""
    wanted = weekdays_in(_argument(scene), scene.language)
    return _days(scene, Days(only=wanted if len(wanted) > 1 else ()))


@command("longrun", t("The day of your long run: /longrun saturday"), argument="day")
def long_run(scene: Scene, _reading: Reading) -> Turn:
    """Have the long run on another day from now on."""
    wanted = _named(scene, day_in)
    if wanted is not None:
        return _long_day(scene, LongDay(wanted))
    day = scene.athlete.profile.long_run_day
    now = t("Long runs are on {day}.", day=phrases.weekday(day)) if day is not None else NOTHING
    return scene.say(join((now, t('Say which day it should be: "long runs on Saturdays".'))))


@command("minutes", t("Little time on some days: /minutes tuesday 45"), argument="limit")
def minutes(scene: Scene, _reading: Reading) -> Turn:
    """Keep runs of some weekdays short from now on."""
    wish = _named(scene, limit_in)
    if wish:
        return _minutes(scene, wish)
    known = [time_limit(limit) for limit in scene.athlete.time_limits]
    return scene.say(
        lines(*known, t('Say it like "only 45 minutes on Tuesdays", or "no limit on Tuesdays any more".'))
    )


def time_limit(limit: TimeLimit) -> Text:
    """Return "Tuesday: 45 minutes at most"."""
    return t(
        "{day}: {minutes} minutes at most", day=phrases.weekday(limit.weekday), minutes=round(limit.minutes)
    )


# --- Races ----------------------------------------------------------------------------------------------------------


def _beside(scene: Scene, _wish: Beside) -> Turn | None:
    goal, reading = (
        scene.athlete.goal,
        understand(scene.said, units=scene.athlete.units, today=scene.today, language=scene.language),
    )
    if reading.intent is Intent.LOG_RUN or goal.distance is None or goal.on is None or goal.on <= scene.today:
        return None
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    named = several(heard)
    if len(named) > 1 and any(one.distance == goal.distance for one in named):
        return None
    return scene.opens("beside", scene.said)


def _without(scene: Scene, wish: Without) -> Turn | None:
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
        return _listed(scene, t("There is no such race in your plan."), ahead)
    a_run = wish.distance in A_RUN and not DATED.match(wish.when or "")
    return None if a_run else scene.say(t("There is no race on the way to your goal, so nothing changes."))


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


@command("races", t("Races on the way to your goal: /races 10k 12 April for fun"), argument="race")
def races(scene: Scene, _reading: Reading) -> Turn:
    """Show the races on the way, add one, or drop one."""
    said = _argument(scene)
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


# --- Dials, age -----------------------------------------------------------------------------------------------------


def _dials(scene: Scene, wish: Dials) -> Turn:
    now = wishes(scene.athlete)
    return settle(
        scene, replace(now, volume=wish.volume or now.volume, speed=wish.speed or now.speed), "dials"
    )


@command("volume", t("More or less distance: /volume less"), argument="amount")
def volume(scene: Scene, _reading: Reading) -> Turn:
    """Turn the distance up or down, inside the limits."""
    return _turned(scene, "volume")


@command("speed", t("More or less fast running: /speed less"), argument="amount")
def speed(scene: Scene, _reading: Reading) -> Turn:
    """Turn the fast running up or down, inside the limits."""
    return _turned(scene, "speed")


def _turned(scene: Scene, dial: str) -> Turn:
    said = argument(_argument(scene), scene.language)
    if said in set(Dial):
        return _dials(scene, Dials(Dial(said), None) if dial == "volume" else Dials(None, Dial(said)))
    row = (
        Choice(t("Less"), f"/{dial} less"),
        Choice(t("As usual"), f"/{dial} usual"),
        Choice(t("More"), f"/{dial} more"),
    )
    asks = (
        t("How much distance would you like?")
        if dial == "volume"
        else t("How much fast running would you like?")
    )
    return scene.say(Say(join((asks, t("Every setting stays inside the limits."))), (row,)))


def _age(scene: Scene, wish: Age) -> Turn:
    return settle(scene, replace(wishes(scene.athlete), age=wish.years), "age")


@command("age", t("Your age, if you like: /age 52"), argument="years")
def age(scene: Scene, _reading: Reading) -> Turn:
    """Keep the age."""
    wish = age_in(_argument(scene))
    return _age(scene, wish) if wish else scene.say(t('Say it like "I\'m 52".'))


# --- This week ------------------------------------------------------------------------------------------------------


def _this_week(scene: Scene, wish: ThisWeek) -> Turn:
    if scene.athlete.plan is None:
        return no_plan(scene)
    if wish.what == "repeat":
        return repeat_week(scene)
    return lighter_week(scene, coming=wish.what == "lighter next")


@command("repeat", t("This week once more, before the plan goes on"))
def repeat(scene: Scene, _reading: Reading) -> Turn:
    """Repeat this week."""
    return repeat_week(scene) if scene.athlete.plan else no_plan(scene)


def _named(scene: Scene, read: Callable[[str, str], T | None]) -> T | None:
    """Return what a command's words name, in the runner's language, else in English."""
    found = (read(_argument(scene), one) for one in (scene.language, BASE))
    return next((one for one in found if one not in {None, ()}), None)


def _argument(scene: Scene) -> str:
    return scene.said.partition(" ")[2].strip().casefold() if scene.said.startswith("/") else scene.said


FAMILIES: Final[Mapping[type[Wish], Callable[[Scene, Any], Turn | None]]] = {
    Days: _days,
    LongDay: _long_day,
    Minutes: _minutes,
    Beside: _beside,
    Without: _without,
    Dials: _dials,
    Age: _age,
    ThisWeek: _this_week,
    Strength: beside_runs.strength,
    Crossing: beside_runs.crossing,
    MileBlock: amounts.mile_block,
    Weekly: amounts.weekly,
}
"""What is done about each family of wishes."""
