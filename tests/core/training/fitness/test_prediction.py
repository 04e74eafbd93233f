"""Predictions: the published regressions, the bands, and what must never be said."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.goal import GOAL_DISTANCES, Result
from core.training.fitness.equations import index, race_time
from core.training.fitness.prediction import (
    Basis,
    Known,
    marathon,
    one_race,
    prediction,
    predictions,
    slowing,
    two_races,
)
from core.training.fitness.spread import between, span
from core.training.fitness.time_off import Break
from core.units import HALF_M, MARATHON_M, MILE_M

TODAY = date(2027, 3, 1)
TEN_K = Result(1, 10_000.0, 2700.0, TODAY)
HALF = Result(2, HALF_M, 5940.0, TODAY)
MILE = Result(3, MILE_M, 350.0, TODAY)


def known(*results: Result, weekly_km: float | None = None, breaks: tuple[Break, ...] = ()) -> Known:
    return Known(results, TODAY, None if weekly_km is None else weekly_km * 1000, breaks)


def test_one_race_is_the_published_regression():
    """10 km in 45:00 on 30 miles a week is a marathon of 224 minutes; a copied coefficient ten times too big says 144."""
    assert one_race((10_000, 2700), 30 * MILE_M) / 60 == pytest.approx(224, abs=0.5)


def test_two_races_is_the_published_regression():
    """Worked by hand from the paper: the exponent from 10 km to half is 1.0562; 30 miles a week make it 1.1574."""
    short, long = (10_000.0, 2700.0), (HALF_M, 5940.0)
    assert slowing(short, long) == pytest.approx(1.0562, abs=0.0001)
    assert two_races(short, long, 30 * MILE_M) == pytest.approx(5940 * 2**1.15742, rel=1e-4)


def test_more_mileage_is_a_faster_marathon():
    """Both regressions reward an even bigger week."""
    for time in (
        lambda m: one_race((10_000, 2700), m),
        lambda m: two_races((10_000, 2700), (HALF_M, 5940), m),
    ):
        assert time(80_000) < time(40_000) < time(0)


def test_without_mileage_the_marathon_is_five_percent_slower_than_computed():
    """The prediction from a half carries the recreational runner's 5 %; its band is the measured p10 to p90."""
    found = marathon(known(HALF))
    computed = race_time(MARATHON_M, index(HALF_M, 5940))
    assert found is not None
    assert (found.band.time_s, found.band.low_s, found.band.high_s) == pytest.approx(
        (computed * 1.05, computed * 0.977, computed * 1.165)
    )
    assert found.basis is Basis.SLOWED


def test_with_mileage_it_is_the_mean_of_both():
    """Half of it is the slowed equations, half the regression on one race."""
    found = marathon(known(TEN_K, weekly_km=50))
    slowed = race_time(MARATHON_M, index(10_000, 2700)) * 1.05
    assert found is not None
    assert found.basis is Basis.MILEAGE_ONE
    assert found.band.time_s == pytest.approx((slowed + one_race((10_000, 2700), 50_000)) / 2)


def test_two_races_are_used_where_there_are_two():
    """A 10 km and a half: the regression on two; the marathon is judged by the half."""
    found = marathon(known(TEN_K, HALF, weekly_km=50))
    assert found is not None
    assert (found.basis, found.result) == (Basis.MILEAGE_TWO, HALF)


def test_a_jog_does_not_count_as_the_second_race():
    """When the longer of two says a runner slows as nobody does, one of them was no race: one race is used."""
    jog = Result(4, HALF_M, 9000.0, TODAY)
    found = marathon(known(TEN_K, jog, weekly_km=50))
    assert found is not None
    assert found.basis is Basis.MILEAGE_ONE


def test_mileage_never_makes_a_marathon_faster_than_the_equations():
    """However much is run, the prediction is not below what the equations compute."""
    found = marathon(known(Result(1, 5000.0, 1197.0, TODAY), weekly_km=250))
    assert found is not None
    assert found.band.time_s == pytest.approx(race_time(MARATHON_M, index(5000, 1197)))


@pytest.mark.parametrize("weekly_km", [None, 30.0, 120.0])
def test_a_mile_predicts_a_marathon_only_widely_and_says_so(weekly_km):
    """From a mile alone the band is at least 15 % to either side, and no mileage narrows it."""
    found = marathon(known(MILE, weekly_km=weekly_km))
    assert found is not None
    assert found.from_a_mile
    assert found.band.low_s <= 0.85 * found.band.time_s + 1e-6
    assert found.band.high_s >= 1.15 * found.band.time_s - 1e-6


