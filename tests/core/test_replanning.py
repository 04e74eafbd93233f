"""The days to come planned anew: nothing that is over changes, no limit breaks, and all of it can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal, Priority, Race
from core.athlete.log import Absence, Run, Why
from core.athlete.profile import Dial, Profile, TimeLimit
from core.athlete.wishes import Wishes, wishes
from core.presumed import presumed
from core.recommender.change import newest, undo
from core.replanning import foreseen, one_week
from core.scene import Scene
from core.season_start import followed, known_of, lately, standing
from core.training.catalogue import is_run
from core.training.limits import BY_ID, may_change
from core.training.plan import Phase, Plan
from core.training.planner import plan
from core.training.request import request

MONDAY = date(2027, 3, 1)
GOALS = ("marathon", "half", "10k", None)


@cache
def runner(distance: str | None, weeks: int, days: tuple[int, ...], weekly_km: int) -> Athlete | None:
    """Return somebody with a plan that begins on a Monday; None where there is no such plan."""
    profile = Profile(
        weekly_m=weekly_km * 1000.0,
        longest_run_m=weekly_km * 350.0,
        days=days,
        long_run_day=max(days),
        zone="UTC",
    )
    goal = Goal(distance, MONDAY + timedelta(days=7 * weeks - 1)) if distance else Goal()
    begun = datetime(2027, 2, 28, 15, tzinfo=UTC)
    athlete = Athlete(1, profile, goal, onboarded_at=begun, heard_at=begun)
    made = plan(request(athlete, MONDAY))
    return replace(athlete, plan=made) if isinstance(made, Plan) else None


def having_run(athlete: Athlete, today: date, every: int = 1) -> Athlete:
    """Return the athlete with planned runs before *today* in the log, each of them or every so many."""
    assert athlete.plan
    days = [MONDAY + timedelta(days=n) for n in range((today - MONDAY).days)]
    runs = [day for day in days if is_run(athlete.plan.on(day))]
    logged = tuple(
        Run(n, day, athlete.plan.on(day).distance_m, type=athlete.plan.on(day).type, planned=True)
        for n, day in enumerate(runs, 1)
        if n % every == 0
    )
    return replace(athlete, runs=logged)


def scene_on(athlete: Athlete, today: date, hour: int = 8) -> Scene:
    """Return the scene of a morning."""
    return Scene(athlete, datetime.combine(today, time(hour), UTC))


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Draw somebody in the midst of a season, who ran all of it or some."""
    days = tuple(sorted(draw(st.sets(st.integers(0, 6), min_size=3, max_size=5))))
    weeks = draw(st.integers(10, 24))
    athlete = runner(draw(st.sampled_from(GOALS)), weeks, days, draw(st.sampled_from((25, 40, 60))))
    if athlete is None or athlete.plan is None:
        athlete = runner("10k", 14, (1, 3, 6), 40)
    assert athlete
    assert athlete.plan
    today = MONDAY + timedelta(days=draw(st.integers(0, 7 * min(len(athlete.plan.weeks) - 3, 9))))
    ran = having_run(athlete, today, draw(st.sampled_from((1, 1, 2))))
    return scene_on(ran, today, draw(st.sampled_from((8, 15))))


@st.composite
def wished(draw: st.DrawFn) -> tuple[Scene, Wishes]:
    """Draw somebody and another wish."""
    scene = draw(scenes())
    now, today = wishes(scene.athlete), scene.today
    days = tuple(sorted(draw(st.sets(st.integers(0, 6), min_size=3, max_size=6))))
    on = today + timedelta(days=draw(st.integers(8, 50)))
    other = draw(
        st.sampled_from(
            (
                replace(now, days=days, long_run_day=max(days)),
                replace(now, long_run_day=draw(st.sampled_from(now.days))),
                replace(now, time_limits=(TimeLimit(draw(st.sampled_from(now.days)), 45.0),)),
                replace(now, races=(Race("5k", on, draw(st.sampled_from(Priority))),)),
                replace(now, volume=draw(st.sampled_from(Dial)), speed=draw(st.sampled_from(Dial))),
                replace(now, goal=Goal("10k", today + timedelta(days=draw(st.integers(60, 120))))),
            )
        )
    )
    return scene, other


def shown(plan: Plan | None, first: date, last: date) -> list[tuple[date, object]]:
    """Return what each day holds."""
    assert plan
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [(day, plan.on(day)) for day in days]


SLOWLY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LAST = MONDAY + timedelta(days=300)


