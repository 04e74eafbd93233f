"""The mile check: verdict, evidence, and what it shifts."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.goal import Result
from core.training.fitness.equations import race_time
from core.training.fitness.mile_check import Limiter, mile_check
from core.units import HALF_M, MARATHON_M, MILE_M

TODAY = date(2027, 3, 1)


def pair(mile: float, longer: float, metres: float = 10_000.0) -> tuple[Result, Result]:
    """Return a mile and a longer race, by their index."""
    ago = TODAY - timedelta(days=20)
    return (
        Result(1, MILE_M, race_time(MILE_M, mile), ago),
        Result(2, metres, race_time(metres, longer), ago),
    )


@pytest.mark.parametrize(
    ("mile", "longer", "limiter"),
    [
        (50, 50, Limiter.BALANCED),
        (50, 51.5, Limiter.BALANCED),
        (56, 50, Limiter.ENDURANCE),
        (44, 50, Limiter.SPEED),
    ],
)
def test_the_verdict_follows_the_middle_half_of_runners(mile, longer, limiter):
    """Within what half of all runners show it is balanced; beyond, the weaker end limits."""
    found = mile_check(pair(mile, longer), TODAY)
    assert found is not None
    assert found.limiter is limiter


@pytest.mark.parametrize(
    ("metres", "low", "high"),
    [(5000.0, -5.7, 0.4), (10_000.0, -4.9, 3.7), (HALF_M, -5.6, 4.6), (MARATHON_M, -2.5, 12.0)],
)
def test_what_is_usual_depends_on_the_distance(metres, low, high):
    """The farther from a mile, the wider; from the measured ratios, in per cent."""
    found = mile_check(pair(50, 50, metres), TODAY)
    assert found is not None
    assert found.usual == pytest.approx((low, high), abs=0.15)


def test_the_evidence_is_the_time_the_mile_promises():
    """A mile worth 56 promises 10 km in 37:31; 41:21 is 10.2 % slower."""
    found = mile_check(pair(56, 50), TODAY)
    assert found is not None
    assert found.expected_s == pytest.approx(race_time(10_000, 56))
    assert found.difference == pytest.approx(100 * (2481 / 2251 - 1), abs=0.2)


@pytest.mark.parametrize(("mile", "longer"), [(58, 48), (42, 52)])
def test_the_time_in_balance_is_in_balance(mile, longer):
    """Running the named time would just be called balanced."""
    results = pair(mile, longer)
    found = mile_check(results, TODAY)
    assert found is not None
    short, long = results
    of = short if found.limiter is Limiter.SPEED else long
    better = Result(9, of.distance_m, found.balanced_s - 0.5, TODAY)
    again = mile_check((better, long if of is short else short), TODAY)
    assert again is not None
    assert again.limiter is Limiter.BALANCED


def test_it_takes_a_mile_and_a_longer_race_that_speak():
    """One alone, or one of the two too old, says nothing."""
    mile, ten = pair(50, 50)
    assert mile_check((mile,), TODAY) is None
    assert mile_check((ten,), TODAY) is None
    assert mile_check((mile, ten), TODAY + timedelta(days=400)) is None


@settings(derandomize=True, max_examples=200)
@given(st.floats(30, 70), st.floats(-15, 15), st.sampled_from([5000.0, 10_000.0, HALF_M, MARATHON_M]))
def test_the_mix_leans_to_what_is_missing(longer, more, metres):
    """Endurance-limited never leans to repetitions, speed-limited never to threshold, balanced to neither; at most 1."""
    found = mile_check(pair(longer + more, longer, metres), TODAY)
    assert found is not None
    assert -1 <= found.mix <= 1
    if found.limiter is Limiter.BALANCED:
        assert found.mix == 0
    assert found.mix <= 0 if found.limiter is Limiter.ENDURANCE else found.mix >= 0
