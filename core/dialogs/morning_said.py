"""What is said to a morning that changes nothing: what was heard, what it means for the day, and one thing to mind."""

from __future__ import annotations

from datetime import date
from typing import Final

from core.athlete.log import Pain, Promise
from core.dialogs.morning_kept import SHORT_NIGHT_H, Morning, leaves_out_nights, worse_spot
from core.messages import Choice, Say, Turn
from core.recommender.change import edit, lay
from core.recommender.rules.soreness import A_LITTLE
from core.scene import Scene
from core.training.catalogue import easier, is_fast, is_quality, is_run, title
from core.training.workout import Workout
from core.understanding.body import MUSCLES
from core.voice.day import tip
from core.voice.rotation import of_the_day
from core.voice.text import NOTHING, Text, join, t


def no_more_nights(scene: Scene) -> Text:
    """Say it once, on the first morning without the question."""
    athlete = scene.athlete
    if not athlete.profile.asks_sleep:
        return NOTHING
    last = next((one.on for one in reversed(athlete.checkins) if one.on < scene.day), None)
    new = leaves_out_nights(athlete, scene.day) and (last is None or not leaves_out_nights(athlete, last))
    return t("I won't ask about the nights any more; tell me when one was short.") if new else NOTHING


SHOWN: Final = 5
"""Days of a change that are listed; the week shows the rest."""


def green(scene: Scene, morning: Morning, subject: Promise | Pain | None) -> Turn:
    """Return the answer to a morning that leaves the day as it is."""
    workout = scene.workout()
    week = Choice(t("See the week"), "/week")
    buttons = ((week, Choice(t("Can't today"), "/cant")) if is_run(workout) else (week,),)
    if isinstance(subject, Promise) and subject.kind == "ready" and morning.legs.score > A_LITTLE:
        today = easier(workout)
        after = (
            lay(scene, "still-sore", (edit(scene.athlete.plan, scene.day, today),))
            if scene.athlete.plan
            else scene
        )
        return after.say(
            Say(t("Then they wait for another week. Today: {easy}, on the flat.", easy=title(today)), buttons)
        )
    hint = morning.advice or _tip(workout, morning, scene.day)
    verdict = _verdict(workout, morning, subject, scene.day)
    return scene.say(Say(join((verdict, hint, no_more_nights(scene))), buttons))


def _verdict(workout: Workout, morning: Morning, subject: Promise | Pain | None, on: date) -> Text:
    """Say that the day stands; "all green" only when it is."""
    if isinstance(subject, Pain) or worse_spot(subject, morning):
        return _followed_up(workout, morning, on)
    if workout.type == "rest":
        return of_the_day(
            on,
            t("A rest day, and that is training too. See you at the next run."),
            t("Rest today, and let the work sink in. See you at the next run."),
        )
    if morning.sleep_h is not None and morning.sleep_h < SHORT_NIGHT_H:
        return t("A short night. An easy run will do no harm; cut it when it feels like work.")
    if morning.legs.score > A_LITTLE or morning.weighs:
        return t("Noted, and nothing changes: {what}.", what=title(workout))
    return of_the_day(
        on,
        t("All green, run as planned."),
        t("All well, so today stands as it is."),
        t("Nothing against it: run as planned."),
    )


def _followed_up(workout: Workout, morning: Morning, on: date) -> Text:
    good, noted = (t("Good."), t("That's good.")), (t("Noted."), t("Thanks, noted."))
    told = of_the_day(on, *(good if morning.legs.score == 0 else noted))
    again = t("I'll ask once more before the next fast day, then leave you in peace about it.")
    if morning.legs.score > 0:
        again = of_the_day(on, t("I'll ask again tomorrow."), t("I'll look in on it again tomorrow."))
    rest = workout.type == "rest"
    resting = of_the_day(on, t("Today stays a rest day."), t("Today is for resting anyway."))
    today = resting if rest else t("{what} it is.", what=title(workout))
    return join((told, today, again))


def _tip(workout: Workout, morning: Morning, on: date) -> Text:
    if workout.type == "rest" or (morning.legs.site and morning.legs.site not in MUSCLES):
        return NOTHING
    if morning.legs.score <= A_LITTLE:
        short = morning.sleep_h is not None and morning.sleep_h < SHORT_NIGHT_H
        return NOTHING if short else tip(workout, on)
    if is_quality(workout) or is_fast(workout):
        return t("If it doesn't loosen in the warm-up, leave the fast part out and call it a good decision.")
    return t("Run it easy, and if it doesn't loosen in the first ten minutes, walk home and call it a day.")
