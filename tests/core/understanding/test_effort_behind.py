"""A bare number behind a run that is told: its effort, and no second of its time."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from core.understanding.understand import understand

TODAY: Final = date(2027, 3, 9)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("8 km in 46, 4", "en"),
        ("8 km in 46 min, 4", "en"),
        ("8 km in 46 min, 4", "de"),
        ("8 km en 46 min, 4", "es"),
        ("8 km en 46 min, 4", "fr"),
        ("8 km em 46 min, 4", "pt"),
    ],
)
@pytest.mark.parametrize("context", ["idle", "asked:run"])
def test_a_number_behind_distance_and_time_is_the_effort(said: str, language: str, context: str) -> None:
    """With both told, one more number that stands alone can only be how hard it was."""
    read = understand(said, context=context, language=language, today=TODAY)
    assert (read.distance_m, read.duration_s, read.effort) == (8000, 46 * 60, 4)


def test_two_numbers_said_in_one_breath_are_a_time() -> None:
    """A dictated "forty six thirty" has no comma."""
    assert understand("8 km in forty six thirty", today=TODAY).duration_s == 46 * 60 + 30


@pytest.mark.parametrize("said", ["8 km, 4", "46 min, 4"])
def test_where_only_one_is_told_a_number_is_no_effort(said: str) -> None:
    """It may be the other half of the run, so nothing is guessed where nothing was asked."""
    assert understand(said, today=TODAY).effort is None


def test_a_set_that_is_done_has_its_effort_behind_it() -> None:
    """To the question how it went, a number alone at the end is no distance where a set is told."""
    read = understand("all six reps done, last two were a fight, 8", context="asked:run", today=TODAY)
    assert (read.distance_m, read.effort) == (None, 8)
