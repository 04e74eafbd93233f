"""What is said when a lasting wish is done, and what of it did not fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from core.athlete.profile import Dial
from core.athlete.wishes import Wishes, wishes
from core.scene import Scene
from core.training.warned import warning
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, t, tn

SHOWN: Final = 3
"""The weeks ahead that are looked at."""


def _days(_scene: Scene, now: Wishes) -> Text:
    return t("Running days from now on: {days}.", days=phrases.days(now.days))


def _long_day(_scene: Scene, now: Wishes) -> Text:
    return t("Long runs on {day} from now on.", day=phrases.weekday(now.long_run_day or 0))


def _time(scene: Scene, now: Wishes) -> Text:
    known = wishes(scene.athlete).time_limits
    new = [limit for limit in now.time_limits if limit not in known]
    if not new:
        return t("Noted: all the time you like.")
    days = phrases.both([phrases.weekday(limit.weekday) for limit in new])
    return t("{days}: {minutes} minutes at most from now on.", days=days, minutes=round(new[0].minutes))


def _race(scene: Scene, now: Wishes) -> Text:
    known = wishes(scene.athlete).races
    new = [race for race in now.races if race not in known]
    return join(
        t("{race} on {on:date}, {how}", race=phrases.TITLES[one.distance], on=one.on, how=MEANT[one.priority])
        for one in new
    )


MEANT: Final = {
    "B": t("in earnest: that week is lighter, with easy days before and after."),
    "C": t("for fun: it is the hard session of that week, and the days beside it stay short."),
}


def _no_race(scene: Scene, now: Wishes) -> Text:
    gone = next(race for race in wishes(scene.athlete).races if race not in now.races)
    return t("The {race} on {on:date} is off.", race=phrases.race_name(gone.distance), on=gone.on)


def _dials(scene: Scene, now: Wishes) -> Text:
    was = wishes(scene.athlete)
    parts = [VOLUME[now.volume]] if now.volume != was.volume else []
    parts += [SPEED[now.speed]] if now.speed != was.speed else []
    return join(parts)


VOLUME: Final[Mapping[Dial, Text]] = {
    Dial.LESS: t("Less distance from now on, as little as the goal allows."),
    Dial.USUAL: t("The usual distance from now on."),
    Dial.MORE: t("More distance from now on, as far as the limits go."),
}


SPEED: Final[Mapping[Dial, Text]] = {
    Dial.LESS: t("Less fast running from now on."),
    Dial.USUAL: t("The usual amount of fast running from now on."),
    Dial.MORE: t("More fast running from now on, as far as the limits go."),
}


def _age(_scene: Scene, now: Wishes) -> Text:
    return t("Noted: {age}.", age=now.age or 0)


MOST_DAYS: Final = 6
"""Days of a week that may hold a run."""
NO_CROSSING: Final = t("Your running days leave no day for it: one day of the week stays free of everything.")


def what_fits(after: Scene, rule: str) -> Text:
    """Say how much of what is wished for beside the runs a week has room for, where that is less."""
    plan, now = after.athlete.plan, wishes(after.athlete)
    if rule == "days" and len(now.days or ()) > MOST_DAYS:
        return t("One of them stays free of running each week: that is when the training sinks in.")
    if plan is None or rule not in {"strength", "crossing"}:
        return NOTHING
    monday = after.today + timedelta(days=7 - after.today.weekday())
    weeks = [[plan.on(monday + timedelta(days=7 * w + n)) for n in range(7)] for w in range(SHOWN)]
    strong = max(sum(one.type == "strength" for one in week) for week in weeks)
    crossed = max(sum(one.type == "cross_training" for one in week) for week in weeks)
    if strong >= now.strength and crossed >= len(now.crossing):
        return NOTHING
    fits = [tn("strength once", "strength {n} times", strong)] if strong else []
    fits += [tn("cross-training once", "cross-training {n} times", crossed)] if crossed else []
    if not fits:
        return warning("strength") if rule == "strength" else NO_CROSSING
    return t(
        "One day of the week stays free of everything, and hard days want fresh legs, so your week has room for {what}.",
        what=phrases.both(fits),
    )


def _strength(_scene: Scene, now: Wishes) -> Text:
    if not now.strength:
        return t("No strength any more.")
    return tn(
        "Strength once a week from now on, on days without a run.",
        "Strength {n} times a week from now on, on days without a run.",
        now.strength,
    )


def _crossing(_scene: Scene, now: Wishes) -> Text:
    if not now.crossing:
        return t("No cross-training any more.")
    return t("Cross-training from now on: {days}, easy.", days=phrases.days(now.crossing))


def _mile(_scene: Scene, now: Wishes) -> Text:
    if now.mile:
        return t("The mile block is part of the plan again.")
    return t("No mile block: its weeks go to the base, and a little speed stays in strides and hills.")


def _goal(_scene: Scene, now: Wishes) -> Text:
    return t("{goal}.", goal=phrases.goal(now.goal))


DONE: Final[Mapping[str, Callable[[Scene, Wishes], Text]]] = {
    "days": _days,
    "long-day": _long_day,
    "time-limit": _time,
    "race-added": _race,
    "race-dropped": _no_race,
    "dials": _dials,
    "age": _age,
    "goal": _goal,
    "strength": _strength,
    "crossing": _crossing,
    "mile-block": _mile,
}
"""What was wanted, said by the rule of the change that came of it."""
