"""The daily decision: which morning changes which workout into what, and that it is never more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.athlete.athlete import Athlete
from core.recommender.change import broken_by, lay, lay_within_limits
from core.recommender.recommend import recommend
from core.recommender.rule import Day
from core.recommender.rules import RULES
from core.recommender.rules.slots import later
from core.scene import Scene
from core.training.catalogue import TYPES, is_fast, is_quality
from core.training.workout import Workout
from core.understanding.body import SITES
from core.voice.speech import speak
from tests.core.dialogs.chat import MONDAY, at, day, runner, season
from tests.core.recommender.mornings import KINDS, ON, morning, workout

SORE = """
easy            6  calf       as planned
easy            7  -          too-sore    easy 4500
recovery        8  quad       too-sore    recovery 3500
strides         2  calf       as planned
strides         3  calf       sore-spot   easy 6000
strides         3  knee       pain-stop   rest 0
strides         4  -          as planned
strides         5  -          very-sore   easy 6000
strides         8  calf       too-sore    easy 4500
hill_sprints    3  calf       sore-spot   easy 6000
hill_sprints    3  quad       as planned
hill_sprints    2  knee       pain-spare  easy 6000
hill_sprints    5  knee       pain-stop   rest 0
hill_sprints    7  quad       too-sore    easy 4500
hill_reps       3  hamstring  sore-spot   easy 6000
hill_reps       6  -          as planned
repetitions     3  hamstring  sore-spot   easy 6000
repetitions     7  -          very-sore   easy 6000
intervals       3  achilles   pain-easy   easy 6000
intervals       6  glute      as planned
intervals       7  glute      very-sore   easy 6000
tempo           3  calf       sore-spot   easy 6000
tempo           3  hamstring  as planned
tempo           9  hamstring  very-sore   easy 6000
fartlek         4  calf       sore-spot   easy 6000
time_trial      4  calf       sore-spot   easy 6000
long            4  calf       as planned
long            7  calf       too-sore    long 9500
marathon_pace_long  4  calf   sore-spot   long 10000
walk_run        8  -          too-sore    walk_run 3000
race            9  calf       as planned
rest            9  calf       as planned
cross_training  9  calf       as planned
"""
SLEPT = """
easy            4    as planned
long            3    as planned
strides         4    as planned
intervals       5    short-night  easy 6000
intervals       5.5  as planned
tempo           0    short-night  easy 6000
race            3    as planned
"""
HURTS = """
easy            calf      2    as planned
easy            calf      5    as planned
easy            calf      6    pain-stop   rest 0
easy            achilles  5    as planned
easy            achilles  6    pain-stop   rest 0
easy            knee      2    as planned
easy            knee      3    pain-stop   rest 0
easy            shin      1    pain-stop   rest 0
strides         achilles  1    pain-spare  easy 6000
strides         shoulder  1    as planned
hill_sprints    hamstring 1    pain-spare  easy 6000
hill_sprints    it_band   1    pain-spare  easy 6000
tempo           it_band   1    as planned
tempo           shoulder  3    pain-easy   easy 6000
intervals       achilles  5    pain-easy   easy 6000
intervals       calf      0    as planned
long            shoulder  2    as planned
rest            knee      9    as planned
race            knee      9    pain-stop   rest 0
race            achilles  3    as planned
"""


def rows(table: str) -> list[list[str]]:
    """Return the rows of a table; "as planned" is one word."""
    return [line.replace("as planned", "planned").split() for line in table.strip().splitlines()]


def decided(athlete: Athlete) -> list[str]:
    """Return what a table says of the decision for the day."""
    found = recommend(athlete, ON)
    if found.proposal is None:
        return ["planned"]
    return [found.proposal.rule, found.workout.type, f"{found.workout.distance_m:g}"]


@pytest.mark.parametrize(("kind", "legs", "site", "expected"), [(a, b, c, d) for a, b, c, *d in rows(SORE)])
def test_sore_legs(kind: str, legs: str, site: str, expected: list[str]) -> None:
    """Fast running goes first, then distance; a race and a day off are spoken of elsewhere."""
    assert decided(morning(kind, float(legs), None if site == "-" else site)) == expected


@pytest.mark.parametrize(("kind", "hours", "expected"), [(a, b, c) for a, b, *c in rows(SLEPT)])
def test_short_nights(kind: str, hours: str, expected: list[str]) -> None:
    """Five hours or less move a hard session, and nothing else."""
    assert decided(morning(kind, 0, sleep=float(hours))) == expected


@pytest.mark.parametrize(("kind", "site", "much", "expected"), [(a, b, c, d) for a, b, c, *d in rows(HURTS)])
def test_pain(kind: str, site: str, much: str, expected: list[str]) -> None:
    """Over the limit of its place nothing is run; within it, what pulls on it is left out."""
    assert decided(morning(kind, pains=[(site, float(much))])) == expected


def test_the_pain_that_is_furthest_over_its_limit_decides() -> None:
    """A shin that may just be run with does not hide an Achilles that may not."""
    assert decided(morning("easy", pains=[("shin", 2), ("achilles", 5.5)]))[0] == "pain-stop"


# --- Whatever the morning -------------------------------------------------------------------------------------------

MORNINGS = st.tuples(
    st.sampled_from([None, *range(11)]),
    st.sampled_from([None, *range(0, 11, 2)]),
    st.dictionaries(st.sampled_from(sorted(SITES)), st.integers(0, 10), max_size=3),
)
"""Legs (0-10), sleep lost of ten hours, pains; None is not said."""
PLACES = st.sampled_from([None, "calf", "quad", "achilles", "knee", "shoulder"])


def woken(kind: str, site: str | None, how: tuple) -> Athlete:
    """Return the runner after a morning of MORNINGS."""
    legs, lost, pains = how
    return morning(kind, legs, site, None if lost is None else 10 - lost, pains.items())


def worse(one: tuple, other: tuple) -> tuple:
    """Return a morning that is as bad as both in everything."""
    pains = {site: max(one[2].get(site, 0), other[2].get(site, 0)) for site in one[2] | other[2]}
    return (max(one[0] or 0, other[0] or 0), max(one[1] or 0, other[1] or 0), pains)


@given(st.sampled_from(KINDS), PLACES, MORNINGS, MORNINGS)
def test_a_worse_morning_never_gives_more_running(
    kind: str, site: str | None, one: tuple, other: tuple
) -> None:
    """Sorer legs, less sleep, more pain: never further, never harder."""
    good = recommend(woken(kind, site, one), ON).workout
    bad = recommend(woken(kind, site, worse(one, other)), ON).workout
    assert bad.distance_m <= good.distance_m
    assert is_quality(bad) <= is_quality(good)
    assert is_fast(bad) <= is_fast(good)


@given(st.sampled_from(KINDS), PLACES)
def test_what_was_not_said_is_as_usual(kind: str, site: str | None) -> None:
    """No check-in, or one without answers, changes nothing; nor do the best answers there are."""
    for athlete in (morning(kind), morning(kind, None, site), morning(kind, 0, site, 9)):
        found = recommend(athlete, ON)
        assert found.proposal is None
        assert found.workout == workout(kind)


@given(st.sampled_from(KINDS), PLACES, MORNINGS, st.booleans())
def test_a_proposal_never_adds_running_to_the_week(
    kind: str, site: str | None, how: tuple, alone: bool
) -> None:
    """What moves is not more; nothing touches another week; today is never harder."""
    legs, lost, pains = how
    athlete = morning(kind, legs, site, None if lost is None else 10 - lost, pains.items(), alone=alone)
    found = recommend(athlete, ON)
    assume(found.proposal)
    assert found.proposal
    edits = found.proposal.edits
    assert sum(one.after.distance_m for one in edits) <= sum(one.before.distance_m for one in edits)
    assert {one.on.isocalendar()[:2] for one in edits} == {ON.isocalendar()[:2]}
    assert edits[0].on == ON
    assert not is_fast(edits[0].after)
    assert all(one.before == athlete.plan.on(one.on) for one in edits if athlete.plan)


@given(st.integers(0, 90), PLACES, MORNINGS)
def test_what_is_laid_keeps_the_hard_limits(number: int, site: str | None, how: tuple) -> None:
    """On any day of a real plan, after any morning, the plan breaks no hard limit it kept before."""
    legs, lost, pains = how
    on = day(number)
    told = morning("rest", legs, site, None if lost is None else 10 - lost, pains.items())
    athlete = replace(
        told, plan=season(), checkins=tuple(replace(one, on=on) for one in told.checkins), heard_at=at(on)
    )
    found = recommend(athlete, on)
    assume(found.proposal)
    assert found.proposal
    scene = Scene(athlete, at(on))
    after = lay_within_limits(scene, found.proposal.rule, found.proposal.edits)
    assert after.athlete.plan
    assert season().on(on).type == "race" or not is_fast(after.athlete.plan.on(on))
    changed = after.athlete.plan.changes[-1].edits if after.athlete.plan.changes else ()
    assert not broken_by(scene, changed)


def test_days_that_are_over_are_not_changed() -> None:
    """An edit of yesterday is left out; one of nothing but yesterday changes nothing."""
    proposal = recommend(morning("intervals", 8), ON).proposal
    assert proposal
    athlete = morning("intervals", 8)
    late = lay(Scene(athlete, at(day(30))), proposal.rule, proposal.edits)
    assert late.athlete.plan
    assert late.athlete.plan.on(ON) == workout("intervals")
    assert [one.on for one in late.athlete.plan.changes[-1].edits] == [proposal.edits[1].on]
    over = Scene(athlete, at(day(60)))
    assert lay(over, proposal.rule, proposal.edits) is over


# --- The table ------------------------------------------------------------------------------------------------------


def test_what_is_left_out_is_called_by_its_name() -> None:
    """A tempo run that waits is not called strides."""
    for kind, name in (
        ("tempo", "tempo run"),
        ("fartlek", "fartlek"),
        ("strides", "strides"),
        ("hill_reps", "hill"),
    ):
        proposal = recommend(morning(kind, 4, "calf"), ON).proposal
        assert proposal
        assert name in speak(proposal.suggestion)


def test_rules_have_ids_of_their_own() -> None:
    """An id names one rule, in the table and in a kept change."""
    assert len({one.id for one in RULES}) == len(RULES)


def test_a_session_waits_for_a_plain_day_with_nothing_hard_beside_it() -> None:
    """Two days on at the least, in the same week, and not so close to a race."""
    slot = later(Day(morning("intervals"), ON))
    assert slot == day(31)
    assert later(Day(morning("intervals", alone=True), ON)) is None
    assert later(Day(morning("long"), ON)) is None
    close = morning("intervals")
    assert later(Day(replace(close, goal=replace(close.goal, on=day(35))), ON)) is None


def test_without_a_plan_there_is_nothing_to_change() -> None:
    """A runner without a plan rests, and no rule fires."""
    found = recommend(runner(plan=None), MONDAY)
    assert isinstance(found.workout, Workout)
    assert found.workout.type == "rest"
    assert found.proposal is None


def test_the_tables_above_know_the_catalogue() -> None:
    """Every kind that is named here is in the catalogue."""
    assert {row[0] for table in (SORE, SLEPT, HURTS) for row in rows(table)} <= {*TYPES, "strides"}
