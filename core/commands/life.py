"""When life changes the plan: more, pause, travel, illness, a new goal, coming back."""

from __future__ import annotations

from core.absences import open_illness
from core.commands.ahead import no_plan
from core.commands.amounts import more_of_a_week
from core.commands.hello import messages_on
from core.commands.table import command
from core.dialogs.belt import off_the_belt
from core.dialogs.intake.race_day import SEASON
from core.dialogs.recovering import less_often
from core.dialogs.trip import new_end, until_then
from core.messages import Turn
from core.scene import Scene
from core.understanding import sickness
from core.understanding.days import impossible
from core.understanding.further import metres_in, session_in
from core.understanding.reading import Intent, Reading
from core.voice.text import pt, t


@command("more", t("Ask for more: /more 16 km sunday"), argument=pt("option", "what"))
def more(scene: Scene, reading: Reading) -> Turn:
    """More than is planned: shown with what it would mean, and done on a second tap."""
    if scene.athlete.plan is None:
        return no_plan(scene)
    said = _words(scene)
    of_a_week = reading.when in {"this_week", "next_week"} and session_in(said, scene.language) is None
    if of_a_week and metres_in(said, scene.athlete.units, scene.language) is None:
        return more_of_a_week(scene, coming=reading.when == "next_week")
    return scene.opens("more", f"add {said}" if scene.said.startswith("/") and said else said)


@command("away", t("Going away: /away 3 to 17 August"), Intent.VACATION, argument=pt("option", "when"))
def away(scene: Scene, reading: Reading) -> Turn:
    """Plan around days away; a trip that is known may end on another day."""
    last = new_end(scene, reading)
    return until_then(scene, last) if last else scene.opens("vacation", _words(scene))


def _words(scene: Scene) -> str:
    """Return what was said, without the command it was said to."""
    return scene.said.partition(" ")[2] if scene.said.startswith("/") else scene.said


@command("pause", t("Pause the plan"), Intent.PAUSE_PLAN, argument=pt("option", "until"))
def pause(scene: Scene, _reading: Reading) -> Turn:
    """Pause the plan, for a while or until further notice."""
    return scene.opens("pause", _words(scene))


@command("back", t("I'm back"), Intent.RESUME_PLAN)
def back(scene: Scene, _reading: Reading) -> Turn:
    """End a pause, a trip, an illness, a silence, or being written to no more."""
    if not scene.athlete.profile.wants_messages:
        return messages_on(scene)
    home = None if open_illness(scene.athlete) else off_the_belt(scene)
    if home is None:
        return scene.opens("comeback")
    return home.opens("comeback").after(
        home.say(t("Then the treadmill days end here, and the plan is as it was."))
    )


@command("ill", t("I'm ill"), Intent.REPORT_ILLNESS, argument=pt("option", "what"), anytime=True)
def ill(scene: Scene, _reading: Reading) -> Turn:
    """No running while ill, and a question a day; "less" asks less often; somebody ill may be better."""
    said = _words(scene)
    if said == "less":
        return less_often(scene)
    if open_illness(scene.athlete) and sickness.state(said) == "better":
        return scene.opens("recovering", said)
    return scene.opens("illness", said) if said else scene.opens("unwell")


@command("cleared", t("A professional has cleared me to run"), listed=False, training=False)
def cleared(scene: Scene, _reading: Reading) -> Turn:
    """Ask whether it was a professional who said so; nothing unlocks by accident."""
    return scene.opens("cleared")


@command(
    "race",
    t("Set or change your goal: /race marathon 10 October"),
    Intent.CHANGE_GOAL,
    argument=pt("option", "goal"),
)
def race(scene: Scene, reading: Reading) -> Turn:
    """Change the goal, and the plan with it."""
    if impossible(reading.race_date, scene.today):
        return scene.opens("goal").after(scene.say(t("That month has no such day.")))
    season = {"season": "yes"} if reading.race_date is None and SEASON.search(scene.plain) else {}
    return scene.opens("goal", scene.said.removeprefix("/race").strip(), **season)
