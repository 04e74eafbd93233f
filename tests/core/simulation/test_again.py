"""A season that is not lived again is the one that would have been lived."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from core.simulation.again import BEGINS, GOES_ON, goes_the_same
from core.simulation.arms import Name
from core.simulation.lives import seasons
from core.simulation.parameters import USUAL, Parameters
from core.simulation.scenarios import SCENARIOS
from tests.core.simulation.people import lives

ARMS = (Name.STATIC, Name.COACH, Name.SHUFFLED)


def test_in_every_world_what_is_taken_over_is_what_would_be_lived() -> None:
    """Whole seasons, the placebo's answers included: each outcome is the same as without the short cut."""
    taken = 0
    for one in lives(6):
        usual = seasons(one, USUAL, ARMS)
        for scenario in SCENARIOS:
            quick = seasons(one, scenario.world, ARMS, usual)
            slow = seasons(one, scenario.world, ARMS)
            assert {n: s.outcome for n, s in quick.items()} == {n: s.outcome for n, s in slow.items()}
            taken += sum(quick[name] is usual[name] for name in ARMS)
    assert taken > len(SCENARIOS) * 6


@pytest.mark.parametrize(
    "name", [one.name for one in fields(Parameters) if one.name not in {*BEGINS, *GOES_ON}]
)
def test_a_world_that_differs_in_anything_else_is_lived_anew(name: str) -> None:
    """Only what is known to lie idle is left aside."""
    usual = seasons(lives(1)[0], USUAL, (Name.STATIC,))[Name.STATIC]
    value = getattr(USUAL, name)
    other = (*value[:-1], value[-1] + 1) if isinstance(value, tuple) else value + 1
    assert goes_the_same(usual, USUAL)
    assert not goes_the_same(usual, replace(USUAL, **{name: other}))


def test_worlds_part_where_an_injury_begins_in_one_of_them() -> None:
    """A hazard of one in every session is another season; one that is larger by next to nothing is the same."""
    usual = seasons(lives(1)[0], USUAL, (Name.STATIC,))[Name.STATIC]
    assert not goes_the_same(usual, replace(USUAL, hazard=1.0))
    assert goes_the_same(usual, replace(USUAL, hazard=USUAL.hazard * (1 + 1e-9)))


def test_how_an_injury_goes_on_matters_where_one_begins() -> None:
    """Who is never injured is the same however long injuries last; who is, is not."""
    found = [seasons(one, USUAL, (Name.STATIC,))[Name.STATIC] for one in lives(20)]
    same = {
        bool(one.outcome.injuries): goes_the_same(one, replace(USUAL, out=10.0))
        for one in found
        if not one.runner.novice
    }
    assert same[True] is False
    assert any(goes_the_same(one, replace(USUAL, out=10.0)) for one in found)
