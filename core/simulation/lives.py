"""A twin in every arm of a world."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from core.simulation.arms import UNHEARING, Arm, Name
from core.simulation.coached import Coached, Shuffled, known, shuffled
from core.simulation.fate import Throw, fate
from core.simulation.outcome import Outcome
from core.simulation.parameters import USUAL, Parameters
from core.simulation.season import Season
from core.simulation.session import Session, session
from core.simulation.twin import START, Twin, requested, twin
from core.training.plan import Plan
from core.training.planner import Refusal, Request, plan


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


def outcomes(
    one: Life, world: Parameters, arms: Iterable[Name], best_s: float | None = None
) -> Mapping[Name, Outcome]:
    """Return a twin's season in each arm; the coach comes before its placebo, which is told its answers.

    *best_s*: the twin's `potential` in that world.
    """
    live = partial(Season, one.runner, world, one.fate, one.base)
    coach = _coached(one)
    found: dict[Name, Outcome] = {}
    for name in sorted(arms):
        found[name] = live(_arm(one, name, coach)).live()
        found[name].best_s = best_s
    return found


def potential(one: Life, world: Parameters) -> float | None:
    """Return the race, in seconds, of the same twin on the same plan to whom nothing happens."""
    arm = UNHEARING[Name.STATIC](one.base, one.plan)
    return Season(one.runner, world, one.fate, one.base, arm, charmed=True).live().race_s


def _coached(one: Life) -> Coached:
    return Coached(known(one.request, one.plan), one.runner, list(one.base))


def _arm(one: Life, name: Name, coach: Coached) -> Arm:
    if name is Name.COACH:
        return coach
    if name is Name.SHUFFLED:
        answers = shuffled(coach.told, one.run, one.runner.number)
        return Shuffled(known(one.request, one.plan), one.runner, list(one.base), answers=answers)
    return UNHEARING[name](one.base, one.plan)
