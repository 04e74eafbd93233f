"""Lasting wishes, typed as commands or said in plain words: days, time, races, dials, age; this week once more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final, TypeVar

from core import clearance
from core.athlete.profile import Dial, TimeLimit
from core.athlete.wishes import wishes
from core.clearance import waiting
from core.commands import amounts, beside_runs, races, swapping
from core.commands.ahead import no_plan
from core.commands.moving import days_off, let_go_of
from core.commands.nights import nights
from core.commands.table import command
from core.commands.this_week import lighter_week, repeat_week
from core.dialogs import next_week
from core.dialogs.next_week import monday_after
from core.dialogs.replan import settle
from core.dialogs.running_days import on_days
from core.locks import naming
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.catalogue import is_run
from core.training.footing import footing
from core.training.request import request
from core.understanding.arguments import in_weekdays, of_next_week, weekdays_in
from core.understanding.health import Cause
from core.understanding.lasting import (
    Age,
    Beside,
    Crossing,
    Days,
    DaysOff,
    Dials,
    InItsPlace,
    LongDay,
    MileBlock,
    Minutes,
    Nights,
    OneWeek,
    Strength,
    ThisWeek,
    Weekly,
    WeekTotal,
    WeekWithout,
    Wish,
    Without,
    age_in,
    day_in,
    lasting,
    limit_in,
)
from core.understanding.reading import Intent, Reading
from core.understanding.small import argument
from core.understanding.words import BASE
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, pt, t

T = TypeVar("T")

FIRM: Final = (Days, InItsPlace, LongDay, Minutes, OneWeek, ThisWeek, WeekWithout)
"""Wishes that are no answer to anything, but to a question about just that."""
OWN: Final = frozenset(
    {"running_days", "next_week", "beside", "replan", "goal", "alternatives", "onboarding"}
)
"""Dialogs about wishes."""


def answer(scene: Scene, *, is_answer: bool = False) -> Turn | None:
    """Return what a line that holds a lasting wish leads to; None when it holds none, or answers what is open."""
    wish, waiting = lasting(scene.said, scene.language) or _of_days_near(scene), scene.athlete.open
    elsewhere = races.moved_race(scene) if wish is None else None
    if elsewhere:
        return naming(scene, elsewhere)
    about_it = waiting is not None and waiting.dialog in OWN
    one_more = isinstance(wish, Beside) and waiting is not None and waiting.dialog in {"goal", "replan"}
    own = one_more or isinstance(wish, Without)  # said to the plan, whatever is open
    answers_it = is_answer and (about_it or not isinstance(wish, FIRM)) and not own
    if wish is None or answers_it:
        return None
    meant: Callable[[Scene, Any], Turn | None] = FAMILIES[type(wish)]
    turn = meant(scene, wish)
    return naming(scene, turn) if turn else None


def _of_days_near(scene: Scene) -> OneWeek | WeekWithout | None:
    """Return the days for one week alone that is not named: with tomorrow among them it is this one, else the one asked about.

    As in "I can only run tomorrow and saturday"; and "yes, but not wednesday" to the question for the days of next week.
    """
    reading = scene.read()
    if reading.intent is Intent.MOVE_WORKOUT:
        return None  # "could I do tomorrow's run today?" leaves every other day where it is
    near = lasting(in_weekdays(scene.said, scene.today, scene.language), scene.language)
    if isinstance(near, OneWeek) and not near.coming:
        return near
    asked = any(says.startswith("/nextweek") for _, says in scene.athlete.offered)
    meant = lasting(of_next_week(scene.said, scene.language), scene.language) if asked else None
    return meant if isinstance(meant, OneWeek | WeekWithout) else None


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


@command("days", t("Your running days: /days tue thu sat"), argument=pt("option", "days"))
def days(scene: Scene, _reading: Reading) -> Turn:
    """Run on other days from now on; without words, ask which."""
    wanted = weekdays_in(_argument(scene), scene.language)
    return _days(scene, Days(only=wanted if len(wanted) > 1 else ()))


@command("longrun", t("The day of your long run: /longrun saturday"), argument=pt("option", "day"))
def long_run(scene: Scene, _reading: Reading) -> Turn:
    """Have the long run on another day from now on."""
    wanted = _named(scene, day_in)
    if wanted is not None:
        return _long_day(scene, LongDay(wanted))
    day = scene.athlete.profile.long_run_day
    now = t("Long runs are on {day}.", day=phrases.weekday(day)) if day is not None else NOTHING
    return scene.say(join((now, t('Say which day it should be: "long runs on Saturdays".'))))


@command("minutes", t("Little time on some days: /minutes tuesday 45"), argument=pt("option", "limit"))
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


# --- Dials, age -----------------------------------------------------------------------------------------------------


def _dials(scene: Scene, wish: Dials) -> Turn:
    now = wishes(scene.athlete)
    return settle(
        scene, replace(now, volume=wish.volume or now.volume, speed=wish.speed or now.speed), "dials"
    )


@command("volume", t("More or less distance: /volume less"), argument=pt("option", "amount"))
def volume(scene: Scene, _reading: Reading) -> Turn:
    """Turn the distance up or down, inside the limits."""
    return _turned(scene, "volume")


@command("speed", t("More or less fast running: /speed less"), argument=pt("option", "amount"))
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


ADULT: Final = 18


def _age(scene: Scene, wish: Age) -> Turn:
    """Keep the age; under 18, hard sessions wait for leave first."""
    if wish.years < ADULT and Cause.MINOR not in waiting(scene.athlete):
        told = clearance.told(scene, (Cause.MINOR,))
        held = replace(scene, athlete=told.athlete)
        return settle(held, replace(wishes(held.athlete), age=wish.years), "age").after(told)
    return settle(scene, replace(wishes(scene.athlete), age=wish.years), "age")


@command("age", t("Your age, if you like: /age 52"), argument=pt("option", "years"))
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


def _one_week(scene: Scene, wish: OneWeek) -> Turn:
    if scene.athlete.plan is None:
        return no_plan(scene)
    this = scene.today - timedelta(days=scene.today.weekday())
    monday = monday_after(scene.today) if wish.coming else this
    if len(wish.days) >= FEWEST:
        return next_week.on_days(scene, wish.days, monday)
    ahead = [on for n in range(7) if (on := monday + timedelta(days=n)) >= scene.today]
    wanted = [on for on in ahead if on.weekday() in wish.days]
    return let_go_of(scene, [on for on in ahead if on not in wanted], wanted)


FEWEST: Final = 3
"""Days of a week that make a plan; on fewer the runs of the other days are let go."""


def _week_without(scene: Scene, wish: WeekWithout) -> Turn | None:
    """Lay a week on the days it has, without those that were taken out and with those named instead."""
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    monday = monday_after(scene.today) if wish.coming else scene.today - timedelta(days=scene.today.weekday())
    held = {n for n in range(7) if is_run(plan.on(monday + timedelta(days=n)))}
    days = (held | set(wish.instead)) - set(wish.days)
    if days == held:
        return scene.say(t("Nothing stands there that week, so nothing changes."))
    return next_week.on_days(scene, tuple(sorted(days)), monday) if days else None


FAMILIES: Final[Mapping[type[Wish], Callable[[Scene, Any], Turn | None]]] = {
    Days: _days,
    LongDay: _long_day,
    Minutes: _minutes,
    Beside: races.beside,
    Without: races.without,
    Dials: _dials,
    Age: _age,
    ThisWeek: _this_week,
    Strength: beside_runs.strength,
    Crossing: beside_runs.crossing,
    InItsPlace: swapping.in_its_place,
    MileBlock: amounts.mile_block,
    Nights: nights,
    Weekly: amounts.weekly,
    OneWeek: _one_week,
    WeekWithout: _week_without,
    WeekTotal: amounts.week_total,
    DaysOff: lambda scene, wish: days_off(scene, wish.days),
}
"""What is done about each family of wishes."""
