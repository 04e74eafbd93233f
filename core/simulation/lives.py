"""A twin in every arm of a world."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from core.simulation.again import goes_the_same
from core.simulation.arms import UNHEARING, Arm, Felt, Name
from core.simulation.coached import Coached, Shuffled, known, shuffled
from core.simulation.fate import Throw, fate
from core.simulation.outcome import Outcome
from core.simulation.parameters import USUAL, Parameters
from core.simulation.season import Season
from core.simulation.session import Session, session
from core.simulation.twin import START, Twin, requested, twin
from core.training.plan import Plan
from core.training.planner import Refusal, plan
from core.training.request import Request


@dataclass(frozen=True, slots=True)
class Life:
    """Everything about a twin that is the same in every arm and world."""

    run: int
    runner: Twin
    request: Request
    plan: Plan
    base: tuple[Session, ...]
    fate: tuple[Throw, ...]


def life(run: int, number: int, weeks: int = USUAL.weeks) -> Life | None:
    """Return twin *number* with their plan and fate; None when the planner refuses to plan for them."""
    runner = twin(run, number, USUAL)
    request = requested(runner, weeks)
    made = plan(request)
    if isinstance(made, Refusal):
        return None
    days = 7 * weeks
    base = tuple(session(made.on(START + timedelta(days=day)), runner.index) for day in range(days))
    return Life(run, runner, request, made, base, fate(run, runner, days))


def seasons(
    one: Life, world: Parameters, arms: Iterable[Name], before: Mapping[Name, Season] = MappingProxyType({})
) -> Mapping[Name, Season]:
    """Return a twin's season in each arm; the coach comes before its placebo, which is told its answers.

    *before*: seasons lived in another world; those that would go the same way in this one are not lived again.
    """
    found: dict[Name, Season] = {}
    for name in sorted(arms):
        lived, coach = before.get(name), found.get(Name.COACH)
        told = name is not Name.SHUFFLED or coach is before.get(Name.COACH)
        same = lived if lived and told and goes_the_same(lived, world) else None
        found[name] = same or _lived(one, world, name, coach)
    return found


def _lived(one: Life, world: Parameters, name: Name, coached: Season | None) -> Season:
    coach = coached.arm if coached else None
    told = coach.told if isinstance(coach, Coached) else ()
    arm = _arm(one, name, told)
    season = Season(one.runner, world, one.fate, one.base, arm)
    season.live()
    season.outcome.planned = sum(day.metres for day in one.base if not day.race)
    if isinstance(arm, Coached):
        season.outcome.taken = arm.taken(one.base)
    return season


def outcomes(one: Life, world: Parameters, arms: Iterable[Name]) -> Mapping[Name, Outcome]:
    """Return what came of a twin's season in each arm."""
    return {name: season.outcome for name, season in seasons(one, world, arms).items()}


def potential(one: Life, world: Parameters) -> float | None:
    """Return the race, in seconds, of the same twin on the same plan to whom nothing happens."""
    arm = UNHEARING[Name.STATIC](one.base, one.plan)
    return Season(one.runner, world, one.fate, one.base, arm, charmed=True).live().race_s


def _arm(one: Life, name: Name, told: Sequence[Felt]) -> Arm:
    if name is Name.COACH:
        return Coached(known(one.request, one.plan), one.runner, list(one.base))
    if name is Name.SHUFFLED:
        answers = shuffled(told, one.run, one.runner.number)
        return Shuffled(known(one.request, one.plan), one.runner, list(one.base), answers=answers)
    return UNHEARING[name](one.base, one.plan)
