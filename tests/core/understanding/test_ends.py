"""Sessions of parts: what stands around the main part, and what only sounds like a distance."""

from __future__ import annotations

from datetime import date

import pytest

from core.understanding.reading import Reading
from core.understanding.understand import understand
from core.units import Units


def read(said: str, units: Units = Units.KM, context: str = "idle") -> Reading:
    return understand(said, context=context, units=units, today=date(2027, 3, 3))


@pytest.mark.parametrize(
    ("said", "units", "metres"),
    [
        ("4k warm up, 5k tempo, 3k cool down", Units.KM, 12_000.0),
        ("tempo tuesday done: 3 up, 5 tempo, 2 down", Units.KM, 10_000.0),
        ("3 w/u, 4 @ threshold, 2 c/d", Units.MI, 9 * 1609.344),
        ("10 min warm up, 5k tempo, 10 min cool down", Units.KM, 5_000.0),
        ("8k tempo with 2k warm up", Units.KM, 8_000.0),
        ("2k warm up, 12k in total, 2k cool down", Units.KM, 12_000.0),
    ],
)
def test_a_session_is_as_long_as_its_parts(said: str, units: Units, metres: float) -> None:
    """A warm-up and a cool-down count where both are told in lengths, and no sum is."""
    assert read(said, units).distance_m == pytest.approx(metres)


def test_times_before_the_last_part_are_of_a_part() -> None:
    """A pace of the main part is none of the whole session."""
    assert read("tempo: 2 wu, 4 at 7:40, 1 cd", Units.MI).pace_s_per_km is None


@pytest.mark.parametrize(
    ("said", "pace"),
    [("30 min at 10 km/h", 360.0), ("30 min at 6 mph", 372.8), ("30 min at 45 km/h", None)],
)
def test_a_speed_is_a_pace(said: str, pace: float | None) -> None:
    """What a treadmill shows is told as a pace, when people run so fast."""
    told = read(said).pace_s_per_km
    assert told == (pace if pace is None else pytest.approx(pace, abs=0.1))


@pytest.mark.parametrize(
    "said", ["recovery jog, 30', hr 125", "45 min, avg hr 150, cadence 170", "30 min, 142 bpm"]
)
def test_heartbeats_are_no_distance(said: str) -> None:
    """A pulse is neither how far nor how hard."""
    reading = read(said)
    assert (reading.distance_m, reading.effort, reading.clarify) == (None, None, None)


def test_sentences_glued_together_are_parted() -> None:
    """A full stop without a space behind it ends a sentence, and a decimal point does not."""
    reading = read("Did 5.5k.Felt hard.knee ok")
    assert (reading.distance_m, reading.effort, reading.aches) == (5500.0, 7.0, ())


def test_a_distance_alone_behind_a_race_is_the_weekly_one() -> None:
    """One line may answer several questions; a race's own length is no week's."""
    assert read("half in april, 40k, 3 days", context="asked:goal").weekly_m == 40_000.0
    assert read("10k in may, 50 km, mon wed fri", context="asked:goal").race == "10k"
    assert read("10k in may, half in june", context="asked:goal").weekly_m is None


def test_a_night_longer_than_it_can_be_is_asked() -> None:
    """Twenty hours of sleep are no value."""
    reading = read("slept 20h")
    assert (reading.sleep_h, reading.clarify) == (None, "range")
