"""What a runner should know of a plan, as keys: races it leaves out, a longest run that stays short, wishes it cannot keep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Race
from core.training import budgets
from core.training.ages import ADULT
from core.training.catalogue import is_quality
from core.training.fitness import (
    ENDURANCE_M,
    Known,
    Limiter,
    left_out,
    mile_check,
    prediction,
    standing,
    telling,
)
from core.training.footing import Footing
from core.training.limits.shape import FAR_ENOUGH_M
from core.training.on_the_way import CLEAR
from core.training.past import MONTH
from core.training.plan import Phase, Planned, Week
from core.training.ready import least_on_the_way_m
from core.training.request import Request
from core.training.warned import with_facts

BUILD: Final = frozenset({Phase.ROLLING, Phase.BASE, Phase.MILE, Phase.SPECIFIC})


def warnings(weeks: tuple[Week, ...], runner: Footing, request: Request) -> tuple[str, ...]:
    """Return the keys of what the runner should know of a plan: of its races, then of itself."""
    moved = request.long_run_day not in {None, runner.long_day}
    young = runner.distance == "marathon" and (request.age or ADULT) < ADULT
    strong = any(p.workout.type == "strength" for week in weeks for p in week.days)
    held = _held_back(weeks, runner)
    told = {
        "strength": bool(request.strength) and not strong,
        _why_not_hard(runner): runner.distance is not None and not runner.walks and not is_hard(weeks),
        _too_short(weeks, runner): runner.distance == "marathon" and longest(weeks) < FAR_ENOUGH_M,
        "long-day": moved,
        "target": _beyond_reach(runner, request),
        "target-unknown": request.goal.target_s is not None and runner.known_index is None,
        "young": young,
        "from-a-mile": _from_a_mile(runner, request),
        "mile-ahead": _mile_ahead(runner, request),
        held: bool(held),
        "old-result": runner.known_index is None and left_out(request.results, request.start) is not None,
    }
    return (*_of_races(weeks, runner, request), *(key for key, holds in told.items() if holds))


def is_hard(weeks: tuple[Week, ...], phases: frozenset[Phase] = BUILD) -> bool:
    """Return whether weeks of *phases* hold a hard session, or there are none of them."""
    found = [week for week in weeks if week.phase in phases]
    return not found or any(
        is_quality(p.workout) and p.workout.type != "race" for week in found for p in week.days
    )


def _why_not_hard(runner: Footing) -> str:
    """Return the warning of a plan without a hard session: its days are too short for one, or its weeks too small."""
    beside = (runner.day_s[day] for day in runner.days if day != runner.long_day)
    short = max(beside, default=0.0) < ENOUGH_S and runner.weekly_m >= ROOM_M
    return "no-hard:day-time" if short else "no-hard"


ENOUGH_S: Final = 2700.0
"""A day of 45 minutes has the time for a session of any kind, a small one at least."""

ROOM_M: Final = 10_000.0
"""Who runs so much has weeks for a small hard session, once there is a day for it."""


def peak_m(weeks: tuple[Week, ...]) -> float:
    """Return the metres of the largest week, races apart."""
    return max(sum(p.workout.distance_m for p in week.days if p.workout.type != "race") for week in weeks)


def _from_a_mile(runner: Footing, request: Request) -> bool:
    """Return whether nothing longer than a mile says what a longer race is trained for with."""
    found = telling(request.results, request.start) if runner.known_index is not None else None
    return found is not None and found.distance_m < ENDURANCE_M and runner.distance != "mile"


def _mile_ahead(runner: Footing, request: Request) -> bool:
    """Return whether a newer mile sets the paces of a long race, and the longer races lag far behind it."""
    stands = standing(request.results, request.start) if request.index is None else None
    check = mile_check(request.results, request.start)
    if stands is None or check is None or runner.distance not in {"half", "marathon"}:
        return False
    return check.limiter is Limiter.ENDURANCE and stands.since == check.mile.on > check.longer.on


def _held_back(weeks: tuple[Week, ...], runner: Footing) -> str:
    """Return the warning of a plan that begins well below the week its runner is used to, because of their days."""
    whole = (week for week in weeks[:2] if week.start.weekday() == 0 and not week.cutback)
    first = next((week for week in whole if week.phase in BEGINNINGS), None)
    metres = sum(p.workout.distance_m for p in first.days) if first else runner.weekly_m
    return (
        with_facts("days-hold", f"{metres:.0f}w")
        if metres < HELD * runner.weekly_m and not runner.sore
        else ""
    )


BEGINNINGS: Final = frozenset({Phase.BASE, Phase.ROLLING})
HELD: Final = 0.85
"""Below this part of the usual week a plan says why it begins there."""

AMBITIOUS: Final = 0.92
"""A target below this part of what results point to is a lot to ask."""


def _beyond_reach(runner: Footing, request: Request) -> bool:
    """Return whether the target is faster than results of today let hope for; not so where none speaks."""
    if runner.known_index is None or runner.distance is None or request.goal.target_s is None:
        return False
    found = prediction(Known(request.results, request.start, request.weekly_m), runner.distance)
    return found is not None and request.goal.target_s < AMBITIOUS * found.band.time_s


def _of_races(weeks: tuple[Week, ...], runner: Footing, request: Request) -> Iterator[str]:
    """Yield what should be known of races on the way: left out and why, or much longer than what is run before."""
    days = [day for week in weeks for day in week.days]
    raced = {(day.on, day.workout.distance_m) for day in days if day.workout.type == "race"}
    for race in sorted(request.races, key=lambda one: one.on):
        before = _longest_before(race, days, runner)
        if (race.on, GOAL_DISTANCES[race.distance]) not in raced:
            why = _why_not(race, weeks, runner, before)
            yield with_facts(f"race-left-out:{why}", race.distance, race.on, before)
        elif GOAL_DISTANCES[race.distance] > budgets.SPIKE * before:
            yield with_facts("race-far", race.distance, race.on, before)


def _why_not(race: Race, weeks: tuple[Week, ...], runner: Footing, before_m: float) -> str:
    """Return what keeps a race out: the days of the plan, its main race, too few long runs before it, or no room."""
    if race.on == runner.race_on:
        return "same-day"
    last = runner.race_on or weeks[-1].days[-1].on
    if not runner.start <= race.on < last:
        return "outside"
    if runner.race_on is not None and (runner.race_on - race.on).days < CLEAR[race.distance]:
        return "near"
    return "unready" if before_m < least_on_the_way_m(race.distance) else "full"


def _longest_before(race: Race, days: list[Planned], runner: Footing) -> float:
    """Return the longest run of the month before a race, in metres, the one told at the start among them."""
    first = race.on - MONTH
    runs = [day.workout.distance_m for day in days if first <= day.on < race.on]
    return max([*runs, runner.longest_m if runner.start > first else 0.0])


def _too_short(weeks: tuple[Week, ...], runner: Footing) -> str:
    """Return the warning of a marathon plan without a run that is far enough, by the limit that held its longest."""
    if runner.longest_m >= FAR_ENOUGH_M and len(weeks) <= (SOON_WEEKS if runner.races else LATE_WEEKS):
        return "I33:late"
    peak = peak_m(weeks)
    limits = {
        "I15": budgets.share(peak) * peak,
        "long-time": budgets.timed_m(runner),
        "day-time": runner.day_caps[runner.long_day],
    }
    rule = min(limits, key=lambda one: limits[one])
    if limits[rule] < longest(weeks) + NEAR_M:
        return f"I33:{rule}"
    return (
        with_facts("I33:soon", max(runner.longest_m, longest(weeks))) if len(weeks) <= SOON_WEEKS else "I33"
    )


LATE_WEEKS: Final = 6
"""In a plan of so few weeks, the one after the race among them, the taper leaves no room for a long run; where a race on
the way has its own easy days, not in a few more."""

SOON_WEEKS: Final = 9
"""A plan of fewer than eight weeks to its marathon, the one after it counted: too few to build up in (science 3.3)."""

NEAR_M: Final = 1000.0
"""So near below a limit a long run ends that only this one holds: what is between is rounding."""


def longest(weeks: tuple[Week, ...]) -> float:
    """Return the longest run of a plan in metres, races apart."""
    runs = (p.workout for week in weeks for p in week.days if p.workout.type != "race")
    return max((workout.distance_m for workout in runs), default=0.0)
