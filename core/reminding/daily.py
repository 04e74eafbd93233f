"""The morning check-in, the question after a run, the promise to a locked runner, the unfinished hello."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Final

from core.athlete.athlete import Athlete
from core.dialogs.checkin import about
from core.logbook import runs_on
from core.messages import Choice, Say, Turn
from core.reminding.kind import Reminder
from core.scene import Scene
from core.training.catalogue import is_quality, is_run
from core.training.workout import REST, Workout
from core.voice.text import t

PROMISE_AT: Final = time(18, 0)
FULL_WEEK: Final = 10
"""Messages with sound in seven days; more of them come silently."""


def planned(athlete: Athlete, on: date) -> Workout:
    """Return what is planned on a day; rest without a plan."""
    return athlete.plan.on(on) if athlete.plan else REST


def away(athlete: Athlete, on: date) -> bool:
    """Return whether the athlete is away from the plan on a day."""
    return any(one.first <= on and (one.last is None or on <= one.last) for one in athlete.absences)


def checkin_at(athlete: Athlete, on: date) -> time | None:
    """Run days, the day after hard work, and while something is open: when an answer can change something."""
    if athlete.plan is None or athlete.lock or away(athlete, on):
        return None
    yesterday = on - timedelta(days=1)
    matters = (
        is_run(planned(athlete, on))
        or about(athlete, on) is not None
        or (is_quality(planned(athlete, yesterday)) and bool(runs_on(athlete, yesterday)))
        or untold(athlete, yesterday)
    )
    return athlete.profile.checkin_at if matters and planned(athlete, on).type != "race" else None


def untold(athlete: Athlete, on: date) -> bool:
    """Return whether a planned run of a day is not in the log, on a day the athlete was coached."""
    began = athlete.plan.made_on if athlete.plan else on
    return on >= began and is_run(planned(athlete, on)) and not runs_on(athlete, on) and not away(athlete, on)


def checkin(scene: Scene) -> Turn:
    """Open the morning's dialog: about yesterday's run when it is not told, else about the legs."""
    yesterday = scene.today - timedelta(days=1)
    if untold(scene.athlete, yesterday) and not is_run(scene.workout(scene.today)):
        return scene.opens("happened", on=yesterday.isoformat())
    return scene.opens("checkin", on=scene.today.isoformat())


def debrief_at(athlete: Athlete, on: date) -> time | None:
    """On days with a run that was not told yet."""
    run_day = is_run(planned(athlete, on)) and planned(athlete, on).type != "race"
    if athlete.lock or away(athlete, on) or not run_day or runs_on(athlete, on):
        return None
    return athlete.profile.debrief_at


def debrief(scene: Scene) -> Turn:
    """Ask how the run went."""
    return scene.opens("debrief", on=scene.today.isoformat())


def promise_at(athlete: Athlete, on: date) -> time | None:
    """The day on which the coach said it would ask whether it was seen, and each day after."""
    due = athlete.lock.ask_on if athlete.lock else None
    return PROMISE_AT if due is not None and on >= due else None


def promise(scene: Scene) -> Turn:
    """Ask what became of it."""
    return scene.opens("seen")


REMINDED_AFTER: Final = (timedelta(days=1), timedelta(days=7))
MIDDAY: Final = time(12, 0)


def unfinished_at(athlete: Athlete, on: date) -> time | None:
    """One reminder a day after an onboarding was left, one a week after, then none."""
    if athlete.onboarded_at or athlete.heard_at is None:
        return None
    left = athlete.today(athlete.heard_at)
    return MIDDAY if on - left in REMINDED_AFTER else None


def unfinished(scene: Scene) -> Turn:
    """Remind of the questions that are left, without a push."""
    return scene.say(
        Say(
            t(
                "We stopped in the middle, and what you told me is kept. Two more minutes and you have a plan, whenever it suits you."
            ),
            ((Choice(t("Continue"), "/start"), Choice(t("Stop messages"), "/stop")),),
            silent=True,
        )
    )


KINDS: Final = (
    Reminder("promise", promise_at, promise),
    Reminder("checkin", checkin_at, checkin),
    Reminder("debrief", debrief_at, debrief),
    Reminder("unfinished", unfinished_at, unfinished),
)
