"""Days with nothing but a treadmill: what no belt can do becomes something it can, and when those days end."""

from __future__ import annotations

import re
from typing import Final

from core.absences import DAY
from core.condition import current_index
from core.dialogs.laid import buttons
from core.dialogs.trip import Dates
from core.locks import locked
from core.messages import Say, Turn
from core.recommender.change import edit, lay_within_limits, noted, undo
from core.scene import Scene
from core.training.catalogue import entry
from core.training.plan import Change
from core.voice import phrases
from core.voice.day import TREADMILL
from core.voice.text import NOTHING, join, lines, t, tn

BELT: Final = re.compile(
    r"\b(?:(?:only|just|with) )*(?:an? |the )?(?:treadmills?|dreadmill|on the belt|hotel gym)(?: only)?\b",
    re.IGNORECASE,
)
NO_BELT: Final = re.compile(
    r"\b(?:no|not|without|don't have|ohne|sans|sin|sem)(?: (?:a|an|any|de|ago|tenho|tengo|hay))*"
    r" (?:treadmills?|dreadmill|hotel gym)\b"
)
"""Says that there is none, which is no wish for one."""


def stays_on_a_belt(scene: Scene, dates: Dates) -> Turn:
    """Keep the plan on a treadmill: what no belt can do becomes something it can, on those days alone."""
    plan, level = scene.athlete.plan, current_index(scene.athlete, scene.today)
    days = [dates.first + DAY * n for n in range(dates.days)]
    ways = [(day, entry(plan.on(day)).treadmill.instead) for day in days] if plan else []
    laid = [edit(plan, day, instead(plan.on(day), level)) for day, instead in ways if plan and instead]
    facts = (("first", dates.first.isoformat()), ("last", dates.last.isoformat()))
    changed = lay_within_limits(scene, TREADMILL, laid, facts)
    after = noted(scene, TREADMILL, facts) if changed is scene else changed
    stays = tn(
        "On the treadmill on {first:date}: same effort, same minutes.",
        "On the treadmill from {first:date} to {last:date}: same effort, same minutes.",
        dates.days,
        first=dates.first,
        last=dates.last,
    )
    if changed is scene:
        works = t("Every run of these days works there, so the plan stays as it is.")
        text = join((locked(scene), stays, NOTHING if scene.athlete.lock else works))
        return after.say(Say(text, (buttons(scene, after),)))
    shown = [
        phrases.swapped(one.on, one.before, after.workout(one.on))
        for one in laid
        if one.before != after.workout(one.on)
    ]
    text = lines(join((stays, t("What no belt can do becomes something it can:"))), *shown)
    return after.say(Say(text, (buttons(scene, after),)))


def off_the_belt(scene: Scene) -> Scene | None:
    """Return the scene in which days on a treadmill end today; None where there are none."""
    plan, today = scene.athlete.plan, scene.today.isoformat()
    found = next((one for one in plan.changes if _goes_on(one, today)), None) if plan else None
    return undo(scene, found.number) if found else None


def _goes_on(change: Change, today: str) -> bool:
    told = dict(change.facts)
    here = str(told.get("first", "9")) <= today <= str(told.get("last", ""))
    return change.rule == TREADMILL and not change.undone and here
