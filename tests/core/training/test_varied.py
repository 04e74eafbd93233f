"""Small weeks, and weeks with one hard day: not the same session over and over, and no kind left out for good."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

import pytest

from core.athlete.goal import Goal, Result
from core.athlete.profile import Level
from core.training.catalogue import is_quality, title
from core.training.fitness import race_time
from core.training.limits import broken, known
from core.training.plan import Phase, Plan
from core.training.planner import plan
from core.training.request import Request
from core.voice.speech import speak

START = date(2027, 3, 1)
WEEK = timedelta(days=7)
THREE, FOUR = (1, 3, 6), (1, 3, 5, 6)


def ran(metres: float, index: float) -> Result:
    return Result(1, metres, race_time(metres, index), START - timedelta(days=20))


def goal(distance: str, weeks: int) -> Goal:
    return Goal(distance, START + weeks * WEEK - timedelta(days=1))


def made(asked: Request) -> Plan:
    found = plan(asked)
    assert isinstance(found, Plan)
    assert broken(found, known(asked)) == ()
    return found


def hard(found: Plan, *phases: Phase) -> list[str]:
    """Return what is hard in each hard session, races aside: "2 × 6 minutes at tempo"."""
    weeks = (week for week in found.weeks if week.phase in (phases or Phase))
    sessions = (day.workout for week in weeks for day in week.days if is_quality(day.workout))
    return [speak(title(one)).partition(" with ")[2] for one in sessions if one.type != "race"]


SMALL = [
    Request(goal("10k", 14), START, (), 15_000, 6_000, THREE, level=Level.NOVICE),
    Request(goal("10k", 18), START, (ran(5000, 33.5),), 20_000, 8_000, THREE),
    Request(goal("5k", 17), START, (ran(5000, 38),), 18_000, None, THREE, level=Level.INTERMEDIATE),
    Request(goal("mile", 16), START, (ran(1609.344, 41),), 20_000, None, THREE),
    Request(goal("half", 22), START, (ran(10_000, 36),), 22_000, 9_000, FOUR),
    Request(goal("marathon", 32), START, (), 20_000, 10_000, FOUR),
]


@pytest.mark.parametrize("asked", SMALL, ids=lambda one: f"{one.goal.distance}-{one.weekly_m / 1000:.0f}")
def test_a_small_week_is_not_the_one_before_again(asked: Request) -> None:
    """The same hard session comes twice in a row at most, and tempo is among them before the taper."""
    found = made(asked)
    alike = [sum(1 for _ in group) for _, group in groupby(hard(found))]
    assert max(alike) <= 2
    assert any("tempo" in one for one in hard(found, Phase.MILE, Phase.SPECIFIC))


def test_a_week_too_small_for_what_is_due_holds_the_next_best_kind() -> None:
    """Where a 5K's intervals are more than a small week may hold there is tempo, not minutes by feel for ever."""
    found = made(SMALL[2])
    assert sum("brisk" in one for one in hard(found, Phase.SPECIFIC)) <= 2


def test_days_that_hold_one_hard_session_take_turns_in_the_mile_block() -> None:
    """Hard days three days apart leave four running days room for one: tempo has its turn, not repetitions alone."""
    asked = Request(goal("marathon", 32), START, (ran(21_097.5, 36.5),), 40_000, 16_000, FOUR, age=62)
    found = made(asked)
    block = hard(found, Phase.MILE)
    assert any("tempo" in one for one in block)
    assert any("mile pace" in one for one in block)
    assert not any("brisk" in one for one in hard(found, Phase.SPECIFIC))


def test_a_nearly_spent_budget_leaves_a_shorter_tempo_run() -> None:
    """Every week of a marathoner's last months has its tempo, also where distance rises and speed may not."""
    every = tuple(range(7))
    asked = Request(
        goal("marathon", 21),
        START,
        (ran(21_097.5, 70),),
        130_000,
        32_000,
        every,
        level=Level.ADVANCED,
    )
    weeks = [week for week in made(asked).weeks if week.phase is Phase.SPECIFIC]
    assert all(any(day.workout.type in {"tempo", "cruise_intervals"} for day in week.days) for week in weeks)


@pytest.mark.parametrize("weeks", [7, 8, 9])
def test_a_mile_that_is_near_is_trained_for_at_its_pace(weeks: int) -> None:
    """Repetitions come before the taper, after hill sprints and strides, and the first are short."""
    asked = Request(goal("mile", weeks), START, (ran(1609.344, 52),), 45_000, 13_000, (1, 2, 3, 5, 6))
    found = made(asked)
    assert {week.phase for week in found.weeks} >= {Phase.BASE, Phase.SPECIFIC}
    fast = [one for one in hard(found) if "mile pace" in one]
    assert "200 m" in fast[0]
    if weeks > 7:
        assert any("mile pace" in one for one in hard(found, Phase.SPECIFIC))
    assert not any("mile pace" in one for one in hard(found, Phase.BASE))
