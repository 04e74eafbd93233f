"""The ways a season can be planned anew: what it stands on, and the first day that may change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from core.absences import DAY
from core.athlete.goal import GOAL_DISTANCES, Goal
from core.athlete.wishes import Wishes
from core.logbook import runs_on
from core.recommender.way_back import UNTIL
from core.scene import Scene
from core.season_start import Start, followed, lately, standing
from core.seasons import first_day
from core.training.away import AWAY
from core.training.plan import Change, Edit, Phase, Plan


@dataclass(frozen=True, slots=True)
class Way:
    """One way to plan anew: from a season's start, holding from a day on, its first week lighter or not."""

    start: Start
    since: date
    anew: bool
    """A new season begins; the old one is over."""
    lighter: bool = False
    back: Change | None = None
    """The way back that days ahead are still less for: the season goes on behind it."""


def ways(scene: Scene, wanted: Wishes, there: Plan) -> Iterator[Way]:
    first = _first(scene, there)
    monday = first + DAY * (-first.weekday() % 7)
    days = tuple(dict.fromkeys((first, monday)))
    same_goal = (wanted.goal.distance, wanted.goal.on) == (scene.athlete.goal.distance, scene.athlete.goal.on)
    _, back = max(ways_back(scene, there), key=itemgetter(0), default=(date.min, None))
    goes_on = back is not None or (same_goal and followed(scene.athlete, scene.today))
    as_it_stands = [Way(standing(scene.athlete), since, anew=not same_goal, back=back) for since in days]
    if goes_on:
        yield from as_it_stands
    for lighter in (False, True):
        yield from (
            Way(lately(scene.athlete, scene.today, since), since, anew=True, lighter=lighter)
            for since in days
        )
    if not goes_on and (same_goal or _is_shorter(wanted.goal, scene.athlete.goal)):
        yield from as_it_stands


def _is_shorter(wanted: Goal, there: Goal) -> bool:
    """Return whether another race asks for less than the season was built for; a longer one, or a sooner, may ask for more."""
    if wanted.distance is None or there.distance is None:
        return False
    return GOAL_DISTANCES[wanted.distance] < GOAL_DISTANCES[there.distance]


def _first(scene: Scene, there: Plan) -> date:
    """Return the first day that may be planned anew: after today's run, after midday, after a way back or a race."""
    after_run = scene.today + DAY * bool(runs_on(scene.athlete, scene.today))
    recovered = _recovered(there, scene.today)
    back = (last + DAY for last, _ in ways_back(scene, there))
    return max(first_day(scene), after_run, there.base[0].start, *back, *recovered)


def _recovered(there: Plan, today: date) -> Iterator[date]:
    """Yield the day after the recovery from the goal race, once that is run: no new goal takes those days away."""
    raced = any(on < today and there.on(on).type == "race" for on in days_of_phase(there, Phase.RACE))
    if raced:
        yield from (day + DAY for day in days_of_phase(there, Phase.RECOVERY))


def days_of_phase(there: Plan, phase: Phase) -> Iterator[date]:
    weeks = (week for week in there.weeks if week.phase is phase)
    yield from (week.start + DAY * n for week in weeks for n in range(7 - week.start.weekday()))


def ways_back(scene: Scene, there: Plan) -> Iterator[tuple[date, Change]]:
    """Yield each way back, trip or pause that still holds, with its last day: until then it is left as it was laid.

    What is less behind that day is the plan itself, held to its limits.
    """
    for change in there.changes:
        begun = change.rule != "vacation" or (change.first is not None and change.first <= scene.today)
        holds = begun and change.rule in AWAY and not change.undone
        last = max((edit.on for edit in change.edits if _eases(there, edit)), default=date.min)
        told = dict(change.facts).get(UNTIL)
        if holds and last >= scene.today:
            yield min(last, date.fromisoformat(str(told))) if told else last, change


def _eases(there: Plan, edit: Edit) -> bool:
    """Return whether a day is what an edit made of it, and not just given back as the season has it."""
    return there.on(edit.on) == edit.after != there.base_on(edit.on)
