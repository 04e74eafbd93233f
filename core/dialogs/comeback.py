"""Coming back after days without running: a gentle start from where the runner is, not from where the calendar says.

`comeback` lays the way back (`core.training.comeback`), `ready` shows its first week and asks how the runner is. After
an injury the ladder comes first (`core.dialogs.climb`).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from core.absences import DAY, absence_on, back_on, days_off, on_the_ladder, open_illness, with_absence
from core.athlete.log import Why
from core.condition import NO_RUNNING, current_index
from core.dialogs.after_illness import steps_go_on, stepwise
from core.dialogs.back_early import back_early, eased_on
from core.dialogs.climb import climbing_from, going_on
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen
from core.dialogs.reach import too_early
from core.dialogs.rungs import Standing
from core.locks import locked
from core.logbook import runs_on
from core.messages import Choice, Say, Turn
from core.recommender.change import edit, lay
from core.recommender.way_back import ends, way_back
from core.scene import Scene
from core.training.away import without_absence
from core.training.catalogue import is_run, title
from core.training.comeback import returning, stages
from core.training.fitness.time_off import FREE_DAYS, fitness_kept
from core.training.workout import REST
from core.understanding import sickness
from core.understanding.reading import Intent
from core.voice import forecast, phrases
from core.voice.text import NOTHING, Text, join, lines, t, tn

NOTHING_LOST: Final = 2
"""Days off up to here are just rest."""
ALL_KEPT: Final = 0.97
RELEASED: Final = "cleared"
"""Why of a way back from a lock that is off: the days it cleared come back, the first of them easy."""


def comeback(scene: Scene) -> Dialog[int]:
    """Nothing needs asking before the way back is laid: the log says how many days it was."""
    yield from ()
    return days_off(scene.athlete, scene.today, _off_since(scene))


def _off_since(scene: Scene) -> date | None:
    """Return the day from which running was off, by a lock or an injury: what was run all the same is no way back."""
    since = scene.about.get("since")
    hurt = absence_on(scene.athlete, scene.today, Why.INJURY)
    return date.fromisoformat(since) if since else hurt.first if hurt else None


def finish(scene: Scene, off: int) -> Turn:
    """Lay the way back, then show it; running stays off while it is locked, or while somebody is ill."""
    return _not_yet(scene) or _in_steps(scene, off) or _eased(scene, off)


def _not_yet(scene: Scene) -> Turn | None:
    if scene.athlete.lock:
        return scene.offer(locked(scene), Choice(t("I've been cleared"), "/cleared"))
    if open_illness(scene.athlete):
        return scene.opens("recovering", "better")
    if scene.athlete.plan is None:
        return scene.offer(t("Good to see you. There's no plan yet."), Choice(t("Set a goal"), "/race"))
    return None


def _in_steps(scene: Scene, off: int) -> Turn | None:
    """Return what the steps after an injury or an illness make of it: nothing is laid over them."""
    if scene.about.get("why") == Why.INJURY:
        return climbing_from(_home(scene), Standing(0, off))
    hurt = absence_on(scene.athlete, scene.today, Why.INJURY)
    if hurt:
        return back_early(_home(scene), hurt, off)
    if on_the_ladder(scene.athlete):
        return going_on(scene)
    return steps_go_on(scene) if stepwise(scene) else eased_on(scene)


def _eased(scene: Scene, off: int) -> Turn:
    away = absence_on(scene.athlete, scene.today) is not None
    released = scene.about.get("why") == RELEASED
    if off <= NOTHING_LOST and not (away or released):
        return scene.offer(
            t("Good to see you. There's nothing to catch up on; the plan stands."),
            Choice(t("Today"), "/today"),
            Choice(t("This week"), "/week"),
        )
    after = _home(_laid(scene, max(off, 1) if released else off))
    laid = "" if released else _number(scene, after)
    return after.opens("ready", why=scene.about.get("why", ""), off=str(off), laid=laid)


def _silence_told(scene: Scene, off: int) -> Scene:
    """Keep days off that no run in the log bounds as a pause: paces and predictions know of them only that way."""
    first = scene.today - DAY * off
    told = any(one.why in NO_RUNNING and (one.last or scene.today) >= first for one in scene.athlete.absences)
    if off <= FREE_DAYS or told or any(run.on <= scene.today for run in scene.athlete.runs):
        return scene
    return scene.but(absences=with_absence(scene.athlete, Why.PAUSE, first, scene.today - DAY).absences)


def _home(scene: Scene) -> Scene:
    absences = back_on(scene.athlete, scene.today).absences
    return scene.but(absences=absences)


def _laid(before: Scene, off: int) -> Scene:
    scene = _silence_told(before, off)
    plan = scene.athlete.plan
    if plan is None:
        return scene
    clean = without_absence(plan, scene.today)
    way = stages(off) if off else ()
    new = returning(clean, _next_free(scene), way, current_index(scene.athlete, scene.today))
    known = () if scene is before else (("absence", float(scene.athlete.absences[-1].number)),)
    edits = way_back(_as_rested(scene), clean, new)
    return lay(scene, "comeback", edits, (("days_off", float(off)), *known, *([ends(new)] if new else ())))


def _next_free(scene: Scene) -> date:
    """Return today, or tomorrow for who has run today."""
    return scene.today + DAY * bool(runs_on(scene.athlete, scene.today))


def _as_rested(scene: Scene) -> Scene:
    """Return the scene without what was run while running was off: no longest run of the month is measured by it."""
    since = _off_since(scene)
    return scene.but(runs=tuple(r for r in scene.athlete.runs if not since or not since < r.on < scene.today))


def _number(before: Scene, after: Scene) -> str:
    """Return the number of the change that was laid; empty when nothing had to change."""
    old, new = before.athlete.plan, after.athlete.plan
    changed = old and new and len(new.changes) > len(old.changes)
    return str(new.changes[-1].number) if changed and new else ""


COMEBACK: Final = Kind("comeback", comeback, finish, Lasts.TODAY)


def ready(scene: Scene) -> Dialog[str]:
    """Show the first week, and ask how the runner is."""
    return (yield from ask(how_are_you(scene)))


def how_are_you(scene: Scene) -> Question[str]:
    """Show the first week back and ask; a trip asks about travelling."""
    trip = scene.about.get("why") == Why.VACATION
    fine = Choice(t("Ready") if trip else t("Fine"), "fine")
    tired = Choice(t("Tired from travelling") if trip else t("Tired"), "tired")
    rows: Rows = ((fine, tired, Choice(t("Something hurts"), "hurts")),)
    return Question(
        key="ready",
        text=lines(_hello(scene), *_week(scene), join((_race(scene), t("How are you?")))),
        short=t("How are you?"),
        choices=rows,
        context="asked:soreness",
        read=lambda heard: _ready(heard, rows),
        welcomes=frozenset({Intent.RESUME_PLAN}),
    )


def _hello(scene: Scene) -> Text:
    if scene.about.get("why") == Why.VACATION:
        return join(
            (t("Welcome back. There's nothing to catch up on."), forecast.eased(scene), _light(scene))
        )
    off = int(scene.about.get("off", "0"))
    if not off:
        return join((t("Good to see you. Nothing is lost."), forecast.eased(scene), _light(scene)))
    back = tn("Good to see you. After {n} day off", "Good to see you. After {n} days off", off)
    kept = fitness_kept(off)
    if kept >= ALL_KEPT:
        lost = t("you've lost very little.")
    else:
        lost = t("about {share} % of your fitness is still there.", share=round(kept * 100))
    return join((t("{back} {lost}", back=back, lost=lost), forecast.eased(scene), _light(scene)))


def days_back(off: int) -> int:
    """Return how many days the way back from *off* days without running takes."""
    return sum(stage.days for stage in stages(off)) if off else 0


def _light(scene: Scene) -> Text:
    off = int(scene.about.get("off", "0"))
    way = stages(off) if off else ()
    if len(way) > 1:
        weeks = round(days_back(off) / 7)
        return tn(
            "We start easy for about a week, then pick up the plan. First:",
            "We build back over about {n} weeks, all easy. First:",
            max(weeks, 1),
        )
    if not _week(scene):
        return t("What you ran lately is enough for now: no run in the next seven days.")
    trip = scene.about.get("why") == Why.VACATION
    return t("The first days, all easy:") if way or trip else t("The next days:")


SHOWN: Final = 7


def _week(scene: Scene) -> list[Text]:
    """Return a line for each run of the next seven days; one that is run already is none of them."""
    days = (_next_free(scene) + timedelta(days=n) for n in range(SHOWN))
    return [phrases.day_line(day, scene.workout(day)) for day in days if is_run(scene.workout(day))]


def _race(scene: Scene) -> Text:
    """Say honestly when a race no longer fits; it stays on the plan all the same."""
    off = int(scene.about.get("off", "0"))
    back = scene.today + timedelta(days=sum(stage.days for stage in stages(off)) if off else 0)
    return too_early(scene, back, off)


FINE: Final = ("fine", "ready", "good", "great", "ok", "yes", "fresh", "keen", "rested")
TIRED: Final = ("tired", "knackered", "jet lag", "jetlag", "exhausted", "shattered", "sleepy")


def _ready(heard: Heard, rows: Rows) -> str:
    said = chosen(rows, heard.word)
    if said:
        return said
    if any(word in heard.word for word in TIRED):
        return "tired"
    if "hurt" in heard.word or "pain" in heard.word:
        return "hurts"
    well = sickness.state(heard.text) == "better" or heard.reading().intent is Intent.RESUME_PLAN
    if well or any(word in heard.word for word in FINE):
        return "fine"
    raise UnclearError


def ready_finish(scene: Scene, said: str) -> Turn:
    """Start, rest first, or look at what hurts."""
    if said == "hurts":
        return scene.opens("pain")
    if said == "tired":
        return _tomorrow(scene)
    return scene.say(Say(_today(scene), (_row(scene),)))


def _today(scene: Scene) -> Text:
    today = scene.workout(scene.today)
    if runs_on(scene.athlete, scene.today):
        return join((t("Today's run is in the log."), _next(scene)))
    if is_run(today):
        return t("Good. Today: {what}. Start slower than you feel like.", what=title(today))
    return join((t("Good. Today is a rest day."), _next(scene)))


def _row(scene: Scene) -> tuple[Choice, ...]:
    number = scene.about.get("laid")
    week = Choice(t("See the week"), "/week")
    return (Choice(t("Undo"), f"/undo {number}"), week) if number else (week,)


def _tomorrow(scene: Scene) -> Turn:
    """Rest today; the shorter of two runs is the first."""
    plan = scene.athlete.plan
    today, tomorrow = scene.workout(scene.today), scene.workout(scene.today + DAY)
    if plan is None or not is_run(today) or runs_on(scene.athlete, scene.today):
        return scene.say(join((t("Then rest today, as planned."), _next(scene))))
    first = min((one for one in (today, tomorrow) if is_run(one)), key=lambda one: one.distance_m)
    laid = lay(scene, "comeback", (edit(plan, scene.today, REST), edit(plan, scene.today + DAY, first)))
    unpack = t("Unpack first.") if scene.about.get("why") == Why.VACATION else NOTHING
    text = t("Then today is a rest day, and you start tomorrow with {what}.", what=title(first))
    number = _number(scene, laid)
    row = (Choice(t("Undo"), f"/undo {number}"), Choice(t("See the week"), "/week"))
    return laid.say(Say(join((text, unpack)), (row,)))


def _next(scene: Scene) -> Text:
    days = (scene.today + timedelta(days=n) for n in range(1, SHOWN))
    found = next((day for day in days if is_run(scene.workout(day))), None)
    return (
        t("Next: {what} on {on:weekday}.", what=title(scene.workout(found)), on=found) if found else NOTHING
    )


READY: Final = Kind("ready", ready, ready_finish, Lasts.NEXT_MORNING)