@SLOWLY
@given(wished())
def test_undo_gives_back_the_plan_and_the_wishes_exactly(drawn: tuple[Scene, Wishes]) -> None:
    """Whatever was wanted, taking it back leaves every day, week and wish as it was."""
    scene, other = drawn
    after = foreseen(scene, other, "days").scene
    if after is None or after.athlete == scene.athlete:
        return
    change = newest(after.athlete.plan)
    assert change
    back = undo(after, change.number)
    assert shown(back.athlete.plan, MONDAY, LAST) == shown(scene.athlete.plan, MONDAY, LAST)
    assert back.athlete.plan
    assert scene.athlete.plan
    assert back.athlete.plan.weeks == scene.athlete.plan.weeks
    assert wishes(back.athlete) == wishes(scene.athlete)


@SLOWLY
@given(wished())
def test_days_that_are_over_never_change(drawn: tuple[Scene, Wishes]) -> None:
    """Neither yesterday nor a day that has been run moves."""
    scene, other = drawn
    after = foreseen(scene, other, "days").scene
    if after is None:
        return
    yesterday = scene.today - timedelta(days=1)
    assert shown(after.athlete.plan, MONDAY, yesterday) == shown(scene.athlete.plan, MONDAY, yesterday)


@SLOWLY
@given(wished())
def test_no_way_of_planning_anew_breaks_a_limit(drawn: tuple[Scene, Wishes]) -> None:
    """What is laid breaks no hard limit of a run, a week or a session that holds without it."""
    scene, other = drawn
    outcome = foreseen(scene, other, "days")
    if outcome.scene is None or outcome.since is None:
        return
    old, new = scene.athlete.plan, outcome.scene.athlete.plan
    assert old
    assert new
    base = standing(scene.athlete)
    person = replace(known_of(outcome.scene.athlete, scene.today), runs=presumed(scene.athlete, scene.today))
    assert base.weekly_m
    hard = [one for one in may_change(old, new, person) if BY_ID[one.id].hard]
    assert [one for one in hard if one.id in {"I1", "I2", "I7", "I8", "I11", "I12", "I13"}] == []


@SLOWLY
@given(scenes())
def test_a_wish_that_changes_nothing_changes_nothing(scene: Scene) -> None:
    """Planning an unchanged future again is no change at all."""
    assert foreseen(scene, wishes(scene.athlete), "days").scene == scene


@pytest.mark.parametrize("weeks", [0, 3, 8])
def test_a_season_that_is_followed_is_planned_again_as_it_is(weeks: int) -> None:
    """With the same days wanted under another name (an age), not a day moves: phases go on where they are."""
    athlete = runner("marathon", 24, (1, 3, 5, 6), 44)
    assert athlete
    today = MONDAY + timedelta(weeks=weeks, days=2)
    scene = scene_on(having_run(athlete, today), today)
    outcome = foreseen(scene, replace(wishes(scene.athlete), age=35), "age")
    assert outcome.since is None
    assert outcome.scene
    assert shown(outcome.scene.athlete.plan, MONDAY, LAST) == shown(athlete.plan, MONDAY, LAST)


def test_phases_go_on_when_days_change() -> None:
    """In the midst of the mile block another day is dropped: it is still the mile block, and ends when it did."""
    athlete = runner("marathon", 24, (1, 3, 5, 6), 44)
    assert athlete
    assert athlete.plan
    block = [week for week in athlete.plan.weeks if week.phase is Phase.MILE]
    today = block[1].start + timedelta(days=1)
    scene = scene_on(having_run(athlete, today), today)
    outcome = foreseen(scene, replace(wishes(scene.athlete), days=(1, 3, 6)), "days")
    assert outcome.scene
    assert outcome.scene.athlete.plan
    phases = [week.phase for week in outcome.scene.athlete.plan.weeks]
    assert phases == [week.phase for week in athlete.plan.weeks]
    days = {
        day.weekday()
        for day, workout in shown(outcome.scene.athlete.plan, outcome.since or today, LAST)
        if is_run(workout)
    }  # type: ignore[arg-type]
    assert days <= {1, 3, 6}


def test_another_goal_begins_from_what_was_run_lately() -> None:
    """Not from what was told at the start: half of it was run, so half of it is where it begins."""
    athlete = runner("half", 20, (1, 3, 5, 6), 40)
    assert athlete
    assert athlete.plan
    today = MONDAY + timedelta(weeks=8)
    ran = having_run(athlete, today, every=2)
    told_missed = replace(ran, plan=replace(athlete.plan))
    start = lately(told_missed, today, today)
    assert start.weekly_m is not None
    assert start.weekly_m < 42_000


