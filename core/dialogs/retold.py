"""What is said of a pain after it was told: another number, its side, or that it is gone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Final

from core.absences import DAY, open_illness
from core.athlete.log import Pain
from core.dialogs.alone import number_alone, side_alone
from core.dialogs.debrief import hurt
from core.dialogs.laid import buttons
from core.dialogs.legs import spotted
from core.dialogs.legs_said import compared, is_gone
from core.dialogs.morning_kept import followed, next_ask
from core.dialogs.pain import next_day, next_is, spared
from core.dialogs.question import Heard
from core.dialogs.sore_questions import Sore
from core.locks import holding
from core.logbook import ached, amended, newest_run
from core.messages import Say, Turn
from core.recommender.change import undo
from core.recommender.rules.pain import RULES
from core.scene import Scene
from core.training.plan import Change
from core.understanding.body import site_text
from core.understanding.reading import Intent
from core.voice.day import today_line
from core.voice.text import NOTHING, Text, join, t

WELL_AGAIN: Final = re.compile(
    r"(?:(?:ok|okay|hey|hi|yes|yeah|no|nah|oh|actually)\W+)*"
    r"(?:(?:i'?m|i am|it'?s|it is|i feel|i'?m feeling|feeling|everything'?s|everything is|we'?re) )?"
    r"(?:(?:all|totally|completely|absolutely|perfectly|much|back to) )*"
    r"(?:(?:good|fine|well|ok|okay|healthy|fit|better|clear) (?:now|again)|normal(?: again)?|all (?:gone|over|clear|better)"
    r"|recovered|healed|(?:gone|over|passed) (?:now|again)|over it(?: now)?|good as new|it (?:has |'?s )?passed)"
    r"(?:\W+(?:thanks|thank you|today|now|coach|already|though|btw))*"
)
"""Says that whatever it was is over."""
LATELY: Final = timedelta(days=10)
"""How long a pain may have been silent and still be what is meant."""


def retold(scene: Scene) -> Turn | None:
    """Return what a number or a side said alone makes of the pain that was told today; None: it is about no pain."""
    pain = _latest(scene)
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    score, side = number_alone(heard), side_alone(heard)
    if score is None and side is None:
        return None
    if pain is None or pain.told != scene.today:
        return _of_the_spot(scene, score, side)
    if score is not None and _run_since(scene, pain):
        return None
    return _corrected(scene, pain, pain.severity if score is None else score, side or pain.side)


def _of_the_spot(scene: Scene, score: float | None, side: str | None) -> Turn | None:
    """Return the same of a muscle that was sore after the run just told, and is asked about tomorrow."""
    run, tomorrow = newest_run(scene.athlete), scene.today + DAY
    asked = next((one for one in scene.athlete.promises if (one.kind, one.on) == ("spot", tomorrow)), None)
    if asked is None or run is None or run.logged_at is None or scene.now - run.logged_at > JUST_NOW:
        return None
    was = spotted(asked)
    now = Sore((was.score or 0.0) if score is None else score, was.site, side or was.side)
    without = tuple(one for one in scene.athlete.promises if one is not asked)
    after = replace(scene, athlete=amended(scene.athlete, run.number, soreness=now.score))
    told = after.but(promises=without)
    what = t("{site} {score}", site=site_text(now.site or "", now.side), score=now.score)
    return (hurt(told, now) if now.score else told).say(t("Changed: {what}.", what=what))


JUST_NOW: Final = timedelta(minutes=15)
"""How long after a run a number is of what was sore with it."""


def _latest(scene: Scene) -> Pain | None:
    """Return the open pain that was spoken of last."""
    told = (one for one in scene.athlete.pains if one.closed is None and one.told >= scene.today - LATELY)
    return max(told, key=lambda one: (one.told, one.number), default=None)


def _laid(scene: Scene, pain: Pain) -> Change | None:
    """Return what a pain that was told today took out of the plan."""
    changes = reversed(scene.athlete.plan.changes) if scene.athlete.plan else ()
    rules = {rule.id for rule in RULES}
    meant = (
        one for one in changes if one.rule in rules and ("site", pain.site) in one.facts and not one.undone
    )
    return next((one for one in meant if scene.athlete.today(one.made_at) == scene.today), None)


def _run_since(scene: Scene, pain: Pain) -> bool:
    """Return whether a run was logged after the pain was told: then a number is about the run."""
    run, laid = newest_run(scene.athlete), _laid(scene, pain)
    if run is None or run.logged_at is None or scene.athlete.today(run.logged_at) != scene.today:
        return False
    return laid is not None and run.logged_at > laid.made_at


def _corrected(scene: Scene, pain: Pain, score: float, side: str | None) -> Turn:
    """Put the pain right, and lay what is left of the next day anew; a day that was lightened is only lightened less."""
    now = replace(ached(pain, scene.today, score, pain.course[-1].when), side=side)
    now = replace(now, ask_on=next_ask(scene, score) if score != pain.severity else pain.ask_on)
    laid = _laid(scene, pain) if score != pain.severity else None
    before = undo(scene, laid.number) if laid else scene
    told = before.but(pains=tuple(now if one.number == pain.number else one for one in scene.athlete.pains))
    after = spared(told) if score != pain.severity else told
    what = t("{site} {score}", site=site_text(now.site, now.side), score=score)
    day = next_day(told)
    meant = next_is(after, day) if laid else NOTHING
    text = join((t("Changed: {what}.", what=what), meant))
    return after.say(Say(text, (buttons(told, after),)) if meant else text)


def well_again(scene: Scene) -> Turn | None:
    """Return what it means that whatever it was is over: an illness, a pain, or nothing; None: that is not what is said."""
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    word, pain = heard.word.strip(" .!"), _latest(scene)
    over = (
        is_gone(heard, pain.site if pain else None)
        or WELL_AGAIN.fullmatch(word)
        or (pain is not None and _is_fine(heard))
    )
    if scene.athlete.onboarded_at is None or not over:
        return None
    if scene.athlete.lock:
        return holding(
            scene, scene.say(t("That it is better doesn't settle it: please have it looked at all the same."))
        )
    if open_illness(scene.athlete):
        return scene.opens("recovering", "better")
    return _over(scene, pain, heard) if pain else scene.say(join((t("Good to hear."), _today(scene))))


SHORT: Final = 5
"""Words of an answer about a place that needs no more."""


def _is_fine(heard: Heard) -> bool:
    """Return whether a short line says that nothing is wrong, as an answer about what hurt would: "the knee's fine"."""
    reading = heard.reading("asked:soreness")
    told = reading.intent is Intent.ANSWER and reading.soreness == 0
    return told and len(heard.plain.split()) <= SHORT and not any(one.isdigit() for one in heard.plain)


def _over(scene: Scene, pain: Pain, heard: Heard) -> Turn:
    """Keep that a place hurts no more, or less; what was taken out of today stays out."""
    better = compared(heard, pain)
    now = followed(scene, pain, better.score if better else 0.0)
    after = scene.but(pains=tuple(now if one.number == pain.number else one for one in scene.athlete.pains))
    where = site_text(pain.site, pain.side)
    if now.closed:
        return after.say(
            join((t("Good to hear. Then I leave you in peace about the {where}.", where=where),))
        )
    again = t("I'll ask about the {where} once more before the next fast day.", where=where)
    return after.say(join((t("Good to hear."), again)))


def _today(scene: Scene) -> Text:
    return today_line(scene.workout(scene.today), None) if scene.athlete.plan else NOTHING
