"""What was changed in the plan lately, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Final

from core.commands.ahead import no_plan
from core.commands.table import command
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.plan import Change, Plan
from core.understanding.reading import Reading
from core.voice import phrases
from core.voice.changed import ASKED, CHANGED
from core.voice.text import NOTHING, Text, join, lines, t, tn

LATELY: Final = timedelta(days=28)
"""Changes of days longer ago are old news."""
SHOWN: Final = 4
"""Changes that are told, the newest first."""
DAYS: Final = 2
"""Days of a change that are told."""


@command("changes", t("What was changed in the plan, and why"))
def changes(scene: Scene, _reading: Reading) -> Turn:
    """Tell the newest changes of the plan, each with its reason and its days."""
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    found = list(islice(_lately(plan, scene.today), SHOWN))
    if not found:
        return scene.say(t("Nothing: your plan stands as it was laid on {on:daymonth}.", on=plan.made_on))
    told = [_told(scene, plan, one) for one in found]
    undo = (Choice(t("Undo"), f"/undo {found[0].number}"), Choice(t("See the week"), "/week"))
    return scene.say(Say(lines(t("The last changes, newest first:"), *told), (undo,)))


def _lately(plan: Plan, today: date) -> Iterator[Change]:
    """Yield the changes that still hold and are about days not long ago, the newest first."""
    for one in reversed(plan.changes):
        last = max((edit.on for edit in one.edits), default=one.since or one.made_at.date())
        if not one.undone and (one.since or last >= today - LATELY):
            yield one


def _told(scene: Scene, plan: Plan, change: Change) -> Text:
    on = change.made_at.astimezone(scene.athlete.zone).date()
    why = CHANGED.get(change.rule, ASKED)
    return t("{on:daymonth}: {why:first} {what}", on=on, why=why, what=_what(plan, change, scene.today))


def _what(plan: Plan, change: Change, today: date) -> Text:
    """Say which days it changed: those ahead first, or from when on all of them."""
    if change.since:
        return t("From {since:daymonth} on the weeks were planned anew.", since=change.since)
    ahead = [one for one in change.edits if one.on >= today and plan.on(one.on) == one.after]
    shown = (ahead or list(change.edits))[:DAYS]
    if not shown:
        return NOTHING
    days = join([phrases.swapped(one.on, one.before, one.after) for one in shown], "; ")
    more = len(ahead or change.edits) - len(shown)
    return t(
        "{days}{more}.",
        days=days,
        more=tn(", and {n} day more", ", and {n} days more", more) if more else NOTHING,
    )
