"""Plans and refusals that name the true cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.athlete.goal import Goal, Priority, Race, Result
from core.athlete.profile import Injury, Level
from core.training.catalogue import is_quality
from core.training.footing import LONGEST_AGO, footing
from core.training.limits import broken, known
from core.training.limits.ledger import ledger
from core.training.plan import Plan
from core.training.planner import Refusal, plan
from core.training.request import Request
from core.units import MILE_M

START = date(2027, 3, 1)
RACE = date(2027, 10, 10)
SLOW = Request(
    goal=Goal("marathon", RACE),
    start=START,
    results=(Result(1, 10_000.0, 4800.0, START - timedelta(days=9)),),
    weekly_m=30_000.0,
    longest_run_m=12_000.0,
    days=(1, 3, 6),
)


def made(**more: object) -> Plan:
    found = plan(replace(SLOW, days=(1, 3, 5, 6), **more))  # type: ignore[arg-type]
    assert isinstance(found, Plan)
    return found


def test_days_that_bind_are_named_and_not_the_calendar() -> None:
    """A slow runner on three days is told how many days make a plan, and they do."""
    refused = plan(SLOW)
    assert isinstance(refused, Refusal)
    assert refused.rule == "too-few-days"
    assert dict(refused.text.blanks) == {"days": 4}
    assert isinstance(plan(replace(SLOW, days=(0, 1, 3, 6))), Plan)


def test_a_beginner_who_cannot_be_ready_is_offered_running_and_walking() -> None:
    """Beside a later day and a shorter race there is running and walking in turn, and it can be planned."""
    wish = Request(
        goal=Goal("half", START + timedelta(days=41)), start=START, level=Level.NOVICE, weekly_m=0.0
    )
    refused = plan(wish)
    assert isinstance(refused, Refusal)
    steady = next(other for other in refused.alternatives if other.distance is None)
    assert "walking" in steady.text.one
    rolling = plan(replace(wish, goal=Goal()))
    assert isinstance(rolling, Plan)
    assert "walk_run" in {day.workout.type for week in rolling.weeks for day in week.days}


def test_a_plan_from_a_mile_alone_says_so() -> None:
    """A mile says little of a marathon; with a longer result beside it nothing needs to be said."""
    mile = Result(2, MILE_M, 450.0, START - timedelta(days=3))
    assert "from-a-mile" in made(results=(mile,)).warnings
    assert "from-a-mile" not in made(results=(mile, *SLOW.results)).warnings


def test_an_open_injury_spares_the_long_run() -> None:
    """While a calf hurts no run is longer than the mean one of the runner's week; later there are long runs again."""
    found = made(injuries=(Injury("calf", open=True),))
    spared = [day.workout for week in found.weeks[:6] for day in week.days]
    assert max(workout.distance_m for workout in spared) <= 30_000 / 4
    assert not {"long", "marathon_pace_long"} & {workout.type for workout in spared}
    assert "long" in {day.workout.type for week in found.weeks[6:] for day in week.days}


def test_the_longest_run_of_the_month_counts_for_two_weeks_of_a_plan() -> None:
    """Told or taken for a part of the week, it is in the month before their last day, and in none after it."""
    assert START - LONGEST_AGO + timedelta(days=30) == START + timedelta(days=13)
    for wish, metres in ((SLOW, 12_000.0), (replace(SLOW, longest_run_m=None), footing(SLOW).weekly_m * 0.3)):
        found = made(longest_run_m=wish.longest_run_m)
        assert ledger(found, known(wish)).before[0] == (START - LONGEST_AGO, metres)


def test_a_long_run_that_ends_by_the_clock_says_so() -> None:
    """At a slow pace two and a half or three hours end it, not the race."""
    found = plan(replace(SLOW, days=(0, 1, 2, 3, 5, 6), weekly_m=70_000.0, longest_run_m=21_000.0))
    assert isinstance(found, Plan)
    rules = {one.rule for week in found.weeks for day in week.days for one in day.workout.because}
    assert "long-time" in rules
    assert "long-enough" not in rules


def test_a_told_longest_run_is_no_break_before_the_plan() -> None:
    """Who told of their weeks ran up to the start: the first weeks are no way back, and every limit holds in them."""
    for wish in (SLOW, replace(SLOW, longest_run_m=None)):
        found = plan(replace(wish, days=(1, 3, 5, 6)))
        assert isinstance(found, Plan)
        assert ledger(found, known(wish)).backs == ()


def test_paces_that_a_mile_lifted_say_so_where_endurance_lags() -> None:
    """A newer mile far ahead of the 10K sets the paces of a marathon plan with a word of care; one in balance does not."""
    ten = Result(1, 10_000.0, 2880.0, START - timedelta(days=105))
    ahead, even = (Result(2, MILE_M, seconds, START - timedelta(days=9)) for seconds in (345.0, 405.0))
    assert "mile-ahead" in made(results=(ten, ahead)).warnings
    assert "mile-ahead" not in made(results=(ten, even)).warnings


def test_a_plan_that_begins_far_below_the_usual_week_says_why() -> None:
    """120 km on four days are too long as single runs; 40 km are not."""
    assert "days-hold" in {key.split(":")[0] for key in made(weekly_m=120_000.0).warnings}
    assert "days-hold" not in {key.split(":")[0] for key in made(weekly_m=40_000.0).warnings}


def test_a_race_on_the_day_of_the_main_one_is_told_as_that() -> None:
    """It is not said to lie outside the plan."""
    warned = made(races=(Race("10k", RACE, Priority.B),)).warnings
    assert any(key.startswith(f"race-left-out:same-day:10k:{RACE}") for key in warned)
    assert not any("outside" in key for key in warned)


def test_a_target_nothing_speaks_of_says_so() -> None:
    """Without a result nobody can tell whether it fits; with one it is weighed."""
    wish = Goal("marathon", RACE, target_s=7200.0)
    assert "target-unknown" in made(goal=wish, results=()).warnings
    assert "target" in made(goal=wish).warnings
    assert "target-unknown" not in made(goal=wish).warnings


@pytest.mark.parametrize("day", range(0, 21, 3))
@pytest.mark.parametrize(
    ("distance", "weekly_m"), [("marathon", 60_000.0), ("half", 40_000.0), ("10k", 25_000.0)]
)
def test_who_is_ready_may_race_however_near_it_is(distance: str, weekly_m: float, day: int) -> None:
    """A runner with the distance in their legs gets the days to the race planned, and is told of no big steps."""
    wish = Request(
        Goal(distance, START + timedelta(days=day)), START, weekly_m=weekly_m, longest_run_m=weekly_m / 2
    )
    found = plan(wish)
    assert isinstance(found, Plan)
    assert broken(found, known(wish)) == ()
    assert found.weeks[-2].days[-1].on == wish.goal.on


def test_a_hard_session_keeps_off_the_eve_of_a_tiring_long_run() -> None:
    """Where only the day before has the time for all of it, a smaller one earlier in the week comes first."""
    wish = replace(
        SLOW,
        results=(Result(1, 10_000.0, 3000.0, START - timedelta(days=9)),),
        days=(1, 2, 3, 5, 6),
        max_minutes=((1, 45.0), (2, 45.0), (3, 45.0), (5, 60.0), (6, 150.0)),
    )
    found = plan(wish)
    assert isinstance(found, Plan)
    for week in found.weeks:
        hard = {day.on for day in week.days if is_quality(day.workout) and day.on.weekday() < 6}
        long = [day for day in week.days if day.workout.type == "long" and day.workout.duration_s > 5400]
        assert not any(day.on - timedelta(days=1) in hard for day in long)
