"""Units: SI inside, kilometres or miles outside."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.units import MILE_M, Distance, Duration, Pace, Units


def test_a_distance_drops_a_needless_tenth() -> None:
    """Eight kilometres are "8 km", eight and a half "8.5 km"."""
    assert [Distance(m).show(Units.KM) for m in (8000, 8500)] == ["8 km", "8.5 km"]


def test_a_repetition_stays_in_metres_for_runners_in_miles() -> None:
    """A track does not change its length for a runner who counts in miles."""
    assert Distance(400).show(Units.MI) == "400 m"
    assert Distance(1200).show(Units.MI) == "1200 m"
    assert Distance(1200).show(Units.KM) == "1.2 km"


def test_a_mile_is_one_mile() -> None:
    """1,609.344 metres are "1 mi"."""
    assert Distance(MILE_M).show(Units.MI) == "1 mi"


def test_a_duration_is_written_as_runners_write_it() -> None:
    """Seconds, minutes and hours each have their form."""
    assert [Duration(s).show() for s in (47, 308, 3125, 4060)] == ["47 s", "5:08", "52:05", "1:07:40"]


def test_a_pace_range_is_written_from_fast_to_slow() -> None:
    """An easy pace is a range."""
    assert Pace(340, 380).show(Units.KM, "per km") == "5:40-6:20 per km"


def test_a_pace_per_mile_is_slower_by_the_length_of_the_mile() -> None:
    """5:00 per km is 8:03 per mile."""
    assert Pace(300).show(Units.MI, "per mile") == "8:03 per mile"


@settings(derandomize=True)
@given(st.integers(0, 10 * 3600))
def test_a_duration_can_be_read_back(seconds: int) -> None:
    """What is shown holds every second of what it is."""
    shown = Duration(seconds).show()
    if shown.endswith(" s"):
        assert int(shown[:-2]) == seconds
    else:
        parts = [int(part) for part in shown.split(":")]
        assert sum(part * 60**n for n, part in enumerate(reversed(parts))) == seconds


@settings(derandomize=True)
@given(st.floats(1000, 300_000))
def test_a_distance_is_shown_to_a_tenth(metres: float) -> None:
    """What is shown is within half a tenth of a unit."""
    for units in Units:
        number, unit = Distance(metres).show(units).split()
        size = 1.0 if unit == "m" else units.metres
        assert abs(float(number) * size - metres) <= max(0.05 * size, 0.5) + 1e-6
