"""A set of repetitions in words: times and metres."""

from datetime import date

import pytest

from core.understanding.understand import understand
from core.units import Units


@pytest.mark.parametrize(
    ("said", "times", "metres"),
    [
        ("ran 6x800 at 3:20 with 400 jog", (200.0,) * 6, 7200.0),
        ("did 10x400 in 92", (92.0,) * 10, 4000.0),
        ("ran 5x1k at 4:05", (245.0,) * 5, 5000.0),
        ("did 4 x 1 mile at 7:10", (430.0,) * 4, 4 * 1609.344),
        ("ran 6x800", (), 4800.0),
        ("ran 6x800 at 0:20", (), 4800.0),
        ("ran 8 km", (), None),
    ],
)
def test_a_set_says_its_times_and_its_metres(
    said: str, times: tuple[float, ...], metres: float | None
) -> None:
    """A time is taken when somebody can run so fast; jogs between count where they are told."""
    reading = understand(said, units=Units.KM, today=date(2027, 3, 3))
    assert (reading.splits_s, reading.set_m) == (times, metres)
