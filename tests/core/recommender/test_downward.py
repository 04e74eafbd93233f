"""Downward only: whatever a runner answers, the week ahead never holds more than without the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.athlete.athlete import Athlete
from core.athlete.log import Ached, CheckIn, Pain, Run
from core.recommender.change import lay_within_limits
from core.recommender.recommend import recommend
from core.scene import Scene
from core.training.catalogue import hill_sprint_reps, is_fast, is_quality, stride_reps
from tests.core.dialogs.chat import at, day, runner

ANSWER = st.builds(
    lambda legs, sleep, site, fatigue, stress, heat: {
        "legs": legs,
        "sleep_h": sleep,
        "site": site if legs is not None else None,
        "fatigue": fatigue,
        "stress": stress,
        "heat_f": heat,
    },
    st.none() | st.floats(0, 10),
    st.none() | st.floats(0, 12),
    st.none() | st.sampled_from(["calf", "quad", "knee", "achilles", "shin", "hamstring", "legs", "back"]),
    st.none() | st.floats(0, 10),
    st.none() | st.floats(0, 10),
    st.none() | st.floats(60, 200),
)
PAIN = st.none() | st.tuples(
    st.sampled_from(["calf", "knee", "shin", "achilles", "it_band"]),
    st.lists(st.floats(0, 10), min_size=1, max_size=3),
)
DAYS = st.integers(0, 84)


def before(number: int, mornings: list[dict]) -> Athlete:
    """Return a runner on a day of the season, the days before run as planned, some mornings told."""
    athlete = runner()
    plan = athlete.plan
    assert plan
    runs = [
        Run(n + 1, on, made.distance_m, effort=4.0, type=made.type, planned=True)
        for n in range(number)
        if (made := plan.on(on := day(n))).distance_m
    ]
    told = [CheckIn(day(number - len(mornings) + n), **one) for n, one in enumerate(mornings)]
    return replace(athlete, runs=tuple(runs), checkins=tuple(told))


def lived(athlete: Athlete, number: int) -> list:
    """Return the seven days from a day on as they come out when every recommendation is followed and nothing told."""
    days = []
    for n in range(7):
        on = day(number + n)
        found = recommend(athlete, on)
        scene = Scene(athlete, at(on))
        rule = found.proposal.rule if found.proposal else ""
        athlete = lay_within_limits(scene, rule, found.changes).athlete
        assert athlete.plan
        done = athlete.plan.on(on)
        days.append(done)
        if done.distance_m:
            run = Run(500 + n, on, done.distance_m, effort=None, type=done.type, planned=True)
            athlete = replace(athlete, runs=(*athlete.runs, run))
    return days


@given(DAYS, st.lists(ANSWER, max_size=3), ANSWER, PAIN)
def test_no_answer_adds_to_the_next_seven_days(number: int, earlier: list[dict], answer: dict, hurts) -> None:
    """Kilometres, hard sessions, strides and sprints: an answer only ever takes away (or leaves)."""
    silent = before(number, earlier)
    said = replace(silent, checkins=(*silent.checkins, CheckIn(day(number), **answer)))
    if hurts:
        site, course = hurts
        told = tuple(Ached(day(number - len(course) + 1 + n), much) for n, much in enumerate(course))
        said = replace(said, pains=(Pain(1, site, None, course[-1], told[0].on, told[-1].on, course=told),))
    without, with_it = lived(silent, number), lived(said, number)
    for measure in (
        lambda one: one.distance_m,
        is_quality,
        is_fast,
        lambda one: stride_reps(one) + hill_sprint_reps(one),
    ):
        assert sum(map(measure, with_it)) <= sum(map(measure, without)) + 1


@given(DAYS, ANSWER, ANSWER)
def test_rest_of_the_plan_stays(number: int, one: dict, other: dict) -> None:
    """What is said on one day reaches no further than the seven days from it on."""
    athlete = before(number, [one, other])
    found = recommend(athlete, day(number))
    assert {edit.on for edit in found.changes} <= {day(number) + timedelta(days=n) for n in range(7)}
