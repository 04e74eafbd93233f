"""The index of a runner: which results speak, how it rises, how it falls."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.goal import Result
from core.training.fitness.equations import index, race_time
from core.training.fitness.level import enduring, fitness_index, left_out, recent, standing, telling
from core.training.fitness.time_off import Break
from core.units import HALF_M, MARATHON_M, MILE_M

TODAY = date(2027, 3, 1)


def result(distance_m: float, time_s: float, days_ago: int = 10) -> Result:
    return Result(1, distance_m, time_s, TODAY - timedelta(days=days_ago))


def shows(fitness: float, distance_m: float = 10_000.0, days_ago: int = 10) -> Result:
    """Return a result worth *fitness*."""
    return result(distance_m, race_time(distance_m, fitness), days_ago)


def test_the_best_recent_result_counts():
    """Of two races on one day the better one sets the index."""
    good, poor = result(10_000, 2481), result(5000, 1448)
    assert fitness_index((poor, good), TODAY) == pytest.approx(50.0, abs=0.1)


@pytest.mark.parametrize(("days_ago", "speaks"), [(183, True), (184, False)])
def test_a_result_is_worth_six_months(days_ago, speaks):
    """Of a runner whose training nobody saw a result says something for six months."""
    old = result(10_000, 2481, days_ago=days_ago)
    assert (fitness_index((old,), TODAY) is not None) is speaks
    assert left_out((old,), TODAY) == (None if speaks else old)


def test_nothing_is_left_out_beside_a_newer_result():
    """An old result is only missed where nothing else speaks; one that must not count is not missed."""
    old = result(10_000, 2481, days_ago=300)
    assert left_out((old, shows(45)), TODAY) is None
    assert left_out((replace(old, counts=False),), TODAY) is None


@pytest.mark.parametrize(
    ("seen_ago", "days_ago", "speaks"), [(150, 330, True), (150, 340, False), (300, 370, False)]
)
def test_under_the_coachs_eyes_fitness_does_not_fall_by_the_calendar(seen_ago, days_ago, speaks):
    """What was new when the log begins stays up to a year: since then only time off takes from it."""
    old, seen = result(10_000, 2481, days_ago), TODAY - timedelta(days=seen_ago)
    found = standing((old,), TODAY, (), seen)
    assert (found is not None) is speaks
    assert left_out((old,), TODAY, seen) == (None if speaks else old)
    if found:
        assert found.index == pytest.approx(50.0, abs=0.1)
        off = Break(TODAY - timedelta(days=25), 25)
        eased = standing((old,), TODAY, (off,), seen)
        assert eased is not None
        assert eased.index < found.index


def test_a_result_that_must_not_count_is_not_counted():
    """A runner who said no to a result keeps it out, and so is an effort too short for the equations."""
    assert fitness_index((replace(shows(50), counts=False), result(800, 150)), TODAY) is None


def test_an_old_result_stays_until_another_takes_its_place():
    """After six months a race over its distance, or a shorter one, says more."""
    old, seen = result(10_000, 2481, days_ago=200), TODAY - timedelta(days=100)
    assert recent((old,), TODAY, seen) == (old,)
    assert recent((old, shows(44, 5000.0)), TODAY, seen) == (shows(44, 5000.0),)


@pytest.mark.parametrize("days_ago", [100, 180])
def test_a_longer_race_never_lowers_it(days_ago):
    """A marathon slower than the 10K promised leaves the paces as they are, and is what marathons are judged by."""
    ten, marathon = result(10_000, 2850, days_ago=days_ago), result(MARATHON_M, 13_500, days_ago=1)
    assert fitness_index((ten, marathon), TODAY) == fitness_index((ten,), TODAY)
    assert enduring((ten, marathon), TODAY) == marathon


def test_a_half_says_more_of_a_marathon_than_a_shorter_race():
    """The marathon is judged by a half where there is one, however good the 10K."""
    ten, half = shows(52), shows(48, HALF_M, 60)
    assert enduring((ten, half), TODAY) == half
    assert telling((ten, half), TODAY) == ten


def test_a_first_result_counts_in_full():
    """With nothing before it there is nothing to rise from."""
    assert fitness_index((shows(55),), TODAY) == pytest.approx(55.0)


def test_a_mile_alone_counts_and_holds_no_longer_race_back():
    """With nothing else a mile sets the index; the first longer race after it counts in full."""
    mile = shows(44, MILE_M, 40)
    assert fitness_index((mile,), TODAY) == pytest.approx(44.0)
    assert fitness_index((mile, shows(50)), TODAY) == pytest.approx(50.0)


@pytest.mark.parametrize(("weeks", "found"), [(1, 45.3), (3, 46.0), (9, 48.0), (24, 52.0)])
def test_a_better_race_lifts_it_a_point_for_every_three_weeks(weeks, found):
    """What a race may add grows with the time since the result before; after long enough it counts in full."""
    before, after = shows(45, days_ago=10 + 7 * weeks), shows(52, days_ago=10)
    assert fitness_index((before, after), TODAY) == pytest.approx(found)


def test_steps_add_up_to_the_same_rate():
    """Two races within three weeks lift it no more than one."""
    races = (shows(45, days_ago=31), shows(52, days_ago=20), shows(52, days_ago=10))
    assert fitness_index(races, TODAY) == pytest.approx(46.0)


@pytest.mark.parametrize(("distance_m", "days_ago", "found"), [(MILE_M, 10, 46.0), (MILE_M, 60, 45.0)])
def test_only_a_newer_mile_lifts_a_longer_result(distance_m, days_ago, found):
    """A mile after a 10K lifts it by the same rule; one from before it does not."""
    ten, mile = shows(45, days_ago=31), shows(52, distance_m, days_ago)
    assert fitness_index((ten, mile), TODAY) == pytest.approx(found)


def test_time_off_lowers_it_until_a_result_shows_more():
    """Two weeks off leave 97.3 %; a race after them wins it back, by the rule that lets it rise."""
    off = Break(TODAY - timedelta(days=25), 14)
    before = shows(50, days_ago=60)
    assert fitness_index((before,), TODAY, (off,)) == pytest.approx(48.6, abs=0.05)
    assert fitness_index((before, shows(50)), TODAY, (off,)) == pytest.approx(50.0)


def test_a_break_before_a_result_is_in_it_already():
    """Only days off after a result take from it."""
    assert fitness_index((shows(50),), TODAY, (Break(TODAY - timedelta(days=40), 14),)) == pytest.approx(50)


RACES = st.lists(
    st.tuples(st.floats(30, 70), st.sampled_from([MILE_M, 5000.0, 10_000.0, HALF_M]), st.integers(0, 400)),
    max_size=6,
).map(lambda rows: tuple(shows(*row) for row in rows))
BREAKS = st.lists(
    st.tuples(st.integers(0, 300), st.integers(6, 60)).map(
        lambda row: Break(TODAY - timedelta(days=row[0]), row[1])
    ),
    max_size=2,
).map(tuple)


@settings(derandomize=True, max_examples=300)
@given(RACES, BREAKS, st.integers(0, 200))
def test_nothing_but_a_result_ever_lifts_it(races, breaks, days):
    """Without a new result, a later day never has a higher index."""
    now, later = standing(races, TODAY, breaks), standing(races, TODAY + timedelta(days=days), breaks)
    if later:
        assert now is not None
        assert later.index <= now.index + 1e-9


@settings(derandomize=True, max_examples=300)
@given(RACES, st.floats(30, 70), st.sampled_from([MILE_M, 5000.0, HALF_M]), st.integers(1, 60))
def test_a_new_result_lifts_it_by_at_most_its_due(races, fitness, distance_m, days):
    """After races of 3 km and more, a new result adds at most a point for every three weeks the last had stood."""
    longer = tuple(one for one in races if one.distance_m >= 3000)
    on = TODAY + timedelta(days=days)
    before = standing(longer, on)
    after = standing((*longer, Result(9, distance_m, race_time(distance_m, fitness), on)), on)
    if before:
        assert after is not None
        assert after.index <= before.index + (on - before.since).days / 21 + 1e-9


@settings(derandomize=True, max_examples=100)
@given(RACES)
def test_it_is_never_above_the_best_result(races):
    """What was never shown is never assumed."""
    found = standing(races, TODAY)
    if found:
        assert found.index <= max(index(one.distance_m, one.time_s) for one in races) + 1e-9
