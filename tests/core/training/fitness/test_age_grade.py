"""Age grades, against the 2025 road tables."""

import pytest

from core.training.fitness.age_grade import age_grade
from core.units import HALF_M, MARATHON_M, MILE_M


@pytest.mark.parametrize(
    ("metres", "age", "sex", "factor", "standard"),
    [
        (10_000, 25, "m", 1.0, 1584),
        (10_000, 45, "m", 0.9261, 1584),
        (MARATHON_M, 40, "m", 0.9783, 7235),
        (MILE_M, 45, "m", 0.8942, 227),
        (HALF_M, 10, "f", 0.7845, 3772),
        (5000, 5, "f", 0.6903, 834),
    ],
)
def test_the_standard_for_an_age_is_a_hundred_per_cent(metres, age, sex, factor, standard):
    """Standard divided by factor is 100 %, twice that time 50 %."""
    assert age_grade(metres, standard / factor, age, sex) == pytest.approx(100)
    assert age_grade(metres, 2 * standard / factor, age, sex) == pytest.approx(50)


def test_between_two_distances_it_lies_between():
    """12 km of a man of 25: the pace of the standard lies between those of 10 km and 15 km."""
    best = 12_000 / 1000 * ((1584 / 10 + 2415 / 15) / 2)
    assert age_grade(12_000, best, 25, "m") == pytest.approx(100, abs=0.5)


@pytest.mark.parametrize(
    ("metres", "age", "sex"),
    [(5000, 4, "m"), (5000, 101, "f"), (5000, 40, "x"), (800, 40, "f"), (50_000, 40, "f")],
)
def test_what_the_tables_do_not_hold_is_refused(metres, age, sex):
    """Ages, sexes and distances outside of them raise."""
    with pytest.raises(ValueError, match="age grade"):
        age_grade(metres, 1500, age, sex)
