"""Back while something that hurts still keeps from running, or on the way back from so short a stop that it has no ladder."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from core.absences import DAY
from core.athlete.log import Absence, Pain, Why
from core.dialogs.after_stop import begins, every_step, how_gently, kept_off, laid_behind
from core.dialogs.climb import SEE_THE_WEEK, WALK_FIRST, climbing_from
from core.messages import Say, Turn
from core.recommender.places import FRESH
from core.recommender.way_back import RUNG, UNTIL
from core.scene import Scene
from core.training.catalogue import is_run, title
from core.voice.text import NOTHING, join, t


def back_early(scene: Scene, hurt: Absence, off: int) -> Turn:
    """Begin the way back tomorrow, and never a gentler one for being back before the day that was named."""
    site = _site(scene, hurt)
    lasted = kept_off(off, (hurt.last - hurt.first).days + 1) if hurt.last else off
    asked, here = _asked_tomorrow(scene, hurt), begins(site, lasted)
    if here:
        return climbing_from(asked, here)
    start = scene.today + DAY
    laid = laid_behind(asked, start, site, lasted)
    text = join((t("Good news."), WALK_FIRST, t("From tomorrow you run again."), how_gently(start, lasted)))
    return laid.say(Say(text, (SEE_THE_WEEK,)))


def _site(scene: Scene, hurt: Absence) -> str | None:
    """Return the place that keeps from running, the gravest of them; None where none was named."""
    told = [one.site for one in _pains(scene, hurt)]
    return next((site for site in told if every_step(site)), told[-1] if told else None)


def _pains(scene: Scene, hurt: Absence) -> list[Pain]:
    lately = (one for one in scene.athlete.pains if one.told >= hurt.first - FRESH and one.site)
    return sorted(lately, key=lambda one: one.told)


def _asked_tomorrow(scene: Scene, hurt: Absence) -> Scene:
    """Return the scene in which what hurt is asked about on the first morning back, and not on the day that was named."""
    soon = scene.today + DAY
    waits = [one.number for one in _pains(scene, hurt) if one.ask_on and one.ask_on > soon]
    pains = (replace(p, ask_on=soon) if p.number in waits else p for p in scene.athlete.pains)
    return scene.but(pains=tuple(pains))


def eased_on(scene: Scene) -> Turn | None:
    """Return that the easy days behind a short stop go on as they are; None where there are none."""
    until = _eased_until(scene)
    if until is None or until < scene.today:
        return None
    ahead = (scene.today + timedelta(days=n) for n in range((until - scene.today).days + 1))
    day = next((on for on in ahead if is_run(scene.workout(on))), None)
    nxt = t("Next: {what} on {on:weekday}.", what=title(scene.workout(day)), on=day) if day else NOTHING
    gently = t("All of it stays easy until {until:date}; then the plan goes on.", until=until)
    return scene.say(Say(join((t("Good to see you."), nxt, gently)), (SEE_THE_WEEK,)))


def _eased_until(scene: Scene) -> date | None:
    changes = scene.athlete.plan.changes if scene.athlete.plan else ()
    told = [dict(one.facts) for one in changes if one.rule == Why.INJURY and not one.undone]
    until = told[-1].get(UNTIL) if told and RUNG not in told[-1] else None
    return date.fromisoformat(str(until)) if until else None
