"""Critical speed: the line through a runner's best efforts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.training.fitness.critical_speed import critical_speed


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
