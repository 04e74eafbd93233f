"""Races on the way that are not there, or that no plan is made for."""

from __future__ import annotations

import pytest

from tests.core.commands.runner import answer, season, talk


@pytest.mark.parametrize("said", ["make the 5k just for fun", "the half moved to 9 may"])
def test_a_race_that_is_not_on_the_way_changes_nothing(said: str) -> None:
    """It is said, and nothing is logged or asked."""
    stage = talk(said)
    assert "no race on the way" in stage.out[-1]
    assert stage.athlete.runs == ()
    assert stage.athlete.plan == season()


@pytest.mark.parametrize(
    "said",
    ["I also have a 100k race on 20 june", "also running a 15k on 6 june", "also a 50k ultra on 3 july"],
)
def test_a_length_that_is_not_planned_is_said_and_not_logged(said: str) -> None:
    """The nearest planned one is asked for."""
    stage = talk(said)
    assert "I plan races from the mile to the marathon" in "\n".join(stage.out)
    assert stage.athlete.runs == ()


def test_a_run_of_that_length_is_still_a_run() -> None:
    """Told as done, it goes into the log."""
    assert "15 km" in answer("did a 15k today in 1:20")
    assert talk("did a 15k today in 1:20").athlete.runs[0].distance_m == 15_000
