"""Races on the way that are not there, or that no plan is made for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.commands.runner import answer, marathoner, season, talk


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


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "23 may 10k"),
        ("de", "am 23.5. lauf ich noch nen 10er"),
        ("es", "el 23/5 corro un 10k"),
        ("fr", "le 23/5 je cours 10 km"),
        ("pt", "a 23/5 corro mais uns 10 km"),
    ],
)
def test_a_run_of_a_date_that_comes_soon_is_no_run_of_last_year(language: str, said: str) -> None:
    """By its length it is a race on the way: it is asked how it is meant, and nothing is logged."""
    known = marathoner()
    stage = talk(said, athlete=replace(known, profile=replace(known.profile, language=language)))
    assert stage.athlete.runs == ()
    assert stage.athlete.open
    assert stage.athlete.open.dialog == "beside"


def test_all_out_in_german_is_in_earnest() -> None:
    """Nothing is left to ask of the race."""
    known = marathoner()
    stage = talk(
        "am 23.5. lauf ich noch nen 10er, volle pulle",
        athlete=replace(known, profile=replace(known.profile, language="de")),
    )
    assert stage.athlete.races[0].priority.name == "B"


def test_a_run_of_a_date_that_comes_soon_and_is_no_race_is_weighed() -> None:
    """What it would mean is shown, and nothing is logged."""
    stage = talk("14 km on 23 may")
    assert "Sunday" in stage.out[-1]
    assert stage.athlete.runs == ()


def test_a_run_told_as_run_is_of_last_time_and_names_its_date() -> None:
    """A weekday alone would be one of this week."""
    assert "on Saturday 23 May" in answer("on 23 may I ran 10k")
    assert "on Saturday." in answer("on saturday I ran 10k")
