"""Something hurts: where, how it behaves, and what that means for the next days.

Bone is never guessed about; a tendon may grumble; muscle soreness passes. One question sorts which, then the plan
loses what pulls on the place, and the coach says on which day it will ask again.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from core.absences import DAY
from core.athlete.log import Pain, RedFlag, When
from core.dialogs.alone import number_alone, number_said, side_alone
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons
from core.dialogs.morning_kept import is_quality_like, next_ask
from core.dialogs.question import Default, Heard, Question, UnclearError
from core.dialogs.safety import stop_running
from core.dialogs.signs import question
from core.dialogs.sore_questions import how_much, where
from core.logbook import runs_on, with_pain
from core.messages import Choice, Say, Turn
from core.recommender.change import PRESUMED, lay
from core.recommender.recommend import recommend
from core.recommender.rules.pain import RULES
from core.scene import Scene
from core.training.catalogue import is_run, title
from core.training.workout import Facts
from core.understanding.body import site_text
from core.understanding.safety import Flag
from core.voice.text import NOTHING, Text, join, t


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a pain; *sign* is the answer to the one question."""

    site: str | None
    side: str | None
    score: float
    sign: str | None


def pain(scene: Scene) -> Dialog[Told]:
    """Ask where and how much, unless it was said, and the one thing that decides."""
    site, side = scene.about.get("site"), scene.about.get("side")
    if site is None:
        site, side = yield from ask(where())
    score: float = float(scene.about["score"]) if "score" in scene.about else (yield from ask(how_much()))
    put, score = score, (yield from ask(rated(score)))
    side = side or (yield from ask(on_side()))
    guess = put if "guessed" in scene.about and put == score else None
    sign = scene.about.get("sign") or (yield from _sign(site, side, guess))
    return Told(site, side, score, sign)


def rated(score: float) -> Question[float]:
    """How much it hurts, where a number alone changes what was told or put: never asked."""
    return Question(
        key="rated",
        text=NOTHING,
        read=number_in,
        offered=lambda heard: _another(heard, score),
        echo=lambda said: t("{score} out of 10, noted.", score=said),
        default=Default(score),
    )


def _another(heard: Heard, score: float) -> float | None:
    """Return a number that stands alone, or one behind other words that is not known yet."""
    said = number_said(heard)
    return said if number_alone(heard) is not None or said != score else None


def number_in(heard: Heard) -> float:
    """Return a number that stands alone. Raises UnclearError."""
    found = number_alone(heard)
    if found is None:
        raise UnclearError
    return found


def on_side() -> Question[str | None]:
    """Which side, where it alone is said: never asked."""
    return Question(
        key="side",
        text=NOTHING,
        read=side_alone,
        offered=side_alone,
        echo=lambda side: SIDES.get(side or "", NOTHING),
        default=Default(None),
    )


SIDES: Final = {
    "left": t("The left one, noted."),
    "right": t("The right one, noted."),
    "both": t("Both sides, noted."),
}


def _sign(site: str | None, side: str | None, guess: float | None) -> Generator[Question[Any], Any, str]:
    asked = question(site, side)
    lead = _put(site, side, guess) if guess is not None else NOTHING
    sign: str = yield from ask(replace(asked, text=join((lead, asked.text)), short=asked.text))
    return sign


def _put(site: str | None, side: str | None, guess: float) -> Text:
    """Say openly what was put where no number was said: a number alone changes it."""
    return t(
        "{where}: I've put {score} out of 10.", where=site_text(site or "", side, capital=True), score=guess
    )


def finish(scene: Scene, told: Told) -> Turn:
    """Spare what hurts, and promise the day of the next question."""
    if told.sign in {"one spot", "limp"}:
        return stop_running(scene, Flag(RedFlag.STOP, told.site, told.side, told.sign or ""))
    one = _pain(scene, told)
    hurting = scene.but(pains=with_pain(scene.athlete, one, _when(scene, told)).pains)
    laid = spared(hurting)
    if told.site is None:
        return replace(scene, athlete=replace(laid.athlete, pains=scene.athlete.pains)).say(
            _nowhere(scene, laid)
        )
    return laid.say(_answer(hurting, laid, told))


