"""Comparing arms: pairs of the same twin, honest intervals, and a decision that can fail."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.simulation.arms import Name
from core.simulation.compare import MEDIAN, P90, altered, difference, estimates, quantile
from core.simulation.decision import Decision, Verdict, decide
from core.simulation.outcome import Outcome

WELL = Outcome(race_s=10_000.0, best_s=10_000.0, spikes=2, healthy_hard=20, ill_days=2)
HURT = Outcome(injuries=1, injured_days=28, race_s=10_500.0, best_s=10_000.0, spikes=3, healthy_hard=10)
ALL_WELL = [WELL] * 200
SOME_HURT = [HURT if n % 4 == 0 else WELL for n in range(200)]


def arms(coach: list[Outcome], static: list[Outcome], placebo: list[Outcome]) -> dict[Name, list[Outcome]]:
    """Return a world of three arms."""
    return {Name.COACH: coach, Name.STATIC: static, Name.SHUFFLED: placebo}


def test_an_arm_against_itself_is_no_difference() -> None:
    """Nothing, without any doubt."""
    found = difference(7, SOME_HURT, SOME_HURT)
    for one in (found.injured, found.lost, found.race, found.race_p90, found.race_mean, found.spikes):
        assert (one.value, one.low, one.high) == (0, 0, 0)


def test_a_difference_is_what_was_saved() -> None:
    """A quarter injured less is 25 points, days and times with it."""
    found = difference(7, ALL_WELL, SOME_HURT)
    assert found.injured.value == -25
    assert found.lost.value == pytest.approx(100 * (400 / (50 * 28 + 150 * 2) - 1))
    assert found.race.value == 0
    assert found.race_p90.value == pytest.approx(-5)
    assert found.race_mean.value == pytest.approx(25 * (1 / 1.05 - 1))
    assert found.spikes.value == -0.25
    assert found.injured.low < -25 < found.injured.high


def test_only_twins_who_started_in_both_arms_are_raced() -> None:
    """A race that was not run is neither fast nor slow."""
    out = replace(HURT, race_s=None)
    found = difference(7, [out, *ALL_WELL], [WELL, *ALL_WELL])
    assert (found.twins, found.racers) == (201, 200)
    assert found.race.value == 0
    assert difference(7, [out] * 20, [WELL] * 20).race.value == 0


@pytest.mark.parametrize(
    ("part", "value"), [(0.01, 1.0), (MEDIAN, 5.0), (0.51, 6.0), (P90, 9.0), (1.0, 10.0)]
)
def test_a_quantile_is_the_least_value_that_so_many_do_not_exceed(part: float, value: float) -> None:
    """Of ten values the fifth is the median and the ninth the 90th percentile."""
    assert quantile([10.0, 2.0, 3.0, 1.0, 5.0, 4.0, 7.0, 8.0, 6.0, 9.0], part) == value


def test_race_time_is_measured_on_the_best_possible_one() -> None:
    """A minute lost on a race that could have been an hour is more than one lost on two: each by its own best."""
    quick, slow = (replace(WELL, race_s=best + 60.0, best_s=best) for best in (3600.0, 7200.0))
    best = [replace(one, race_s=one.best_s) for one in (quick, quick, slow)]
    found = difference(7, [quick, quick, slow], best)
    assert found.race.value == pytest.approx(100 * 60 / 3600)


def test_a_few_who_lose_much_move_the_ninetieth_percentile_and_the_mean_and_not_the_median() -> None:
    """What the median does not see stands beside it."""
    found = difference(7, SOME_HURT, ALL_WELL)
    assert found.race.value == 0
    assert found.race_p90.value == pytest.approx(5)
    assert found.race_mean.value == pytest.approx(1.25)


def test_the_interval_of_a_median_holds_it_and_is_narrower_for_more_twins() -> None:
    """Four times the twins, about half the width."""
    spans = []
    for twins in (100, 400):
        late = [replace(WELL, race_s=10_000.0 + (n * 7919) % 997) for n in range(twins)]
        found = difference(7, late, [WELL] * twins).race
        assert found.low <= found.value <= found.high
        spans.append(found.high - found.low)
    assert 0 < spans[1] < 0.75 * spans[0]


def test_days_lost_where_nobody_lost_one_are_no_per_cent_of_anything() -> None:
    """Nothing is divided by nothing."""
    fine = [replace(WELL, ill_days=0)] * 20
    assert difference(7, fine, fine).lost.value == 0


def test_an_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    """Of 100 samples of a coin, the interval of about 95 holds a half."""
    held = 0
    for run in range(100):
        coins = [(float((run * 7919 + n * n * 31 + n * 17) % 101 < 50.5), 1.0) for n in range(150)]
        (found,) = estimates(run, coins, (lambda sums: sums[0] / sums[1],))
        held += found.low <= 0.5 <= found.high
    assert held >= 85


def test_the_part_that_was_changed_is_of_healthy_days() -> None:
    """Three of forty."""
    found = altered(7, [replace(WELL, altered=1), replace(WELL, altered=2)])
    assert found.value == pytest.approx(7.5)


def test_a_coach_that_helps_and_costs_nothing_passes() -> None:
    """Every criterion holds."""
    worse = [replace(HURT, race_s=10_000.0) if n % 4 == 0 else WELL for n in range(200)]
    found = decide(7, arms(ALL_WELL, worse, worse), arms(ALL_WELL, worse, worse))
    assert found.ships
    assert all(one.passes and one.sure for one in (*found.either, *found.every))


FAILS = {
    "no fewer injured": (arms(SOME_HURT, SOME_HURT, SOME_HURT), None),
    "no better than a placebo": (arms(ALL_WELL, SOME_HURT, ALL_WELL), None),
    "slower": (arms([replace(WELL, race_s=10_050.0)] * 200, SOME_HURT, SOME_HURT), [WELL] * 200),
    "changes too much": (arms([replace(WELL, altered=4)] * 200, SOME_HURT, SOME_HURT), None),
    "slower where jumps do no harm": (
        arms(ALL_WELL, SOME_HURT, SOME_HURT),
        arms([replace(WELL, race_s=10_050.0)] * 200, ALL_WELL, ALL_WELL),
    ),
}


@pytest.mark.parametrize("why", FAILS)
def test_a_coach_fails_by_any_one_criterion(why: str) -> None:
    """What was registered is needed, every part of it."""
    usual, other = FAILS[why]
    if isinstance(other, list):
        usual = {
            **usual,
            Name.STATIC: [replace(HURT, race_s=10_000.0) if n % 4 == 0 else WELL for n in range(200)],
        }
    found = decide(7, usual, other if isinstance(other, dict) else usual)
    assert not found.ships


def test_one_of_fewer_injured_and_fewer_days_is_enough() -> None:
    """The first two are one criterion."""
    good, bad = (Verdict("", altered(1, [replace(WELL, altered=n)]), 6.0, "%") for n in (1, 2))
    assert (good.passes, bad.passes) == (True, False)
    assert Decision((good, bad), (good,)).ships
    assert Decision((bad, good), (good,)).ships
    assert not Decision((bad, bad), (good,)).ships
    assert not Decision((good, good), (good, bad)).ships


def test_what_is_told_beside_decides_nothing() -> None:
    """Worse for the few who lose most: told, and the registered median decides."""
    coach = [replace(WELL, race_s=10_400.0) if n % 5 == 0 else WELL for n in range(200)]
    static = [replace(HURT, race_s=10_000.0) if n % 4 == 0 else WELL for n in range(200)]
    found = decide(7, arms(coach, static, SOME_HURT), arms(ALL_WELL, ALL_WELL, ALL_WELL))
    assert found.ships
    assert [one.passes for one in found.beside] == [False, False, True]


def test_twins_whom_nothing_stopped_are_told_of_apart() -> None:
    """Changed sessions of the injured and the ill are left out of that figure."""
    coach = [replace(WELL, ill_days=0, altered=1)] * 50 + [replace(HURT, altered=9)] * 50
    found = decide(7, arms(coach, SOME_HURT[:100], SOME_HURT[:100]), arms(coach, coach, coach))
    assert found.beside[-1].found.value == pytest.approx(5)


def test_a_verdict_says_whether_its_interval_agrees() -> None:
    """A figure just inside its bound is not sure of it."""
    mixed = [replace(WELL, altered=4 if n % 4 == 0 else 0) for n in range(40)]
    near = altered(1, mixed)
    assert near.value == 5.0
    assert not Verdict("", near, 5.5, "%").sure
    assert not Verdict("", near, 4.5, "%").sure
    assert Verdict("", near, 15.0, "%").sure
    assert Verdict("", near, 0.5, "%").sure
