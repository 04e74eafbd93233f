"""The coach's arm: answers change the plan as they do in a chat, and the placebo hears the same ones on other days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.athlete.log import Why
from core.simulation.arms import Felt, Name
from core.simulation.coached import Coached, Shuffled, known, shuffled
from core.simulation.lives import Life, outcomes
from core.simulation.parameters import USUAL
from core.simulation.session import Session
from core.simulation.twin import START
from core.training.comeback import stages
from core.training.plan import Plan
from tests.core.simulation.people import lives

FINE = Felt(answers=True, tells=True)


def coach(one: Life) -> Coached:
    """Return the coach of a twin before the first day."""
    return Coached(known(one.request, one.plan), one.runner, list(one.base))


def plan(arm: Coached) -> Plan:
    """Return the plan as it stands."""
    assert arm.athlete.plan
    return arm.athlete.plan


def rules(arm: Coached) -> list[str]:
    """Return the rules of all that was changed."""
    return [change.rule for change in plan(arm).changes]


def until(arm: Coached, day: int) -> None:
    """Let the days before *day* pass with every run done as planned, and nothing to complain of."""
    for before in range(day):
        arm.morning(before, FINE)
        arm.evening(before, arm.today(before), FINE)


def hard_day(one: Life, first: int = 0) -> int:
    """Return a day with a hard session from *first* on."""
    return next(day for day in range(first, len(one.base)) if one.base[day].hard)


@pytest.fixture
def one() -> Life:
    """A twin with hard sessions early on."""
    return next(one for one in lives() if not one.runner.novice and hard_day(one) < 40)


def test_a_season_in_which_all_is_well_changes_nothing(one: Life) -> None:
    """Fresh legs and good nights leave the plan as generated."""
    arm = coach(one)
    until(arm, 100)
    assert rules(arm) == []
    assert arm.days == list(one.base)
    assert len(arm.athlete.runs) == sum(session.runs for session in one.base[:100])


def test_very_sore_legs_make_a_hard_day_easy(one: Life) -> None:
    """The rule that the recommender names, laid by the coach's own hand, and read back into the days."""
    arm, day = coach(one), hard_day(one)
    until(arm, day)
    arm.morning(day, replace(FINE, legs=8, agrees=True))
    assert rules(arm) == ["very-sore"]
    assert not arm.today(day).hard
    assert arm.today(day).runs


def test_advice_that_is_not_taken_changes_nothing(one: Life) -> None:
    """The runner decides."""
    arm, day = coach(one), hard_day(one)
    until(arm, day)
    arm.morning(day, replace(FINE, legs=8, agrees=False))
    assert arm.today(day).hard
    assert rules(arm) == []


def test_a_morning_that_is_not_answered_is_no_signal(one: Life) -> None:
    """It costs a message, and nothing else."""
    arm, day = coach(one), hard_day(one)
    until(arm, day)
    before = arm.messages
    arm.morning(day, replace(FINE, answers=False, legs=9))
    assert arm.messages == before + 1
    assert arm.today(day) == one.base[day]


def test_pain_after_a_run_takes_the_next_one_away_and_is_asked_about(one: Life) -> None:
    """A knee at 6 is too much to run on; it is asked about until it is quiet."""
    arm = coach(one)
    day = next(n for n in range(10, 60) if one.base[n].runs and one.base[n + 1].runs)
    until(arm, day)
    arm.evening(day, one.base[day], replace(FINE, pain=("knee", "left", 6)))
    assert not arm.today(day + 1).runs
    arm.morning(day + 1, replace(FINE, pain=("knee", "left", 1)))
    arm.morning(day + 2, FINE)
    arm.morning(day + 3, FINE)
    assert [pain.closed is not None for pain in arm.athlete.pains] == [True]


def test_pain_told_in_the_morning_is_heard(one: Life) -> None:
    """What hurts before a run is told then."""
    arm, day = coach(one), hard_day(one)
    until(arm, day)
    arm.morning(day, replace(FINE, pain=("achilles", "right", 4)))
    assert [pain.site for pain in arm.athlete.pains] == ["achilles"]


def test_after_an_illness_the_first_days_are_light(one: Life) -> None:
    """Twenty minutes first, and nothing fast for ten days."""
    arm = coach(one)
    until(arm, 30)
    arm.out(30, Why.ILLNESS)
    arm.back(35, Why.ILLNESS, 5)
    assert rules(arm) == ["illness"]
    assert not any(arm.today(day).hard for day in range(35, 45))
    assert 0 < arm.today(36).metres < 5_000


def test_what_is_missing_of_the_plan_is_told_by_rule(one: Life) -> None:
    """Every metre that is not on the plan any more was taken by a rule, and an untouched plan lost none."""
    arm = coach(one)
    assert not arm.taken(one.base)
    until(arm, 30)
    arm.out(30, Why.ILLNESS)
    arm.back(35, Why.ILLNESS, 5)
    left = sum(arm.today(day).metres for day in range(len(one.base)))
    taken = arm.taken(one.base)
    assert set(taken) == {"illness"}
    assert sum(taken.values()) == pytest.approx(sum(day.metres for day in one.base) - left)
    assert taken["illness"] > 10_000


