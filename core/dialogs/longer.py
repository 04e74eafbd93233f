"""A little more distance: offered on Sunday after whole weeks that felt easy, and done with one tap."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from core.athlete.profile import Dial
from core.dialogs.laid import buttons
from core.dialogs.more import not_now
from core.messages import Choice, Say, Turn
from core.recommender.change import lay
from core.recommender.room import Raised, a_little_more
from core.review import room_for_more
from core.scene import Scene
from core.units import Distance
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, t, tn

RULE: Final = "longer"
COMMAND: Final = "/longer"
MORE: Final = t("A little more")


def offer(scene: Scene) -> tuple[Text, Choice] | None:
    """Return what may be offered since Sunday, and its button; None: nothing."""
    if not_now(scene) or not _earned(scene):
        return None
    if scene.athlete.profile.volume is Dial.LESS:
        usual = t("Whole weeks, and they felt easy: there is room for the usual distance again.")
        return usual, Choice(MORE, f"/volume {Dial.USUAL.value}")
    found = a_little_more(scene)
    return (_would_be(found), Choice(MORE, COMMAND)) if found else None


def _would_be(found: Raised) -> Text:
    return t(
        "Whole weeks, and they felt easy: there is room for a little more, {after} instead of {before} from "
        "{on:daymonth} on.",
        on=found.monday,
        after=Distance(found.after_m),
        before=Distance(found.before_m),
    )


def taken(scene: Scene) -> Turn:
    """Lay a little more over the weeks ahead, where the last whole weeks still leave room for it."""
    closed = not_now(scene)
    if closed:
        return scene.say(closed)
    found = a_little_more(scene) if _earned(scene) else None
    if found is None:
        return scene.say(_done(scene) or NO_ROOM)
    after = lay(scene, RULE, found.edits, (("metres", found.after_m),))
    said = tn(
        "Done, for one week: {after} instead of {before} from {on:daymonth} on.",
        "Done, for {n} weeks: {after} instead of {before} from {on:daymonth} on.",
        found.weeks,
        after=Distance(found.after_m),
        before=Distance(found.before_m),
        on=found.monday,
    )
    done = join((said, t("Only easy runs grow; long runs and sessions stay as they are.")))
    first = [(e.on, e.after) for e in found.edits if e.on < found.monday + WEEK]
    return after.say(Say(lines(done, *phrases.dated_lines(first, scene.today)), (buttons(scene, after),)))


WEEK: Final = timedelta(days=7)
NO_ROOM: Final = t(
    "Just now the plan goes as far as it should. Whole weeks that feel easy make room for more."
)


def _earned(scene: Scene) -> bool:
    """Return whether the weeks up to the last Sunday made room for more, and none was taken since."""
    sunday = scene.today - timedelta(days=(scene.today.weekday() + 1) % WEEK.days)
    return room_for_more(scene.athlete, sunday) and not _done(scene)


def _done(scene: Scene) -> Text:
    """Say that it is done already, when it was lately; nothing when it was not."""
    changes = scene.athlete.plan.changes if scene.athlete.plan else ()
    lately = (c for c in changes if c.rule == RULE and not c.undone)
    done = any(scene.today - scene.athlete.today(one.made_at) < WEEK for one in lately)
    return t("That is done already: the weeks ahead hold a little more.") if done else NOTHING
