"""Time off, against the published table (2018)."""

from datetime import date, timedelta

import pytest

from core.training.fitness.time_off import Break, fitness_kept, kept

DAY = date(2027, 3, 1)
PUBLISHED = {
    5: (1.0, 1.0),
    6: (0.997, 0.998),
    7: (0.994, 0.997),
    10: (0.985, 0.992),
    14: (0.973, 0.986),
    21: (0.952, 0.976),
    28: (0.931, 0.965),
    42: (0.889, 0.944),
    56: (0.847, 0.923),
    70: (0.805, 0.902),
    72: (0.800, 0.900),
    200: (0.800, 0.900),
}
"""Days off: what is left without and with cross-training."""


@pytest.mark.parametrize("days", PUBLISHED)
def test_fitness_follows_the_table(days):
    """The published table in closed form, with its floors; at 42 days it is 0.944, not the 0.994 once misprinted."""
    found = fitness_kept(days), fitness_kept(days, crossed=True)
    assert found == pytest.approx(PUBLISHED[days], abs=0.0011)


def test_the_longest_break_counts():
    """Weeks with one run each are no decline; between two breaks the longer one is what is felt."""
    sundays = tuple(Break(DAY + timedelta(days=7 * n), 6) for n in range(20))
    assert kept(sundays, DAY - timedelta(days=1), DAY + timedelta(days=200)) == pytest.approx(0.997)
    assert kept(
        (*sundays, Break(DAY, 14)), DAY - timedelta(days=1), DAY + timedelta(days=200)
    ) == pytest.approx(0.973)


def test_a_break_is_felt_day_by_day():
    """Half-way through it only the days so far count; one that was over before counts not at all."""
    long = (Break(DAY, 28),)
    assert kept(long, DAY - timedelta(days=1), DAY + timedelta(days=14)) == pytest.approx(0.973)
    assert kept(long, DAY, DAY + timedelta(days=60)) == 1.0
