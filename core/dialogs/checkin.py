"""The morning: today's workout first, then legs, then sleep. Two taps when all is well.

Off the green path there is exactly one question before a change: where it is, or whether it eases. A morning on
which the coach promised to ask about something asks about that instead of the legs.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final, TypeGuard

from core.athlete.athlete import Athlete
from core.athlete.log import CheckIn, Pain, Promise, When
from core.dialogs.dialog import Dialog, ask
from core.dialogs.felt import Felt, told_before, with_felt
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons as undoable
from core.dialogs.legs import PROMISED, about, opening, spotted
from core.dialogs.legs_said import SORE, Legs
from core.dialogs.night import both_sides, pressure, sleep, where
from core.dialogs.proposed import proposed
from core.dialogs.question import Question
from core.logbook import ached, open_pain, runs_on, with_pain
from core.messages import Choice, Say, Turn
from core.recommender.change import PRESUMED, edit, lay, lay_within_limits
from core.recommender.recommend import recommend
from core.recommender.rule import Day, Proposal
from core.recommender.rules.pain import lasting
from core.recommender.rules.sleep import STRESSED
from core.recommender.rules.soreness import A_LITTLE
from core.scene import Scene
from core.training.catalogue import avoid_sites, easier, is_fast, is_quality, is_run, title
from core.training.plan import Edit
from core.training.workout import REST, Facts, Workout
from core.understanding.body import MUSCLES
from core.voice import phrases
from core.voice.day import tip
from core.voice.rotation import of_the_day
from core.voice.text import NOTHING, Text, join, lines, t


@dataclass(frozen=True, slots=True)
class Morning:
    """What a check-in ends with."""

    legs: Legs
    pattern: str | None = None
    sleep_h: float | None = None
    stress: float | None = None
    proposal: Proposal | None = None
    choice: str | None = None
    advice: Text = NOTHING
    """A hint for the run where nothing changes."""

    @property
    def hurts(self) -> bool:
        """Whether what was told is no ordinary soreness, and a question of its own comes next."""
        return self.pattern in NO_SORENESS or self.legs.pain

    @property
    def weighs(self) -> bool:
        """Whether tiredness or stress was told of, so that the morning is not all green."""
        told = (self.stress, self.legs.stress, self.legs.fatigue)
        return any(one is not None and one >= STRESSED for one in told)


NO_SORENESS: Final = frozenset({"one side", "not easing"})


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
    slept = None if leaves_out_nights(scene.athlete, scene.day) else (yield from ask(sleep(scene.day)))
    stress = morning.legs.stress
    if stress is None and ((slept is not None and slept < SHORT_NIGHT_H) or _under_pressure(scene)):
        stress = yield from ask(pressure())
    return replace(morning, sleep_h=slept, stress=stress)


NIGHTS: Final = timedelta(days=14)
ENOUGH: Final = 5
"""Mornings within two weeks that told nothing of the night: then it is not asked about any more."""


def leaves_out_nights(athlete: Athlete, on: date) -> bool:
    """Return whether the night was left out for two weeks; one night told, and it is asked about again."""
    before = [one for one in athlete.checkins if one.on < on and one.legs is not None and one.legs < SORE]
    lately = [one for one in before if one.on >= on - NIGHTS]
    return (
        len(lately) >= ENOUGH and before[0].on <= on - NIGHTS and all(one.sleep_h is None for one in lately)
    )


def _no_more_nights(scene: Scene) -> Text:
    """Say it once, on the first morning without the question."""
    athlete = scene.athlete
    last = next((one.on for one in reversed(athlete.checkins) if one.on < scene.day), None)
    new = leaves_out_nights(athlete, scene.day) and (last is None or not leaves_out_nights(athlete, last))
    return t("I won't ask about the nights any more; tell me when one was short.") if new else NOTHING


def _under_pressure(scene: Scene) -> bool:
    """Return whether the last morning that told of stress, in the last days, told of much."""
    days = (one for one in reversed(scene.athlete.checkins) if 0 < (scene.day - one.on).days <= LATELY)
    last = next((one.stress for one in days if one.stress is not None), None)
    return last is not None and last >= STRESSED


LATELY: Final = 2
SHORT_NIGHT_H: Final = 6.0
"""A night below this is not called green."""


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


def is_quality_like(workout: Workout) -> bool:
    """Hard, or fast enough that it matters where the legs are sore."""
    return is_quality(workout) or bool(avoid_sites(workout))


def as_told(scene: Scene, morning: Morning) -> Athlete:
    """Return the athlete with this morning in the log."""
    athlete, legs, on = scene.athlete, morning.legs, scene.day
    known = next((c for c in reversed(athlete.checkins) if c.on == on), CheckIn(on))
    one = replace(
        known,
        legs=legs.score if legs.said else None,
        sleep_h=morning.sleep_h,
        site=legs.site,
        fatigue=legs.fatigue,
        stress=morning.stress if morning.stress is not None else legs.stress,
    )
    others = tuple(c for c in athlete.checkins if c.on != on)
    told = replace(athlete, checkins=(*others, one), pains=_pains(scene, morning))
    return _lasting(told, on, legs)


def _lasting(athlete: Athlete, on: date, legs: Legs) -> Athlete:
    """Return the athlete with soreness that does not ease as a pain that is followed from the next morning on."""
    if legs.site not in MUSCLES or open_pain(athlete, legs.site, legs.side):
        return athlete
    felt = lasting(Day(athlete, on), legs.site)
    if not felt:
        return athlete
    tomorrow = on + timedelta(days=1)
    sore = Pain(0, legs.site, legs.side, legs.score, felt[0].on, on, ask_on=tomorrow, course=felt)
    return with_pain(athlete, sore, When.MORNING)


def _pains(scene: Scene, morning: Morning) -> tuple[Pain, ...]:
    """Return the open pains with this morning's answer in them."""
    subject = about(scene.athlete, scene.day)
    if worse_spot(subject, morning):
        return _worse(scene, subject, morning.legs)
    if not isinstance(subject, Pain) or morning.legs.site != subject.site:
        return scene.athlete.pains
    score = morning.legs.score
    over = score == 0 and subject.asked >= 1
    told = replace(
        ached(subject, scene.day, score, When.MORNING),
        asked=subject.asked + 1,
        closed=scene.day if over else None,
        ask_on=None if over else next_ask(scene, score),
    )
    return tuple(told if p.number == subject.number else p for p in scene.athlete.pains)


