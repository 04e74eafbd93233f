"""What is said once a week, and once a race: Sunday's look ahead, race week, the morning after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Final

from core.absences import away_on, on_the_ladder
from core.athlete.athlete import Athlete
from core.athlete.log import Promise
from core.dialogs import longer
from core.dialogs.legs import about
from core.dialogs.race_plan import MORNING, PROMISE, plan_day
from core.dialogs.reach import out_of_reach
from core.dialogs.rungs import way_up, whole_again
from core.logbook import runs_on
from core.messages import Choice, Say, Turn
from core.reminding import silence
from core.reminding.kind import Reminder
from core.scene import Scene
from core.training.season import race_day
from core.voice import lookahead, phrases, racing
from core.voice.text import NOTHING, Text, join, t

NOON: Final = time(12, 0)
EVENING: Final = time(18, 0)
PLAN_AT: Final = time(19, 0)
AFTER_AT: Final = time(8, 0)
SUNDAY: Final = 6


def race_on(athlete: Athlete, on: date) -> date | None:
    """Return the race that *on* stands before, in its race week; None for someone who is away or locked."""
    return race_day(athlete.plan, on) if athlete.plan and _there(athlete, on) else None


def _there(athlete: Athlete, on: date) -> bool:
    """Return whether the runner trains these days, and writes now and then."""
    gone = silence.level(athlete, on) is silence.Level.OVER
    return athlete.lock is None and not away_on(athlete, on) and not gone


# --- Sunday ---------------------------------------------------------------------------------------------------------


def look_ahead_at(athlete: Athlete, on: date) -> time | None:
    """On Sundays within a plan, but for the one that leads into race week, and race day itself."""
    plan = athlete.plan
    if plan is None or on.weekday() != SUNDAY or on <= plan.made_on or not _there(athlete, on):
        return None
    if silence.level(athlete, on) >= silence.Level.KEY_DAYS:
        return None
    told_anyway = race_day(plan, on) == on or race_day(plan, on + timedelta(days=1)) is not None
    return None if told_anyway or plan.week_of(on) is None else EVENING


def look_ahead(scene: Scene) -> Turn:
    """Say what was done and what comes; after weeks that were completed and felt easy, offer a little more."""
    if on_the_ladder(scene.athlete):
        return scene.say(lookahead.on_the_steps(scene, join((way_up(scene), whole_again(scene)))))
    said = lookahead.sunday(scene)
    offered = longer.offer(scene)
    if offered is None:
        return scene.say(said)
    text, choice = offered
    return scene.say(replace(said, text=join((said.text, text)), choices=(*said.choices, (choice,))))


# --- Race week ------------------------------------------------------------------------------------------------------


def race_week_at(athlete: Athlete, on: date) -> time | None:
    """On the Monday of race week, in place of the check-in; at noon when that has a promise to keep."""
    coming = None if on.weekday() else race_on(athlete, on)
    if coming is None or on >= coming:
        return None
    if (coming - on).days <= 2:  # noqa: PLR2004 - too late for a week
        return None
    return NOON if about(athlete, on) else athlete.profile.checkin_at


def race_week(scene: Scene) -> Turn:
    """Open the week with what is left, and one question; who is on the ladder hears what that means for the race."""
    if on_the_ladder(scene.athlete):
        return scene.say(Say(out_of_reach(scene) or LEFT_OUT, silent=True))
    return scene.opens("race_week")


LEFT_OUT: Final = t(
    "There is a race in your plan this week, in the middle of the steps: please leave it out, or walk it."
)


def race_plan_at(athlete: Athlete, on: date) -> time | None:
    """Three or four evenings before the race."""
    coming = race_day_ahead(athlete, on)
    return PLAN_AT if coming and plan_day(coming) == on else None


def race_day_ahead(athlete: Athlete, on: date) -> date | None:
    """Return the race of the next four days; to who is on the ladder none is spoken of any more."""
    if athlete.plan is None or not _there(athlete, on) or on_the_ladder(athlete):
        return None
    days = (on + timedelta(days=n) for n in range(1, 5))
    return next((day for day in days if athlete.plan.on(day).type == "race"), None)


def race_plan(scene: Scene) -> Turn:
    """Talk the race through."""
    return scene.opens("race_plan")


def eve_at(athlete: Athlete, on: date) -> time | None:
    """On the evening before the race."""
    coming = race_day_ahead(athlete, on)
    return EVENING if coming and coming - on == timedelta(days=1) else None


def eve(scene: Scene) -> Turn:
    """Say the few things that help on the last evening."""
    text = t(
        "Tomorrow: what you've eaten before, shoes you've run in, nothing new. Lay it all out tonight. A short night "
        "before a race does no harm."
    )
    return scene.say(Say(text, silent=True))


def morning_at(athlete: Athlete, on: date) -> time | None:
    """On race morning, if it was asked for."""
    asked = _promised(athlete, on)
    return MORNING if asked and athlete.plan and athlete.plan.on(on).type == "race" else None


def _promised(athlete: Athlete, on: date) -> Promise | None:
    return next((one for one in athlete.promises if one.kind == PROMISE and one.on == on), None)


def morning(scene: Scene) -> Turn:
    """Send the plan in one line, as promised."""
    asked = _promised(scene.athlete, scene.today)
    time_s = float(asked.subject) if asked and asked.subject else None
    kept = scene.but(promises=tuple(one for one in scene.athlete.promises if one is not asked))
    return kept.say(Say(racing.morning_text(scene, time_s), silent=True))


# --- The day after --------------------------------------------------------------------------------------------------


def after_at(athlete: Athlete, on: date) -> time | None:
    """On the morning after the race."""
    plan = athlete.plan
    raced = plan is not None and plan.on(on - timedelta(days=1)).type == "race"
    return AFTER_AT if raced and _there(athlete, on) and not on_the_ladder(athlete) else None


def after(scene: Scene) -> Turn:
    """Recovery comes before the next goal."""
    first = (_hello(scene), _untold(scene), _recovery(scene))
    goal, raced = scene.athlete.goal, scene.athlete.racing(scene.today - timedelta(days=1))
    if raced != goal and goal.distance:
        on = t("Then the plan goes on to your {race}.", race=phrases.race_name(goal.distance))
        return scene.say(Say(join((*first, on)), ((Choice(t("See the week"), "/week"),),), silent=True))
    buttons = ((Choice(t("Already have an idea"), "/race"), Choice(t("Later"), "thanks")),)
    text = join((*first, t("We'll talk about what's next in a week or so.")))
    return scene.say(Say(text, buttons, silent=True))


def _hello(scene: Scene) -> Text:
    distance = scene.athlete.racing(scene.today - timedelta(days=1)).distance
    return t("Morning, {title}.", title=phrases.RUNNERS[distance]) if distance else t("Good morning.")


def _untold(scene: Scene) -> Text:
    yesterday = scene.today - timedelta(days=1)
    if runs_on(scene.athlete, yesterday):
        return NOTHING
    return t("How did it go? Tell me whenever you like.")


def _recovery(scene: Scene) -> Text:
    plan = scene.athlete.plan
    days = (scene.today + timedelta(days=n) for n in range(14))
    first = next((day for day in days if plan and plan.on(day).type != "rest"), None)
    if first is None:
        return t("No running for now; walk, sleep, eat, and run again when you truly feel like it.")
    if (first - scene.today).days > 6:  # noqa: PLR2004 - a weekday would be the wrong one
        return t("No running till {on:date}, then only what feels good, 20 to 30 minutes.", on=first)
    return t("No running till {on:weekday}, then only what feels good, 20 to 30 minutes.", on=first)


KINDS: Final = (
    Reminder("after_race", after_at, after),
    Reminder("race_morning", morning_at, morning, sharp=True),
    Reminder("race_week", race_week_at, race_week),
    Reminder("race_eve", eve_at, eve),
    Reminder("race_plan", race_plan_at, race_plan),
    Reminder("look_ahead", look_ahead_at, look_ahead),
)
