"""What a morning's answers leave in the log: the check-in, pains that are new, worse or lasting, and when to ask again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, TypeGuard

from core.athlete.athlete import Athlete
from core.athlete.log import CheckIn, Pain, Promise, When
from core.dialogs.legs import about, spotted
from core.dialogs.legs_said import SORE, Legs
from core.logbook import ached, open_pain, with_pain
from core.recommender.rule import Day, Proposal
from core.recommender.rules.pain import lasting
from core.recommender.rules.sleep import STRESSED
from core.scene import Scene
from core.training.catalogue import avoid_sites, is_quality
from core.training.workout import Workout
from core.understanding.body import MUSCLES
from core.voice.text import NOTHING, Text


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


NIGHTS: Final = timedelta(days=14)


ENOUGH: Final = 5
"""Mornings within two weeks that told nothing of the night: then it is not asked about any more."""


def leaves_out_nights(athlete: Athlete, on: date) -> bool:
    """Return whether nights are not asked about: by the runner's wish, or as they were left out for two weeks.

    In the second case one night told is enough, and it is asked about again.
    """
    if not athlete.profile.asks_sleep:
        return True
    before = [one for one in athlete.checkins if one.on < on and one.legs is not None and one.legs < SORE]
    lately = [one for one in before if one.on >= on - NIGHTS]
    return (
        len(lately) >= ENOUGH and before[0].on <= on - NIGHTS and all(one.sleep_h is None for one in lately)
    )


SHORT_NIGHT_H: Final = 6.0
"""A night below this is not called green."""


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
    told = followed(scene, subject, morning.legs.score)
    return tuple(told if p.number == subject.number else p for p in scene.athlete.pains)


def followed(scene: Scene, pain: Pain, score: float) -> Pain:
    """Return a pain with what was said of it on the scene's day: gone twice, and it is closed."""
    over = score == 0 and pain.asked >= 1
    return replace(
        ached(pain, scene.day, score, When.MORNING),
        asked=pain.asked + 1,
        closed=scene.day if over else None,
        ask_on=None if over else next_ask(scene, score),
    )


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
