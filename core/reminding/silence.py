"""Silence is answered with less: fewer messages, then one a week, then one last friendly one, then none.

The decay follows Bidargaddi 2018 (pushes by days since last use). Days away and days of a promised quiet are no
silence; any sign of life ends it.
"""

from __future__ import annotations

from datetime import date, time, timedelta
from enum import IntEnum
from typing import Final

from core.absences import away_on, on_the_ladder
from core.athlete.athlete import Athlete
from core.dialogs.laid import buttons as undoable
from core.dialogs.lapsed import over
from core.dialogs.outlook import Outlook, outlook
from core.messages import Choice, Say, Turn
from core.recommender.change import lay_within_limits
from core.reminding.kind import Reminder
from core.scene import Scene
from core.training.catalogue import is_quality, title
from core.voice.text import Text, join, t

UNANSWERED: Final = 2
"""Check-ins without an answer, after which only key days are written about."""
WEEK: Final = 7
LAST: Final = 28
AT: Final = time(10, 0)


class Level(IntEnum):
    """How silent it has become."""

    TALKING = 0
    KEY_DAYS = 1
    WEEKLY = 2
    OVER = 3


def level(athlete: Athlete, on: date) -> Level:
    """Return how little the coach writes on a day, by how long nothing has been heard."""
    silent = days_silent(athlete, on)
    if silent > LAST:
        return Level.OVER
    if silent >= WEEK:
        return Level.WEEKLY
    return Level.KEY_DAYS if unanswered(athlete, on) >= UNANSWERED else Level.TALKING


def days_silent(athlete: Athlete, on: date) -> int:
    """Return the days since the last sign of life, or since the runner came back from being away."""
    if athlete.heard_at is None:
        return 0
    ends = (one.last for one in athlete.absences if one.last is not None and one.last < on)
    return (on - max(athlete.today(athlete.heard_at), *ends, date.min)).days


def unanswered(athlete: Athlete, on: date, kind: str = "checkin") -> int:
    """Return how many reminders of a kind before *on* have had no answer of any sort."""
    heard = athlete.heard_at
    return sum(
        one.kind == kind and one.on < on and (heard is None or one.at > heard) for one in athlete.occurrences
    )


def _coached(athlete: Athlete, on: date) -> bool:
    plan = athlete.plan
    return plan is not None and athlete.lock is None and not away_on(athlete, on) and on <= plan.last_day()


def key_day_at(athlete: Athlete, on: date) -> time | None:
    """On the days that matter most, while two check-ins have had no answer."""
    if not _coached(athlete, on) or level(athlete, on) is not Level.KEY_DAYS:
        return None
    workout = athlete.plan.on(on) if athlete.plan else None
    key = workout is not None and (is_quality(workout) or workout.type == "long") and workout.type != "race"
    return athlete.profile.checkin_at if key else None


def key_day(scene: Scene) -> Turn:
    """Name the workout, ask nothing."""
    found = outlook(scene.athlete, scene.today)
    if found:
        return _spared(scene, found)
    workout = scene.workout(scene.today)
    offer = (
        t("Long run day, if you want it: {what}. Shorter is fine too.", what=title(workout))
        if workout.type == "long"
        else t("Today, if you want it: {what}. Easy is fine too.", what=title(workout))
    )
    text = join((over(scene), offer, t("No answer needed."), _quiet_from_now(scene)))
    return scene.say(Say(text, ((Choice(t("Show me"), "/today"), *LESS),)))


LESS: Final = (Choice(t("A lighter week"), "/lighter"), Choice(t("Pause the plan"), "/pause"))


def _spared(scene: Scene, found: Outlook) -> Turn:
    """Lay what an open pain leaves of the day: who says nothing of it has not said that it is gone."""
    after = lay_within_limits(scene, found.proposal.rule, found.proposal.edits, found.proposal.facts)
    now = t("a rest day") if found.left.type == "rest" else t("{what}, on the flat", what=title(found.left))
    said = t(
        "{what} was planned. The {where} was at {score} out of 10 when you last told me, so today is {now}.",
        what=title(scene.workout(scene.today)),
        where=found.where,
        score=found.pain.severity,
        now=now,
    )
    text = join((said, t("Is it better? Tell me how it is."), _quiet_from_now(scene)))
    return after.say(Say(text, ((*undoable(scene, after), *LESS),)))


def _quiet_from_now(scene: Scene) -> Text:
    heard = scene.athlete.heard_at
    before = [
        one for one in scene.athlete.occurrences if one.kind == "key_day" and one.on < scene.today and heard
    ]
    if any(heard is not None and one.at > heard for one in before):
        return Text("")
    return t("I'll be quiet unless you write, and look in once next week.")


WAYS_OUT: Final = (
    (Choice(t("I'm back"), "/back"), Choice(t("Pause the plan"), "/pause")),
    (Choice(t("Change my goal"), "/race"), Choice(t("Stop messages"), "/stop")),
)


def weekly_at(athlete: Athlete, on: date) -> time | None:
    """Once a week, from a week of silence on; the morning after a race has been given its own word."""
    silent = days_silent(athlete, on)
    due = WEEK <= silent < LAST and silent % WEEK == 0
    raced = athlete.plan is not None and athlete.plan.on(on - timedelta(days=1)).type == "race"
    return AT if due and not raced and _coached(athlete, on) else None


def weekly(scene: Scene) -> Turn:
    """Look in, in one of three ways, so that no week repeats the one before."""
    week = days_silent(scene.athlete, scene.today) // WEEK
    said = ON_THE_STEPS if on_the_ladder(scene.athlete) else LOOKS_IN[(week - 1) % len(LOOKS_IN)]
    return scene.say(Say(join((_hi(scene), said)), WAYS_OUT))


def _hi(scene: Scene) -> Text:
    name = scene.athlete.profile.name
    return t("Hi {name}.", name=name) if name else t("Hi.")


ON_THE_STEPS: Final = t(
    "Just looking in. The steps wait where you left them: no running until you write, and then the same one comes again."
)
LOOKS_IN: Final = (
    t(
        "I've kept your plan and moved nothing. When you're ready we start from where you are, not from where the "
        "calendar says."
    ),
    t(
        "Still here, no hurry. A week more or less changes little; twenty easy minutes are a fine way to begin again."
    ),
    t(
        "Just looking in. If life is full, a pause is a good plan too; if running calls, one tap and we start gently."
    ),
)


def last_at(athlete: Athlete, on: date) -> time | None:
    """After four weeks, one last time."""
    return AT if days_silent(athlete, on) == LAST and _coached(athlete, on) else None


def last(scene: Scene) -> Turn:
    """Say goodbye without closing the door."""
    text = t(
        "Your log and plan are safe here, and this is my last message unless you write. Whenever you feel like running "
        "again, say hi, and we begin where you are."
    )
    return scene.say(Say(join((_hi(scene), text)), WAYS_OUT))


TWO_DAYS: Final = timedelta(days=2)

KINDS: Final = (
    Reminder("key_day", key_day_at, key_day, silent=True),
    Reminder("look_in", weekly_at, weekly, silent=True),
    Reminder("last_word", last_at, last, lasts=TWO_DAYS),
)
