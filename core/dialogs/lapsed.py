"""What was eased and is whole again: said once, in the first check-in after it, so that no easing ends in silence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from core.absences import DAY, on_the_ladder
from core.athlete.log import Pain
from core.recommender.places import FRESH, Colour, colour
from core.scene import Scene
from core.training.catalogue import is_quality
from core.training.plan import Plan
from core.understanding.body import site_text
from core.voice.text import NOTHING, Text, t

_BREAK: Final = t("The easy days after your break are behind you: from today the plan is whole again.")
_LIGHT: Final = t("The lighter days are behind you: from today the plan is whole again.")
OVER: Final[Mapping[str, Text]] = {
    "comeback": _BREAK,
    "vacation": _BREAK,
    "pause": _BREAK,
    "illness": t("The light days after your illness are behind you: from today the plan is whole again."),
    "injury": t(
        "The way back is behind you: from today the plan is whole again. Tell me at once if it hurts."
    ),
    "worn-out": _LIGHT,
    "short-sleep": _LIGHT,
    "stressed": _LIGHT,
    "lighter-week": _LIGHT,
}
"""What is said when an easing of several days has ended, by the rule that laid it."""
SPEAKS: Final = frozenset({"checkin", "key_day"})
"""Messages of the coach's own that speak of a day's training."""
BACK: Final = 14
"""Days that are looked back for one."""
AHEAD: Final = 7
"""Days ahead in which it is not over yet."""


def over(scene: Scene) -> Text:
    """Return that an easing, or what was held for a pain, has ended since the last check-in; nothing where none has."""
    plan = scene.athlete.plan
    if plan is None or on_the_ladder(scene.athlete) or scene.athlete.lock:
        return NOTHING
    rule, last = _eased(plan, scene.day)
    if rule and last and not _asked_since(scene, last):
        return OVER[rule]
    pain = next((one for one in scene.athlete.pains if _lapsed(one, scene.day)), None)
    if pain is None or _asked_since(scene, pain.told + FRESH - DAY):
        return NOTHING
    return t(
        "You've said nothing of the {where} for a week, so nothing is held back for it any more. Still there? Tell me.",
        where=site_text(pain.site, pain.side),
    )


def _eased(plan: Plan, today: date) -> tuple[str | None, date | None]:
    """Return the rule of the easing that ended last, and its last day; None while it goes on, or where none was."""
    before = ((day, _easing(plan, day)) for day in (today - DAY * n for n in range(1, BACK + 1)))
    last, rule = next(((day, rule) for day, rule in before if rule), (None, None))
    goes_on = any(_easing(plan, today + DAY * n) for n in range(AHEAD))
    return (None, None) if goes_on else (rule, last)


def _easing(plan: Plan, day: date) -> str | None:
    """Return the rule that makes a day less than it was planned to be, where it is one of several days' easing."""
    now, base = plan.on(day), plan.base_on(day)
    less = now.distance_m < base.distance_m - 1 or (is_quality(base) and not is_quality(now))
    laid = (one for one in reversed(plan.changes) if not one.undone)
    rule = next((one.rule for one in laid if any(edit.on == day for edit in one.edits)), None)
    return rule if less and rule in OVER else None


def _lapsed(pain: Pain, today: date) -> bool:
    """Return whether a pain nobody spoke of for a week held something back before."""
    days = (pain.told + FRESH - timedelta(days=1), today)
    held, now = (colour(pain, day) for day in days)
    return pain.closed is None and held > Colour.NONE and now is Colour.NONE and days[0] < today


def _asked_since(scene: Scene, day: date) -> bool:
    """Return whether a message about training came between a day and today: what ended by then was said in it."""
    return any(one.kind in SPEAKS and day < one.on < scene.day for one in scene.athlete.occurrences)
