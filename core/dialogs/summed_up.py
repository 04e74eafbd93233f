"""What was told at the start, read back: it can be confirmed, and each part of it be changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import Final

from core.athlete.goal import Goal, Result
from core.athlete.profile import Injury, TimeLimit
from core.dialogs import intake
from core.dialogs.intake import races
from core.dialogs.question import Heard, Question, Rows, UnclearError, agrees, chosen, declines
from core.messages import Choice
from core.understanding.cities import City
from core.understanding.health import Cause
from core.understanding.health import causes as causes_in
from core.understanding.reading import Intent
from core.units import Distance, Duration
from core.voice import phrases
from core.voice.text import NOTHING, Named, Text, join, lines, t


@dataclass(frozen=True, slots=True)
class Intake:
    """All that was told, once it is confirmed. *weekly_m* in metres, *days* 0 (Monday) to 6."""

    goal: Goal
    result: Result | None
    weekly_m: float | None
    days: tuple[int, ...]
    injuries: tuple[Injury, ...]
    city: City | None
    checkin_at: time
    beside: tuple[races.Named, ...] = ()
    """Races on the way, told beside the goal."""
    causes: tuple[Cause, ...] = ()
    """Why hard sessions wait for a professional's leave."""
    longest_m: float | None = None
    long_day: int | None = None
    limits: tuple[TimeLimit, ...] = ()

    @property
    def all_days(self) -> tuple[int, ...]:
        """Return the running days, that of the long run among them."""
        return self.days if self.long_day is None else tuple(sorted({*self.days, self.long_day}))


FIELDS: Final = {
    "goal": t("Goal"),
    "result": t("Result"),
    "volume": t("Volume"),
    "days": t("Days"),
    "injuries": t("Care"),
    "city": t("City"),
    "checkin_at": t("Check-in time"),
}
"""What can be changed at the summary, by question key."""


PARTS: Final = {
    "goal": ("goal", "race_date", "target", "further"),
    "injuries": ("injuries", "injury_where", "injury_still"),
    "city": ("city", "which_city"),
}
"""Questions that belong together: changing one asks its parts anew."""


SHOWN: Final = frozenset({key for part in PARTS.values() for key in part} | set(FIELDS)) - {"further"}
"""What the summary reads back."""


CORRECTS: Final = frozenset(
    {Intent.SET_REMINDER, Intent.CHANGE_GOAL, Intent.EDIT_LAST, Intent.ASK_WEEK, Intent.LOG_RUN}
)
"""How a correction at the summary may look."""


def summary(told: Intake) -> Question[str]:
    """Read everything back."""
    return Question(
        key="summary",
        text=lines(t("Here's what I have."), *told_lines(told), intake.ANY, t("Otherwise: is that right?")),
        short=t("Shall I build it?"),
        choices=(
            (Choice(t("Build my plan"), "build"), Choice(t("Change something"), "change")),
            (intake.ONE_OF_THESE,),
        ),
        read=_confirmed,
        shows=SHOWN,
        welcomes=CORRECTS,
        hints=(
            t('Tap "Build my plan", or tell me what to change: "50 km a week", "check in at 6:45".'),
            t("One of these two, and we're there."),
        ),
    )


def right() -> Question[str]:
    """Ask for the rest, once "no" has answered the first half of the summary: none of these."""
    return Question(
        key="right",
        text=t("None of these, good. And the rest, is that right?"),
        short=t("Shall I build it?"),
        choices=((Choice(t("Build my plan"), "build"), Choice(t("Change something"), "change")),),
        read=lambda heard: "change" if declines(heard) else _confirmed(heard),
        settles=("summary",),
        welcomes=CORRECTS,
        hints=(t('Tap "Build my plan", or tell me what to change: "50 km a week", "check in at 6:45".'),),
    )


def which() -> Question[str]:
    """Ask which answer to change."""
    choices = [Choice(label, key) for key, label in FIELDS.items()]
    rows: Rows = (tuple(choices[:4]), tuple(choices[4:]))
    return Question(
        key="change",
        text=t("Which one?"),
        choices=rows,
        read=lambda heard: _picked(rows, heard),
        settles=("summary", "right"),
        welcomes=CORRECTS,
        hints=(t('Tap one, or say what it should be: "check in at 6:45".'),),
    )


def told_lines(told: Intake) -> list[Text]:
    """Return the summary, one line a field."""
    return [
        _goal(told.goal),
        t("Now: {now}", now=_now(told)),
        t("Days: {days}", days=phrases.days(told.all_days)),
        intake.limits_text(told.limits),
        NOTHING if told.long_day is None else t("Long run: {day}", day=phrases.weekday(told.long_day)),
        t("Care: {sites}", sites=phrases.injuries(told.injuries)) if told.injuries else NOTHING,
        t("Health: {what}", what=intake.health_text(told.causes)) if told.causes else NOTHING,
        _clock(told),
    ]


def _goal(told: Goal) -> Text:
    named = phrases.goal(intake.sure(told))
    if isinstance(told.on, intake.Guess):
        return t("Goal: {goal}, the day a guess until you tell me", goal=named)
    return t("Goal: {goal}", goal=named)


def _clock(told: Intake) -> Text:
    if told.city is None:
        return t("Check-in: {when}, once I know your city", when=phrases.around(told.checkin_at))
    return t(
        "Check-in: {when}, {city} time", when=phrases.around(told.checkin_at), city=Named(told.city.name)
    )


def _now(told: Intake) -> Text:
    parts = [_volume(told.weekly_m)]
    if told.longest_m:
        parts.append(t("longest {far}", far=Distance(told.longest_m)))
    if told.result:
        race = phrases.race(told.result.distance_m)
        parts.append(t("{race} in {time}", race=race, time=Duration(told.result.time_s)))
    return join(parts, ", ")


def _volume(weekly_m: float | None) -> Text:
    if weekly_m is None:
        return t("volume not said")
    return t("about {weekly} a week", weekly=Distance(weekly_m)) if weekly_m else t("starting from zero")


BUILD: Final = re.compile(
    r"(?:(?:yes|ok|okay|great|perfect|please|then|now|so)[ ,]+)*(?:build|make|create|prepare)"
    r"(?: me)?(?: it| (?:my|the|a) plan)?(?:[ ,]+(?:please|then|now))*"
    r"|(?:all |looks |sounds |that's )?(?:good|right)|good, start|correct|start|go(?: ahead)?|great|perfect|let's go|yup"
)
"""Says that what was read back is right: "looks good", "yes, build it", "make me a plan"."""


def _confirmed(heard: Heard) -> str:
    if heard.word == intake.ONE_OF_THESE.says or causes_in(heard.text):
        return "health"
    if BUILD.fullmatch(heard.word) or agrees(heard):
        return "build"
    if heard.word in {"change", "change something", "wrong"}:
        return "change"
    if declines(heard):
        return "well"
    raise UnclearError


def _picked(rows: Rows, heard: Heard) -> str:
    said = chosen(rows, heard.word)
    if said is None and (BUILD.fullmatch(heard.word) or declines(heard)):
        return "build"
    if said is None:
        raise UnclearError
    return said