def test_after_an_injury_the_ladder_is_climbed_step_by_step(one: Life) -> None:
    """Each step is asked about; pain means the same step again; above the last the plan comes back in parts."""
    arm = coach(one)
    until(arm, 30)
    arm.out(30, Why.INJURY)
    arm.back(50, Why.INJURY, 20)
    assert rules(arm) == ["injury"]
    climbed = []
    for day in range(50, 90):
        hurts = day == 54
        arm.morning(day, replace(FINE, pain=("calf", "left", 5) if hurts else None))
        climbed.append(arm.today(day).metres)
        arm.evening(day, arm.today(day), FINE)
    steps = [dict(change.facts)["rung"] for change in plan(arm).changes if change.rule == "injury"]
    assert steps == [0, 0, 1, 2, 3, 4]
    assert max(climbed[:20]) < 6_000


def test_how_much_of_the_ladder_there_is_follows_the_place_and_the_days(one: Life) -> None:
    """A calf that stops a runner for days needs none of it, for two weeks the upper half; a shin needs all."""
    first = {}
    for spot, off in ((("calf", "left"), 4), (("calf", "left"), 14), (("shin", "left"), 14)):
        arm = coach(one)
        until(arm, 30)
        arm.out(30, Why.INJURY, spot)
        arm.back(30 + off, Why.INJURY, off)
        [change] = plan(arm).changes
        first[spot[0], off] = next(edit.after for edit in change.edits if edit.after.distance_m)
    assert first["calf", 4].type == "easy"
    assert first["calf", 14].type == first["shin", 14].type == "walk_run"
    assert first["calf", 14].distance_m > first["shin", 14].distance_m


def test_after_a_week_without_running_the_way_back_is_laid_once(one: Life) -> None:
    """Half of the plan first; the next morning does not begin it again."""
    arm = coach(one)
    until(arm, 30)
    for day in range(40, 44):
        arm.morning(day, FINE)
    assert rules(arm) == ["comeback"]
    off = dict(plan(arm).changes[0].facts)["days_off"]
    first = next(day for day in range(40, 60) if one.base[day].runs)
    share = stages(int(float(off)))[0].share
    assert arm.today(first).metres <= max(share * one.base[first].metres, 2_000.0)


def test_only_mornings_that_rules_look_back_to_are_carried(one: Life) -> None:
    """Older ones are left out."""
    arm = coach(one)
    until(arm, 100)
    oldest = min(checkin.on for checkin in arm.athlete.checkins)
    assert oldest > START + timedelta(days=60)


def test_the_placebo_hears_the_same_answers_in_another_order() -> None:
    """Nothing is added, nothing is lost, and the order is chance's."""
    told = [replace(FINE, legs=n % 10, effort=n) for n in range(30)]
    answers = shuffled(told, 7, 1)
    heard = [next(answers) for _ in told]
    assert sorted(heard, key=lambda felt: felt.effort) == told
    assert heard != told
    assert next(answers) in told


def test_the_placebo_decides_by_what_it_hears(one: Life) -> None:
    """Whoever is fresh can be told to rest for what they said on another day."""
    answers = iter([replace(FINE, legs=9)] * 200)
    arm = Shuffled(known(one.request, one.plan), one.runner, list(one.base), answers=answers)
    day = hard_day(one)
    arm.morning(day, FINE)
    assert not arm.today(day).hard


def test_without_answers_the_placebo_is_told_the_truth(one: Life) -> None:
    """There is nothing to shuffle."""
    arm = Shuffled(known(one.request, one.plan), one.runner, list(one.base), answers=shuffled([], 7, 1))
    arm.morning(hard_day(one), replace(FINE, legs=9))
    assert not arm.today(hard_day(one)).hard


def test_healthy_runners_keep_most_of_their_hard_sessions() -> None:
    """At most a quarter of the hard sessions of healthy days are changed (science: more means a fault)."""
    found = [outcomes(one, USUAL, (Name.COACH,))[Name.COACH] for one in lives(30)]
    changed = sum(one.altered for one in found) / sum(one.healthy_hard for one in found)
    assert 0 < changed < 0.25


def test_the_coach_never_makes_a_planned_run_longer_but_on_the_way_back() -> None:
    """Over whole seasons, what answers change is less or later; sessions that move keep their week's metres."""
    for one in lives(12):
        arm = coach(one)
        for day, session in enumerate(one.base):
            legs = (3 * day) % 10
            arm.morning(day, replace(FINE, legs=legs, spot="calf", slept_h=4 + day % 4))
            arm.evening(day, session, FINE)
            week = slice(day - day % 7, day - day % 7 + 7)
            assert total(arm.days[week]) <= total(one.base[week]) + 1_000


def total(days: list[Session] | tuple[Session, ...]) -> float:
    """Return the metres of some days."""
    return sum(session.metres for session in days)
