"""A season: the same luck in every arm, and figures that add up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.simulation.arms import Felt, Name, Oracle, Reduced, Resumed, Static
from core.simulation.lives import Life, life, outcomes, potential
from core.simulation.parameters import USUAL
from core.simulation.season import Season
from core.simulation.session import OFF, session
from core.simulation.twin import twin
from core.training.catalogue import build
from core.training.workout import REST
from core.training.workouts.shape import Dose
from tests.core.simulation.people import RUN, Watched, lives

SAFE = replace(USUAL, hazard=0.0, ill_a_week=0.0)
SICKLY = replace(USUAL, ill_a_week=0.5, hazard=0.0)
FRAGILE = replace(USUAL, hazard=0.1, averted=0.0)


def season(one: Life, world=USUAL, arm=None) -> Season:
    """Return a twin before the first day."""
    return Season(one.runner, world, one.fate, one.base, arm or Static(one.base, one.plan))


def test_the_same_twin_lives_the_same_season_again() -> None:
    """Nothing is left to chance but what the seed says."""
    one, again = life(RUN, 4), life(RUN, 4)
    assert one == again
    assert one
    assert again
    assert outcomes(one, USUAL, Name) == outcomes(again, USUAL, Name)


def test_another_seed_makes_another_twin() -> None:
    """Who somebody is comes from the seed too."""
    assert twin(1, 4, USUAL) != twin(2, 4, USUAL)


def test_where_nothing_happens_only_life_gets_in_the_way() -> None:
    """Without injuries and illness every day is healthy, nobody loses one, and all start."""
    for one in lives(10):
        found = season(one, SAFE).live()
        assert (found.injuries, found.injured_days, found.ill_days, found.severe) == (0, 0, 0, 0)
        assert found.race_s is not None
        assert found.healthy_runs == sum(day.runs for day in one.base) - 1


def test_arms_that_do_nothing_different_come_to_the_same() -> None:
    """Where nobody is ever out, taking up a plan where it was left is following it, and an oracle has nothing to know."""
    for one in lives(10):
        static = season(one, SAFE).live()
        for arm in (Resumed(one.base, one.plan), Oracle(one.base, one.plan)):
            assert season(one, SAFE, arm).live() == static


def test_nothing_is_run_while_someone_is_ill() -> None:
    """Days lost are days without a run, and the arm is told when they begin and end."""
    one = lives(10)[3]
    arm = Watched(one.base, one.plan)
    there = season(one, SICKLY, arm)
    found = there.live()
    ill = [day for what, day in arm.heard if what == "out: illness"]
    assert found.ill_days > 3
    assert ill
    assert all(there.ran[30 + day : 30 + day + 3] == [0.0] * 3 for day in ill)
    mornings = {day for what, day in arm.heard if what == "morning"}
    assert not mornings & set(ill)


def test_whoever_is_out_on_the_day_does_not_start() -> None:
    """A race that was not run has no time."""
    found = [season(one, FRAGILE).live() for one in lives(20)]
    assert any(one.race_s is None for one in found)
    assert all(one.injured for one in found if one.race_s is None)


def test_an_injury_in_the_making_can_be_told_and_ends_in_days_lost() -> None:
    """Severe days come before the injury, and the static plan allows what it had planned."""
    found = [season(one, FRAGILE).live() for one in lives(20)]
    assert sum(one.injuries for one in found) > 20
    assert 0 < sum(one.allowed for one in found) < sum(one.severe for one in found)
    assert all(one.injured_days >= one.injuries for one in found if one.injuries)


def test_the_charmed_twin_is_the_best_the_twin_could_be() -> None:
    """Nobody races faster than the same twin to whom nothing happens, but by luck with fatigue."""
    for one in lives(10):
        best = potential(one, FRAGILE)
        raced = season(one, FRAGILE).live().race_s
        assert best
        assert raced is None or raced > 0.98 * best


def test_taking_up_where_it_was_left_waits_whole_weeks_and_tapers_in_time() -> None:
    """After 17 days two weeks are caught up on; from the taper on the calendar holds."""
    one = lives(10)[0]
    arm = Resumed(one.base, one.plan)
    arm.back(40, None, 17)
    assert arm.today(40) == one.base[26]
    assert arm.today(arm.tapers_from) == one.base[arm.tapers_from]


def test_ten_per_cent_less_is_that_and_the_race_stays() -> None:
    """Every run is nine tenths; 42 km are 42 km."""
    one = lives(10)[0]
    arm = Reduced(one.base, one.plan)
    day = next(n for n, session in enumerate(one.base) if session.runs)
    assert arm.today(day).metres == pytest.approx(0.9 * one.base[day].metres)
    assert arm.today(len(one.base) - 1) == one.base[-1]


def test_the_oracle_rests_while_something_is_in_the_making() -> None:
    """And on no other day."""
    one = lives(10)[0]
    day = next(n for n, session in enumerate(one.base) if session.runs)
    arm = Oracle(one.base, one.plan)
    arm.morning(day, Felt(latent=1.0))
    assert arm.today(day) == OFF
    arm.morning(day, Felt())
    assert arm.today(day) == one.base[day]


def test_hard_minutes_count_more_than_easy_ones() -> None:
    """A tempo run is a larger stimulus than as many easy kilometres, and rest is none."""
    easy = build("easy", Dose(distance_m=10_000.0))
    tempo = build("tempo", Dose(distance_m=10_000.0, index=45.0, reps=1, each_s=1200.0))
    assert session(tempo, 45.0).dose > session(easy, 45.0).dose > 0
    assert session(tempo, 45.0).hard
    assert not session(easy, 45.0).hard
    assert session(REST, 45.0) == OFF


def test_a_runner_the_planner_refuses_has_no_life() -> None:
    """They are counted, not simulated."""
    refused = [number for number in range(120) if life(7, number) is None]
    assert refused