def _pain(scene: Scene, told: Told) -> Pain:
    return Pain(
        0,
        told.site or "",
        told.side,
        told.score,
        scene.today,
        scene.today,
        ask_on=_ask_on(scene, told),
        diffuse=told.sign == "stretch",
    )


def _when(scene: Scene, told: Told) -> When:
    """Return when it was felt: as it was said, else in the morning or after the run, by where the talk began."""
    return SAID.get(told.sign or "", When(scene.about.get("when", When.AFTER)))


SAID: Final = {"during": When.DURING, "after": When.AFTER}


def _ask_on(scene: Scene, told: Told) -> date:
    return scene.today + DAY if told.score else next_ask(scene, told.score)


def spared(scene: Scene, beside: Facts = ()) -> Scene:
    """Return the scene with what the rules on pain leave of the next run: today's if it is to come, else tomorrow's."""
    found = recommend(scene.athlete, next_day(scene), RULES)
    if found.proposal is None:
        return scene
    return lay(scene, found.proposal.rule, found.changes, (*found.proposal.facts, *beside))


def next_day(scene: Scene) -> date:
    """Return today while its run is to come, else tomorrow, about which the next morning asks again."""
    over = bool(runs_on(scene.athlete, scene.today)) or _evening(scene)
    return scene.today if is_run(scene.workout(scene.today)) and not over else scene.today + DAY


def _evening(scene: Scene) -> bool:
    """Return whether it is too late for today's run to be spoken of."""
    return scene.now.astimezone(scene.athlete.zone).time() >= scene.athlete.profile.debrief_at


def _nowhere(before: Scene, after: Scene) -> Say:
    """Without a place the strictest row holds, until it is known."""
    first = t("Noted. Without knowing where it is I take the careful way.")
    last = t("If it is still there tomorrow, tell me where exactly.")
    return Say(join((first, next_is(after, next_day(before)), last)), (buttons(before, after),))


def _answer(before: Scene, scene: Scene, told: Told) -> Say:
    where_, day = site_text(told.site or "", told.side), next_day(before)
    changed = before.workout(day) != scene.workout(day)
    first = (
        t("Noted. A day without running will do the {where} good.", where=where_)
        if changed and scene.workout(day).type == "rest"
        else t(
            "Noted. That little may run along; if the {where} speaks up, leave the fast part out.",
            where=where_,
        )
        if not changed and is_quality_like(scene.workout(day))
        else t("Noted. Nothing alarming, but I'd like the {where} calm before anything fast.", where=where_)
    )
    text = join((first, next_is(scene, day), t("I'll ask about it at check-in.")))
    if not changed:
        return Say(text)
    return Say(text, ((Choice(t("Fine"), "thanks"), *buttons(before, scene)),))


def next_is(scene: Scene, day: date) -> Text:
    """Return what the day is now, in words."""
    what = scene.workout(day)
    if day == scene.today:
        return (
            t("No run today.") if what.type == "rest" else t("Today: {what}, on the flat.", what=title(what))
        )
    if what.type == "rest":
        return t("Tomorrow is a rest day.")
    return t("Tomorrow: {what}, on the flat.", what=title(what))


def lapse(scene: Scene, told: Mapping[str, Any]) -> Scene:
    """Keep a pain whose last question found no answer, and spare it; the next morning asks about it."""
    site, side = told.get("where") or (scene.about.get("site"), scene.about.get("side"))
    side = side or told.get("side")
    score = float(told.get("rated") or scene.about.get("score") or told.get("how_much") or 0)
    if site is None or not score:
        return scene
    unsorted = Told(site, side, score, None)
    kept = with_pain(scene.athlete, _pain(scene, unsorted), _when(scene, unsorted))
    return spared(scene.but(pains=kept.pains), ((PRESUMED, 1.0),))


PAIN: Final = Kind("pain", pain, finish, Lasts.TODAY, lapse=lapse)
