"""Critical speed: the line through a runner's best efforts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.training.fitness.critical_speed import MARATHON_SHARE, critical_speed
from core.units import MARATHON_M
from tests.core.training.fitness.test_equations import DISTANCES, PUBLISHED

KORDI = {"two": (4.94, 127.4), "three": (4.94, 123.3)}
"""Mean critical speed (m/s) and reserve (m) of 14 runners from two trials, 1200 and 3600 m, and from three, 2400 m
too (Kordi, Menzies & Galbraith 2019, Int J Sports Physiol Perform 14:685)."""


@settings(derandomize=True, max_examples=100)
@given(st.floats(2.5, 6.5), st.floats(50, 400))
def test_efforts_on_a_line_give_it_back(speed, reserve):
    """Three efforts made from a speed and a reserve show both."""
    found = critical_speed([(reserve + speed * seconds, seconds) for seconds in (150.0, 360.0, 1000.0)])
    assert found is not None
    assert (found.speed, found.reserve_m) == pytest.approx((speed, reserve))


def test_a_runners_bests():
    """400 m in 68, 800 m in 2:32 and 5 km in 19:30 (an index of about 51): 4.06 m/s, below 5 km pace."""
    found = critical_speed([(400, 68), (800, 152), (5000, 1170)])
    assert found is not None
    assert found.speed == pytest.approx(4.15, abs=0.05)
    assert found.speed < 5000 / 1170


def test_three_trials_give_what_was_published():
    """1200 and 3600 m as the published line through two has them, 2400 m as that through three: the published three."""
    lines = ((1200, "two"), (2400, "three"), (3600, "two"))
    trials = [(metres, (metres - KORDI[line][1]) / KORDI[line][0]) for metres, line in lines]
    found = critical_speed(trials)
    assert found is not None
    speed, reserve = KORDI["three"]
    assert found.speed == pytest.approx(speed, abs=0.005)
    assert found.reserve_m == pytest.approx(reserve, abs=4.1)


@pytest.mark.parametrize("fitness", PUBLISHED)
def test_a_published_table_lies_on_the_line(fitness):
    """1500 m to 5 km of one index lie on a line, and its marathon within 84.8 ± 13.6 % of critical speed.

    The table is Daniels & Gilbert's (1979), line and share are from more than 25,000 recreational runners: R² 0.9999 ±
    0.0001 (Smyth & Muniz-Pumares 2020).
    """
    efforts = list(zip(DISTANCES[:5], PUBLISHED[fitness], strict=False))
    found = critical_speed(efforts)
    assert found is not None
    off = sum((metres - found.reserve_m - found.speed * time) ** 2 for metres, time in efforts)
    mean = sum(metres for metres, _ in efforts) / len(efforts)
    assert 1 - off / sum((metres - mean) ** 2 for metres, _ in efforts) > 0.9995
    marathon = MARATHON_M / PUBLISHED[fitness][-1]
    assert marathon / found.speed == pytest.approx(MARATHON_SHARE, abs=0.136)


@pytest.mark.parametrize(
    "efforts",
    [
        [(1600, 360), (5000, 1200)],
        [(1600, 360), (1700, 380), (1800, 400)],
        [(1600, 360), (5000, 1200), (42_195, 12_000)],
        [(300, 120), (1500, 400), (5000, 1200)],
    ],
)
def test_without_a_line_there_is_no_speed(efforts):
    """Too few, too alike, too long, or a reserve below zero: nothing is said."""
    assert critical_speed(efforts) is None
