"""How much is run in a week, and what is no answer to it."""

from __future__ import annotations

import pytest

from core.understanding.weekly import of_other_days, weekly_m
from core.units import Units


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "I used to run 50k a week"),
        ("en", "I ran 40k a week before the baby"),
        ("en", "was doing 40 miles a week until the injury"),
        ("de", "früher bin ich 50 km die woche gelaufen"),
        ("es", "corría 40 km a la semana"),
        ("fr", "je courais 40 km par semaine avant"),
        ("pt", "corria 30 km por semana antes"),
    ],
)
def test_what_was_run_once_is_not_what_is_run_now(language: str, said: str) -> None:
    """A plan from it would be too much, too soon."""
    assert weekly_m(said, Units.KM, language) is None


@pytest.mark.parametrize(
    ("said", "metres"),
    [
        ("I run 40k a week", 40_000),
        ("ran 40k a week last year, now 20", 20_000),
        ("my longest was 18, and I run 45 km a week", 45_000),
        ("used to race a lot, 35 km a week", 35_000),
    ],
)
def test_what_is_run_now_is_heard(said: str, metres: float) -> None:
    """Other days in another part of the sentence take nothing from it."""
    assert weekly_m(said, Units.KM) == metres


@pytest.mark.parametrize(
    ("language", "said", "metres"),
    [
        ("en", "I run 3-4 times a week, around 35k", 35_000),
        ("en", "3 runs a week, 20k each", None),
        ("de", "ich laufe 4 mal pro Woche, etwa 40 km", 40_000),
        ("es", "corro 4 veces por semana, unos 35 km", 35_000),
        ("fr", "je cours 3 fois par semaine, environ 30 km", 30_000),
        ("pt", "corro 4 vezes por semana, uns 35 km", 35_000),
    ],
)
def test_how_often_and_how_far_come_in_one_breath(language: str, said: str, metres: float | None) -> None:
    """A distance behind the number of runs is the week's, unless it is each run's."""
    assert weekly_m(said, Units.KM, language) == metres


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("used to run 50k a week, nothing since summer", True),
        ("corria 30 km por semana antes", True),
        ("40, used to run 60", False),
        ("it was about 40 last week", False),
        ("nothing yet", False),
    ],
)
def test_figures_of_other_days_alone_are_no_answer(said: str, other: bool) -> None:
    """Asked how much it is now, what it once was is asked about again."""
    assert of_other_days(said) is other
