"""How an injury comes about follows the published ratios, and can be averted only by running less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.simulation.fate import fate
from core.simulation.injury import Making, Strain, chance, ill_for, making, out_for, part_of
from core.simulation.parameters import USUAL
from core.simulation.twin import twin

RUNNER = replace(twin(1, 1, USUAL), novice=False, frailty=1.0)
THROW = fate(1, RUNNER, 1)[0]
CALM = Strain(1.0, stepped=False, short_sleep=False)


@pytest.mark.parametrize(("part", "ratio"), [(1.0, 1.0), (1.1, 1.0), (1.2, 1.64), (1.9, 1.52), (2.5, 2.28)])
def test_a_jump_in_one_run_weighs_as_frandsen_found(part: float, ratio: float) -> None:
    """The chance is multiplied by the hazard ratio of its size."""
    strain = replace(CALM, part=part)
    assert chance(strain, RUNNER, USUAL) == pytest.approx(USUAL.hazard * ratio)
    assert strain.spike == (part > 1.1)


def test_a_step_short_sleep_and_inexperience_multiply() -> None:
    """Each has its own ratio, and a runner's frailty comes on top."""
    strain = Strain(1.0, stepped=True, short_sleep=True)
    frail = replace(RUNNER, novice=True, frailty=2.0)
    assert chance(strain, frail, USUAL) == pytest.approx(USUAL.hazard * 1.41 * 1.51 * 2.3 * 2)


@pytest.mark.parametrize("metres", [2_500.0, 8_000.0, 24_000.0])
def test_the_first_run_after_a_month_off_is_a_jump_of_the_largest_class(metres: float) -> None:
    """Nothing was run in 30 days, so that any run is more than twice the longest of them, in every arm."""
    strain = replace(CALM, part=part_of(metres, 0.0))
    assert strain.spike
    assert chance(strain, RUNNER, USUAL) == pytest.approx(USUAL.hazard * 2.28)


def test_a_second_run_is_measured_by_the_first() -> None:
    """A long run two days after the first short one is a jump again."""
    assert part_of(8_000.0, 8_000.0) == 1
    assert part_of(24_000.0, 8_000.0) == 3


def test_pain_grows_until_it_stops_the_runner() -> None:
    """From 1 to 7 over the days it takes."""
    made = Making(10, 6, visible=True, throw=THROW)
    assert [made.pain(day) for day in (10, 13, 16)] == [1, 4, 7]
    assert [made.ends(day) for day in (10, 15, 16)] == [False, False, True]


@pytest.mark.parametrize(("done", "averted"), [(100.0, False), (55.0, False), (45.0, True), (0.0, True)])
def test_an_injury_is_averted_in_proportion_to_what_is_not_run(done: float, averted: bool) -> None:
    """Half as much running averts it where luck is below a half of what complete rest would do."""
    made = Making(0, 5, visible=True, throw=replace(THROW, heals=0.25), meant=100.0, done=done)
    assert made.averted(USUAL) is averted


def test_when_nothing_was_meant_to_be_run_it_was_all_spared() -> None:
    """A break of the plan itself is rest."""
    assert Making(0, 5, visible=True, throw=replace(THROW, heals=0.4)).averted(USUAL)


def test_an_injury_takes_three_to_ten_days_to_come() -> None:
    """From the shortest to the longest, by luck."""
    days = {making(0, replace(THROW, ramp=luck / 20), USUAL).days for luck in range(20)}
    assert days == set(range(3, 11))


def test_the_median_injury_costs_four_weeks_and_ten_for_novices() -> None:
    """The median is the parameter; luck spreads it."""
    usual = replace(THROW, out=0.0)
    assert out_for(usual, RUNNER, USUAL) == 28
    assert out_for(usual, replace(RUNNER, novice=True), USUAL) == 71
    assert out_for(replace(THROW, out=1.0), RUNNER, USUAL) > 60


def test_an_illness_lasts_three_to_eight_days_and_is_rare() -> None:
    """Two in a hundred weeks."""
    days = {ill_for(replace(THROW, ill=0.0, ill_for=luck / 20), USUAL) for luck in range(20)}
    assert days == set(range(3, 9))
    assert ill_for(replace(THROW, ill=0.02), USUAL) == 0
