"""Second opinions for the bench: each against a figure published by its author, and all beside the coach's."""

import pytest

from core.athlete.goal import Result
from core.training.fitness.equations import index, race_time
from core.training.fitness.opinions import cameron, opinions, riegel, tanda
from core.training.fitness.prediction import Known, marathon
from core.units import HALF_M, MARATHON_M, MILE_M
from tests.core.training.fitness.test_prediction import TODAY


def test_riegel():
    """5 km in 25:00: a 10K of 52:07, a half of 1:55:00, a marathon of 3:59:47 (Riegel 1981, as published calculators say)."""
    found = [riegel(5000, 1500, metres) for metres in (10_000, HALF_M, MARATHON_M)]
    assert found == pytest.approx([3127, 6900, 14_387], abs=1)
    assert riegel(5000, 1200, 10_000) == pytest.approx(1200 * 2.0849, rel=1e-4)


def test_cameron():
    """The metric and the mile form of the published coefficients agree: 10 km in 40:00 is a marathon of about 3:08."""

    def in_miles(miles: float) -> float:
        return 13.49681 - 0.048865 * miles + 2.438936 / miles**0.7905

    ten, far = 10_000 / 1609.344, MARATHON_M / 1609.344
    mile_form = 2400 / ten * far * in_miles(ten) / in_miles(far)
    assert cameron(10_000, 2400, MARATHON_M) == pytest.approx(mile_form, rel=0.001)
    assert cameron(10_000, 2400, MARATHON_M) / 60 == pytest.approx(188, abs=2)


def test_tanda():
    """60 miles a week at 7:30 a mile is a marathon of 2:59:11 (Tanda 2011, worked by Mycroft 2017)."""
    found = tanda(60 * MILE_M, 450 / MILE_M * 1000) * MARATHON_M / 1000
    assert found == pytest.approx(2 * 3600 + 59 * 60 + 11, abs=5)
    assert tanda(90_000, 280) == pytest.approx(17.1 + 140 * 0.62064 + 154, abs=0.01)


@pytest.mark.parametrize("fitness", [35, 45, 55])
def test_the_coach_is_more_careful_than_the_standard_predictors(fitness):
    """On recreational runners Riegel, Cameron and the plain equations are too fast; the coach is slower than all."""
    half = race_time(HALF_M, fitness)
    own = marathon(Known((Result(1, HALF_M, half, TODAY),), TODAY, 45_000.0))
    assert own is not None
    for other in (riegel(HALF_M, half, MARATHON_M), race_time(MARATHON_M, index(HALF_M, half))):
        assert own.band.time_s > other
    assert own.band.low_s < cameron(HALF_M, half, MARATHON_M) < own.band.high_s


def test_each_opinion_comes_from_what_it_needs():
    """Riegel and Cameron read the longest race up to the half, Tanda the training, critical speed three efforts."""
    races = [Result(n, m, s, TODAY) for n, (m, s) in enumerate([(1609.344, 360), (3000, 725), (5000, 1260)])]
    found = {one.formula: one.time_s for one in opinions(races, 45_000.0, 350.0)}
    assert found["Riegel 1981"] == riegel(5000, 1260, MARATHON_M)
    assert found["Cameron 1998"] == cameron(5000, 1260, MARATHON_M)
    assert found["Tanda 2011"] == pytest.approx(42.195 * tanda(45_000, 350))
    assert set(found) - {one.formula for one in opinions(races[:2])} == {
        "Tanda 2011",
        "Smyth & Muniz-Pumares 2020",
    }


def test_a_marathon_needs_no_opinion_of_itself():
    """From a mile alone, and from a marathon, nobody has anything to say."""
    assert opinions([Result(1, 1609.344, 360, TODAY), Result(2, MARATHON_M, 12_600, TODAY)]) == ()
