"""What hurts while running is off already: the same again, or something new."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from core.athlete.log import Lock, Pain, RedFlag
from core.dialogs import meanwhile
from core.logbook import with_pain
from core.messages import Choice, Turn
from core.scene import Scene
from core.understanding.body import site_text
from core.understanding.reading import Ache
from core.voice.text import join, t

CLEARED: Final = Choice(t("I've been cleared"), "/cleared")
DEEP: Final = frozenset({"groin", "hip"})
"""Places whose bones carry the whole weight: never called harmless (femoral neck)."""

STILL_OFF: Final = t(
    "It may well be harmless. But only an examination can tell, so let's not guess. Running stays off until you've "
    "been seen and cleared; if it gets suddenly worse, swells, or you can't put weight on it, get seen today."
)
SERIOUS: Final = t(
    "Only an examination can tell, and this kind shouldn't wait: please see a doctor in the next day or two. Running "
    "stays off until you've been cleared; if it gets suddenly worse, or you can't put weight on it, get seen today."
)
URGENT: Final = t(
    "Only an examination can tell, and this must not wait. If nobody has looked at it yet, please get seen today. "
    "Running stays off until you've been cleared."
)


def is_the_same(known: Lock, site: str | None, side: str | None, kind: str | None = None) -> bool:
    """Return whether a sign or an ache tells nothing but what a lock is about already."""
    if known.level is not RedFlag.STOP and kind:
        return False
    if site is None:
        return known.level is RedFlag.STOP and (kind == "energy") is (known.sign == "energy")
    told = ((known.site, known.side), *known.also)
    return any(site == one and (side is None or where in {None, side}) for one, where in told)


def again(scene: Scene, *, serious: bool = False) -> Turn:
    """Hold the line: nobody can tell without a look."""
    scene, rides = meanwhile.stopped(scene)
    known = scene.athlete.lock
    if known and known.level is not RedFlag.STOP:
        return scene.offer(URGENT, CLEARED)
    places = {known.site, *(site for site, _ in known.also)} if known else set()
    grave = serious or bool(places & DEEP) or (known is not None and known.sign == "weight")
    return scene.offer(join((SERIOUS if grave else STILL_OFF, rides)), CLEARED)


def while_locked(scene: Scene, ache: Ache | None) -> Turn:
    """Keep a new ache as a pain, to be asked about when running is back; the same again is held."""
    known = scene.athlete.lock
    site, side = (ache.site, ache.side) if ache else (None, None)
    if known is None or ache is None or site is None or ache.score is None or is_the_same(known, site, side):
        return again(scene)
    one = Pain(0, site, side, ache.score, scene.today, scene.today, ask_on=scene.today + timedelta(days=1))
    noted = scene.but(pains=with_pain(scene.athlete, one).pains)
    return noted.say(
        t(
            "Noted, your {where} too. Running is off in any case, and I'll ask about it when you come back. If it "
            "swells, hurts at rest, or can't carry you, have it looked at as well.",
            where=site_text(site, side),
        )
    )
