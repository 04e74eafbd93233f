"""Dialogs of one question: an effort, a correction, a day to move to, an hour, a city, goodbye."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any, Final, TypeVar

from core.athlete.log import Run
from core.commands.fixing import fixed, removed
from core.commands.hours import another_minute, at_the_hour
from core.commands.moving import moved, possible
from core.dialogs import intake
from core.dialogs.afterwards import afterwards
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen
from core.dialogs.run_questions import hard
from core.logbook import amended
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.catalogue import title
from core.understanding.assent import assent
from core.understanding.cities import City
from core.understanding.days import resolve
from core.understanding.reading import Intent
from core.voice import meaning, phrases
from core.voice.text import Named, t

R = TypeVar("R")


def single(
    name: str,
    question: Callable[[Scene], Question[R]],
    finish: Callable[[Scene, R], Turn],
    lasts: Lasts = Lasts.TODAY,
) -> Kind[R]:
    """Return the dialog that asks one question and is over."""

    def dialog(scene: Scene) -> Dialog[R]:
        answer: R = yield from ask(question(scene))
        return answer

    return Kind(name, dialog, finish, lasts)


def _run(scene: Scene) -> Run | None:
    return next((one for one in scene.athlete.runs if str(one.number) == scene.about.get("run")), None)


def effort_finish(scene: Scene, effort: float | None) -> Turn:
    """Put the effort into the run, and say what it means."""
    run = _run(scene)
    if run is None or effort is None:
        return scene.say(meaning.tomorrow(scene, scene.today))
    athlete = amended(scene.athlete, run.number, effort=effort)
    after = scene.but(runs=athlete.runs)
    changed = next(one for one in athlete.runs if one.number == run.number)
    laid, meant, undo = afterwards(after, changed, run.soreness)
    return laid.say(Say(meant, (undo,) if undo else ()))


EFFORT: Final = single("effort", lambda scene: hard(scene.today), effort_finish, Lasts.NEXT_MORNING)


def correction(scene: Scene) -> Question[dict[str, float] | None]:
    """Ask what to correct in a run; None: take it out."""
    run = _run(scene)
    said = phrases.run(run, None) if run else t("a run")
    details = scene.about.get("part") == "details"
    rows: Rows = (
        () if details else ((Choice(t("Take it out"), "take it out"), Choice(t("It's fine"), "cancel")),)
    )
    text = (
        t('Distance and time? Like "10 km in 58:40".')
        if details
        else t('The last entry is {run}. What should it say? For example "9.2 km" or "effort 8".', run=said)
    )
    return Question(
        key="correction",
        text=text,
        choices=rows,
        context="asked:run",
        read=lambda heard: None if _out(heard, rows) else corrections(heard),
        welcomes=frozenset({Intent.LOG_RUN, Intent.EDIT_LAST}),
        hints=(t('A distance, a time or an effort: "9.2 km", "58:40", "effort 8".'),),
    )


def _out(heard: Heard, rows: Rows) -> bool:
    return chosen(rows, heard.word) == "take it out" or heard.word in {"delete it", "remove it"}


def corrections(heard: Heard) -> dict[str, float]:
    """Return the fields of a run that a line says, by name. Raises UnclearError when it says none."""
    reading = heard.reading("asked:run")
    rated = heard.reading("asked:rpe").effort if RATES.search(heard.word) else None
    named = (
        ("distance_m", reading.distance_m),
        ("duration_s", reading.duration_s),
        ("effort", reading.effort if reading.effort is not None else rated),
        ("soreness", reading.soreness),
    )
    found = {field: value for field, value in named if value is not None}
    if not found or reading.clarify:
        raise UnclearError
    return found


RATES: Final = re.compile(r"\b(?:effort|rpe)\b")


def correction_finish(scene: Scene, changes: dict[str, float] | None) -> Turn:
    """Do what was asked to the run."""
    run = _run(scene)
    if run is None:
        return scene.say(t("That entry is gone already."))
    return removed(scene, run.number) if changes is None else fixed(scene, run.number, changes)


FIX: Final = single("fix", correction, correction_finish)


def new_day(scene: Scene) -> Question[date]:
    """Ask for the day to move to, offering those every limit allows."""
    plan = scene.athlete.plan
    free = possible(scene, plan, scene.day) if plan else []
    buttons = tuple(Choice(t("{on:weekday}", on=day), day.isoformat()) for day in free)
    return Question(
        key="to",
        text=t("Move {what} to which day?", what=title(scene.workout())),
        choices=((*buttons, Choice(t("Leave it"), "cancel")),),
        read=_day,
        welcomes=frozenset({Intent.MOVE_WORKOUT, Intent.ASK_TODAY}),
        hints=(t('A day, like "Friday" or "tomorrow".'),),
    )


def _day(heard: Heard) -> date:
    said = heard.reading("asked:choice").when or heard.text.strip()
    found = resolve(said, heard.on)
    if found is None:
        raise UnclearError
    return found


MOVE: Final = single("move", new_day, lambda scene, to: moved(scene, scene.day, to))


def remind_finish(scene: Scene, at: time) -> Turn:
    """Keep the hour."""
    after = at_the_hour(scene, "checkin_at", at)
    return another_minute(after, "checkin_at", at) or after.say(phrases.checkin_kept(after.athlete.profile))


def hour(scene: Scene) -> Question[time]:
    """Ask for the hour of the check-in."""
    return replace(intake.checkin_time(scene.athlete.profile.checkin_at), default=None, key="at")


REMIND: Final = single("remind", hour, remind_finish)


def where(_scene: Scene) -> Dialog[City | None]:
    """Ask for the city."""
    found: City | None = yield from intake.city(
        None, t("Which city are you in, or near? I only use it for the clock.")
    )
    return found


def where_finish(scene: Scene, found: City | None) -> Turn:
    """Keep the clock."""
    if found is None:
        return scene.say(t("All right. Without a city I can't write first; I answer whenever you do."))
    after = scene.knowing(zone=found.zone, city=found.name)
    return after.say(
        t(
            "Your check-in comes {when}, {city} time.",
            when=phrases.when(after.athlete.profile, "checkin_at"),
            city=Named(found.name),
        )
    )


WHERE: Final = Kind("where_are_you", where, where_finish, Lasts.ALWAYS)

DELETE_ROWS: Final[Rows] = (
    (Choice(t("Yes, delete everything"), "delete everything"), Choice(t("Keep it"), "keep")),
    (Choice(t("Send me a copy first"), "/export all"),),
)


KEEPS: Final = re.compile(r"\b(?:no|keep|nope|don't|stay)\b")


def sure(_scene: Scene) -> Question[bool]:
    """The only double confirmation there is."""
    return Question(
        key="sure",
        text=t("This deletes your profile, plan, log and messages here, for good. Shall I?"),
        choices=DELETE_ROWS,
        read=_sure,
        welcomes=frozenset({Intent.DELETE_DATA}),
    )


def _sure(heard: Heard) -> bool:
    said = chosen(DELETE_ROWS, heard.word)
    if said is None and heard.word in {"yes", "yes delete everything", "delete", "delete it"}:
        said = "delete everything"
    if said is None and (KEEPS.search(heard.word) or assent(heard.text, heard.language) is False):
        said = "keep"
    if said is None:
        raise UnclearError
    return said == "delete everything"


def delete_finish(scene: Scene, agreed: bool) -> Turn:
    """Delete, with a last word; or keep everything."""
    if not agreed:
        return scene.say(t("Nothing was deleted."))
    goodbye = scene.say(
        t("Everything about you is deleted. It was good to run with you. Write any time to start anew.")
    )
    return Turn(goodbye.athlete, goodbye.says, forgotten=True)


DELETE: Final = single("delete", sure, delete_finish)

SMALL: Final[tuple[Kind[Any], ...]] = (EFFORT, FIX, MOVE, REMIND, WHERE, DELETE)
