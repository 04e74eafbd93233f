"""The fitness index and race times, against the published table."""

from datetime import date, timedelta

import pytest

from core.athlete.goal import GOAL_DISTANCES, Result
from core.training.fitness import enduring, equivalents, fitness_index, index, marathon_band, race_time
from core.units import MARATHON_M, MILE_M

TODAY = date(2027, 3, 1)

PUBLISHED = {
    30: (551, 1840, 3826, 8464),
    40: (427, 1448, 3003, 6659),
    50: (350, 1197, 2481, 5495),
    60: (297, 1023, 2122, 4689),
    70: (259, 895, 1860, 4101),
    80: (231, 797, 1661, 3654),
}
"""Index: mile, 5 km, 10 km, half marathon, in seconds (Daniels & Gilbert)."""

MARATHONS = {40: 13785, 45: 12506, 50: 11449, 60: 9805, 70: 8590, 80: 7658}


def result(distance_m: float, time_s: float, days_ago: int = 10) -> Result:
    return Result(1, distance_m, time_s, TODAY - timedelta(days=days_ago))


@pytest.mark.parametrize("fitness", PUBLISHED)
def test_race_times_are_the_published_ones(fitness):
    """Times for mile, 5 km, 10 km and half agree with the table within 0.3 %."""
    found = [race_time(GOAL_DISTANCES[key], fitness) for key in ("mile", "5k", "10k", "half")]
    assert found == pytest.approx(PUBLISHED[fitness], rel=0.003)


@pytest.mark.parametrize("fitness", MARATHONS)
def test_marathons_are_the_published_ones(fitness):
    """Marathon times agree with the table within 0.1 %."""
    assert race_time(MARATHON_M, fitness) == pytest.approx(MARATHONS[fitness], rel=0.001)


@pytest.mark.parametrize("fitness", [20.0, 33.3, 49.8, 71.2, 85.0])
@pytest.mark.parametrize("distance_m", [MILE_M, 10_000.0, MARATHON_M])
def test_time_and_index_undo_each_other(fitness, distance_m):
    """The index of a computed race time is the index it was computed from."""
    assert index(distance_m, race_time(distance_m, fitness)) == pytest.approx(fitness, abs=1e-4)


def test_a_5k_in_twenty_minutes_is_49_8():
    """A 5 km in 20:00 gives 49.8, not the 52 of a common wrong table."""
    assert index(5000, 1200) == pytest.approx(49.8, abs=0.05)


@pytest.mark.parametrize(("distance_m", "time_s"), [(0, 100), (1000, 0), (-1, 5)])
def test_an_impossible_result_is_refused(distance_m, time_s):
    """A result without distance or time raises."""
    with pytest.raises(ValueError, match="above zero"):
        index(distance_m, time_s)


def test_the_best_recent_result_counts():
    """Of two recent races the better one sets the index."""
    good, poor = result(10_000, 2481), result(5000, 1448)
    assert fitness_index((poor, good), TODAY) == pytest.approx(50.0, abs=0.1)


def test_an_old_result_counts_no_more():
    """A result of more than a year ago says nothing about today."""
    assert fitness_index((result(10_000, 2481, days_ago=370),), TODAY) is None


def test_fitness_does_not_fall_by_the_calendar():
    """A result of more than six months ago stays until another takes its place."""
    old = result(10_000, 2481, days_ago=200)
    assert fitness_index((old,), TODAY) == pytest.approx(50.0, abs=0.1)


@pytest.mark.parametrize("days_ago", [100, 200])
def test_a_longer_race_never_lowers_it(days_ago):
    """A marathon slower than the 10K promised leaves the paces as they are, and is what marathons are judged by."""
    ten, marathon = result(10_000, 2850, days_ago=days_ago), result(MARATHON_M, 13_500, days_ago=1)
    assert fitness_index((ten, marathon), TODAY) == fitness_index((ten,), TODAY)
    assert enduring((ten, marathon), TODAY) == marathon


def test_a_longer_race_may_raise_it():
    """A marathon better than the 10K promised makes the paces faster."""
    ten, marathon = result(10_000, 2850), result(MARATHON_M, 11_449, days_ago=1)
    assert fitness_index((ten, marathon), TODAY) == pytest.approx(50.0, abs=0.1)


def test_an_older_mile_never_lifts_a_longer_result():
    """A fast mile from before a 10 km does not raise what the 10 km says."""
    mile, ten = result(MILE_M, 300, days_ago=60), result(10_000, 3003, days_ago=10)
    assert fitness_index((mile, ten), TODAY) == fitness_index((ten,), TODAY)


def test_a_mile_alone_counts():
    """With nothing else to go by, a mile sets the index."""
    assert fitness_index((result(MILE_M, 350),), TODAY) == pytest.approx(50.0, abs=0.1)


def test_a_marathon_from_a_half_is_five_percent_slower_than_computed():
    """The prediction from a half carries the recreational runner's 5 %, inside its band."""
    band = marathon_band(result(21_097.5, 5495))
    assert band.time_s == pytest.approx(11_440 * 1.05, rel=0.001)
    assert band.low_s < band.time_s < band.high_s


def test_a_mile_predicts_a_marathon_only_widely():
    """From a mile the band is at least 15 % to either side."""
    band = marathon_band(result(MILE_M, 350))
    assert band.low_s <= 0.85 * band.time_s + 1e-6
    assert band.high_s >= 1.15 * band.time_s - 1e-6


def test_a_marathon_speaks_for_itself():
    """A marathon predicts itself, without the extra 5 %."""
    assert marathon_band(result(MARATHON_M, 11_449)).time_s == pytest.approx(11_449, rel=0.001)


def test_equivalents_hold_every_goal_distance():
    """Equivalents name each goal distance, the marathon slower than computed."""
    found = equivalents(50.0)
    assert set(found) == set(GOAL_DISTANCES)
    assert found["marathon"] == pytest.approx(1.05 * race_time(MARATHON_M, 50.0))
