"""Why a workout was changed, by the rule of the change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from core.athlete.athlete import Athlete
from core.training.plan import Change
from core.voice.text import t

LOCKED: Final = "red-flag"

ASKED: Final = t("you asked for it.")

CHANGED: Final = {
    "sore-spot": t("something that pulls on a sore place waits until it is quiet."),
    "too-sore": t("very sore legs want less that day."),
    "very-sore": t("very sore legs learn little from a hard session."),
    "short-night": t("a hard session on a short night is worth little."),
    "pain-stop": t("that much pain is not for running on."),
    "pain-easy": t("with that much pain, easy running only."),
    "pain-back": t("after a stop for pain, the first run is an easy one."),
    "pain-spare": t("what hurts is spared, the easy running stays."),
    "pain-flat": t("what hurts minds running downhill."),
    "time-off": t("after days off, running comes back in steps."),
    "very-tired": t("that tired, a hard session costs more than it gives."),
    "short-sleep": t("a week of short nights leaves room for one hard session."),
    "stressed": t("days of stress leave room for one hard session."),
    "felt-hard": t("an easy run felt hard before it."),
    "faded": t("the repetitions got slower and slower the last time, so there are fewer."),
    "worn-out": t("three hard sessions in a row had to give way."),
    "one-run": t("no run goes more than a tenth beyond the longest of the last 30 days."),
    "big-week": t("after a big week, two weeks hold its level."),
    "too-close": t("hard days want a day between them."),
    "too-hot": t("it was too hot for hard running."),
    "warm": t("it was warm."),
    "ill": t("you were ill."),
    "added": t("you asked for more, and it fits."),
    "longer": t("whole weeks felt easy, so there is a little more."),
    "still-sore": t("the legs were not ready for it that morning."),
    "illness": t("you were ill, and running comes back in steps."),
    "red-flag": t("running is off until you have been cleared."),
    "clearance": t("hard sessions wait until you've been cleared for them."),
    "meanwhile": t("you set it up for the time without running."),
    "injury": t("running comes back one step at a time."),
    "unwell": t("you weren't well, and hard running waits for that to pass."),
    "comeback": t("after days off, running comes back in steps."),
    "days": t("your running days changed."),
    "long-day": t("your long runs moved to another day."),
    "mile-block": t("you wanted the season with a mile block, or without."),
    "race-added": t("you added a race."),
    "race-dropped": t("you took a race out."),
    "dials": t("you asked for more or less."),
    "goal": t("your goal changed."),
    "moved": t("you moved it."),
    "swapped": t("you wanted something else that day."),
    "strength": t("you asked for it beside your runs."),
    "crossing": t("you asked for it beside your runs."),
    "time-limit": t("that day has less time."),
    "week-repeated": t("you asked for the same week once more."),
    "days-once": t("you asked for other days that week."),
    "lighter-week": t("you asked for a lighter week."),
    "vacation": t("those are days away."),
    "pause": t("those are days of a pause."),
    "no-hill": t("there is no hill where you run."),
    "treadmill": t("a belt can't do what it asked for."),
    "treadmill-days": t("there is only a treadmill on those days."),
    "club-session": t("you run it with your club."),
    "club-mile": t("the club mile has its place in your week."),
    "missed": t("a missed run is let go, not squeezed in."),
}


def changed_by(athlete: Athlete, days: Iterable[date]) -> Change | None:
    """Return the newest change that says something of one of these days; a lock that is off is no reason any more."""
    wanted = set(days)
    return next(
        (
            one
            for one in reversed(athlete.plan.changes if athlete.plan else ())
            if not one.undone
            and (athlete.lock or one.rule != LOCKED)
            and any(edit.on in wanted for edit in one.edits)
        ),
        None,
    )
