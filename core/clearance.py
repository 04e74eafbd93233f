"""Leave for hard sessions: until a professional has given it, the plan holds none; kept at the one door.

Who tells of a heart condition, a lasting illness, a pregnancy, a birth or an age below 18 keeps the plan and its
kilometres; what is hard becomes easy, as a change that goes when they say that they may. What is waited for is a
promise of the kind "clearance", its subject the cause: it outlives a restart and a new plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from core.athlete.athlete import Athlete
from core.athlete.log import Promise
from core.messages import Choice, Say, Turn
from core.recommender.change import edit, lay, undo
from core.scene import Scene
from core.training.catalogue import easier, is_fast, is_quality
from core.understanding.health import Cause
from core.understanding.normalise import clean, fold
from core.voice.text import NOTHING, Text, join, t

KIND: Final = "clearance"
RULE: Final = "clearance"
AGREED: Final = Choice(t("They've agreed"), "/cleared")

WORDS: Final = {
    Cause.HEART: t(
        "Thank you for telling me. With your heart, blood pressure, chest pain or fainting, a doctor should say what "
        "you may do before you train hard."
    ),
    Cause.LASTING: t(
        "Thank you for telling me. With a lasting condition or a medicine for one, please ask your doctor what "
        "training suits you before you train hard."
    ),
    Cause.SUPERVISED: t(
        "Thank you for telling me. What your doctor has set comes first, so please ask them about this plan."
    ),
    Cause.PREGNANT: t(
        "Congratulations! Training in pregnancy is for you and your doctor or midwife to decide; I'm no specialist in it."
    ),
    Cause.BIRTH: t(
        "Congratulations! Coming back after a birth takes its own time, and your doctor, midwife or pelvic floor "
        "physio knows it better than I do."
    ),
    Cause.MINOR: t(
        "Thanks for saying so. I'm made for adults: please go through this plan with a parent, and with a club coach "
        "or doctor."
    ),
}
UNTIL: Final = t("Until they have agreed, everything in your plan is easy: no hard sessions, no time trials.")
TELL_ME: Final = t("Tell me when they have. If something feels wrong, stop.")


NEAR_ONES: Final = re.compile(
    r"\b(?:mum|mom|mother|dad|father|parents?|coach|trainer|eltern|mutter|vater|padres?|madre|entrenador\w*|parents|mere|pere|"
    r"pais|mae|treinador\w*)\b.{0,40}\b(?:said|says?|ok(?:ay)?|yes|agree\w*|fine|happy|allow\w*|ja|einverstanden|erlaub\w*|"
    r"si|dicen|dice|de acuerdo|oui|d'accord|sim|concord\w*)\b"
)


def agreed_at_home(athlete: Athlete, said: str) -> bool:
    """Return whether a runner under age tells that a parent or a coach agrees: it is asked about then, never assumed."""
    plain = fold(clean(said))
    return Cause.MINOR in waiting(athlete) and bool(NEAR_ONES.search(plain)) and not NAYS.search(plain)


NAYS: Final = re.compile(r"\b(?:not|no|dont|doesnt|didnt|never|nicht|kein\w*|pas|nao)\b")


def waiting(athlete: Athlete) -> tuple[Cause, ...]:
    """Return why hard sessions wait for leave; nothing when they do not."""
    return tuple(Cause(one.subject) for one in athlete.promises if one.kind == KIND)


def told(scene: Scene, causes: Iterable[Cause]) -> Turn:
    """Keep what was told, and say what it means for the plan."""
    known = waiting(scene.athlete)
    new = [cause for cause in causes if cause not in known]
    promises = tuple(Promise(KIND, scene.today, cause.value) for cause in new)
    after = kept(scene.but(promises=(*scene.athlete.promises, *promises)))
    return after.say(Say(join((WORDS[(new or list(known))[0]], UNTIL, TELL_ME)), ((AGREED,),)))


def kept(scene: Scene) -> Scene:
    """Return the scene with every hard day ahead made easy while leave is waited for; else as it is."""
    plan, causes = scene.athlete.plan, waiting(scene.athlete)
    if plan is None or not causes:
        return scene
    ahead = (scene.today + timedelta(days=n) for n in range(max((plan.last_day() - scene.today).days + 1, 0)))
    hard = ((day, plan.on(day)) for day in ahead)
    edits = [edit(plan, day, easier(one)) for day, one in hard if is_quality(one) or is_fast(one)]
    return lay(scene, RULE, edits, tuple(("cause", cause.value) for cause in causes[:1]))


def given(scene: Scene) -> Scene:
    """Return the scene with leave given: what was made easy for want of it is as it was, from today on."""
    plan = scene.athlete.plan
    free = scene.but(promises=tuple(one for one in scene.athlete.promises if one.kind != KIND))
    for change in reversed(plan.changes if plan else ()):
        if change.rule == RULE and not change.undone:
            free = undo(free, change.number)
    return free


def held(scene: Scene) -> Text:
    """Return the sentence that stands before an answer about training while leave is waited for."""
    return (
        t("No hard sessions yet, until you've been cleared for them.") if waiting(scene.athlete) else NOTHING
    )