def test_a_mile_never_moves_a_marathon_where_a_longer_race_is():
    """A brilliant mile beside a 10 km changes nothing."""
    fast = Result(3, MILE_M, 280.0, TODAY)
    assert marathon(known(TEN_K, fast, weekly_km=50)) == marathon(known(TEN_K, weekly_km=50))


def test_a_marathon_speaks_for_itself():
    """A marathon predicts itself, without the extra 5 %."""
    found = marathon(known(Result(1, MARATHON_M, 11_449.0, TODAY)))
    assert found is not None
    assert found.band.time_s == pytest.approx(11_449, rel=1e-6)


def test_what_was_run_is_predicted():
    """A race predicts itself over its own distance; a half and a mile are judged by their own kind."""
    half = Result(2, HALF_M, 6060.0, TODAY)
    found = {one.distance: one for one in predictions(known(TEN_K, half, MILE))}
    assert [round(found[key].band.time_s) for key in ("mile", "10k", "half")] == [350, 2700, 6060]
    assert {found[key].basis for key in ("mile", "10k", "half")} == {Basis.RUN}


def test_without_a_result_nothing_is_predicted():
    """No guess."""
    assert predictions(known(weekly_km=50)) == ()


def test_time_off_slows_every_prediction():
    """Three weeks off slow all of it."""
    off = Break(TODAY + timedelta(days=1), 21)
    later = Known((TEN_K,), TODAY + timedelta(days=22), None, (off,))
    for before, after in zip(predictions(known(TEN_K)), predictions(later), strict=True):
        assert after.band.time_s > before.band.time_s


RESULTS = st.lists(
    st.builds(
        lambda number, metres, fitness, ago: Result(
            number, metres, race_time(metres, fitness), TODAY - timedelta(days=ago)
        ),
        st.integers(1, 9),
        st.sampled_from(list(GOAL_DISTANCES.values())),
        st.floats(25, 75),
        st.integers(0, 180),
    ),
    min_size=1,
    max_size=4,
).map(tuple)


@settings(derandomize=True, max_examples=200)
@given(RESULTS, st.none() | st.floats(0, 200))
def test_every_prediction_has_a_band_around_it(results, weekly_km):
    """All distances, longer ones slower, low < time < high; a marathon never below the equations for its result."""
    found = predictions(known(*results, weekly_km=weekly_km))
    assert [one.distance for one in found] == list(GOAL_DISTANCES)
    assert all(one.band.low_s < one.band.time_s < one.band.high_s for one in found)
    far = found[-1]
    computed = race_time(MARATHON_M, index(far.result.distance_m, far.result.time_s))
    assert far.band.time_s >= computed - 0.01


@settings(derandomize=True, max_examples=100)
@given(st.sampled_from(list(GOAL_DISTANCES)), st.floats(25, 74), st.floats(0.1, 1.0))
def test_a_faster_race_never_predicts_a_slower_one(distance, fitness, more):
    """Monotone: better in, better out."""
    metres = GOAL_DISTANCES[distance]
    slow, fast = (Result(1, metres, race_time(metres, one), TODAY) for one in (fitness, fitness + more))
    for other in GOAL_DISTANCES:
        before, after = (prediction(known(one, weekly_km=40), other) for one in (slow, fast))
        assert before is not None
        assert after is not None
        assert after.band.time_s <= before.band.time_s


def test_the_measured_ratios_are_what_bands_are_made_of():
    """A marathon's band is the measured one; between shorter races it follows: 5 km to 10 km 0.964 to 1.081."""
    assert span(MILE_M, MARATHON_M) == (0.925, 1.203)
    assert span(HALF_M, MARATHON_M) == (0.977, 1.165)
    assert span(5000, 10_000) == pytest.approx((0.964, 1.081), abs=0.001)
    assert between(MILE_M, HALF_M) == pytest.approx((0.993, 0.0761), abs=0.001)


@pytest.mark.parametrize(("metres", "percent"), [(5000.0, 3.5), (MARATHON_M, 5.0)])
def test_a_distance_that_was_run_spans_what_races_vary(metres, percent):
    """80 % of second tries lie within 1.28 × √2 of the variation from race to race (Hopkins & Hewson 2001)."""
    low, high = span(metres, metres)
    assert (1 - low) * 100 == pytest.approx(percent, abs=0.3)
    assert (high - 1) * 100 == pytest.approx(percent, abs=0.3)
