"""Weeks that are over: how much was done, and whether there is room for more."""

from dataclasses import replace
from datetime import date, timedelta

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal
from core.athlete.log import Pain, Run
from core.commands.moving import let_go
from core.review import completed, done, room_for_more
from core.scene import Scene
from core.training.catalogue import is_run
from core.training.plan import Plan
from core.training.planner import plan
from core.training.request import Request
from tests.core.dialogs.chat import MONDAY, at, day, runner


def trained(weeks: int, effort: float = 3.0, part: float = 1.0) -> Athlete:
    """Return somebody who ran *part* of every planned run for so many weeks."""
    goal = Goal("marathon", MONDAY + timedelta(days=7 * 28 - 1))
    made = plan(Request(goal, MONDAY, weekly_m=44_000.0, days=(1, 3, 5, 6), long_run_day=6))
    assert isinstance(made, Plan)
    athlete = runner(goal=goal, plan=made)
    assert athlete.plan
    days = [day(n) for n in range(7 * weeks) if is_run(athlete.plan.on(day(n)))]
    runs = [
        Run(n, on, athlete.plan.on(on).distance_m * part, effort=effort, type=athlete.plan.on(on).type)
        for n, on in enumerate(days, 1)
    ]
    return replace(athlete, runs=tuple(runs))


def sunday(week: int) -> date:
    """Return the Sunday of a week."""
    return MONDAY + timedelta(days=7 * week - 1)


def test_a_week_is_counted_in_runs_and_metres() -> None:
    """Done beside planned."""
    ran, planned, ran_m, planned_m = done(trained(1, part=0.5), MONDAY)
    assert (ran, planned) == (4, 4)
    assert ran_m == planned_m / 2


def test_three_whole_easy_weeks_leave_room_for_more() -> None:
    """Two do not, nor does a fourth before the sixth."""
    offers = [room_for_more(trained(week), sunday(week)) for week in range(1, 5)]
    assert offers == [False, False, True, False]


def test_room_that_came_while_distance_had_to_wait_is_made_good() -> None:
    """Nothing grows in the mile block and the bridge; the first Sunday before weeks that may grow offers it, once."""

    def offers(week: int) -> bool:
        late = trained(week)  # without its first week, so the sixth in a row ends as the mile block begins
        return room_for_more(replace(late, runs=late.runs[4:]), sunday(week))

    assert [week for week in range(1, 19) if offers(week)] == [4, 15, 18]


def test_a_run_let_go_was_planned_all_the_same() -> None:
    """Who leaves out a run a week has not completed it, and more is not offered."""
    athlete = trained(3)
    there = athlete.plan
    assert there
    for week in range(3):
        first = next(day(7 * week + n) for n in range(7) if is_run(there.on(day(7 * week + n))))
        scene = let_go(Scene(athlete, at(first)), first)
        kept = tuple(run for run in athlete.runs if run.on != first)
        athlete = replace(scene.athlete, runs=kept)
    ran, planned, _, planned_m = done(athlete, MONDAY)
    assert (ran, planned) == (3, 4)
    assert planned_m == done(trained(3), MONDAY)[3]
    assert not room_for_more(athlete, sunday(3))


def test_hard_or_short_weeks_leave_none() -> None:
    """Neither a good mood nor half of the distance raises anything."""
    assert completed(trained(3, effort=6.0), sunday(3)) == 0
    assert completed(trained(3, part=0.7), sunday(3)) == 0


def test_pain_leaves_no_room() -> None:
    """Nothing is offered on top of it."""
    hurt = replace(trained(3), pains=(Pain(1, "calf", None, 3.0, MONDAY, MONDAY),))
    assert not room_for_more(hurt, sunday(3))
