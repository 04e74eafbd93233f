"""Taking back: the last thing that was done, or the one whose button is tapped."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from core import clearance
from core.athlete.log import Pain, Run, Why
from core.commands.fixing import removed
from core.commands.table import command
from core.dialogs.replan import from_when, that_week
from core.locks import LOCKED, locked
from core.logbook import newest_run
from core.messages import Turn
from core.recommender.change import NEW_PACES, WITH, newest, undo
from core.scene import Scene
from core.training.away import MEANWHILE
from core.training.plan import Change, Plan
from core.understanding.body import site_text
from core.understanding.reading import Intent, Reading
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, pt, t

NAMES_A_RUN: Final = re.compile(
    r"\b(?:delete|remove|erase|scrap|ignore)\b.{0,20}\b(?:run|entry|log)\b|\blog(?:ged)?\b", re.IGNORECASE
)
TAKEN_BACK: Final = timedelta(days=1)
"""How long "undo" still means the run that was logged."""


def _run_meant(scene: Scene) -> Run | None:
    """Return the run to take out of the log: the last one when a run is named, or when nothing was done since."""
    run, change = newest_run(scene.athlete), newest(scene.athlete.plan)
    if run is None or run.logged_at is None or scene.said.startswith("/undo "):
        return None
    if NAMES_A_RUN.search(scene.plain):
        return run
    latest = change is None or change.made_at < run.logged_at
    return run if latest and scene.now - run.logged_at <= TAKEN_BACK else None


WAYS_BACK: Final = frozenset({"comeback", "injury"})


def _released(plan: Plan, change: Change) -> bool:
    """Return whether a way back was laid over days that a danger sign or an injury had cleared."""
    before = (one for one in plan.changes if one.number < change.number and not one.undone)
    return change.rule == "injury" or any(one.rule == LOCKED and one.touches(change) for one in before)


@command("undo", t("Take the last change back"), Intent.UNDO, argument=pt("option", "what"))
def undo_last(scene: Scene, _reading: Reading) -> Turn:
    """Take back a change of the plan: the named one, or the newest; or the run that was logged after it."""
    run = _run_meant(scene)
    if run:
        return removed(scene, run.number)
    plan = scene.athlete.plan
    wanted = scene.said.removeprefix("/undo").strip()
    live = [c for c in plan.changes if _can_go(scene, c)] if plan else []
    if scene.athlete.lock and not live:
        return scene.say(locked(scene))
    own = (c for c in reversed(live) if WITH not in dict(c.facts))  # what came with another goes with that
    change = (
        next((c for c in live if str(c.number) == wanted), None) if wanted.isdecimal() else next(own, None)
    )
    pain = None if wanted.isdecimal() or scene.athlete.lock else _pain_meant(scene, change)
    if pain:
        return _untold(scene, pain)
    if change is None or plan is None:
        return scene.say(
            t("That is undone already.") if wanted.isdecimal() else t("There is nothing to take back.")
        )
    if _slipped(scene, plan, change):
        return _undone(_without_injury(scene), change)
    return scene.say(_stays(scene, plan, change)) if _stays(scene, plan, change) else _undone(scene, change)


def _pain_meant(scene: Scene, change: Change | None) -> Pain | None:
    """Return the pain told first today, when the plan was not changed since: "undo" is of that."""
    if change is not None and scene.athlete.today(change.made_at) >= scene.today:
        return None
    told = (one for one in reversed(scene.athlete.pains) if one.since == scene.today and one.closed is None)
    return next(told, None)


def _untold(scene: Scene, pain: Pain) -> Turn:
    kept = tuple(one for one in scene.athlete.pains if one is not pain)
    where = site_text(pain.site, pain.side)
    return scene.but(pains=kept).say(
        t("Taken back. Nothing is noted about your {where} any more.", where=where)
    )


A_SLIP: Final = timedelta(minutes=15)
"""An injury that was told by mistake is taken back so soon; later its way back stays."""


def _slipped(scene: Scene, plan: Plan, change: Change) -> bool:
    """Return whether a change is an injury that was told a moment ago, and no way back from a danger sign."""
    told = any(one.why is Why.INJURY and one.first == scene.today for one in scene.athlete.absences)
    locked_before = any(one.rule == LOCKED for one in plan.changes)
    soon = change.rule == "injury" and scene.now - change.made_at <= A_SLIP
    return soon and told and not locked_before


def _without_injury(scene: Scene) -> Scene:
    """Return the scene without the days off and the pain that were told with an injury today; any other pain stays."""
    athlete = scene.athlete
    off = [one for one in athlete.absences if one.why is Why.INJURY and one.first == scene.today]
    back = {
        one.last + timedelta(days=1) for one in off if one.last
    }  # the day on which its pain is asked about
    return scene.but(
        absences=tuple(one for one in athlete.absences if one not in off),
        pains=tuple(one for one in athlete.pains if one.since < scene.today or one.ask_on not in back),
    )


def _can_go(scene: Scene, change: Change) -> bool:
    """Return whether a change is one to take back: while running is off, only what was set up in its place."""
    if change.undone or change.rule == clearance.RULE:
        return False
    return scene.athlete.lock is None or change.rule == MEANWHILE


def _stays(scene: Scene, plan: Plan, change: Change) -> Text:
    """Say why a change is not taken back; nothing when it can be."""
    if change.edits and change.since is None and all(edit.on < scene.today for edit in change.edits):
        return t("Those days are over, so I leave them as they were.")
    later = (one for one in plan.changes if one.since and one.number > change.number and not one.undone)
    if (
        change.since is None
        and change.first
        and any(change.first >= (one.since or change.first) for one in later)
    ):
        return t("The plan was laid anew after that, so nothing of it is left to take back.")
    if _under_an_injury(scene, plan, change):
        return t("An injury keeps those days as they are, so they stay. Tell me when it is better.")
    if change.rule in WAYS_BACK and _released(plan, change):
        return t('That is your way back, step by step, so it stays. A day too early? Say "can\'t today".')
    return NOTHING


def _under_an_injury(scene: Scene, plan: Plan, change: Change) -> bool:
    """Return whether an injury that came with a change or after it holds the days that taking it back would fill.

    Its own layer knows only the runs that were left when it was laid: what lies below would come back between its steps.
    """
    above = (
        one
        for one in plan.changes
        if one.rule == "injury" and one.edits and not one.undone and one.made_at >= change.made_at
    )
    return change.rule != "injury" and any(
        max(scene.athlete.today(one.made_at), scene.today) <= edit.on <= max(each.on for each in one.edits)
        for one in above
        for edit in change.edits
    )


def _undone(scene: Scene, change: Change) -> Turn:
    """Take a change back, and show the days it gives back."""
    after = undo(scene, change.number)
    restored = after.athlete.plan
    if change.rule == NEW_PACES or restored is None:
        return after.say(t("Taken back: your paces are the old ones again. The result stays in the log."))
    if change.weeks:
        since = max(change.since or scene.today, scene.today)
        lead = join((t("Taken back; it is as it was."), from_when(scene, after, since)))
        return after.say(lines(lead, *that_week(scene, after, since)))
    touched = sorted({edit.on for edit in change.edits if edit.on >= scene.today})
    days = [on for on in touched if restored.on(on) != scene.workout(on)]
    if all(restored.on(on).type == "rest" for on in days):
        return after.say(t("Taken back. It is as it was."))
    shown = phrases.dated_lines(((on, restored.on(on)) for on in days[:5]), scene.today)
    return after.say(lines(t("Taken back. It is as it was:"), *shown))
