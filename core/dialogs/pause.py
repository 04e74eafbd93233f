"""Pausing the plan: quiet until a day, or until the runner is back. The race stays."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from core.absences import DAY, on_the_ladder, with_absence
from core.athlete.log import Why
from core.condition import current_index
from core.dialogs.after_illness import steps_from, stepwise
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons, lay_days
from core.dialogs.question import Default, Heard, Question, Rows, UnclearError, chosen
from core.dialogs.rungs import around
from core.dialogs.trip import until
from core.messages import Choice, Say, Turn
from core.recommender.way_back import ends, way_back
from core.scene import Scene
from core.training.away import away, cleared, relaid, without_absence
from core.training.plan import Edit, Plan
from core.training.workout import Facts
from core.understanding.reading import Intent
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, t

WELCOME: Final = frozenset({Intent.VACATION, Intent.PAUSE_PLAN, Intent.EDIT_LAST})


@dataclass(frozen=True, slots=True)
class Pause:
    """The last day of a pause; None: until they say they're back."""

    last: date | None


def pause(_scene: Scene) -> Dialog[Pause]:
    """Ask until when, unless it was said."""
    last = yield from ask(how_long())
    return Pause(last)


LENGTHS: Final[Rows] = (
    (Choice(t("A week"), "a week"), Choice(t("Two weeks"), "two weeks"), Choice(t("Until I say so"), "open")),
)
SPANS: Final = {"a week": 7, "two weeks": 14}


def how_long() -> Question[date | None]:
    """Ask until when."""
    return Question(
        key="until",
        text=t("Of course. For how long?"),
        choices=LENGTHS,
        read=_until,
        offered=_until_offered,
        skipped=Default(None),
        welcomes=WELCOME,
        hints=(t('A date, a length, or "until I say so".'),),
    )


def _until(heard: Heard) -> date | None:
    said = chosen(LENGTHS, heard.word)
    if said in SPANS:
        return heard.on + timedelta(days=SPANS[said] - 1)
    if said == "open" or "say" in heard.word or "don't know" in heard.word or "further notice" in heard.word:
        return None
    if BEGINS.search(heard.word) and not heard.reading().when_until:
        raise UnclearError
    found = _until_offered(heard) or _last_of(replace(heard, text=f"pause the plan for {heard.text}"))
    if found is None:
        raise UnclearError
    return found


BEGINS: Final = re.compile(r"^(?:starting|from|since)\b")
"""Says when a pause begins, and not how long it is."""


def _until_offered(heard: Heard) -> date | None:
    return _last_of(heard) if heard.reading().intent in {Intent.PAUSE_PLAN, Intent.VACATION} else None


def _last_of(heard: Heard) -> date | None:
    reading = heard.reading()
    said = reading.when_until or reading.when
    last = until(said, heard.on) if said else None
    return last if last and heard.on <= last else None


def pause_finish(scene: Scene, told: Pause) -> Turn:
    """Clear the days, keep the race, and be quiet."""
    number = max((one.number for one in scene.athlete.absences), default=0) + 1
    plan = scene.athlete.plan
    known = (("absence", float(number)),)
    away_now = scene.but(absences=with_absence(scene.athlete, Why.PAUSE, scene.today, told.last).absences)
    if told.last and on_the_ladder(scene.athlete):
        laid = around(away_now, "pause", known)
    elif told.last and stepwise(scene):
        laid = steps_from(away_now, told.last + DAY, "pause", known)
    else:
        laid = lay_days(away_now, "pause", *_paused(scene, plan, told.last, known)) if plan else away_now
    text = (
        t(
            "Paused until {last:date}. I'll be quiet, and write the morning after. Back earlier? Just say so.",
            last=told.last,
        )
        if told.last
        else t("Paused. I'll be quiet until you say you're back; then we start from where you are.")
    )
    row = (*buttons(scene, laid)[:1], Choice(t("I'm back"), "/back"))
    return Turn(laid.athlete, (Say(join((text, _race_stays(scene))), (row,)),))


def _paused(scene: Scene, plan: Plan, last: date | None, known: Facts) -> tuple[tuple[Edit, ...], Facts]:
    clean = without_absence(plan, scene.today)
    level = current_index(scene.athlete, scene.today)
    if last is None:
        return relaid(plan, clean, cleared(clean, scene.today, plan.last_day()), scene.today), known
    new = away(clean, scene.today, last, running=False, index=level)
    return way_back(scene, clean, new), (*known, ends(new))


def _race_stays(scene: Scene) -> Text:
    goal = scene.athlete.goal
    if goal.on is None or goal.distance is None or goal.on < scene.today:
        return NOTHING
    return t("Your {race} on {on:date} stays on the plan.", race=phrases.race_name(goal.distance), on=goal.on)


PAUSE: Final = Kind("pause", pause, pause_finish, Lasts.TODAY)
