"""A lasting wish: the days to come are planned anew, days that are over stay, and all of it can be taken back.

The season goes on where it is. As long as the runner does what is planned, it is planned again from its first day on
with the new wish in it, and holds from the next sensible day: phases keep their places, and a wish that changes nothing
changes no day. Where much was not run, or another race is the goal, it begins from what was run lately.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, TypeAlias

from core.absences import DAY, away_on, on_the_ladder
from core.athlete.athlete import Athlete
from core.athlete.goal import Race
from core.athlete.log import Absence, Why
from core.athlete.wishes import Wishes, former, wishes, wishing
from core.condition import current_index
from core.kept_days import kept, meanwhile
from core.recommender.change import WAS, WITH, broken_by, edit, lay, newest, noted, replanned
from core.recommender.way_back import behind, ends, way_back
from core.scene import Scene
from core.season_start import Start, known_of, standing
from core.season_ways import Way, _first, ways, ways_back
from core.season_weeks import _sunday, joined_weeks, week_total
from core.training.away import away, edits
from core.training.beside import with_others
from core.training.budgets import GRID_M, floor_to
from core.training.catalogue import is_run, resized, shortened
from core.training.footing import footing
from core.training.limits import BY_ID, may_change
from core.training.limits.check import Limit
from core.training.limits.shape import SHAPE
from core.training.on_the_way import within
from core.training.plan import Edit, Plan, Planned, Week
from core.training.planner import Refusal, plan
from core.training.request import Request, request
from core.training.workout import REST, Facts, Workout

Expected: TypeAlias = "tuple[tuple[Race, ...], tuple[Race, ...]]"

MUCH: Final = 0.10
"""A week that gets so much longer or shorter is shown before it is laid, but where a race that comes or goes is why."""


SHOWN: Final = 4
"""The weeks ahead that are compared."""


SEASON: Final = frozenset({*(limit.id for limit in SHAPE), "I25"})
"""Limits of a whole season: a new one, which keeps them by itself, is not measured against the old one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a wish leads to: the scene with it done, or why it cannot be."""

    scene: Scene | None = None
    since: date | None = None
    """The first day that is planned anew; None: no day changes."""
    much: bool = False
    """Weeks grow or shrink, or phases move: worth a look before it is laid."""
    refusal: Refusal | None = None
    limit: Limit | None = None
    held: bool = False
    """Nothing can be planned anew before running is back: days off or the way back take all that is left."""
    warnings: tuple[str, ...] = ()
    """What a runner should know of the weeks that were planned anew (`core.training.warned`)."""
    lost: tuple[date, ...] = ()
    """Days the runner had moved, let go or swapped, which do not fit the new weeks."""


def foreseen(scene: Scene, wanted: Wishes, rule: str) -> Outcome:
    """Return what *wanted* makes of the plan: the first way that breaks no limit, or else what stands against it."""
    there = scene.athlete.plan
    if wanted == wishes(scene.athlete):
        return Outcome(scene)
    if there is None or there.last_day() < scene.today:
        return Outcome(scene.but(**_told(scene, wanted)))
    if _beside_the_runs(scene.athlete, wanted):
        return _with_others(scene, wanted, rule, there)
    if _held(scene, wanted, there):
        return _for_later(scene, wanted, rule)
    first: Outcome | None = None
    for way in ways(scene, wanted, there):
        outcome = _by(way, scene, wanted, rule)
        if outcome.scene:
            return outcome
        first = first or outcome
    return first or Outcome()


def _by(way: Way, scene: Scene, wanted: Wishes, rule: str) -> Outcome:
    """Return what planning anew in one way leads to; where it has no day left, the wish is kept for the next plan."""
    there = scene.athlete.plan
    assert there is not None  # noqa: S101 - asked for before
    found = _planned(_asked(wishing(scene.athlete, wanted), way.start), there.number)
    if isinstance(found, Refusal):
        return Outcome(refusal=found)
    if _sunday(found.weeks[-1]) < way.since:
        return Outcome(_kept(scene, wanted, rule))
    outcome = _outcome(scene, wanted, rule, way, joined_weeks(there, found, way))
    return replace(outcome, warnings=found.warnings)


def _held(scene: Scene, wanted: Wishes, there: Plan) -> bool:
    """Return whether days off or a way back reach to the end of the plan, or to the new day of a race.

    A race that is over is another matter.
    """
    race_on = wanted.goal.on
    over = race_on is not None and race_on <= scene.today
    moved = race_on is not None and race_on != scene.athlete.goal.on
    back = max((last for last, _ in ways_back(scene, there)), default=scene.today)
    ends = race_on if moved and race_on else there.last_day()
    return not over and back >= min(ends, there.last_day())


def _for_later(scene: Scene, wanted: Wishes, rule: str) -> Outcome:
    """Return that a wish has to wait; an age is kept all the same."""
    now = wishes(scene.athlete)
    if replace(wanted, age=now.age) != now:
        return Outcome(held=True)
    return Outcome(_kept(scene, wanted, rule))


def _kept(scene: Scene, wanted: Wishes, rule: str) -> Scene:
    """Return the scene with a wish kept for the next plan: no day of this one is left for it."""
    return noted(scene.but(**_told(scene, wanted)), rule, ((WAS, former(wishes(scene.athlete), wanted)),))


def _beside_the_runs(athlete: Athlete, wanted: Wishes) -> bool:
    """Return whether no more is wanted than something else beside the runs, which stay as they are."""
    now = wishes(athlete)
    return replace(wanted, strength=now.strength, crossing=now.crossing) == now


def _with_others(scene: Scene, wanted: Wishes, rule: str, there: Plan) -> Outcome:
    """Return the scene in which the free days ahead hold what is wanted beside the runs."""
    told = scene.but(**_told(scene, wanted))
    since = _first(scene, there)
    runs = tuple(replace(week, days=tuple(filter(_is_a_run, there.days_of(week)))) for week in there.weeks)
    weeks = with_others(runs, footing(request(told.athlete, scene.today)))
    found = {one.on: one.workout for week in weeks for one in week.days}
    ahead = (since + DAY * n for n in range((there.last_day() - since).days + 1))
    free = (day for day in ahead if there.on(day).type in FREE and not away_on(scene.athlete, day))
    beside = [edit(there, day, found.get(day, REST)) for day in free]
    was = (WAS, former(wishes(scene.athlete), wanted))
    laid = lay(told, rule, beside, (was,))
    return Outcome(noted(told, rule, (was,))) if laid is told else Outcome(laid, since)


def _is_a_run(planned: Planned) -> bool:
    return is_run(planned.workout)


FREE: Final = frozenset({"rest", "strength", "cross_training"})
"""What a day without a run holds."""


def _told(scene: Scene, wanted: Wishes) -> dict[str, object]:
    told = wishing(scene.athlete, wanted)
    return {"profile": told.profile, "goal": told.goal, "races": told.races, "time_limits": told.time_limits}


def one_week(scene: Scene, days: tuple[int, ...], monday: date) -> Outcome:
    """Return the scene in which one week alone is run on other days; the weeks after it stay as they are."""
    there = scene.athlete.plan
    if there is None:
        return Outcome()
    if on_the_ladder(scene.athlete):
        return Outcome(held=True)
    now = wishes(scene.athlete)
    long_day = now.long_run_day if now.long_run_day in days else max(days)
    wanted = wishing(scene.athlete, replace(now, days=days, long_run_day=long_day))
    found = _planned(_asked(wanted, standing(scene.athlete)), there.number)
    if isinstance(found, Refusal):
        return Outcome(refusal=found)
    week = [monday + DAY * n for n in range(7)]
    most = BIGGER * max(
        (there.on(day).distance_m for day in week if there.on(day).type not in LONG), default=0.0
    )
    new = {day: _no_longer(found.on(day), most) for day in week}
    laid = [Edit(day, there.on(day), new[day]) for day in week if there.on(day) != new[day]]
    broken = broken_by(scene, laid)
    return Outcome(limit=broken[0]) if broken else Outcome(lay(scene, "days-once", laid), monday)


BIGGER: Final = 1.1
"""No run grows by more than this for days that are gone: nothing is stacked (Friel)."""


LONG: Final = frozenset({"long", "marathon_pace_long", "race"})


def _no_longer(workout: Workout, most: float) -> Workout:
    """Return a workout no longer than *most* metres, its work kept where its easy beginning and end can give."""
    if workout.type in LONG or workout.distance_m <= most:
        return workout
    fitted = resized(workout, floor_to(most, GRID_M))
    return fitted if fitted.distance_m <= most else shortened(workout, floor_to(most, GRID_M))


@lru_cache(maxsize=16)
def _planned(asked: Request, number: int) -> Plan | Refusal:
    """Return the plan for a request; a wish that is talked over is planned once, not at every word."""
    return plan(asked, number)


def _asked(athlete: Athlete, start: Start) -> Request:
    asked = request(athlete, start.on)
    ahead = tuple(race for race in asked.races if race.on >= start.on)
    return replace(asked, weekly_m=start.weekly_m, longest_run_m=start.longest_m, races=ahead)


def _outcome(scene: Scene, wanted: Wishes, rule: str, way: Way, weeks: tuple[Week, ...]) -> Outcome:
    """Return the scene with *weeks* laid, if no hard limit is newly broken by them."""
    there = scene.athlete.plan
    assert there is not None  # noqa: S101 - asked for before
    told = scene.but(**_told(scene, wanted))
    was = (WAS, former(wishes(scene.athlete), wanted))
    steps = on_the_ladder(scene.athlete)
    between = () if steps else tuple(meanwhile(scene, there, wanted, way.since))
    if not between and _unchanged(there, weeks, way.since):
        return Outcome(noted(told, rule, (was,)))
    laid = _behind_the_way_back(told, rule, way, weeks, between, (was, *_facts(way)))
    laid, lost = kept(scene, laid, way.since)
    limit = _broken(scene, laid, way)
    if limit:
        return Outcome(limit=limit)
    for trip in _trips(scene.athlete, way.since):
        laid = _with_trip(laid, trip, way.since)
    much = _much(_expected(scene, laid), there, laid.athlete.plan or there, way.since)
    return Outcome(laid, way.since, much=much, lost=lost)


def _behind_the_way_back(
    scene: Scene, rule: str, way: Way, weeks: tuple[Week, ...], meanwhile: tuple[Edit, ...], facts: Facts
) -> Scene:
    """Return the scene with *weeks* laid, and held to what limits allow after a way back, where one comes first."""
    laid = replanned(scene, rule, way.since, weeks, meanwhile, facts)
    plan = laid.athlete.plan
    if way.back is None or plan is None:
        return laid
    held = behind(laid, way.back, way.since)
    return replanned(scene, rule, way.since, weeks, (*meanwhile, *edits(plan, held)), facts)


def _facts(way: Way) -> tuple[tuple[str, str | float], ...]:
    if not way.anew:
        return ()
    start = way.start
    return (
        ("start", start.on.isoformat()),
        ("weekly_m", start.weekly_m or 0.0),
        ("longest_m", start.longest_m or 0.0),
    )


def _unchanged(there: Plan, weeks: tuple[Week, ...], since: date) -> bool:
    """Return whether *weeks* are the very weeks there are from *since* on."""
    old = [week for week in there.weeks if week.start >= weeks[0].start]
    same = [(week.number, week.start, week.phase, week.cutback) for week in old] == [
        (week.number, week.start, week.phase, week.cutback) for week in weeks
    ]
    new = Plan(0, since, weeks)
    days = (since + DAY * n for n in range((new.last_day() - since).days + 1))
    return same and all(there.base_on(day) == new.base_on(day) for day in days)


def _trips(athlete: Athlete, since: date) -> Iterator[Absence]:
    """Yield the trips ahead, which the plan was made to go around."""
    return (one for one in athlete.absences if one.why is Why.VACATION and one.last and one.first >= since)


def _with_trip(scene: Scene, trip: Absence, since: date) -> Scene:
    there = scene.athlete.plan
    if there is None or trip.last is None:
        return scene
    level = current_index(scene.athlete, scene.today)
    days = away(there, max(trip.first, since), trip.last, running=trip.note == "easy", index=level)
    beside = newest(there)
    number = float(beside.number) if beside else 0.0
    facts = (("absence", float(trip.number)), ("until", trip.last.isoformat()), (WITH, number), ends(days))
    return lay(scene, "vacation", way_back(scene, there, days), facts)


def _broken(before: Scene, after: Scene, way: Way) -> Limit | None:
    """Return a hard limit that holds today and would not with the change."""
    old, new = before.athlete.plan, after.athlete.plan
    assert old is not None  # noqa: S101 - asked for before
    assert new is not None  # noqa: S101 - laid just now
    found = (BY_ID[one.id] for one in may_change(old, new, known_of(after.athlete, before.today)))
    return next((one for one in found if one.hard and not (way.anew and one.id in SEASON)), None)


def _much(expected: Expected, old: Plan, new: Plan, since: date) -> bool:
    """Return whether phases move, or a week grows or shrinks that is not expected to."""
    mondays = [since - timedelta(days=since.weekday()) + DAY * 7 * n for n in range(1, SHOWN + 1)]
    weeks = [(day, week_total(old, day), week_total(new, day)) for day in mondays]
    phases = [(week.number, week.phase) for week in old.weeks] != [(w.number, w.phase) for w in new.weeks]
    return phases or any(
        abs(after - before) > MUCH * max(before, 1.0) and not within(expected[after > before], monday)
        for monday, before, after in weeks
    )


def _expected(before: Scene, after: Scene) -> Expected:
    """Return the races whose weeks are lighter, as a new one's is, and whose weeks fill up again, as they are off."""
    old, new = before.athlete.races, after.athlete.races
    return tuple(one for one in new if one not in old), tuple(one for one in old if one not in new)
