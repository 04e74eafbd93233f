"""After a run: as planned or not, how hard, how sore, where and how much.

Asked in the evening, unless the runner writes first (`core.dialogs.report`). Taps and one typed line are the
same answers: "did it, 58 min, 6/10, calves 3" fills all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

from core.athlete.log import Pain, Promise, Run
from core.dialogs.afterwards import afterwards, eased_after
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard
from core.dialogs.run_questions import Ran, done, hard, what
from core.dialogs.signs import told_sign
from core.dialogs.sore_questions import Sore, how_much, soreness, where_sore
from core.logbook import open_pain, runs_on, with_pain, with_run
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.understanding.body import MUSCLES, site_text
from core.voice import phrases
from core.voice.text import Text, join, t

MUCH: Final = 6.0
"""Soreness up to here is what hard work does to muscles."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """A run, told. *ran* is None when there was none."""

    ran: Ran | None
    effort: float | None = None
    sore: Sore | None = None


def debrief(scene: Scene) -> Dialog[Debrief]:
    """Ask how the day's run went."""
    how = yield from ask(done(scene))
    if how == "no":
        return Debrief(None)
    ran = Ran(as_planned=True)
    if how == "different":
        ran = yield from ask(what())
    effort = yield from ask(hard(scene.day))
    sore = yield from ask(soreness(scene.day))
    if sore and sore.score and sore.site is None and not (sore.everywhere and sore.rated):
        site = (None, None) if sore.everywhere else (yield from ask(where_sore()))
        if site is None:
            return Debrief(ran, effort, Sore(0))
        score = sore.score if sore.rated else (yield from ask(how_much()))
        sore = replace(sore, score=score, site=site[0], side=site[1])
    return Debrief(ran, effort, sore)


def finish(scene: Scene, told: Debrief) -> Turn:
    """Log the run, and say in one sentence what it means for tomorrow."""
    if told.ran is None:
        return scene.opens("missed", "" if scene.tapped else scene.said, on=scene.day.isoformat())
    run = _run(scene, told)
    athlete = with_run(scene.athlete, run)
    after, sore = scene.but(runs=athlete.runs), _on_its_side(scene, told.sore)
    if sore and sore.site and sore.score:
        after = hurt(after, sore)
    if sore and sore.pain and sore.site:
        return after.opens("pain", **_about(scene, sore)).after(after.say(logged(after, run, sore)))
    laid, meant, undo = afterwards(after, run, sore.score if sore else None)
    return laid.say(Say(join((logged(after, run, sore), meant)), (buttons(run), undo)))


def _on_its_side(scene: Scene, sore: Sore | None) -> Sore | None:
    """Return what is sore with the side of the pain that is followed there, where none was said."""
    known = open_pain(scene.athlete, sore.site, None) if sore and sore.site and not sore.side else None
    return replace(sore, side=known.side) if sore and known else sore


def _about(scene: Scene, sore: Sore) -> dict[str, str]:
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    sign = told_sign(heard, sore.site)
    told = {"site": sore.site, "side": sore.side, "score": f"{sore.score:g}", "sign": sign}
    return {key: value for key, value in told.items() if value}


def _run(scene: Scene, told: Debrief) -> Run:
    assert told.ran is not None  # noqa: S101 - asked for before
    planned = scene.workout()
    first = not runs_on(scene.athlete, scene.day)
    return Run(
        number=0,
        on=scene.day,
        distance_m=planned.distance_m or None if told.ran.as_planned else told.ran.distance_m,
        duration_s=told.ran.duration_s,
        effort=told.effort,
        soreness=told.sore.score if told.sore else None,
        type=planned.type if planned.type != "rest" else None,
        planned=first and planned.type != "rest",
        logged_at=scene.now,
    )


def hurt(scene: Scene, sore: Sore) -> Scene:
    """Return the scene with a sore place in the log, to be asked about next morning.

    Muscles are sore after hard work: they are asked about once. Pain, bone and tendons stay open until they are gone.
    """
    if sore.site is None:
        return scene
    tomorrow = scene.today + timedelta(days=1)
    if sore.site in MUSCLES and not sore.pain and sore.score <= MUCH:
        kept = tuple(p for p in scene.athlete.promises if (p.kind, p.on) != ("spot", tomorrow))
        return scene.but(promises=(*kept, Promise("spot", tomorrow, spot(sore))))
    pain = Pain(0, sore.site, sore.side, sore.score, scene.today, scene.today, ask_on=tomorrow)
    return scene.but(pains=with_pain(scene.athlete, pain).pains)


def spot(sore: Sore) -> str:
    """Return what the promise to ask about a sore place is about: the place, its side, and how sore it was."""
    return f"{sore.site}:{sore.side or ''}:{sore.score:g}"


def logged(scene: Scene, run: Run, sore: Sore | None) -> Text:
    """Return "Logged: 10 km easy, effort 5, quads 4."."""
    parts = [phrases.run(run, scene.workout(run.on) if run.planned else None)]
    if run.effort is not None:
        parts.append(t("effort {effort}", effort=float(run.effort)))
    if sore and sore.site and sore.score:
        parts.append(t("{site} {score}", site=site_text(sore.site, sore.side), score=float(sore.score)))
    elif sore and sore.everywhere and sore.score:
        parts.append(t("sore all over {score}", score=float(sore.score)))
    return t("Logged: {what}.", what=join(parts, ", "))


def buttons(run: Run) -> tuple[Choice, ...]:
    """Return what can be done with a logged run."""
    details = Choice(t("Add time or distance"), "/fix details")
    fix = Choice(t("Fix"), "/fix")
    return (fix,) if run.duration_s and run.distance_m else (details, fix)


def lapse(scene: Scene, told: Mapping[str, Any]) -> Scene:
    """Keep a run that was told, and what it changes, although the questions after it were not answered."""
    if told.get("done", "no") == "no" or any(run.planned for run in runs_on(scene.athlete, scene.day)):
        return scene
    ran = told.get("what") or Ran(as_planned=True)
    run = _run(scene, Debrief(ran, told.get("effort"), told.get("soreness")))
    return eased_after(scene.but(runs=with_run(scene.athlete, run).runs), run)[0]


DEBRIEF: Final = Kind("debrief", debrief, finish, Lasts.NEXT_MORNING, lapse=lapse)
