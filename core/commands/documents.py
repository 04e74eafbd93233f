"""Files to take along: the plan as a calendar, and everything that is kept."""

from __future__ import annotations

from typing import Final

from core.commands.ahead import no_plan
from core.commands.table import command
from core.documents.calendar import calendar as as_calendar
from core.documents.record import record
from core.messages import Choice, Document, Say, Turn
from core.scene import Scene
from core.understanding.reading import Reading
from core.voice.text import t

CALENDAR: Final = Choice(t("My plan as a calendar"), "/calendar")
EVERYTHING: Final = Choice(t("Everything I keep"), "/export all")


@command("calendar", t("Your plan as a calendar file"))
def calendar(scene: Scene, _reading: Reading) -> Turn:
    """Hand over the days ahead, for any calendar."""
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    text = t(
        "Your plan from today on. Open the file to put it into your calendar. It doesn't change by itself: when the plan "
        "does, ask for a new one."
    )
    return scene.say(
        Say(text, document=Document("fourlap-plan.ics", as_calendar(scene.athlete, plan, scene.now)))
    )


@command("export", t("Your plan or your data as a file"), anytime=True)
def export(scene: Scene, _reading: Reading) -> Turn:
    """Offer the files there are; told to, hand over all that is kept."""
    if scene.said != EVERYTHING.says:
        plan = (CALENDAR,) if scene.athlete.plan else ()
        return scene.offer(t("Which file would you like? Only you get it."), *plan, EVERYTHING)
    whole = scene.incoming.whole or scene.athlete
    text = t(
        "Everything I keep about you: profile, plan and its changes, runs, check-ins, what hurt. It's plain text for a "
        "computer (JSON). Health is in it, so mind where you put it."
    )
    made = Document("fourlap-data.json", record(whole, scene.incoming.clubs, scene.now))
    return scene.say(Say(text, document=made))