def worse_spot(subject: Promise | Pain | None, morning: Morning) -> TypeGuard[Promise]:
    """Return whether a place that was sore after a run got worse overnight: ordinary soreness is followed no further."""
    if not isinstance(subject, Promise) or subject.kind != "spot" or morning.pattern == "both":
        return False
    before, now = spotted(subject), morning.legs
    return now.site == before.site and now.score > (SORE if before.score is None else before.score)


def _worse(scene: Scene, subject: Promise, legs: Legs) -> tuple[Pain, ...]:
    """Return the open pains with a sore place among them, as it was after the run and as it is this morning."""
    before = spotted(subject)
    yesterday = scene.day - timedelta(days=1)
    first = Pain(0, before.site or "", before.side, before.score or float(SORE), yesterday, yesterday)
    after_run = with_pain(scene.athlete, first)
    now = replace(first, severity=legs.score, told=scene.day, ask_on=next_ask(scene, legs.score))
    return with_pain(after_run, now, When.MORNING).pains


def next_ask(scene: Scene, score: float) -> date:
    """Ask again tomorrow while it hurts; when it is fine, once more before the next fast day."""
    tomorrow = scene.day + timedelta(days=1)
    if score > 0:
        return tomorrow
    ahead = (scene.day + timedelta(days=n) for n in range(1, 8))
    plan = scene.athlete.plan
    return next((d for d in ahead if plan and is_quality_like(plan.on(d))), tomorrow)


def finish(scene: Scene, morning: Morning) -> Turn:
    """Keep the morning, and answer it with one sentence that changes or confirms the day."""
    on = scene.day
    promises = tuple(p for p in scene.athlete.promises if p.on > on or p.kind not in PROMISED)
    subject = about(scene.athlete, on)
    told = as_told(scene, morning)
    after = scene.but(checkins=told.checkins, pains=told.pains, promises=promises)
    if morning.legs.unwell:
        return after.opens("unwell")
    if morning.hurts:
        return _hurting(after, morning.legs).opens(
            "pain", "" if scene.tapped else scene.said, **_pain_about(morning)
        )
    if morning.proposal and morning.choice in {"do that", "rest"}:
        return changed(after, morning.proposal, morning.choice)
    if morning.proposal:
        return after.say(
            t("Your call. Start gently, and stop if it doesn't loosen in the first ten minutes.")
        )
    return _green(after, morning, subject)


def _hurting(scene: Scene, legs: Legs) -> Scene:
    """Return the scene with a pain kept at once: the question that sorts it may stay open, the next morning asks."""
    if legs.site is None:
        return scene
    today, tomorrow = scene.day, scene.day + timedelta(days=1)
    told = Pain(0, legs.site, legs.side, legs.score, today, today, ask_on=tomorrow)
    return scene.but(pains=with_pain(scene.athlete, told, When.MORNING).pains)


def _pain_about(morning: Morning) -> dict[str, str]:
    legs = morning.legs
    said = {"site": legs.site, "side": legs.side, "score": f"{legs.score:g}", "when": When.MORNING.value}
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


SHOWN: Final = 5
"""Days of a change that are listed; the week shows the rest."""


def _green(scene: Scene, morning: Morning, subject: Promise | Pain | None) -> Turn:
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
    return scene.say(Say(join((verdict, hint, _no_more_nights(scene))), buttons))


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
