"""What a plan costs: a 24-week one, and a thousand for runners of every kind: python -m tests.bench.plans."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from core.training.planner import plan
from core.training.request import Request
from tests.proof.asked import requested
from tests.proof.people import Profile, people
from tests.proof.runners import runner

CALLS = 30
RUNNERS = 1000
SEASON = runner("marathon", "2027-08-15", 55, 20, "tu we th sa su", 46)
"""Twenty-four weeks to a marathon."""


@dataclass(frozen=True)
class Cost:
    """Milliseconds of many plans, the slowest runner with them."""

    middle: float
    slowest: float
    who: Profile


def season() -> float:
    """Return the median milliseconds of a 24-week plan; every one made of the same must be the same."""
    asked = requested(SEASON)
    if len({repr(plan(asked)) for _ in range(3)}) != 1:
        raise RuntimeError("the same inputs gave different plans")
    return median(_ms(asked) for _ in range(CALLS))


def thousand(how_many: int = RUNNERS) -> Cost:
    """Return what plans for runners of every kind cost."""
    took = [(_ms(requested(said)), said) for said in people(1, how_many)]
    slowest, who = max(took, key=lambda one: one[0])
    return Cost(median(ms for ms, _ in took), slowest, who)


def _ms(asked: Request) -> float:
    began = perf_counter()
    plan(asked)
    return (perf_counter() - began) * 1000


if __name__ == "__main__":
    print(season(), thousand(*map(int, sys.argv[1:])))
