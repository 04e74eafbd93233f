"""The weeks after a way back: held to what was run, until the plan fits again."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.goal import Goal
from core.athlete.log import Run
from core.training import regain
from core.training.ages import band
from core.training.away import away, cleared
from core.training.catalogue import build, is_quality
from core.training.comeback import Days, returning, stages
from core.training.ladder import LADDER, climbing, ladder_start
from core.training.limits import BY_ID, broken, known
from core.training.limits.back import backs
from core.training.limits.ledger import Known, ledger
from core.training.plan import Change, Edit, Plan
from core.training.planner import plan
from core.training.regain import regained
from core.training.request import Request
from core.training.workouts.shape import Dose
from tests.core.dialogs.chat import MONDAY, RACE, at, day, season

ASKED = Request(RACE, MONDAY, weekly_m=40_000.0, days=(1, 3, 5, 6), long_run_day=6)
WEEK = timedelta(days=7)


def person(today: date, *, did: float = 1.0) -> Known:
    """Return what is known of the runner on a day, who ran that part of every run of the plan before it."""
    days = [MONDAY + timedelta(days=n) for n in range((today - MONDAY).days)]
    planned = [(on, season().on(on)) for on in days]
    runs = [
        Run(n, on, did * one.distance_m, type=one.type)
        for n, (on, one) in enumerate(planned)
        if one.distance_m
    ]
    return known(ASKED, tuple(runs), today)


def with_days(plan: Plan, made: Days) -> Plan:
    """Return the plan with *made* laid over it."""
    edits = tuple(Edit(on, plan.on(on), one) for on, one in made.items() if one != plan.on(on))
    return plan.changed(Change(1, "pause", at(MONDAY), edits))


def new_faults(plan: Plan, after: Plan, who: Known) -> list[str]:
    """Return the hard limits that hold of *plan* and not of *after*."""
    old = {(one.id, one.on) for one in broken(plan, who)}
    return [one.id for one in broken(after, who) if BY_ID[one.id].hard and (one.id, one.on) not in old]


@settings(max_examples=40)
@given(st.integers(0, 50), st.integers(1, 60), st.booleans())
def test_whatever_the_days_away_no_limit_is_broken_after_them(first: int, off: int, running: bool) -> None:
    """However long somebody is away, resting or running a little: the weeks after it keep every limit."""
    today = day(first)
    who = person(today)
    gone = away(season(), today, today + timedelta(days=off - 1), running=running)
    held = regained(season(), gone, who)
    assert new_faults(season(), with_days(season(), held), who) == []


@settings(max_examples=40)
@given(st.integers(14, 50), st.integers(1, 40), st.sampled_from((0.4, 0.7, 1.0)))
def test_nothing_is_longer_or_harder_than_what_it_is_held_from(first: int, off: int, did: float) -> None:
    """Holding only ever takes away."""
    today = day(first)
    new = returning(season(), today, stages(off))
    held = regained(season(), new, person(today - timedelta(days=off), did=did))
    for on, made in held.items():
        before = new.get(on, season().on(on))
        assert made.distance_m <= before.distance_m
        assert not is_quality(made) or is_quality(before)


def test_a_plan_that_was_run_is_left_alone() -> None:
    """Nothing was missed: nothing is held."""
    today = day(21)
    same = {today + timedelta(days=1): season().on(today + timedelta(days=1))}
    assert regained(season(), same, person(today)) == same


def test_a_short_break_is_over_when_its_table_is() -> None:
    """After a week off everything is as planned again two weeks after the way back."""
    today = day(21)
    gone = away(season(), today, today + timedelta(days=6), running=False)
    held = regained(season(), gone, person(today))
    assert max(on for on, made in held.items() if made != season().on(on)) < today + 5 * WEEK


def test_after_an_injury_running_grows_from_what_the_ladder_came_to() -> None:
    """No week is more than a fifth above the ones before it."""
    start, rung = day(35), len(LADDER) - 1
    new = {
        **returning(season(), ladder_start(start, rung), stages(28, injured=True)),
        **climbing(season(), start, rung),
        **cleared(season(), day(7), start - timedelta(days=1)),
    }
    who = person(day(7))
    after = with_days(season(), regained(season(), new, who, injured=True))
    weeks = [week for week in ledger(after, who).weeks if week.days[0].on >= start]
    for number, week in enumerate(weeks[1:], 1):
        if not any(one.race for one in week.days):
            assert week.metres <= 1.2 * max(one.metres for one in weeks[:number][-4:]) + 1


@pytest.mark.parametrize(
    ("off", "shares"),
    [(5, []), (6, [0.5, 0.75]), (28, [0.5, 0.75]), (40, [1 / 3, 0.5, 0.75])],
)
def test_limits_begin_again_from_what_the_table_gives_back(off: int, shares: list[float]) -> None:
    """Up to five days off nothing begins again; then what was run before comes back in the table's parts."""
    rows = [(day(0), 10_000.0, 10_000.0), (day(1 + off), 4000.0, 4000.0)]
    found = list(backs(rows, [(day(0), 30_000.0)], 20_000.0))
    assert [stage.share for back in found for stage in back.way] == pytest.approx(shares)
    for back in found:
        assert (back.first, back.longest_m, back.week_m) == (day(1 + off), 10_000.0, 30_000.0)
        assert back.share(back.first) == pytest.approx(shares[0])
        assert back.share(back.end - timedelta(days=1)) == pytest.approx(shares[-1])


