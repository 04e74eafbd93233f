"""A group session in one runner's own plan: their paces, their dose, and which days make room for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Final

from core import clearance
from core.absences import on_the_ladder, open_illness
from core.athlete.log import Pain
from core.clubs.club import HILLS, MILE, TEMPO, Session
from core.condition import current_index
from core.recommender.change import broken_by
from core.scene import Scene
from core.training.catalogue import avoid_sites, build, easier, is_quality
from core.training.paces import default_index, paces
from core.training.plan import Edit, Plan
from core.training.workout import Workout, Zone
from core.training.workouts.shape import Dose
from core.understanding.body import site_text
from core.units import MILE_M
from core.voice.text import Text, join, t

RULE: Final = "club-session"
UNTIL: Final = "met_until"
"""The fact of such a change that tells when everyone has run: in Unix seconds."""
FEWER: Final = 0.6
LATELY: Final = timedelta(days=7)
STEADY_S: Final = 1200.0
A_LITTLE: Final = 2.0
"""Soreness up to here needs no word (the recommender's own line)."""
PIECES: Final = ((119.0, "repetitions"), (301.0, "intervals"), (float("inf"), "cruise_intervals"))
"""(pieces up to so many seconds at interval pace, the type of workout they are) (Daniels)."""
ZONES: Final = {
    "repetitions": Zone.R,
    "intervals": Zone.I,
    "cruise_intervals": Zone.T,
    HILLS: Zone.I,
    TEMPO: Zone.T,
}
LONG_RESTS: Final = frozenset({"repetitions", HILLS})
"""What is run fast enough to need twice its time, at least, to recover."""
FIXED: Final = frozenset({"race", "time_trial"})
"""What no session takes the place of; a mile of their own is run with the club, when it runs one."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How much of a session is right for a runner this week, and what it does to which days of their plan."""

    workout: Workout
    reps: int
    edits: tuple[Edit, ...] = ()

    @property
    def fewer(self) -> int:
        """A smaller dose, for legs that are not sure."""
        return max(ceil(self.reps * FEWER), 1)


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why hard repetitions are not for this runner this week."""

    reason: Text


def index(scene: Scene) -> float:
    """Return the index to compute with: the runner's, else a careful guess that is never shown as a pace."""
    known = current_index(scene.athlete, scene.today)
    profile = scene.athlete.profile
    return known or default_index(profile.weekly_m, profile.level)


def kind(one: Session, level: float) -> str:
    """Return the type of workout a session is for a runner of that index: by how long a piece lasts at I."""
    if one.shape:
        return one.shape
    seconds = one.each_s or (one.each_m or 0) / 1000 * paces(level).interval.seconds_per_km
    return next(key for most, key in PIECES if seconds <= most)


def workout(one: Session, reps: int, level: float, distance_m: float = 0.0) -> Workout:
    """Return *reps* of the session with warm-up and cool-down, filled up to the distance if it is longer."""
    if one.is_mile:
        return trial(level)
    key = kind(one, level)
    pace = paces(level).of(ZONES[key]).seconds_per_km
    seconds = one.each_s or (one.each_m or 0) / 1000 * pace
    if one.is_steady:
        each_m, each_s = one.each_m and reps * one.each_m, one.each_s and reps * one.each_s
        return build(key, Dose(distance_m, level, each_m=each_m, each_s=each_s))
    rest = min(max(one.rest_s, 2 * seconds), 3 * seconds) if key in LONG_RESTS else min(one.rest_s, seconds)
    dose = Dose(distance_m, level, reps=reps, each_m=one.each_m, each_s=one.each_s, rest_s=round(rest))
    return build(key, dose)


def trial(level: float) -> Workout:
    """Return the hard mile as a workout of a runner's."""
    return build(MILE, Dose(index=level, each_m=MILE_M))


def fixed(whole: Workout) -> frozenset[str]:
    """Return the types of workout that a hard one takes the place of no day of, nor stands beside."""
    return FIXED - {whole.type}


def fit(scene: Scene, one: Session, most: int | None = None) -> Fit | Unfit:
    """Return the largest dose, at most *most* repetitions, that spares what hurts and keeps every limit."""
    level = index(scene)
    wanted = min(most or one.reps, _most(one, level))
    whole = workout(one, wanted, level)
    if found := unfit(scene, one.on, whole):
        return Unfit(found)
    if scene.athlete.plan is None:
        return Fit(whole, wanted)
    return _within(scene, scene.athlete.plan, one, wanted)


def _most(one: Session, level: float) -> int:
    """Return how many repetitions may be asked of anyone; of one piece at tempo, as much as fits twenty minutes (Daniels)."""
    if not one.is_steady:
        return one.reps
    block = one.each_s or (one.each_m or 0) / 1000 * paces(level).threshold.seconds_per_km
    return min(one.reps, max(int(STEADY_S / block), 1))


def unfit(scene: Scene, on: date, whole: Workout) -> Text | None:
    """Return what forbids a hard workout on a day, whatever the dose: a lock, an open pain, a race of their own."""
    if found := unwell(scene, on, whole):
        return found
    if any(scene.workout(on + timedelta(days=n)).type in fixed(whole) for n in (-1, 0, 1)):
        return t("You have an effort of your own around that day.")
    return None


LOCKED: Final = t("Running is off until you've been cleared.")


def unwell(scene: Scene, on: date, whole: Workout) -> Text | None:
    """Return what of a runner's health forbids, or forbade, a hard workout on a day."""
    athlete = scene.athlete
    ill = open_illness(athlete)
    if athlete.lock and athlete.lock.since <= on:
        return LOCKED
    if clearance.waiting(athlete):
        return t("Anything hard waits until you've had the all-clear.")
    if (ill and ill.first <= on) or on_the_ladder(athlete):
        return t("First you get well; anything hard comes after that.")
    if hurts := _pain(scene, on, whole):
        where = site_text(hurts.site, hurts.side)
        return t("I'd like the {where} calm before anything fast.", where=where)
    return None


ABOVE: Final = frozenset({"arm", "shoulder", "neck", "head"})
"""Where something may hurt that running fast does not ask anything of."""


def _pain(scene: Scene, on: date, whole: Workout) -> Pain | None:
    """Return an open pain that forbids hard running: at a site it strains, however little; below the neck, a clear one."""
    sites = avoid_sites(whole)
    open_ = (p for p in scene.athlete.pains if p.closed is None and p.severity and p.since <= on)
    clear = (p for p in open_ if p.site in sites or (p.severity > A_LITTLE and p.site not in ABOVE))
    return next(clear, None)


def _within(scene: Scene, plan: Plan, one: Session, wanted: int) -> Fit | Unfit:
    reason = no = t("That is not for this week.")
    for reps in range(wanted, 0, -1):
        edits = tuple(edits_for(scene, plan, one, reps))
        broken = broken_by(scene, edits)
        if not broken:
            return Fit(edits[0].after, reps, edits)
        reason = join((no, broken[0].text))
    return Unfit(reason)


def edits_for(scene: Scene, plan: Plan, one: Session, reps: int) -> Iterator[Edit]:
    """Yield what the session does to the plan, its own day first."""
    level, on = index(scene), one.on
    gives = gives_way(plan, on, scene.today, one.shape)
    made = workout(one, reps, level, plan.on(gives or on).distance_m)
    yield from placed(plan, on, made, level, scene.today)


def placed(plan: Plan, on: date, made: Workout, level: float, today: date) -> Iterator[Edit]:
    """Yield what a hard workout on a day does to the plan, its own day first.

    It takes the place of the hard session nearest to it that week, whose day gets what its own day had; hard days
    next to it become easy.
    """
    gives = gives_way(plan, on, today, made.type)
    had = plan.on(on)
    yield Edit(on, had, made)
    for day in sorted({on - timedelta(days=1), on + timedelta(days=1), *([gives] if gives else [])} - {on}):
        before = plan.on(day)
        after = had if day == gives else easier(before, level) if is_quality(before) else before
        if day >= today and after != before:
            yield Edit(day, before, after)


def gives_way(plan: Plan, on: date, today: date, shape: str = "") -> date | None:
    """Return the day of the hard session that one of that *shape* on *on* takes the place of; None when there is none.

    It is the nearest of that week; a mile takes the place of a mile first.
    """
    monday = on - timedelta(days=on.weekday())
    days = [day for n in range(7) if (day := monday + timedelta(days=n)) >= today]
    stays = FIXED - {shape}
    hard = [day for day in days if is_quality(plan.on(day)) and plan.on(day).type not in stays]
    own_mile = {day for day in hard if shape == plan.on(day).type == MILE}
    return min(hard, key=lambda day: (day not in own_mile, abs((day - on).days), day), default=None)


def sore_lately(scene: Scene, whole: Workout) -> Text | None:
    """Return a reminder of what was sore in the last days and would be strained."""
    sites = avoid_sites(whole)
    told = [c for c in scene.athlete.checkins if c.site in sites and scene.today - c.on <= LATELY]
    last = max((c for c in told if (c.legs or 0) > A_LITTLE), key=lambda c: c.on, default=None)
    if last is None:
        return None
    return t(
        "On {on:weekday} you told me of soreness in the {where}",
        where=site_text(last.site or "", None),
        on=last.on,
    )
