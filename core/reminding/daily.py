"""The morning check-in, the question after a run, the promise to a locked runner, the unfinished hello."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from core import clearance
from core.absences import away_on, days_off, promised
from core.athlete.athlete import Athlete
from core.clubs.fit import UNTIL
from core.dialogs.legs import about
from core.logbook import runs_on
from core.messages import Choice, Say, Turn
from core.reminding import absence, silence
from core.reminding.kind import Reminder
from core.scene import Scene
from core.training.catalogue import is_quality, is_run
from core.training.fitness.time_off import FREE_DAYS
from core.training.season import race_day
from core.training.workout import REST, Workout
from core.understanding.health import Cause
from core.voice.text import t

PROMISE_AT: Final = time(18, 0)
ASKED_AGAIN: Final = (0, 2, 7, 14, 28)
"""Days after the promised one on which an unanswered question of safety is asked again."""


def planned(athlete: Athlete, on: date) -> Workout:
    """Return what is planned on a day; rest without a plan."""
    return athlete.plan.on(on) if athlete.plan else REST


def holds_back(athlete: Athlete, on: date) -> bool:
    """Return whether the daily questions rest: running is off, nobody is there, or somebody else has the word."""
    silent = silence.level(athlete, on) is not silence.Level.TALKING
    return bool(athlete.lock) or away_on(athlete, on) or silent or absence.has_the_word(athlete, on)


def spoken_already(athlete: Athlete, on: date) -> bool:
    """Return whether the plan, or the way back to it, was laid on that very day: its workout was told then.

    A plan made in the afternoon starts the day after, and that morning has not been spoken of.
    """
    plan = athlete.plan
    back = (c for c in plan.changes if c.rule == "comeback" and not c.undone) if plan else ()
    begins = plan is not None and plan.made_on == on and _heard_on(athlete, on)
    return begins or any(athlete.today(c.made_at) == on for c in back)


def _heard_on(athlete: Athlete, on: date) -> bool:
    return athlete.heard_at is not None and athlete.today(athlete.heard_at) == on


def checkin_at(athlete: Athlete, on: date) -> time | None:
    """Run days, the day after hard work, and while something is open: when an answer can change something."""
    if athlete.plan is None or holds_back(athlete, on) or spoken_already(athlete, on):
        return None
    if planned(athlete, on).type == "race" or told(athlete, on) or asking(athlete, on):
        return None
    if fewer(athlete, on):
        return athlete.profile.checkin_at if about(athlete, on) is not None else None
    yesterday = on - timedelta(days=1)
    matters = (
        is_run(planned(athlete, on))
        or about(athlete, on) is not None
        or (is_quality(planned(athlete, yesterday)) and bool(runs_on(athlete, yesterday)))
        or untold(athlete, yesterday)
    )
    return athlete.profile.checkin_at if matters else None


def fewer(athlete: Athlete, on: date) -> bool:
    """Return whether it is race week, race day or the day after, which have words of their own."""
    coming = race_day(athlete.plan, on) if athlete.plan else None
    return planned(athlete, on - timedelta(days=1)).type == "race" or (coming is not None and on <= coming)


def told(athlete: Athlete, on: date) -> bool:
    """Return whether the morning of a day was told already."""
    mornings = (one for one in athlete.checkins if one.on == on)
    return any((one.legs, one.fatigue, one.stress) != (None, None, None) for one in mornings)


def asking(athlete: Athlete, on: date) -> bool:
    """Return whether the check-in of a day is open already, because the athlete began it."""
    waiting = athlete.open
    return waiting is not None and waiting.dialog == "checkin" and ("on", on.isoformat()) in waiting.about


def untold(athlete: Athlete, on: date) -> bool:
    """Return whether a planned run of a day is not in the log, on a day the athlete was coached.

    After so many days without a run that the way back comes in steps, one day of them is not asked about any more.
    """
    began = athlete.plan.made_on if athlete.plan else on
    silent = days_off(athlete, on + timedelta(days=1)) > FREE_DAYS
    return (
        on >= began
        and is_run(planned(athlete, on))
        and not runs_on(athlete, on)
        and not away_on(athlete, on)
        and not silent
    )


def checkin(scene: Scene) -> Turn:
    """Open the morning's dialog: about yesterday's run when it is not told, else about the legs."""
    yesterday = scene.today - timedelta(days=1)
    free = not is_run(scene.workout(scene.today)) and about(scene.athlete, scene.today) is None
    if free and untold(scene.athlete, yesterday):
        return scene.opens("happened", on=yesterday.isoformat())
    return scene.opens("checkin", on=scene.today.isoformat())


def debrief_at(athlete: Athlete, on: date) -> time | None:
    """On days with a run that was not told yet; one that is run with a club is over first."""
    run_day = is_run(planned(athlete, on)) and not fewer(athlete, on)
    own_words = promised(athlete, "first_run", on) is not None
    if holds_back(athlete, on) or own_words or not run_day or runs_on(athlete, on):
        return None
    return max(athlete.profile.debrief_at, _met_until(athlete, on))


def _met_until(athlete: Athlete, on: date) -> time:
    """Return until when a day's run is run with a club, on the athlete's clock; the day's first moment where none is."""
    changes = athlete.plan.changes if athlete.plan else ()
    facts = (dict(change.facts) for change in changes if not change.undone)
    ends = (datetime.fromtimestamp(float(told[UNTIL]), athlete.zone) for told in facts if UNTIL in told)
    return max((end.time() for end in ends if end.date() == on), default=time.min)


def debrief(scene: Scene) -> Turn:
    """Ask how the run went; of a time trial, the time."""
    if scene.workout().type == "time_trial":
        return scene.offer(
            t('How did the time trial go? Send me the time, like "6:29, effort 9": paces come from it.'),
            Choice(t("Didn't run"), "/cant"),
        )
    return scene.opens("debrief", on=scene.today.isoformat())


def promise_at(athlete: Athlete, on: date) -> time | None:
    """The day on which the coach said it would ask whether it was seen; then more and more rarely."""
    due = athlete.lock.ask_on if athlete.lock else None
    return PROMISE_AT if due is not None and (on - due).days in ASKED_AGAIN else None


LEAVE_AFTER: Final = (14, 42)
"""Days after it was told of on which leave for hard sessions is asked about; then it rests until they say so."""


def leave_at(athlete: Athlete, on: date) -> time | None:
    """Two weeks and six weeks on, while hard sessions wait for a yes; in pregnancy nobody is asked for one."""
    told = [one.on for one in athlete.promises if one.kind == clearance.KIND and one.subject not in UNASKED]
    due = bool(told) and (on - min(told)).days in LEAVE_AFTER
    quiet = athlete.lock or away_on(athlete, on) or silence.level(athlete, on) is not silence.Level.TALKING
    return PROMISE_AT if due and not quiet else None


UNASKED: Final = frozenset({Cause.PREGNANT.value})


def leave(scene: Scene) -> Turn:
    """Ask whether they have agreed."""
    return scene.opens("cleared")


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
                "We stopped in the middle, and what you told me is kept. Two more minutes and you have a plan, "
                "whenever it suits you."
            ),
            ((Choice(t("Continue"), "/start"), Choice(t("Stop messages"), "/stop")),),
            silent=True,
        )
    )


KINDS: Final = (
    Reminder("promise", promise_at, promise),
    Reminder("leave", leave_at, leave, silent=True),
    Reminder("checkin", checkin_at, checkin, keeps="checkin_at"),
    Reminder("debrief", debrief_at, debrief, keeps="debrief_at"),
    Reminder("unfinished", unfinished_at, unfinished, silent=True, anywhere=True),
)