def test_what_the_long_run_may_not_take_yet_the_other_runs_take() -> None:
    """Above the ladder a week grows by what the week may, not by a tenth: seven tenths are back six weeks later."""
    asked = Request(Goal("marathon", day(167)), MONDAY, weekly_m=25_000.0, days=(1, 3, 6), long_run_day=6)
    made = plan(asked)
    assert isinstance(made, Plan)
    top = len(LADDER) - 1
    began, start = day(61), day(77)
    new = {**returning(made, began, stages(21, injured=True)), **climbing(made, start, top)}
    whole = [Run(n, day(n), made.on(day(n)).distance_m) for n in range(40) if made.on(day(n)).distance_m]
    climbed = [Run(n, day(n), 3_000.0) for n in range(61, 77, 2)]
    who = known(asked, (*whole, *climbed), start)
    after = with_days(made, regained(made, new, who, injured=True))
    weeks = [week for week in ledger(after, who).weeks if week.days[0].on > day(83)]
    shares = [week.metres / sum(made.on(one.on).distance_m for one in week.days) for week in weeks[:6]]
    assert max(shares) > 0.7
    assert new_faults(made, after, who) == []


@pytest.mark.parametrize("off", [10, 25, 42, 56])
def test_distances_on_the_way_back_are_rounded_as_in_a_plan(off: int) -> None:
    """From five kilometres on in half kilometres, as runners would say them, and so is every run beside such a one."""
    today = day(14)
    new = away(season(), today, today + timedelta(days=off - 1), running=False)
    after = with_days(season(), regained(season(), new, person(today)))
    found = [one.workout.distance_m for week in after.weeks for one in after.days_of(week) if one.on > today]
    assert any(metres >= 5000 for metres in found)
    assert all(metres % 500 == 0 for metres in found if metres >= 5000)


def test_hard_days_that_come_back_keep_the_distance_an_age_asks_for() -> None:
    """From sixty on a session two days after another one is easy, when a way back is laid anew."""
    today = day(21)
    older = replace(person(today), age=band(65))
    new = returning(season(), today, stages(10))
    after = with_days(season(), regained(season(), new, older))
    hard = [
        one.on
        for week in after.weeks
        for one in after.days_of(week)
        if one.on > today and is_quality(one.workout)
    ]
    held = [day for day in hard if day < today + 4 * WEEK]
    assert held
    assert all((later - before).days >= 3 for before, later in pairwise(held))


def test_a_run_is_cut_by_the_last_metre_too() -> None:
    """A budget that allows 12,599 metres has no room for 12,600."""
    run = build("easy", Dose(distance_m=12_600.0))
    assert regain._cut(run, 12_599.0, 100.0, 45.0).distance_m == 12_500
    assert regain._cut(run, 12_600.0, 100.0, 45.0) is run
