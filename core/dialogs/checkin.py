"""The morning: today's workout first, then legs, then sleep. Two taps when all is well.

Off the green path there is exactly one question before a change: where it is, or whether it eases. A morning on
which the coach promised to ask about something asks about that instead of the legs.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from core.athlete.log import Pain, Promise, When
from core.dialogs.dialog import Dialog, ask
from core.dialogs.felt import Felt, told_before, with_felt
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons as undoable
from core.dialogs.legs import PROMISED, about, opening
from core.dialogs.legs_said import SORE, Legs
from core.dialogs.morning_kept import SHORT_NIGHT_H, Morning, as_told, is_quality_like, leaves_out_nights
from core.dialogs.morning_said import SHOWN, green
from core.dialogs.night import both_sides, pressure, sleep, where
from core.dialogs.proposed import proposed
from core.dialogs.question import Default, Question
from core.logbook import runs_on, with_pain
from core.messages import Say, Turn
from core.recommender.change import PRESUMED, lay_within_limits
from core.recommender.recommend import recommend
from core.recommender.rule import Proposal
from core.recommender.rules.sleep import STRESSED
from core.recommender.rules.soreness import A_LITTLE
from core.scene import Scene
from core.training.catalogue import avoid_sites
from core.training.plan import Edit
from core.training.workout import REST, Facts
from core.understanding.body import MUSCLES
from core.voice import phrases
from core.voice.text import NOTHING, join, lines, t


def checkin(scene: Scene) -> Dialog[Morning]:
    """Ask how the morning is; propose another day when the answer asks for one."""
    subject = about(scene.athlete, scene.day)
    felt = (yield from ask(told_before(scene.day))) if scene.about.get("early") else None
    legs = yield from ask(opening(scene, subject))
    legs = with_felt(legs, felt) if felt else legs
    if legs.unwell:
        return Morning(legs)
    unplaced = legs.site is None and legs.told is None
    if legs.score >= SORE and unplaced and subject is None and is_quality_like(scene.workout()):
        site = yield from ask(where())
        legs = replace(legs, site=site)
    if _no_muscle(legs, subject):
        return Morning(replace(legs, pain=True))
    pattern = None
    if _one_question(scene, legs, subject):
        pattern = yield from ask(both_sides())
    told = Morning(legs, pattern)
    if told.hurts:
        return told
    if legs.score < SORE and subject is None:
        told = yield from _night(scene, told)
    return (yield from _decide(scene, told))


def _no_muscle(legs: Legs, subject: Promise | Pain | None) -> bool:
    """Joints, tendons and bones are not just sore: unless it is what was asked about, it gets its own question."""
    known = isinstance(subject, Pain) and subject.site == legs.site
    return legs.site is not None and legs.site not in MUSCLES and legs.score > 0 and not known


def _night(scene: Scene, morning: Morning) -> Generator[Question[Any], Any, Morning]:
    """Ask for the night; after a short one, or while there is much stress, for what else is going on."""
    night = sleep(scene.day)
    if leaves_out_nights(scene.athlete, scene.day):
        night = replace(night, default=Default(None))  # told of all the same, it counts
    slept = yield from ask(night)
    stress = morning.legs.stress
    if stress is None and ((slept is not None and slept < SHORT_NIGHT_H) or _under_pressure(scene)):
        stress = yield from ask(pressure())
    return replace(morning, sleep_h=slept, stress=stress)


def _under_pressure(scene: Scene) -> bool:
    """Return whether the last morning that told of stress, in the last days, told of much."""
    days = (one for one in reversed(scene.athlete.checkins) if 0 < (scene.day - one.on).days <= LATELY)
    last = next((one.stress for one in days if one.stress is not None), None)
    return last is not None and last >= STRESSED


LATELY: Final = 2


def _decide(scene: Scene, morning: Morning) -> Generator[Question[Any], Any, Morning]:
    """Propose what the day asks for. What is firm is not asked about: it is done, and can be taken back."""
    found = recommend(as_told(scene, morning), scene.day)
    proposal = found.proposal
    if proposal is None:
        return replace(morning, advice=found.advice)
    if proposal.firm:
        return replace(morning, proposal=proposal, choice="do that")
    choice = yield from ask(proposed(proposal, scene.day))
    return replace(morning, proposal=proposal, choice=choice)


def _one_question(scene: Scene, legs: Legs, subject: Promise | Pain | None) -> bool:
    fast = legs.site in avoid_sites(scene.workout())
    known = isinstance(subject, Pain) and subject.site == legs.site
    return legs.score > A_LITTLE and legs.site is not None and fast and not known


def finish(scene: Scene, morning: Morning) -> Turn:
    """Keep the morning, and answer it with one sentence that changes or confirms the day."""
    on = scene.day
    promises = tuple(p for p in scene.athlete.promises if p.on > on or p.kind not in PROMISED)
    subject = about(scene.athlete, on)
    kept = as_told(scene, morning)
    after = scene.but(checkins=kept.checkins, pains=kept.pains, promises=promises)
    if morning.legs.unwell:
        return after.opens("unwell")
    if morning.hurts:
        told = _pain_about(morning, guessed=not scene.tapped and not FIGURE.search(scene.said))
        return _hurting(after, morning.legs).opens("pain", "" if scene.tapped else scene.said, **told)
    if morning.proposal and morning.choice in {"do that", "rest"}:
        return changed(after, morning.proposal, morning.choice)
    if morning.proposal:
        return after.say(
            t("Your call. Start gently, and stop if it doesn't loosen in the first ten minutes.")
        )
    return green(after, morning, subject)


def _hurting(scene: Scene, legs: Legs) -> Scene:
    """Return the scene with a pain kept at once: the question that sorts it may stay open, the next morning asks."""
    if legs.site is None:
        return scene
    today, tomorrow = scene.day, scene.day + timedelta(days=1)
    told = Pain(0, legs.site, legs.side, legs.score, today, today, ask_on=tomorrow)
    return scene.but(pains=with_pain(scene.athlete, told, When.MORNING).pains)


FIGURE: Final = re.compile(r"\d")


def _pain_about(morning: Morning, *, guessed: bool) -> dict[str, str]:
    """Return what the question about a pain is about; *guessed*: its score was put for a word."""
    legs, put = morning.legs, "yes" if guessed and morning.pattern is None else ""
    said = {
        "site": legs.site,
        "side": legs.side,
        "score": f"{legs.score:g}",
        "guessed": put,
        "when": When.MORNING.value,
    }
    return {key: value for key, value in said.items() if value}


def changed(scene: Scene, proposal: Proposal, choice: str) -> Turn:
    """Lay what was agreed to, with its promise, and show the days it changed."""
    edits = proposal.edits
    if choice == "rest":
        edits = tuple(Edit(e.on, e.before, REST) if e.on == scene.day else e for e in edits)
        proposal = replace(proposal, edits=edits, promise=None)
    after = laid(scene, proposal)
    shown = phrases.dated_lines(((one.on, after.workout(one.on)) for one in edits[:SHOWN]), scene.today)
    first = join((proposal.reason, proposal.suggestion)) if proposal.firm else t("Changed.")
    rests = after.workout().type == "rest"
    last = NOTHING if rests else t("If anything gets worse while you run, walk home and tell me.")
    return after.say(Say(lines(first, *shown, last), (undoable(scene, after),)))


def laid(scene: Scene, proposal: Proposal, beside: Facts = ()) -> Scene:
    """Return the scene with a proposal laid, and its promise where the session has found its new day."""
    after = lay_within_limits(scene, proposal.rule, proposal.edits, (*proposal.facts, *beside))
    promise = proposal.promise
    if promise and after.workout(promise.on) == scene.workout():
        return after.but(promises=(*after.athlete.promises, promise))
    return after


def lapse(scene: Scene, told: Mapping[str, Any]) -> Scene:
    """Keep what was told of the morning although the rest was not, and take the easier day where it asks for one."""
    felt: Felt | None = told.get("felt")
    legs: Legs | None = told.get("legs") or (Legs(0.0, said=False) if felt else None)
    if legs is None or legs.unwell:
        return scene
    legs = with_felt(legs, felt) if felt else legs
    slept = told.get("sleep", felt.sleep_h if felt else None)
    after = as_told(scene, Morning(legs, sleep_h=slept, stress=told.get("stress")))
    return _presumed(scene.but(checkins=after.checkins))


def _presumed(scene: Scene) -> Scene:
    """Return the scene with what would be better laid: nobody said no, and less is never wrong. A run that is run stays."""
    found = None if runs_on(scene.athlete, scene.day) else recommend(scene.athlete, scene.day).proposal
    return laid(scene, found, ((PRESUMED, 1.0),)) if found else scene


CHECKIN: Final = Kind("checkin", checkin, finish, Lasts.TODAY, lapse=lapse)
