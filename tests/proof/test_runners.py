"""Plans for runners of every kind: no hard limit is broken, by our own list nor by a second opinion."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass
from random import SystemRandom

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from core.training.limits import broken, known
from core.training.plan import Plan
from tests.proof.asked import both, offered
from tests.proof.found import FOUND
from tests.proof.people import Profile, people, persons
from tests.proof.second.verdict import Fault, faults
from tests.proof.strata import leaning, refusals, table

SHARES = {"marathon": 150, "half": 50, "10k": 40, "5k": 30, "mile": 20, None: 10}
"""Runners by goal, in `make test`: 300, always the same. The marathon is what most come for."""

settings.register_profile(
    "proof",
    deadline=None,
    database=None,
    derandomize=True,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)
settings.register_profile(
    "nightly", settings.get_profile("proof"), max_examples=5000, derandomize=False, print_blob=True
)

MOST_UNSAFE = 0.01
"""The part of runners that may be told that no week of theirs is safe: the refusal that explains least."""


@dataclass
class Judged:
    """What is wrong with a runner's plan, what the second opinion says in full, and the rule they were refused by."""

    wrong: list[str]
    second: list[Fault]
    refused: str | None


def judged(said: Profile) -> Judged:
    """Return every hard limit the plan for a runner breaks, by our own list and by a second opinion."""
    asked, found, exported = both(said)
    ours = broken(found, known(asked)) if isinstance(found, Plan) else ()
    second = faults(said, exported)
    hard = [f"{one.id} on {one.on}: {one.detail}" for one in ours]
    hard += [f"{fault.rule}: {fault.says}" for fault in second if fault.hard]
    stuck = [f"{other} cannot be planned" for other in _stuck(said, exported)]
    return Judged(hard + stuck, second, exported["refusal"] and exported["refusal"]["rule"])


def _stuck(said: Profile, exported: Profile) -> list[str]:
    refusal = exported["refusal"]
    others = refusal["alternatives"] if refusal else ()
    return [other["text"] for other in others if not offered(said, refusal, other)]


def prove(said: Profile) -> Judged:
    """Fail where a runner's plan is wrong, with the runner; return what was found."""
    found = judged(said)
    assert not found.wrong, f"{found.wrong[0]}\n{json.dumps(said)}"
    return found


def unsafe(found: list[tuple[Profile, Judged]]) -> float:
    """Return the part of runners for whom the planner found no safe week, and could not say more."""
    return sum(one.refused == "no-safe-week" for _, one in found) / len(found)


@pytest.mark.parametrize("goal", SHARES)
def test_no_plan_breaks_a_hard_limit(goal: str | None) -> None:
    """300 runners get plans that hold every hard limit, or an honest no with alternatives that can be planned."""
    found: list[tuple[Profile, Judged]] = []

    @settings(settings.get_profile("proof"), max_examples=SHARES[goal])
    @given(persons())
    def every(said: Profile) -> None:
        wish = said | {"goal": said["goal"] | {"distance": goal}}
        found.append((wish, prove(wish)))

    every()
    assert unsafe(found) <= MOST_UNSAFE
    assert len(found) >= SHARES[goal]


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_no_plan_of_thousands_breaks_a_hard_limit(capsys: pytest.CaptureFixture[str]) -> None:
    """5,000 runners, others every night; the scored rules and the refusals are printed by kind of runner."""
    found: list[tuple[Profile, Judged]] = []
    number = int(os.environ.get("PROOF_SEED") or SystemRandom().randrange(2**32))

    @seed(number)
    @settings(settings.get_profile("nightly"))
    @given(persons())
    def every(said: Profile) -> None:
        found.append((said, prove(said)))

    with capsys.disabled():
        print(f"\nPROOF_SEED={number}")
        every()
        print(f"{len(found)} runners\n{table((said, one.second) for said, one in found)}")
        print(f"\nRefused:\n{refusals((said, one.refused) for said, one in found)}")
    assert len(found) >= settings.get_profile("nightly").max_examples
    assert unsafe(found) <= MOST_UNSAFE


def test_runners_lean_both_ways() -> None:
    """Among those the proofs are made with, some miles are far better and some far worse than the longer races."""
    kinds = Counter(leaning(said) for said in people(7, 300))
    assert min(kinds["speed-limited"], kinds["endurance-limited"], kinds["in balance"]) >= 10


@pytest.mark.parametrize("said", FOUND, ids=json.dumps)
def test_what_was_found_once_stays_mended(said: Profile) -> None:
    """A plan that was wrong is right, and stays so: no week is the one that cannot be made safe."""
    assert prove(said).refused != "no-safe-week"
