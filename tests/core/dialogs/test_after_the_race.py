"""After the race: legs that are only tired, the days of recovering, and the next goal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.athlete.goal import Result
from core.athlete.log import Run
from core.training.catalogue import is_run
from core.training.plan import Phase
from tests.core.dialogs.chat import RACE, Chat, at, runner, season

RACE_DAY = date(2027, 5, 30)


def finisher(days_after: int = 1) -> Chat:
    """Return a chat with somebody who ran what was planned, the race too, some days ago."""
    days = [RACE_DAY - timedelta(days=n) for n in range(60, -1, -1)]
    held = [(day, season().on(day)) for day in days if is_run(season().on(day))]
    runs = tuple(
        Run(n, day, one.distance_m, effort=4.0, type=one.type, planned=True)
        for n, (day, one) in enumerate(held, 1)
    )
    now = at(RACE_DAY + timedelta(days=days_after), 10)
    return Chat(runner(runs=runs, heard_at=now), now=now)


def test_a_new_goal_leaves_the_days_of_recovering_alone() -> None:
    """Whoever wishes for a marathon the morning after gets it after the recovery, and from training, not the race."""
    chat = finisher()
    said = chat.says("I want to run a marathon in october")
    assert "This plan ends first" in said
    chat.taps("Do that")
    plan = chat.athlete.plan
    assert plan is not None
    recovering = next(week for week in season().weeks if week.phase is Phase.RECOVERY)
    assert [plan.on(one.on) for one in recovering.days] == [one.workout for one in recovering.days]
    first = next(week for week in plan.weeks if week.start > recovering.start)
    longest = max(run.distance_m or 0.0 for run in chat.athlete.runs if run.type != "race")
    assert max(one.workout.distance_m for one in first.days) <= 1.1 * longest


def test_the_plan_of_a_race_that_is_over_asks_for_the_next() -> None:
    """Weeks that are done are no answer to "what's next?"."""
    said = finisher().says("what's next?")
    assert "behind you" in said
    assert "Weeks" not in said


@pytest.mark.parametrize("said", ["legs are toast but so happy", "just tired", "quads are wrecked"])
def test_tired_legs_after_a_race_are_no_injury(said: str) -> None:
    """They are what a race leaves; no question sorts them."""
    chat = Chat(runner(goal=replace(RACE, target_s=3000.0)), now=at(RACE_DAY, 13))
    assert "sore beyond tired" in chat.says("48:30 in the race!")
    assert "Enjoy the day" in chat.says(said)


def test_nerves_are_answered_from_the_log() -> None:
    """What was run is what calms."""
    chat = finisher(-1)
    assert "for the nerves" in chat.says("nervous about tomorrow")


@pytest.mark.parametrize(("target_s", "told"), [(2000.0, True), (3600.0, False)])
def test_a_race_plan_that_is_slower_than_the_goal_says_why(target_s: float, told: bool) -> None:
    """Whoever hopes for more than their results support is told so before the start, and nobody else."""
    results = (Result(1, 5000.0, 1500.0, date(2027, 4, 20)),)
    days = [RACE_DAY - timedelta(days=n) for n in range(40, 6, -1)]
    runs = tuple(Run(n, on, 8000.0, effort=3.0, planned=True) for n, on in enumerate(days, 1))
    now = at(RACE_DAY - timedelta(days=6), 10)
    chat = Chat(
        runner(goal=replace(RACE, target_s=target_s), results=results, runs=runs, heard_at=now), now=now
    )
    wrote = "\n".join(one.text for _, one in chat.waits(at(RACE_DAY, 6)) if one.text)
    assert "Your race plan" in wrote
    assert ("quicker than your races" in wrote) is told
