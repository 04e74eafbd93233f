"""What must be said of health before anything else is answered: the runner's own, or somebody else's."""

from __future__ import annotations

import re
from typing import Final

from core import clearance
from core.dialogs import standing, taking
from core.messages import Choice, Turn
from core.scene import Scene
from core.understanding.health import ANYTIME, Cause, causes, new_father
from core.understanding.places import trouble_of_others
from core.understanding.reading import Intent
from core.voice import care
from core.voice.text import t


def told(scene: Scene) -> Turn | None:
    """Return what must be said of health before anything else is answered; None: nothing."""
    new = _health_told(scene)
    if new:
        return clearance.told(scene, new)
    if scene.athlete.onboarded_at and not scene.tapped and new_father(scene.said):
        return scene.offer(NEWBORN, *LESS)
    if scene.athlete.onboarded_at and _sad(scene) and not is_answer(scene):
        return scene.offer(SAD, Choice(t("Something hurts"), "/pain"), Choice(t("Can't today"), "/cant"))
    if _of_somebody_else(scene):
        return scene.offer(SORRY, *LESS) if scene.athlete.plan else scene.say(SORRY)
    new_here = not scene.athlete.onboarded_at
    its_own = scene.tapped or (new_here and (standing.question(scene) is None or taking.understood(scene)))
    text = None if its_own else care.fixed(scene.said)
    return scene.say(text) if text else None


def _health_told(scene: Scene) -> tuple[Cause, ...]:
    """Return what asks for leave before hard sessions and was not known; asked for at the start, it is an answer."""
    if not scene.athlete.onboarded_at or scene.tapped or is_answer(scene):
        return ()
    known = clearance.waiting(scene.athlete)
    return tuple(one for one in causes(scene.said) if one in ANYTIME and one not in known)


def _sad(scene: Scene) -> bool:
    """Return whether nothing is said but a sad face."""
    return not scene.tapped and not re.search(r"\w", scene.said) and bool(FACES.search(scene.said))


def _of_somebody_else(scene: Scene) -> bool:
    """Return whether nothing is told but bad news of somebody else."""
    if scene.tapped or not trouble_of_others(scene.said, scene.language) or is_answer(scene):
        return False
    return scene.read().intent is Intent.SMALLTALK


def is_answer(scene: Scene) -> bool:
    """What the open question understands is for it, even where it could be asked on its own."""
    return standing.question(scene) is not None and taking.understood(scene)


NEWBORN: Final = t(
    "Congratulations! Nights will be short for a while, and that is load too. The plan stays as it is; tell me in the "
    "morning how you slept and how much is going on, and the hard days give way first."
)
"""To a new father: nothing to recover from, and all the less sleep."""
FACES: Final = re.compile("[😞😟😠😡😢😣😥😦😧😨😩😫😭😰😱😓😔😖😕🙁☹😿🤕🤒🤢🤮💔🥵🥶😵]")
SAD: Final = t(
    "Oh no. Is it the body, the run, or just one of those days? A few words are enough; if something hurts, tell me where."
)
"""To a sad face alone."""
SORRY: Final = t(
    "I'm sorry to hear that. I only look after your own running, so the plan stays as it is; a week with less in it is "
    "a tap away. If somebody needs help right now, please call your local emergency number."
)
"""To bad news of somebody else."""
LESS: Final = (Choice(t("A lighter week"), "/lighter"), Choice(t("See the week"), "/week"))
