"""Training paces, against the published table and the order they must keep."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.profile import Level
from core.training.paces import by_effort, default_index, paces
from core.training.workout import Zone

PUBLISHED = {
    40: (356, 398, 329, 306, 112, 104),
    45: (323, 363, 297, 278, 102, 94),
    50: (296, 334, 271, 255, 93, 87),
    55: (274, 310, 250, 236, 87, 81),
    60: (255, 289, 232, 220, 81, 75),
    70: (224, 255, 204, 194, 71, 65),
    80: (201, 229, 181, 174, 64, 58),
}
"""Index: easy fast and slow, marathon, threshold (s/km), 400 m at I and at R (s)."""


@pytest.mark.parametrize("fitness", PUBLISHED)
def test_paces_are_the_published_ones(fitness):
    """E, M and T are within 1 % of the table (easy fast 1.5 %), 400 m at I and R within 1.5 s."""
    fast, slow, marathon, threshold, interval, repetition = PUBLISHED[fitness]
    found = paces(fitness)
    assert found.easy.seconds_per_km == pytest.approx(fast, rel=0.015)
    assert found.easy.slow == pytest.approx(slow, rel=0.01)
    assert found.marathon.seconds_per_km == pytest.approx(marathon, rel=0.01)
    assert found.threshold.seconds_per_km == pytest.approx(threshold, rel=0.01)
    assert found.interval.seconds_per_km * 0.4 == pytest.approx(interval, abs=1.1)
    assert found.repetition.seconds_per_km * 0.4 == pytest.approx(repetition, abs=1.5)


@settings(derandomize=True, max_examples=100)
@given(st.floats(20, 85))
def test_zones_are_ordered(fitness):
    """At every index E is slower than M, M than T, T than I, I than R."""
    found = [paces(fitness).of(zone).seconds_per_km for zone in Zone]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(found)


@settings(derandomize=True, max_examples=100)
@given(st.floats(20, 84), st.floats(0.05, 1.0))
def test_a_higher_index_is_never_slower(fitness, more):
    """Raising the index makes no pace slower, at 45 and 55 too, where the offset to R changes."""
    for zone in Zone:
        assert paces(fitness + more).of(zone).seconds_per_km <= paces(fitness).of(zone).seconds_per_km


def test_without_a_result_effort_leads():
    """Without a result, or below index 35, efforts are told instead of paces."""
    assert by_effort(None)
    assert by_effort(34.9)
    assert not by_effort(35.0)


@pytest.mark.parametrize(
    ("weekly_m", "level", "found"),
    [
        (None, None, 34.0),
        (10_000, None, 34.0),
        (40_000, None, 40.0),
        (90_000, None, 50.0),
        (10_000, Level.ADVANCED, 50.0),
    ],
)
def test_the_assumed_index_follows_level_then_volume(weekly_m, level, found):
    """A runner without results is sized by level, else by weekly volume, on the slow side."""
    assert default_index(weekly_m, level) == found
