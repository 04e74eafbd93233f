"""While running is off, no day from today on holds a run: kept at the one door, whatever a dialog laid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core import clearance
from core.absences import open_illness
from core.athlete.log import Lock, RedFlag
from core.messages import Turn
from core.recommender.change import lay, rest_from
from core.scene import Scene
from core.training.away import MEANWHILE
from core.training.plan import Edit, Plan
from core.understanding.body import site_text
from core.voice import phrases
from core.voice.text import NOTHING, Text, holds, join, t

LOCKED: Final = "red-flag"
ILL: Final = "illness"
SOON: Final = timedelta(days=3)
"""When to ask whether a danger sign was seen."""


def locked(scene: Scene) -> Text:
    """Return the sentence that stands before every answer about training while running is off: until when or what."""
    lock = scene.athlete.lock
    if lock is None:
        return clearance.held(scene)
    if lock.until and lock.until > scene.today and looked_at(lock):
        return t("Running is off until {until:date}.", until=lock.until)
    if looked_at(lock) or not lock.site:
        return t("Running is off until a professional has cleared you.")
    if lock.level is not RedFlag.STOP and lock.site == "chest":
        return t("Running is off until a doctor has looked at your chest and cleared you.")
    return t(
        "Running is off until a professional has looked at your {where} and cleared you.", where=places(lock)
    )


def naming(scene: Scene, turn: Turn) -> Turn:
    """Return a turn about training with the lock named first, if there is one and it does not name it yet."""
    return holding(scene, turn) if turn.athlete.lock else turn


def holding(scene: Scene, turn: Turn) -> Turn:
    """Return an answer about training with what holds it back named first: a lock, or leave that is waited for."""
    waits = turn.athlete.lock or clearance.waiting(turn.athlete)
    off = locked(replace(scene, athlete=turn.athlete)) if waits else NOTHING
    if not off or not turn.says or any(holds(say.text, off) for say in turn.says):
        return turn
    first = replace(turn.says[0], text=join((off, turn.says[0].text)))
    return replace(turn, says=(first, *turn.says[1:]))


def looked_at(lock: Lock) -> bool:
    """Return whether a professional has seen it: only then is what they said the next thing that is asked."""
    return lock.until is not None and (lock.ask_on is None or lock.ask_on >= lock.until)


def heals_in_steps(found: Lock) -> bool:
    """Return whether bone, muscle or tendon must grow back into running: walking and running in turn come first."""
    hurt = found.level is RedFlag.STOP and found.sign != "energy"
    return hurt or found.sign == "injury" or bool(found.also)


def until_named(lock: Lock | None, today: date) -> Text:
    """Return that the time without running that was named is kept; nothing where none was."""
    if lock is None or lock.until is None or lock.until <= today:
        return NOTHING
    return t("I've noted no running until {until:date}; it comes back when they say so.", until=lock.until)


def places(lock: Lock) -> Text:
    """Return every place a lock is about: "left shin and right hip"; nothing when none was named."""
    named = [site_text(site, side) for site, side in ((lock.site, lock.side), *lock.also) if site]
    return phrases.both(named) if named else NOTHING


def kept(scene: Scene) -> Scene:
    """Return the scene with every day ahead at rest, if running is off, or easy, if hard sessions are."""
    plan, lock, ill = scene.athlete.plan, scene.athlete.lock, open_illness(scene.athlete)
    if plan and lock:
        return lay(scene, LOCKED, _rest(plan, scene.today), (("level", lock.level.value),))
    if plan and ill:
        return lay(scene, ILL, rest_from(plan, scene.today), (("absence", float(ill.number)),))
    return clearance.kept(scene)


def _rest(plan: Plan, first: date) -> tuple[Edit, ...]:
    """Return edits that clear every day from *first* on but those of what was set up in the place of running."""
    laid = (one for one in plan.changes if one.rule == MEANWHILE and not one.undone)
    beside = {edit.on: edit.after for change in laid for edit in change.edits}
    return tuple(one for one in rest_from(plan, first) if one.before != beside.get(one.on))
