"""Heat and hills, against published figures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.training.fitness.heat import Slower, celsius, dew_point, fahrenheit, slower
from core.training.fitness.hills import LEAST, cost, flat_speed, hill_pace

TABLE = {
    90: (0, 0),
    100: (0, 0),
    105: (0, 0.5),
    115: (0.5, 1),
    125: (1, 2),
    135: (2, 3),
    145: (3, 4.5),
    155: (4.5, 6),
    165: (6, 8),
    175: (8, 10),
}
"""Temperature and dew point added, °F: per cent slower (Hadley 2013)."""


@pytest.mark.parametrize("total", TABLE)
def test_heat_follows_the_table(total):
    """Steady running slows as the table says, repetitions half as much."""
    found = slower(celsius(total - 40), celsius(40))
    assert found == Slower(*TABLE[total])
    assert found.repeats == Slower(*(share / 2 for share in TABLE[total]))


def test_above_180_no_hard_running():
    """38 °C at a dew point of 28 °C is beyond the table."""
    assert not slower(38, 28).hard
    assert slower(35, 21).hard


@pytest.mark.parametrize(
    ("temperature", "humidity", "found"), [(20, 50, 9.3), (30, 70, 23.9), (25, 100, 25.0)]
)
def test_the_dew_point_is_the_meteorologists(temperature, humidity, found):
    """Magnus: 20 °C at 50 % has its dew point at 9.3 °C; saturated air has it where it is."""
    assert dew_point(temperature, humidity) == pytest.approx(found, abs=0.1)


@pytest.mark.parametrize("humidity", [0, -3, 101])
def test_air_has_a_humidity(humidity):
    """Below 0 and above 100 per cent there is none."""
    with pytest.raises(ValueError, match="per cent"):
        dew_point(20, humidity)


@settings(derandomize=True, max_examples=100)
@given(st.floats(0, 45), st.floats(0, 5), st.floats(1, 100))
def test_hotter_is_never_faster(temperature, more, humidity):
    """More heat at one dew point slows at least as much; °C and °F undo each other."""
    dew = dew_point(temperature, humidity)
    assert slower(temperature + more, dew).high >= slower(temperature, dew).high
    assert celsius(fahrenheit(temperature)) == pytest.approx(temperature)


@pytest.mark.parametrize(
    ("grade", "joules"), [(0.0, 3.6), (0.10, 5.97), (0.20, 9.0), (-0.20, 1.8), (0.45, 19.4)]
)
def test_hills_cost_what_was_measured(grade, joules):
    """The polynomial: 3.6 J/kg/m on the flat, least at -20 %, 18.93 ± 1.74 measured at +45 % (Minetti 2002)."""
    assert cost(grade) == pytest.approx(joules, rel=0.03)


@pytest.mark.parametrize(
    ("grade", "measured", "deviation"), [(-0.20, 1.73, 0.36), (0.0, 3.40, 0.24), (0.45, 18.93, 1.74)]
)
def test_hills_cost_what_ten_runners_spent(grade, measured, deviation):
    """The polynomial lies within a standard deviation of what was measured (Minetti 2002, J Appl Physiol 93:1039)."""
    assert cost(grade) == pytest.approx(measured, abs=deviation)


def test_the_coefficient_is_the_published_one():
    """155.4, positive: with -165, as in one copy, running up 45 % would cost 13.5."""
    assert cost(0.45) > 18.9


def test_beyond_what_was_measured_nothing_is_extrapolated():
    """A wall costs what 45 % does."""
    assert cost(2.0) == cost(0.45)
    assert cost(-2.0) == cost(-0.45)


def test_effort_counts_not_pace():
    """Up 5 % at 3 m/s is like 3.9 m/s on the flat; the same effort at 5:00 per km is about 6:30 there."""
    assert flat_speed(3.0, 0.05) == pytest.approx(3.9, abs=0.05)
    assert hill_pace(300, 0.05) == pytest.approx(390, abs=5)
    assert flat_speed(3.0, 0.0) == pytest.approx(3.0)


def test_downhill_credit_has_a_floor():
    """However far down it goes, no more than a quarter is given back."""
    assert flat_speed(4.0, -0.2) == pytest.approx(4.0 * LEAST)
