"""How it is going: what was told of what was planned, how it felt, and where it leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.athlete.log import Run
from tests.core.commands.runner import answer, marathoner

LATER = "@ 2027-05-10 12:00"
"""Four weeks into the plan."""


@pytest.mark.parametrize(
    "text",
    [
        "how am I doing?",
        "how's my training going",
        "wie läuft's",
        "cómo voy",
        "comment je m'en sors",
        "como estou indo",
    ],
)
def test_progress_is_told_in_any_language(text: str) -> None:
    """The question is no stranger, in any of the five; and where nothing was told, no zeros are counted."""
    assert "you told me of no run" in answer(LATER, text)


def test_a_plan_of_today_is_not_judged() -> None:
    """Before its first day there is nothing to tell."""
    assert "only just begun" in answer("how am I doing?")


@pytest.mark.parametrize(("effort", "felt"), [(3.0, "felt easy"), (7.0, "harder than easy")])
def test_progress_says_how_easy_felt(effort: float, felt: str) -> None:
    """Easy runs that cost too much are said to."""
    days = [date(2027, 5, 8) - timedelta(days=2 * n) for n in range(3)]
    runs = tuple(Run(n, on, 8_000.0, effort=effort, type="easy") for n, on in enumerate(days, 1))
    said = answer(LATER, "how am I doing?", athlete=replace(marathoner(), runs=runs))
    assert felt in said
    assert "you told me of 3 of" in said


@pytest.mark.parametrize("text", ["why is there a 1200m test", "why the time trial"])
def test_a_test_weeks_away_is_explained_as_itself(text: str) -> None:
    """Not as the run of today."""
    assert "time trial" in answer(text)


def test_the_mile_block_is_explained() -> None:
    """However it is asked for."""
    assert "Three reasons" in answer("what's the mile block for")
