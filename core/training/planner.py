"""The planner: from a request to a plan, or an honest refusal. The same request gives the same plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from core.athlete.goal import Priority, Race
from core.training import budgets, on_the_way, programme, sessions
from core.training.beside import with_others
from core.training.catalogue import TYPES, hill_sprint_reps, is_quality
from core.training.cautions import is_hard, longest, warnings
from core.training.dials import turned, usual
from core.training.feasible import can_race, obstacle, reaches, tight
from core.training.filling import week
from core.training.footing import LONGEST_AGO, Footing, footing
from core.training.hard import step_of
from core.training.limits import broken, known
from core.training.limits.shape import FAR_ENOUGH_M
from core.training.measure import touch_s, work, zones_m
from core.training.past import Past
from core.training.phases import outline
from core.training.plan import Phase, Plan, Planned, Week
from core.training.race_week import race_week, recovery_week
from core.training.ramp import Ramp, build_of, first_m, ramp
from core.training.refusals import Alternative, Refusal, later, refuse
from core.training.request import Request
from core.training.slot import Build, Miles, Slot
from core.training.taper import tapers
from core.training.warned import with_facts
from core.training.workout import Workout, Zone
from core.training.workouts.shape import Builds

__all__ = ["Alternative", "Refusal", "plan"]

SLOW: Final = frozenset({"easy", "recovery", "long", "shakeout", "walk_run", "race"})
"""Types that take nothing from the speed budget; a race is not training."""


def plan(request: Request, number: int = 1) -> Plan | Refusal:
    """Return the plan for *request*, or why there is none and what there could be instead.

    Whatever is returned keeps every hard limit. A race on the way that no plan can hold is left out, with a warning.
    """
    runner = footing(request)
    found = turned(runner, lambda one: _kept(one, request))
    if isinstance(found, str):
        return refuse(found, usual(runner), cache(lambda other: _works(other, request)))
    warned = tuple(_safer(key, request) for key in found.warnings)
    return replace(found, number=number, warnings=warned, behind=request.behind)


def _safer(key: str, request: Request) -> str:
    """Return what is said of a marathon that is too near with the day from which on it is not, where there is one."""
    said, _, facts = key.rpartition(":")
    other = later(footing(request), lambda one: _goes_far(one, request)) if said == SOON else None
    return with_facts(f"{SOON}-later", facts, other.on) if other and other.on else key


SOON: Final = "I33:soon"


def _goes_far(other: Footing, request: Request) -> bool:
    """Return whether the plan for another day has a run that is far enough for a marathon."""
    found = _kept(other, request)
    return isinstance(found, Plan) and longest(found.weeks) >= FAR_ENOUGH_M


def _works(other: Footing, request: Request) -> bool:
    """Return whether what is offered instead can be planned, limits and all; races on the way may be left out of it."""
    goal = replace(request.goal, distance=other.distance, on=other.race_on)
    asked = replace(request, goal=goal, races=())
    runner = usual(footing(asked))  # what suits a runner, the day of the long run among it, goes by the race
    if runner.days != other.days:
        runner = usual(footing(replace(asked, days=other.days)))
    return not isinstance(_kept(runner, asked), str)


def _kept(runner: Footing, request: Request) -> Plan | str:
    """Return the plan that keeps every limit, with the races on the way it can hold; or the rule that forbids it."""
    weeks = _without_an_idle_block(_tried(runner), runner)
    if isinstance(weeks, str):
        return _kept(replace(runner, races=()), request) if runner.races else weeks
    beside = with_others(weeks, runner)
    made = Plan(0, request.start, beside, runner.known_index, warnings=warnings(beside, runner, request))
    fault = next(iter(broken(made, known(request))), None)
    if fault is None:
        return made
    if runner.races:
        nearest = min(runner.races, key=lambda race: abs(race.on - (fault.on or race.on)))
        return _kept(_without(runner, nearest), request)
    return "no-safe-week"


def _without_an_idle_block(weeks: tuple[Week, ...] | str, runner: Footing) -> tuple[Week, ...] | str:
    """Return the weeks without a mile block where theirs would hold nothing fast; it is a plan all the same."""
    if isinstance(weeks, str) or not runner.mile or is_hard(weeks, frozenset({Phase.MILE})):
        return weeks
    other = _tried(replace(runner, mile=False))
    return weeks if isinstance(other, str) else other


def _without(runner: Footing, race: Race) -> Footing:
    return replace(runner, races=tuple(one for one in runner.races if one != race))


def _tried(runner: Footing) -> tuple[Week, ...] | str:
    """Return a runner's weeks, or the rule that forbids them; kilometres only where nothing else gets there."""
    rule = obstacle(runner)
    if rule:
        return rule
    usual = build_of(runner, tight=tight(runner))
    for how, fixed in dict.fromkeys(((usual, None), (Build.TIGHT, None), (Build.TIGHT, runner.age.ramp))):
        weeks = _weeks(how, runner, fixed)
        if reaches(runner, longest(weeks), in_full=how is Build.SHORT):
            return weeks
    return "too-soon"


