"""Plans for runners of every kind: no hard limit is broken, by our own list nor by a second opinion."""

from __future__ import annotations

import json

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from core.training.limits import broken, known
from core.training.plan import Plan
from tests.proof.asked import both, offered
from tests.proof.people import Profile, people, person, smallest
from tests.proof.second.verdict import Fault, faults
from tests.proof.strata import table

SHARES = {"marathon": 150, "half": 50, "10k": 40, "5k": 30, "mile": 20, None: 10}
"""Runners by goal, in `make test`: 300, always the same. The marathon is what most come for."""

NIGHTLY = 5000


def judged(said: Profile) -> tuple[list[str], list[Fault]]:
    """Return every hard limit the plan for a runner breaks, and what the second opinion says in full."""
    asked, found, exported = both(said)
    ours = broken(found, known(asked)) if isinstance(found, Plan) else ()
    second = faults(said, exported)
    hard = [f"{one.id} on {one.on}: {one.detail}" for one in ours]
    hard += [f"{fault.rule}: {fault.says}" for fault in second if fault.hard]
    return [*hard, *(f"{other} cannot be planned" for other in _stuck(said, exported))], second


def _stuck(said: Profile, exported: Profile) -> list[str]:
    refusal = exported["refusal"]
    others = refusal["alternatives"] if refusal else ()
    return [other["text"] for other in others if not offered(said, refusal, other)]


def prove(said: Profile) -> list[Fault]:
    """Fail with the plainest runner whose plan is just as wrong; return what the second opinion says."""
    found, second = judged(said)
    if found:
        rule = found[0].split(maxsplit=1)[0]
        small = smallest(
            said, lambda other: any(one.split(maxsplit=1)[0] == rule for one in judged(other)[0])
        )
        pytest.fail(f"{judged(small)[0][0]}\n{json.dumps(small)}")
    return second


@pytest.mark.parametrize("goal", SHARES)
def test_no_plan_breaks_a_hard_limit(goal: str | None) -> None:
    """300 runners get plans that hold every hard limit, or an honest no with alternatives that can be planned."""
    for said in people(7, SHARES[goal]):
        prove(said | {"goal": said["goal"] | {"distance": goal}})


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_no_plan_of_thousands_breaks_a_hard_limit(capsys: pytest.CaptureFixture[str]) -> None:
    """5,000 runners, others every night; the scored rules are printed by kind of runner."""
    found: list[tuple[Profile, list[Fault]]] = []

    @settings(max_examples=NIGHTLY, deadline=None, phases=(Phase.generate,), database=None)
    @given(st.randoms(use_true_random=False))
    def every(dice) -> None:
        said = person(dice)
        found.append((said, prove(said)))

    every()
    with capsys.disabled():
        print(f"\n{len(found)} runners\n{table(found)}")
    assert len(found) >= NIGHTLY
