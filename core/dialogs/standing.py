"""Where the open dialog stands: its kind, its question, what was answered; and the ways to end it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from core.athlete.athlete import Athlete, Open
from core.dialogs import dialog as engine
from core.dialogs.dialog import Asking, Done
from core.dialogs.kind import AnyKind
from core.dialogs.question import (
    Heard,
    Question,
)
from core.dialogs.table import DIALOGS
from core.messages import Incoming
from core.scene import Scene
from core.training.catalogue import title
from core.training.plan import Plan
from core.voice.text import Text, t


def opened(scene: Scene) -> Open:
    """Return what is open; only called with a dialog open."""
    assert scene.athlete.open is not None  # noqa: S101 - the caller's word
    return scene.athlete.open


def question(scene: Scene) -> Question[Any] | None:
    """Return the question that is open."""
    now = progress(scene) if scene.athlete.open else None
    return now.question if isinstance(now, Asking) else None


def kind(scene: Scene) -> AnyKind:
    """Return the kind of the open dialog."""
    return DIALOGS[opened(scene).dialog]


def close(scene: Scene) -> Scene:
    """Close the open dialog; one that waited has the word again."""
    return scene.but(open=scene.athlete.paused, paused=None)


def current(scene: Scene) -> Scene:
    """Return the scene without a question whose time is over, nor one that waited behind it for longer still."""
    waiting = scene.athlete.open
    over = waiting is not None and waiting.expires_at is not None and waiting.expires_at <= scene.now
    return current(lapsed(scene)) if over else scene


def lapsed(scene: Scene) -> Scene:
    """Return the scene with the open dialog ended before its end; what was told in it is not lost."""
    keep, now = kind(scene).lapse, progress(scene)
    closed = close(in_dialog(scene))
    if keep is None or isinstance(now, Done):
        return closed
    then = replace(closed, now=opened(scene).asked_at)  # what was told belongs to the day it was told on
    kept = keep(then, {one.question.key: one.value for one in now.answered})
    return _of_days_ahead(scene, replace(kept, now=scene.now))


def unanswered(scene: Scene) -> Plan | None:
    """Return the plan as it becomes if the open question finds no answer; None without a plan."""
    return lapsed(scene).athlete.plan if scene.athlete.open else scene.athlete.plan


def still_open(scene: Scene, days: Iterable[date]) -> tuple[Text, ...]:
    """Return a sentence for each of *days* that the open question would change: what it becomes without an answer."""
    now, then = scene.athlete.plan, unanswered(scene)
    if now is None or then is None or now is then:
        return ()
    return tuple(
        t(
            "{on:weekday} is still open: if you don't answer, it becomes {what}.",
            on=day,
            what=title(then.on(day)),
        )
        for day in days
        if day >= scene.today and title(now.on(day)) != title(then.on(day))
    )


def _of_days_ahead(before: Scene, after: Scene) -> Scene:
    """Return a scene without the changes it brought of days that are over by now: they are left as they were."""
    known = {one.number for one in before.athlete.plan.changes} if before.athlete.plan else set()
    new = [one for one in after.athlete.plan.changes if one.number not in known] if after.athlete.plan else []
    late = any(edit.on < before.today for one in new for edit in one.edits)
    return after.but(plan=before.athlete.plan) if late else after


def told_so_far(scene: Scene) -> Scene:
    """Return the scene in which a run told or let go in the open dialog is done, for "undo" to take back.

    What the run would change of the plan is not laid: it is about to be taken out.
    """
    if scene.athlete.open is None:
        return scene
    after = lapsed(scene).but(plan=scene.athlete.plan)
    return after if kind(scene).at_once or after.athlete.runs != scene.athlete.runs else scene


def in_dialog(scene: Scene) -> Scene:
    """Return the scene of the open dialog."""
    return replace(scene, about=dict(opened(scene).about), thread=opened(scene).thread)


def progress(scene: Scene) -> Any:  # noqa: ANN401 - a dialog's result is its own business
    """Return where the dialog has come to with its answers: it asks, or is done."""
    here = _Here(scene.athlete, scene.incoming)
    return _progress(here, scene.now, scene.said, tapped=scene.tapped)


@dataclass(frozen=True, slots=True, eq=False)
class _Here:
    """Two values told apart by which they are: comparing all that is known of an athlete takes too long."""

    athlete: Athlete
    incoming: Incoming

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Here):
            return NotImplemented
        return self.athlete is other.athlete and self.incoming is other.incoming

    def __hash__(self) -> int:
        return id(self.athlete)


@lru_cache(maxsize=16)
def _progress(here: _Here, now: datetime, said: str, *, tapped: bool) -> Any:  # noqa: ANN401
    """Run the dialog; a turn asks half a dozen times where it stands."""
    scene = in_dialog(Scene(here.athlete, now, said=said, tapped=tapped, incoming=here.incoming))
    return engine.run(lambda: kind(scene).start(scene), opened(scene).answers, scene.athlete.units)[1]


def kept_answers(scene: Scene) -> engine.Answers:
    """Return what was answered in the open dialog."""
    return scene.athlete.open.answers if scene.athlete.open else ()


def with_answers(scene: Scene, answers: engine.Answers) -> Scene:
    """Return the scene with these answers in the open dialog."""
    return scene.but(open=replace(opened(scene), answers=answers))


def heard_in(scene: Scene) -> Heard:
    """Return what was said, as questions hear it."""
    return Heard(scene.said, scene.athlete.units, scene.today, scene.language)
