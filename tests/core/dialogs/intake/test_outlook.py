"""What a race means for the goal: one way to predict, in the intake as anywhere else."""

from __future__ import annotations

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from bot.cli import app
from core.athlete.goal import Goal, Result
from core.dialogs.intake.outlook import means
from core.units import Duration
from core.voice.speech import speak

TODAY = date(2027, 1, 4)
RACE = Result(1, 10_000.0, 3125.0, date(2026, 11, 20))


@pytest.mark.parametrize("weekly_km", [None, 20, 44, 80])
def test_the_intake_predicts_as_the_command_does(weekly_km: float | None) -> None:
    """The marathon of a 10K in 52:05 is the one of `fourlap predict`, with the weekly distance where it is known."""
    options = () if weekly_km is None else ("--weekly-km", str(weekly_km))
    told = CliRunner().invoke(app, ("predict", "--race", "10k 52:05", *options, "--json")).stdout
    time = json.loads(told)["predictions"][-1]["time_s"]
    said = speak(means(RACE, Goal("marathon"), weekly_km and weekly_km * 1000, TODAY))
    assert said == f"Your race points to about {Duration(round(time / 30) * 30).show()} for a marathon today."


@pytest.mark.parametrize(
    ("target_s", "found"),
    [(15_500.0, "is realistic"), (14_600.0, "is ambitious"), (10_800.0, "is a lot from there")],
)
def test_a_wish_is_set_beside_it(target_s: float, found: str) -> None:
    """How far the target lies from what the race points to is said as it is."""
    assert found in speak(means(RACE, Goal("marathon", None, target_s), 44_000.0, TODAY))


@pytest.mark.parametrize(
    ("result", "goal"),
    [
        (None, Goal("marathon")),
        (RACE, Goal()),
        (RACE, Goal("10k")),
        (Result(1, 10_000.0, 3125.0, date(2026, 5, 1)), Goal("half")),
    ],
)
def test_what_says_nothing_is_not_said(result: Result | None, goal: Goal) -> None:
    """No race, no goal, the race itself, or a race of more than six months ago: no estimate."""
    assert not means(result, goal, 44_000.0, TODAY)