def _weeks(how: Build, runner: Footing, fixed: float | None = None) -> tuple[Week, ...]:
    """Return the weeks of a season, without the races on the way that come too early for the runner.

    They grow as evenly as the calendar lets them, or by the *fixed* factor.
    """
    weeks: list[Week] = []
    miles = Miles(runner.miled_until, runner.mile)
    slots = outline(runner.distance, runner.start, runner.race_on, how, _lighter(runner), miles)
    growth = ramp(runner, slots, fixed)
    before = (runner.start - LONGEST_AGO, runner.longest_m)
    brought = first_m(runner) if tapers(slots[0], runner) else 0.0
    past = Past(min(first_m(runner), growth.peak_m), 0.0, 0.0, 0.0, brought, (before,), (runner.weekly_m,))
    past = past.after(runner.behind)
    for slot in slots:
        early = _too_early(slot, runner, past)
        if early:
            return _weeks(how, _without(runner, early), fixed)
        days = _days(slot, runner, past, growth)
        weeks.append(Week(slot.number, slot.start, slot.phase, _is_lighter(slot, days, weeks), days))
        past = _after(past, slot, days, runner, growth)
    return tuple(weeks)


def _is_lighter(slot: Slot, days: Sequence[Planned], before: Sequence[Week]) -> bool:
    """Return whether a cutback is one: it is not where a race has made every whole week before it lighter still."""
    whole = [_metres(one.days) for one in before if one.start.weekday() == 0]
    return slot.cutback and (not whole or _metres(days) < max(whole))


def _metres(days: Iterable[Planned]) -> float:
    return sum(one.workout.distance_m for one in days)


def _too_early(slot: Slot, runner: Footing, past: Past) -> Race | None:
    """Return a race of this week that is too far for what has been run so far."""
    races = on_the_way.within(runner.races, slot.monday)
    return next(
        (race for race in races if not can_race(race.distance, past.longest(race.on), past.held_m)), None
    )


def _lighter(runner: Footing) -> frozenset[date]:
    return frozenset(race.on for race in runner.races if race.priority is Priority.B)


def _days(slot: Slot, runner: Footing, past: Past, growth: Ramp) -> tuple[Planned, ...]:
    if slot.phase is Phase.RACE:
        return race_week(slot, runner, past)
    if slot.phase is Phase.RECOVERY:
        return recovery_week(slot, runner, past)
    return week(slot, runner, past, growth)


def _held(past: Past, slot: Slot, total: float, growth: Ramp, runner: Footing) -> float:
    """Return the metres to hold: what was meant, but not far above what the days could take, strides among it."""
    return min(growth.risen_m(past.held_m, slot), total * runner.age.ramp)


def _after(past: Past, slot: Slot, days: tuple[Planned, ...], runner: Footing, growth: Ramp) -> Past:
    """Return the past with one more week in it."""
    runs = tuple((p.on, p.workout.distance_m) for p in days if p.workout.type != "race")
    total = sum(metres for _, metres in runs) + on_the_way.metres(
        on_the_way.within(runner.races, slot.monday)
    )
    taken = runner.easy_m(sum(touch_s(p.workout) for p in days))
    full = slot.start == slot.monday
    usual = full and budgets.is_build(slot.phase)
    whole = usual and not slot.cutback and not on_the_way.disturbs(runner.races, slot.monday, runner.long_day)
    long = max((metres for on, metres in runs if on.weekday() == runner.long_day), default=0.0)
    sprints = next((p.workout for p in days if p.workout.type == "hill_sprints"), None)
    found = work(sprints) if sprints else None
    return replace(
        past,
        held_m=_held(past, slot, total + taken, growth, runner) if whole else past.held_m,
        built_m=total if whole else past.built_m,
        base_long_m=max(past.base_long_m, *(m for _, m in runs), 0.0)
        if full and slot.phase is Phase.BASE
        else past.base_long_m,
        long_m=long if whole and long else past.long_m,
        peak_m=max(past.peak_m, total) if whole else past.peak_m,
        runs=(*past.runs[-30:], *runs),
        weeks_m=(*past.weeks_m[-4:], total),
        speed_m=(
            *past.speed_m[-4:],
            sum(sessions.speed_m(p.workout, runner.index) for p in days if p.workout.type not in SLOW),
        ),
        fast_m=max(
            past.fast_m, sum(_fast_m(p.workout, runner.index) for p in days if p.workout.type != "race")
        ),
        hard=max((p.on for p in days if is_quality(p.workout)), default=past.hard),
        types=past.types | {p.workout.type for p in days if is_quality(p.workout)},
        hills=hill_sprint_reps(sprints) if sprints else past.hills,
        hill_s=found[0].duration_s or past.hill_s if found else past.hill_s,
        steps=past.steps if slot.cutback else _steps(past, slot, days),
        times=past.times if slot.cutback and slot.phase is Phase.MILE else _times(past, days),
        miled=past.miled or slot.phase is Phase.MILE,
    )


def _steps(past: Past, slot: Slot, days: tuple[Planned, ...]) -> tuple[tuple[Builds, int], ...]:
    """Return how far each kind of hard session has come with a week's, races and tests aside."""
    built = {TYPES[p.workout.type].builds for p in days if is_quality(p.workout)} & STEPPED
    return (
        tuple((dict(past.steps) | {one: step_of(one, slot, past) for one in built}).items())
        if built
        else past.steps
    )


def _times(past: Past, days: tuple[Planned, ...]) -> tuple[tuple[Builds, int], ...]:
    """Return in how many weeks each kind of hard session was run, with this one."""
    built = {TYPES[p.workout.type].builds for p in days if is_quality(p.workout)}
    before = dict(past.times)
    return tuple((before | {one: before.get(one, 0) + 1 for one in built}).items()) if built else past.times


STEPPED: Final = frozenset(want.builds for want in programme.WANTED.values()) - {Builds.PACING}
"""What has doses that grow by speed weeks; marathon pace has a turn of its own."""


def _fast_m(workout: Workout, index: float) -> float:
    return sum(metres for zone, metres in zones_m(workout, index).items() if zone is not Zone.E)