@pytest.mark.parametrize("day", range(6, 16))
def test_a_shorter_race_is_planned_for_in_the_first_weeks_too(day: int) -> None:
    """A season that began anew would add its building weeks to those that were built; the one that is on goes on."""
    athlete = runner("half", 25, (1, 3, 6), 14)
    assert athlete
    today = MONDAY + timedelta(days=day)
    scene = scene_on(having_run(athlete, today), today)
    wish = replace(wishes(scene.athlete), goal=Goal("10k", MONDAY + timedelta(days=7 * 22 - 1)))
    assert foreseen(scene, wish, "goal").scene


def test_a_run_that_nobody_told_of_is_not_taken_for_missed() -> None:
    """A day without a word counts as planned, until it was asked about; six days off do not."""
    athlete = runner("10k", 14, (1, 3, 5, 6), 40)
    assert athlete
    today = MONDAY + timedelta(weeks=4)
    all_told = having_run(athlete, today)
    one_silent = replace(all_told, runs=all_told.runs[:-2] + all_told.runs[-1:])
    assert [run.on for run in presumed(one_silent, today)] == [run.on for run in all_told.runs]
    week_off = replace(all_told, runs=all_told.runs[:-5])
    assert len(presumed(week_off, today)) == len(all_told.runs) - 5
    assert followed(all_told, today)


def test_a_trip_ahead_is_gone_around_again() -> None:
    """The days away stay free in the season planned anew, and its end can still be moved."""
    athlete = runner("marathon", 24, (1, 3, 5, 6), 44)
    assert athlete
    today = MONDAY + timedelta(weeks=2)
    trip = Absence(1, Why.VACATION, today + timedelta(days=21), today + timedelta(days=27), "rest")
    scene = scene_on(replace(having_run(athlete, today), absences=(trip,)), today)
    outcome = foreseen(scene, replace(wishes(scene.athlete), days=(0, 2, 4, 6)), "days")
    assert outcome.scene
    away = shown(outcome.scene.athlete.plan, trip.first, trip.last or trip.first)
    assert not any(is_run(workout) for _, workout in away)  # type: ignore[arg-type]
    change = newest(outcome.scene.athlete.plan)
    assert change
    back = undo(outcome.scene, change.number)
    assert back.athlete.absences == (trip,)


def test_a_way_back_is_left_as_it_was_laid() -> None:
    """After a break the steps stay, but for days that are not there any more; the new season begins behind them."""
    from core.recommender.change import edit, lay
    from core.training.comeback import returning, stages

    athlete = runner("half", 20, (1, 3, 5, 6), 40)
    assert athlete
    assert athlete.plan
    today = MONDAY + timedelta(weeks=5)
    ran = having_run(athlete, today - timedelta(days=10))
    scene = scene_on(ran, today)
    way = returning(athlete.plan, today, stages(10))
    laid = lay(scene, "comeback", [edit(athlete.plan, day, workout) for day, workout in way.items()])
    outcome = foreseen(laid, replace(wishes(ran), days=(1, 5, 6)), "days")
    assert outcome.scene
    assert outcome.scene.athlete.plan
    assert outcome.since
    assert outcome.since > max(day for day, workout in way.items() if athlete.plan.on(day) != workout)
    steps = shown(laid.athlete.plan, today, outcome.since - timedelta(days=1))
    for day, was in steps:
        expected = "rest" if day.weekday() == 3 else was.type  # type: ignore[attr-defined]
        assert outcome.scene.athlete.plan.on(day).type == expected


def test_one_week_on_other_days_leaves_the_weeks_after_it() -> None:
    """Only the days of that week move."""
    athlete = runner("10k", 14, (1, 3, 5, 6), 40)
    assert athlete
    today = MONDAY + timedelta(days=6)
    scene = scene_on(having_run(athlete, today), today, 18)
    monday = today + timedelta(days=1)
    outcome = one_week(scene, (0, 2, 4, 6), monday)
    assert outcome.scene
    week = shown(outcome.scene.athlete.plan, monday, monday + timedelta(days=6))
    assert {day.weekday() for day, workout in week if is_run(workout)} <= {0, 2, 4, 6}  # type: ignore[arg-type]
    rest = monday + timedelta(days=7)
    assert shown(outcome.scene.athlete.plan, rest, LAST) == shown(athlete.plan, rest, LAST)
