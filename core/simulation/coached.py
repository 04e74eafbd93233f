"""The arms that listen: the coach of this house, at the point where each of its dialogs ends.

What a twin feels is handed to the functions that finish a check-in, a pain, an illness, a step of the ladder or a
comeback, just as a runner's answers are. Not exercised here: understanding of words, the questions' order, reminders.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from core.absences import days_off, promised, with_absence
from core.athlete.athlete import Athlete
from core.athlete.log import Pain, Promise, Run, When, Why
from core.athlete.profile import Profile
from core.dialogs import checkin, climb, comeback, pain, recovering
from core.dialogs.legs import about
from core.dialogs.legs_said import SORE, Legs
from core.dialogs.morning_kept import Morning, as_told, is_quality_like
from core.logbook import open_pain, with_pain, with_run
from core.messages import Turn
from core.recommender.recommend import recommend
from core.scene import Scene
from core.simulation.arms import Felt, Spot
from core.simulation.dice import seed, uniforms
from core.simulation.session import Session, session
from core.simulation.twin import START, Twin
from core.training.away import AWAY
from core.training.catalogue import is_run
from core.training.fitness.time_off import FREE_DAYS
from core.training.plan import Plan
from core.training.request import Request

DAY: Final = timedelta(days=1)
MORNING: Final = time(7, 0)
EVENING: Final = time(19, 0)
REMEMBERED: Final = timedelta(days=35)
CALLED_PAIN: Final = 3
"""From here on a runner speaks of pain unasked in the morning (assumed)."""


STOPS: Final = 6.0
"""How much an injury hurts that stops a runner (assumed)."""


def known(request: Request, plan: Plan) -> Athlete:
    """Return the athlete a coach knows after the first talk."""
    profile = Profile(
        zone="UTC",
        weekly_m=request.weekly_m,
        longest_run_m=request.longest_run_m,
        days=request.days,
        long_run_day=request.long_run_day,
        level=request.level,
    )
    began = datetime.combine(request.start - DAY, MORNING, UTC)
    return Athlete(1, profile, request.goal, request.results, plan=plan, heard_at=began, onboarded_at=began)


@dataclass(slots=True)
class Coached:
    """C: the coach. Follows its plan as the answers bend it."""

    athlete: Athlete
    runner: Twin
    days: list[Session]
    messages: int = 0
    told: list[Felt] = field(default_factory=list)
    """Everything that was answered, in order."""

    def today(self, day: int) -> Session:
        """Return what the plan holds, changes included."""
        return self.days[day]

    def heard(self, felt: Felt) -> Felt:
        """Return what the coach is told when a runner feels like this."""
        self.told.append(felt)
        return felt

    def morning(self, day: int, felt: Felt) -> None:
        """Ask on days on which an answer can change something, and do what the answer asks for."""
        scene = self._scene(day, MORNING)
        subject = about(scene.athlete, scene.today)
        climbing = promised(scene.athlete, "climb", scene.today)
        if not (is_run(scene.workout()) or subject or climbing):
            return
        self.messages += 1
        if felt.answers:
            self._take(answered(scene, self.heard(felt), subject, climbing))
            self._forget(scene.today)

    def evening(self, day: int, done: Session, felt: Felt) -> None:
        """Log the run, with its effort if it is told; hear of what hurts."""
        scene = self._scene(day, EVENING)
        planned = scene.workout()
        if is_run(planned):
            self.messages += 1
        if not done.runs:
            return
        said = self.heard(felt) if felt.tells else None
        run = Run(
            0,
            scene.today,
            done.metres,
            effort=said.effort if said else None,
            soreness=said.pain[2] if said and said.pain else None,
            type=planned.type,
            planned=True,
            logged_at=scene.now,
        )
        logged = replace(scene, athlete=with_run(scene.athlete, run))
        self.athlete = logged.athlete
        if said:
            self._take(debriefed(logged, said))

    def out(self, day: int, why: Why, spot: Spot | None = None) -> None:
        """Note an illness or an injury, and what is injured; nothing is run until it is over."""
        self.messages += 2
        on = START + DAY * day
        self.athlete = with_absence(self.athlete, why, on)
        if spot:
            hurt = Pain(0, *spot, STOPS, on, on, ask_on=date.max)  # asked about on the first morning back
            self.athlete = with_pain(self.athlete, hurt, When.DURING)

    def back(self, day: int, why: Why, days: int) -> None:
        """Lay the way back."""
        scene = self._scene(day, MORNING)
        self.messages += 1
        if why is Why.ILLNESS:
            scene = replace(scene, about={"why": why.value})
            self._take(recovering.finish(scene, recovering.Recovering("better", scene.today + DAY)))
        else:
            self._take(comeback.finish(scene, days))

    def taken(self, base: Sequence[Session]) -> Mapping[str, float]:
        """Return the metres of *base* that are not on the plan any more, by the rule that took them last."""
        changes = self.athlete.plan.changes if self.athlete.plan else ()
        rules = {edit.on: one.rule for one in changes if not one.undone for edit in one.edits}
        found: dict[str, float] = defaultdict(float)
        for day, (meant, left) in enumerate(zip(base, self.days, strict=True)):
            if meant != left:
                found[rules[START + DAY * day]] += meant.metres - left.metres
        return found

    def _scene(self, day: int, clock: time) -> Scene:
        return Scene(self.athlete, datetime.combine(START + DAY * day, clock, UTC))

    def _forget(self, on: date) -> None:
        """Leave out mornings that no rule looks back to any more: they cost time to carry."""
        kept = tuple(one for one in self.athlete.checkins if one.on > on - REMEMBERED)
        self.athlete = replace(self.athlete, checkins=kept)

    def _take(self, turn: Turn) -> None:
        """Keep what a turn leaves behind, and read the days that it changed."""
        before, after = self.athlete.plan, turn.athlete.plan
        self.messages += len(turn.says)
        self.athlete = turn.athlete
        if before is None or after is None or before is after:
            return
        for change in after.changes[len(before.changes) :]:
            for edit in change.edits:
                self._set(edit.on)

    def _set(self, on: date) -> None:
        day, plan = (on - START).days, self.athlete.plan
        if plan is not None and 0 <= day < len(self.days):
            self.days[day] = session(plan.on(on), self.runner.index)


def answered(scene: Scene, felt: Felt, subject: Promise | Pain | None, climbing: Promise | None) -> Turn:
    """Return the turn a morning's answer leads to."""
    if climbing:
        return climb.finish(scene, "it hurt" if _hurts(felt) else "none")
    off = days_off(scene.athlete, scene.today)
    if off > FREE_DAYS and not _led_back(scene, off):
        return comeback.finish(scene, off)
    legs = _legs(scene, felt, subject)
    if legs.pain:
        return told_of_pain(scene, felt)
    morning = Morning(legs, None, felt.slept_h if legs.score < SORE else None)
    found = recommend(as_told(scene, morning), scene.today)
    choice = ("do that" if felt.agrees else "keep") if found.proposal else None
    return checkin.finish(
        scene, replace(morning, proposal=found.proposal, choice=choice, advice=found.advice)
    )


