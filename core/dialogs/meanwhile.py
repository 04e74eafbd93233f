"""What may go on while a sore place rests from running: easy cycling or swimming, only what the place allows.

What a professional named goes before what the place allows by itself; before anybody has looked at a danger sign,
nothing is set up. It never lasts longer than the rest from running does.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from core.absences import DAY, absence_on
from core.athlete.log import Why
from core.dialogs.laid import buttons
from core.locks import heals_in_steps, locked, looked_at
from core.messages import Choice, Say, Turn
from core.recommender.change import lay
from core.scene import Scene
from core.training.away import MEANWHILE, relaid
from core.training.beside import in_its_place
from core.training.plan import Change, Plan
from core.understanding.sports import SPORTS
from core.voice.text import NOTHING, Text, join, t

ALLOWS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("shin", "foot", "toe", "heel", "plantar", "ankle", "achilles", "calf"), "cycling"),
    **dict.fromkeys(("knee", "it_band", "hamstring", "quad", "thigh", "glute"), "swimming"),
}
"""What a place allows that rests from running (practice): nothing it pushes off with; of others a professional decides."""
UNNAMED: Final = timedelta(days=28)
"""How long it is set up for where nobody named the end of the rest."""

SET_UP: Final = {"cycling": t("Set up cycling"), "swimming": t("Set up swimming")}
OFFERS: Final = {
    "cycling": t("If you'd like, I'll set up easy cycling meanwhile, strictly pain-free."),
    "swimming": t("If you'd like, I'll set up easy swimming meanwhile, strictly pain-free."),
}
DONE: Final = {
    "cycling": t(
        "Done: three easy rides a week, half an hour at first, then 40 minutes, from tomorrow. Any pain, stop and "
        "tell me."
    ),
    "swimming": t(
        "Done: three easy swims a week, half an hour at first, then 40 minutes, from tomorrow. Any pain, stop and "
        "tell me."
    ),
}
ASK_THEM: Final = t(
    "Whatever you do instead is for them to allow too: ask about it, and tell me what they say."
)


def offer(site: str | None, said: str | None = None) -> tuple[Text, tuple[Choice, ...]]:
    """Return the offer and its two buttons: of what a professional *said*, else of what the place allows; or nothing."""
    sport = said or ALLOWS.get(site or "")
    if sport is None:
        return NOTHING, ()
    return OFFERS[sport], (Choice(SET_UP[sport], f"/meanwhile {sport}"), Choice(t("Just pause"), "thanks"))


def asked(scene: Scene) -> Turn | None:
    """Answer whether another sport goes while running is off; None: running is not off."""
    lock, hurt = scene.athlete.lock, absence_on(scene.athlete, scene.today, Why.INJURY)
    if lock is None and hurt is None:
        return None
    if lock and not _looked_at(scene):
        return scene.say(join((locked(scene), ASK_THEM)))
    ahead = _next(scene)
    if ahead:
        return scene.say(join((locked(scene), t("It is set up: the next one is on {on:weekday}.", on=ahead))))
    words, row = offer(lock.site if lock else _sore(scene))
    return scene.say(Say(join((locked(scene), words or ASK_THEM)), (row,) if row else ()))


def set_up(scene: Scene, sport: str) -> Turn:
    """Lay it from tomorrow to the end of the rest; say so where running is not off, or nobody has looked yet."""
    plan = scene.athlete.plan
    resting = _looked_at(scene) if scene.athlete.lock else absence_on(scene.athlete, scene.today, Why.INJURY)
    if plan is None or not resting or sport not in SPORTS:
        return scene.say(
            join((locked(scene), ASK_THEM)) if scene.athlete.lock else t("Running isn't off just now.")
        )
    last = min(_end(scene), plan.last_day())
    clean = without(scene).athlete.plan or plan
    edits = relaid(plan, clean, in_its_place(scene.today + DAY, last), scene.today)
    after = lay(scene, MEANWHILE, edits, (("sport", sport),))
    return after.say(Say(DONE[sport], (buttons(scene, after),)))


def without(scene: Scene) -> Scene:
    """Return the scene with what was set up taken out again, from today on."""
    plan = scene.athlete.plan
    for change in _laid(plan) if plan else ():
        plan = plan.undone(change.number, scene.today) if plan else plan
    return scene if plan is scene.athlete.plan else scene.but(plan=plan)


def stopped(scene: Scene) -> tuple[Scene, Text]:
    """Return the scene with it taken out because it hurts, and what is said of that; nothing where none was ahead."""
    off = t("The cross-training is off as well until it is quiet.")
    return (without(scene), off) if _next(scene) else (scene, NOTHING)


def _next(scene: Scene) -> date | None:
    """Return the next day of what was set up; None when nothing is ahead."""
    plan = scene.athlete.plan
    if plan is None:
        return None
    days = {one.on for change in _laid(plan) for one in change.edits if one.on >= scene.today}
    return min((day for day in days if plan.on(day).type != "rest"), default=None)


def _laid(plan: Plan) -> tuple[Change, ...]:
    return tuple(one for one in plan.changes if one.rule == MEANWHILE and not one.undone)


def _looked_at(scene: Scene) -> bool:
    """Return whether a professional has seen what stops the running; the heart and the like are never ridden with."""
    lock = scene.athlete.lock
    return lock is not None and looked_at(lock) and heals_in_steps(lock)


def _sore(scene: Scene) -> str | None:
    """Return the place that hurt last and has not been called quiet."""
    hurting = [one for one in scene.athlete.pains if one.closed is None]
    return max(hurting, key=lambda one: one.told).site if hurting else None


def _end(scene: Scene) -> date:
    """Return the last day without running, as far as anybody named one."""
    lock, hurt = scene.athlete.lock, absence_on(scene.athlete, scene.today, Why.INJURY)
    named = lock.until - DAY if lock and lock.until and lock.until > scene.today else None
    last = named or (hurt.last if hurt else None)
    return last or scene.today + UNNAMED
