"""What a runner should know of a plan: races it leaves out, a longest run that stays short, wishes it cannot keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Race
from core.training import budgets
from core.training.ages import ADULT
from core.training.fitness import Known, left_out, prediction
from core.training.footing import Footing, Request
from core.training.limits.shape import FAR_ENOUGH_M
from core.training.on_the_way import CLEAR
from core.training.past import MONTH
from core.training.plan import Planned, Week
from core.training.workouts.race import RACES
from core.units import Distance
from core.voice.text import NOTHING, Text, t

WARNINGS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "long-day": t(
            "Your long run is not on the day you chose: that one isn't among your running days, or has too little time"
            " for it."
        ),
        "strength": t(
            "Your running days leave no day for strength with rest beside it. Do it after a hard session, on the same"
            " day, so that easy days stay easy."
        ),
        "young": t(
            "Most marathons take runners from 18 on, and growing bones need more care than a plan can take. Ask a doctor"
            " and your parents first."
        ),
        "old-result": t(
            "Your last result is more than six months old, too old to set paces by: hard running goes by feel until a race"
            " or a time trial sets them."
        ),
        "target": t(
            "Your target is a lot faster than your results point to today. The plan trains at today's paces; races and"
            " time trials on the way raise them as you do."
        ),
        "I33": t(
            "Your longest run before the marathon stays below {distance}: more would be too big a step. Plan walking"
            " breaks from early on; they cost little and save much.",
            distance=Distance(FAR_ENOUGH_M),
        ),
        "I33:I15": t(
            "Your longest run before the marathon stays below {distance}: it keeps to its part of your week, and your"
            " weeks are too small for more. Plan walking breaks from early on; they cost little and save much.",
            distance=Distance(FAR_ENOUGH_M),
        ),
        "I33:long-enough": t(
            "Your longest run before the marathon stays below {distance}: more would take you longer than a long run"
            " is good for. Plan walking breaks from early on; they cost little and save much.",
            distance=Distance(FAR_ENOUGH_M),
        ),
        "I33:late": t(
            "Race day is too near for another run of {distance}: rest brings more now, and the long runs you have done"
            " still count.",
            distance=Distance(FAR_ENOUGH_M),
        ),
        "I33:day-time": t(
            "Your longest run before the marathon stays below {distance}: the day of your long run has no time for"
            " more. Plan walking breaks from early on; they cost little and save much.",
            distance=Distance(FAR_ENOUGH_M),
        ),
    }
)
"""What a runner should know of a plan, by the keys in `Plan.warnings`: a rule, and after a colon what held it."""

LEFT_OUT: Final = "race-left-out"
"""How the keys of races on the way begin that a plan has no room for."""

OF_RACES: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "race-left-out:outside": t(
            "The {race} on {day:daymonth} lies outside the days of this plan, so it isn't in it."
        ),
        "race-left-out:near": t(
            "The {race} on {day:daymonth} is too close to your main race to recover in between. I left it out: run it"
            " easy with walking breaks, or cheer."
        ),
        "race-left-out:full": t(
            "The {race} on {day:daymonth} comes too early, or too close to another race, for a plan that stays safe."
            " I left it out: run it easy with walking breaks, or cheer."
        ),
        "race-far": t(
            "The {race} on {day:daymonth} is much longer than any run of yours in the month before it. Begin slowly and"
            " walk a minute now and then, from early on."
        ),
    }
)
"""What a runner should know of a race on the way: in `Plan.warnings` its distance and day follow the key."""


def of_race(key: str, race: Race) -> str:
    """Return the key in `Plan.warnings` of what OF_RACES says of a race: "race-far:half:2027-05-09"."""
    return f"{key}:{race.distance}:{race.on.isoformat()}"


def warning(key: str) -> Text:
    """Return what a key in `Plan.warnings` says; nothing for one of an older release that is no more."""
    said, distance, day = (*key.rsplit(":", 2), "", "")[:3]
    if said in OF_RACES:
        return replace(OF_RACES[said], blanks=(("race", RACES[distance]), ("day", date.fromisoformat(day))))
    return WARNINGS.get(key, NOTHING)


def warnings(weeks: tuple[Week, ...], runner: Footing, request: Request) -> tuple[str, ...]:
    """Return the keys of what the runner should know of a plan: of its races, then of itself."""
    moved = request.long_run_day not in {None, runner.long_day}
    young = runner.distance == "marathon" and (request.age or ADULT) < ADULT
    strong = any(p.workout.type == "strength" for week in weeks for p in week.days)
    told = {
        "strength": bool(request.strength) and not strong,
        _too_short(weeks, runner): runner.distance == "marathon" and longest(weeks) < FAR_ENOUGH_M,
        "long-day": moved,
        "target": _beyond_reach(runner, request),
        "young": young,
        "old-result": runner.known_index is None and left_out(request.results, request.start) is not None,
    }
    return (*_of_races(weeks, runner, request), *(key for key, holds in told.items() if holds))


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
        if (race.on, GOAL_DISTANCES[race.distance]) not in raced:
            yield of_race(f"race-left-out:{_why_not(race, weeks, runner)}", race)
        elif GOAL_DISTANCES[race.distance] > budgets.SPIKE * _longest_before(race, days, runner):
            yield of_race("race-far", race)


def _why_not(race: Race, weeks: tuple[Week, ...], runner: Footing) -> str:
    """Return what keeps a race out: it is outside the plan, near the main one, or there is no room for it."""
    last = runner.race_on or weeks[-1].days[-1].on
    if not runner.start <= race.on < last:
        return "outside"
    near = runner.race_on is not None and (runner.race_on - race.on).days < CLEAR[race.distance]
    return "near" if near else "full"


def _longest_before(race: Race, days: list[Planned], runner: Footing) -> float:
    """Return the longest run of the month before a race, in metres, the one told at the start among them."""
    first = race.on - MONTH
    runs = [day.workout.distance_m for day in days if first <= day.on < race.on]
    return max([*runs, runner.longest_m if runner.start > first else 0.0])


def _too_short(weeks: tuple[Week, ...], runner: Footing) -> str:
    """Return the warning of a marathon plan without a run that is far enough, by the limit that held its longest."""
    if runner.longest_m >= FAR_ENOUGH_M and len(weeks) <= LATE_WEEKS:
        return "I33:late"
    peak = max(sum(p.workout.distance_m for p in week.days if p.workout.type != "race") for week in weeks)
    limits = {
        "I15": budgets.share(peak) * peak,
        "long-enough": budgets.longest_m(runner),
        "day-time": runner.day_caps[runner.long_day],
    }
    rule = min(limits, key=lambda one: limits[one])
    return f"I33:{rule}" if limits[rule] < longest(weeks) + NEAR_M else "I33"


LATE_WEEKS: Final = 6
"""In a plan of so few weeks, the one after the race among them, the taper leaves no room for a long run."""

NEAR_M: Final = 1000.0
"""So near below a limit a long run ends that only this one holds: what is between is rounding."""


def longest(weeks: tuple[Week, ...]) -> float:
    """Return the longest run of a plan in metres, races apart."""
    runs = (p.workout for week in weeks for p in week.days if p.workout.type != "race")
    return max((workout.distance_m for workout in runs), default=0.0)
