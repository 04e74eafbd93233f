"""Why a workout was changed, by the rule of the change."""

from __future__ import annotations

from typing import Final

from core.voice.text import t

ASKED: Final = t("you asked for it.")

CHANGED: Final = {
    "sore-spot": t("something that pulls on a sore place waits until it is quiet."),
    "too-sore": t("very sore legs want less that day."),
    "very-sore": t("very sore legs learn little from a hard session."),
    "short-night": t("a hard session on a short night is worth little."),
    "pain-stop": t("that much pain is not for running on."),
    "pain-spare": t("what hurts is spared, the easy running stays."),
    "still-sore": t("the legs were not ready for it that morning."),
    "illness": t("you were ill, and running comes back in steps."),
    "red-flag": t("running is off until you have been cleared."),
    "clearance": t("hard sessions wait until you've been cleared for them."),
    "injury": t("running comes back one step at a time."),
    "unwell": t("you weren't well, and hard running waits for that to pass."),
    "comeback": t("after days off, running comes back in steps."),
    "days": t("your running days changed."),
    "long-day": t("your long runs moved to another day."),
    "time-limit": t("that day has less time."),
    "week-repeated": t("you asked for the same week once more."),
    "days-once": t("you asked for other days that week."),
    "lighter-week": t("you asked for a lighter week."),
    "vacation": t("you were away."),
    "pause": t("the plan was paused."),
    "no-hill": t("there is no hill where you run."),
    "treadmill": t("a belt can't do what it asked for."),
    "missed": t("a missed run is let go, not squeezed in."),
}
