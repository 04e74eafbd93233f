"""Bone may be involved: stop first, then the one question that decides how soon it must be seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from core.dialogs.complaint import CLEARED
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.legs_said import GONE
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen
from core.locks import until_named
from core.logbook import runs_on
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.understanding.body import MUSCLES
from core.understanding.safety import hurts_at_rest
from core.voice.text import NOTHING, Text, join, t


@dataclass(frozen=True, slots=True)
class Spot:
    """Whether it hurts at rest or at night; *told* when the sign itself said so, and nothing was asked."""

    at_rest: bool
    told: bool = False


YES_NO: Final[Rows] = ((Choice(t("Yes"), "yes"), Choice(t("No"), "no"), Choice(t("Not sure"), "not sure")),)


def stop(scene: Scene) -> Dialog[Spot]:
    """Ask the one question that decides how soon, unless the sign answered it."""
    if scene.about.get("at_rest"):
        return Spot(at_rest=True, told=True)
    at_rest = yield from ask(rest_or_night(scene))
    return Spot(at_rest)


def _stop_first(scene: Scene) -> Text:
    ran = bool(runs_on(scene.athlete, scene.today))
    return join(
        (
            t("I'm sorry, that's a rotten way to end a run.") if ran else t("I'm sorry to hear that."),
            t("Please don't run on it."),
        )
    )


def rest_or_night(scene: Scene) -> Question[bool]:
    """Stop first, then ask."""
    return Question(
        key="at_rest",
        text=join(
            (
                _stop_first(scene),
                _because(scene),
                t("One question: does it hurt at rest or at night?"),
            )
        ),
        short=t("Does it hurt at rest or at night?"),
        choices=YES_NO,
        read=_at_rest,
        hints=(t("Yes, no, or not sure: does it hurt when you don't use it, or at night?"),),
    )


SOFT: Final = MUSCLES - {"legs"} | {"achilles"}
"""Places of muscle and tendon alone; at any other bone may hurt."""


def _because(scene: Scene) -> Text:
    if scene.athlete.lock and scene.athlete.lock.site in SOFT and not scene.athlete.lock.also:
        return t(
            "Signs like these need a professional to look, because muscle or tendon can be hurt worse than it feels."
        )
    return t("Signs like these need a professional to look, because bone can be involved.")


def _at_rest(heard: Heard) -> bool:
    said = chosen(YES_NO, heard.word) or ("no" if heard.word.strip(" .!") in GONE else None)
    if said is None:
        first = heard.word.split(" ")[0].strip(",") if heard.word else ""
        said = {"yes": "yes", "yeah": "yes", "yep": "yes", "no": "no", "nope": "no"}.get(first)
    if said is None and hurts_at_rest(heard.text):
        said = "yes"
    if said is None:
        raise UnclearError
    return said != "no"


def finish(scene: Scene, spot: Spot) -> Turn:
    """Say how soon it must be seen, and keep the promise to ask."""
    ask_on = scene.athlete.lock.ask_on if scene.athlete.lock else None
    text = join(
        (
            _stop_first(scene) if spot.told else NOTHING,
            _how_soon(spot),
            t("I can't examine you and this may be nothing, but it's the kind that must be ruled out."),
            _off(ask_on),
            until_named(scene.athlete.lock, scene.today),
            t("Today's run is in the log.") if runs_on(scene.athlete, scene.today) else NOTHING,
        )
    )
    return scene.say(Say(text, ((Choice(t("I'll get it seen"), "thanks"), CLEARED),)))


def _off(ask_on: date | None) -> Text:
    return t("All running is off your plan. I'll ask on {on:weekday}.", on=ask_on) if ask_on else NOTHING


def leave(scene: Scene) -> Turn:
    """The question is left; what it is about is not."""
    return scene.say(_off(scene.athlete.lock.ask_on if scene.athlete.lock else None))


def _how_soon(spot: Spot) -> Text:
    if spot.told:
        return t("See a doctor in the next day or two, and keep weight off it as far as you can.")
    if spot.at_rest:
        return t("Then please see a doctor in the next day or two, and keep weight off it as far as you can.")
    return t("Good. Please have it looked at this week all the same.")


STOP: Final = Kind("stop", stop, finish, Lasts.ALWAYS, leave=leave)
