"""Scored rules by kind of runner: how many plans keep each, and for whom fewest do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from core.training.fitness import mile_check
from core.training.programme import LEANS
from tests.proof.asked import requested
from tests.proof.people import Profile
from tests.proof.second.rule import RULES, SCORED
from tests.proof.second.verdict import Fault

FEWEST = 20
"""Plans of a stratum below which its rate says nothing."""


def strata(said: Profile) -> Iterator[str]:
    """Yield the kinds of runner one is: by goal, volume, days, time and level."""
    goal = said["goal"]
    yield f"goal {goal.get('distance') or 'none'}"
    weekly = said.get("weekly_km")
    yield "volume unknown" if weekly is None else f"volume {_band(weekly, (10, 25, 40, 64, 80, 100))} km"
    yield f"{len(said.get('days', ())) or 'any'} days"
    yield f"level {said.get('level') or 'unsaid'}"
    yield "with time limits" if "max_minutes" in said else "without time limits"
    yield f"mile {leaning(said)}"
    yield "with races on the way" if "races" in said else "without races on the way"
    if goal.get("date"):
        weeks = (date.fromisoformat(goal["date"]) - date.fromisoformat(said["start"])).days // 7
        yield f"{_band(weeks, (8, 16, 24, 40))} weeks"


def leaning(said: Profile) -> str:
    """Return what the mile check makes of a runner's results, where it shifts a mile block."""
    asked = requested(said)
    check = mile_check(asked.results, asked.start)
    if check is None or abs(check.mix) < LEANS:
        return "unknown" if check is None else "in balance"
    return str(check.limiter)


def _band(value: float, edges: tuple[int, ...]) -> str:
    low = max((edge for edge in (0, *edges) if edge <= value), default=0)
    high = min((edge for edge in edges if edge > value), default=None)
    return f"{low}-{high}" if high else f"{low}+"


def table(judged: Iterable[tuple[Profile, list[Fault]]]) -> str:
    """Return the scored rules, one a line: plans that keep it, the worst stratum, what it says."""
    plans: Counter[str] = Counter()
    kept: dict[str, Counter[str]] = defaultdict(Counter)
    scored = {rule.id: rule.text for rule in RULES if rule.kind == SCORED}
    for said, found in judged:
        broken = {fault.rule for fault in found}
        for stratum in ("all", *strata(said)):
            plans[stratum] += 1
            kept[stratum].update(rule for rule in scored if rule not in broken)
    return "\n".join(_row(rule, text, plans, kept) for rule, text in scored.items())


def refusals(answered: Iterable[tuple[Profile, str | None]]) -> str:
    """Return the rules runners are refused by, one a line: how many, and the stratum that is refused most."""
    runners: Counter[str] = Counter()
    refused: dict[str, Counter[str]] = defaultdict(Counter)
    for said, rule in answered:
        for stratum in ("all", *strata(said)):
            runners[stratum] += 1
            if rule:
                refused[rule][stratum] += 1
    return "\n".join(_refused(rule, found, runners) for rule, found in sorted(refused.items()))


def _refused(rule: str, found: Counter[str], runners: Counter[str]) -> str:
    rates = {stratum: found[stratum] / count for stratum, count in runners.items() if count >= FEWEST}
    worst = max(rates, key=lambda stratum: rates[stratum], default="all")
    return f"{rule:15} {rates.get('all', 0):6.1%}  worst {rates.get(worst, 0):6.1%} {worst}"


def _row(rule: str, text: str, plans: Counter[str], kept: dict[str, Counter[str]]) -> str:
    rates = {stratum: kept[stratum][rule] / count for stratum, count in plans.items() if count >= FEWEST}
    worst = min(rates, key=lambda stratum: rates[stratum], default="all")
    return f"{rule:14} {rates.get('all', 1):6.1%}  worst {rates.get(worst, 1):6.1%} {worst:24} {text}"
