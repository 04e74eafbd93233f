"""The yes of a professional: asked for in so many words, and what opens with it."""

from __future__ import annotations

from typing import Final

from core import clearance
from core.absences import on_the_ladder
from core.athlete.log import Why
from core.dialogs.climb import going_on
from core.dialogs.comeback import RELEASED
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen
from core.locks import heals_in_steps
from core.messages import Choice, Turn
from core.scene import Scene
from core.understanding.assent import assent
from core.understanding.health import Cause
from core.understanding.safety import cleared
from core.voice.text import t

AGREED_ROWS: Final[Rows] = ((Choice(t("Yes, they agreed"), "cleared"), Choice(t("Not yet"), "not yet")),)
CLEARED_ROWS: Final[Rows] = ((Choice(t("Yes, cleared to run"), "cleared"), Choice(t("Not yet"), "not yet")),)


def by_whom(scene: Scene) -> Dialog[bool]:
    """Nothing unlocks by accident."""
    found, causes = scene.athlete.lock, clearance.waiting(scene.athlete)
    if found is None and causes:
        return (yield from ask(agreed(minor=causes == (Cause.MINOR,))))
    return (yield from ask(told_so(any_of_them=found is None or heals_in_steps(found))))


def told_so(*, any_of_them: bool) -> Question[bool]:
    """Ask for the yes, of *any_of_them* who look; of the heart and the like it must be a doctor's."""
    return Question(
        key="cleared",
        text=t("Has a doctor or physio looked at it and told you that you can run?")
        if any_of_them
        else t("Has a doctor looked at it and told you that you can run?"),
        choices=CLEARED_ROWS,
        read=_cleared,
    )


def agreed(*, minor: bool) -> Question[bool]:
    """Ask for the leave that hard sessions wait for."""
    return Question(
        key="cleared",
        text=t("Have a parent, and a coach or doctor, agreed to hard sessions?")
        if minor
        else t("Has a doctor, midwife or physio agreed that you can train hard?"),
        choices=AGREED_ROWS,
        read=_cleared,
    )


def _cleared(heard: Heard) -> bool:
    said = chosen(CLEARED_ROWS, heard.word)
    if said is not None:
        return said == "cleared"
    yes = cleared(heard.text, heard.language) or assent(heard.text, heard.language)
    if yes is None:
        raise UnclearError
    return yes


def finish(scene: Scene, yes: bool) -> Turn:
    """Only their word brings running back."""
    if yes:
        return released(scene)
    if scene.athlete.lock is None and clearance.waiting(scene.athlete):
        return scene.say(t("Then it stays easy for now. Tell me when they have agreed."))
    return scene.say(t("Then running stays off for now. It comes back when they say so."))


def released(scene: Scene) -> Turn:
    """A professional said yes: the lock is off, and running comes back in small steps."""
    found = scene.athlete.lock
    after = scene.but(lock=None)
    if found is None and clearance.waiting(scene.athlete):
        return clearance.given(scene).say(
            t(
                "Good. Hard sessions are back as planned. Start each one gently, and stop if something feels wrong."
            )
        )
    if found is None and on_the_ladder(scene.athlete):
        return going_on(scene)
    if found is None:
        return after.say(t("Good. Nothing is locked; your plan stands."))
    if scene.athlete.onboarded_at is None:
        return after.say(t("Good. Back to where we were."))
    why = Why.INJURY if heals_in_steps(found) else RELEASED
    return after.opens("comeback", why=why, since=found.since.isoformat())


CLEARED: Final = Kind("cleared", by_whom, finish, Lasts.TODAY)
