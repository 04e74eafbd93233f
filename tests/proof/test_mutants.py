"""Seeded faults: the checks are worth their time only if they notice what goes wrong."""

from __future__ import annotations

import pytest

from tests.proof.corrupt import FAULTS, spoilt
from tests.proof.mutants import LIMIT_MUTANTS, MUTANTS, Mutant, alive, forgetful, noticed
from tests.proof.runners import RUNNERS

CAUGHT = 0.95
FEW = (
    "the long run is doubled",
    "no rest day",
    "R and I swapped",
    "the taper stays flat",
    "hill sprints begin with six",
)
"""What `make test` tries; `make test-slow` tries all."""

QUICK = ["a marathon on five days", "a 10K on seven days"]


@pytest.fixture(autouse=True)
def _spoilt_beforehand() -> None:
    """Spoil sound plans before a mutant can touch the planner."""
    for fault in FAULTS:
        spoilt(fault)


def test_without_a_fault_nothing_is_noticed() -> None:
    """The panel of checks finds nothing wrong with what we have."""
    assert noticed(list(RUNNERS)) is None
    assert forgetful() is None


@pytest.mark.parametrize("mutant", [one for one in MUTANTS if one.name in FEW], ids=lambda one: one.name)
def test_a_seeded_fault_is_noticed(mutant: Mutant) -> None:
    """A grave fault in the planner is noticed on the first plans looked at."""
    with alive(mutant):
        assert noticed(QUICK)


def test_a_limit_that_is_missing_or_weak_is_noticed() -> None:
    """Whichever limit is forgotten or loosened, a plan spoilt by hand passes that should not."""
    missed = []
    for mutant in LIMIT_MUTANTS:
        with alive(mutant):
            if forgetful() is None:
                missed.append(mutant.name)
    assert missed == []


def test_a_mutant_leaves_nothing_behind() -> None:
    """After a seeded fault everything is as it was."""
    with alive(MUTANTS[0]):
        pass
    assert noticed(QUICK) is None


def test_every_seeded_fault_has_its_place() -> None:
    """What a mutant changes is there to be changed; a name that moved would spare it for ever."""
    for mutant in MUTANTS:
        with alive(mutant):
            pass


@pytest.mark.slow
def test_nearly_every_seeded_fault_is_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    """Of all seeded faults in planner and formulas, at least 95 % are noticed."""
    found = {mutant.name: _first(mutant) for mutant in MUTANTS}
    caught = sum(1 for what in found.values() if what)
    with capsys.disabled():
        print(f"\n{caught} of {len(found)} seeded faults noticed")
        print(*(f"  {name}: {what}" for name, what in found.items()), sep="\n")
    assert len(found) >= 24
    assert caught >= CAUGHT * len(found)


def _first(mutant: Mutant) -> str | None:
    with alive(mutant):
        return noticed(list(RUNNERS))