def _led_back(scene: Scene, off: int) -> bool:
    """Return whether the way back from these days off is laid already."""
    changes = scene.athlete.plan.changes if scene.athlete.plan else ()
    since = scene.today - DAY * off
    return any(one.rule in AWAY and scene.athlete.today(one.made_at) >= since for one in changes)


def _hurts(felt: Felt) -> bool:
    return felt.pain is not None and felt.pain[2] >= CALLED_PAIN


def _legs(scene: Scene, felt: Felt, subject: Promise | Pain | None) -> Legs:
    """Return what is said of the legs: of the place the coach asks about, else of what hurts, else of soreness."""
    if isinstance(subject, Pain):
        score = felt.pain[2] if felt.pain else 0
        return Legs(score, subject.site, subject.side)
    if felt.pain and _hurts(felt):
        site, side, score = felt.pain
        return Legs(score, site, side, pain=True)
    sore = felt.legs >= SORE and is_quality_like(scene.workout())
    return Legs(felt.legs, felt.spot if sore else None)


def told_of_pain(scene: Scene, felt: Felt) -> Turn:
    """Return the turn that hearing of a pain leads to."""
    assert felt.pain is not None  # noqa: S101 - the callers saw it
    site, side, score = felt.pain
    return pain.finish(scene, pain.Told(site, side, float(score), "after"))


def debriefed(scene: Scene, felt: Felt) -> Turn:
    """Return the turn an evening's answer leads to: only a new pain changes something."""
    if felt.pain and felt.pain[2] > 0 and open_pain(scene.athlete, *felt.pain[:2]) is None:
        return told_of_pain(scene, felt)
    return scene.say()


@dataclass(slots=True)
class Shuffled(Coached):
    """D: the same coach, told the same answers by the same runner, but of other days."""

    answers: Iterator[Felt] = field(default_factory=lambda: iter(()))

    def heard(self, felt: Felt) -> Felt:
        """Return what was answered on some other day."""
        other = next(self.answers, None)
        return felt if other is None else replace(other, agrees=felt.agrees)


def shuffled(told: Sequence[Felt], run: int, number: int) -> Iterator[Felt]:
    """Yield answers in an order of chance, over and over."""
    keys = uniforms(seed(run, number, 3))
    mixed = [felt for _, _, felt in sorted((next(keys), n, felt) for n, felt in enumerate(told))]
    while mixed:
        yield from mixed
