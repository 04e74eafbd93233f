"""Training paces, against the published table and the order they must keep."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.profile import Level
from core.training.paces import by_effort, default_index, paces
from core.training.workout import Zone

PUBLISHED = {
    30: (447, 494, 423, 384, 142, None, None, 67, 101, None, None, None),
    31: (436, 482, 412, 374, 138, None, None, 65, 98, None, None, None),
    33: (415, 461, 389, 356, 131, None, None, 61, 92, None, None, None),
    35: (396, 441, 370, 340, 125, None, None, 58, 87, 117, None, None),
    36: (387, 431, 361, 333, 122, None, None, 57, 85, 114, None, None),
    38: (371, 414, 345, 319, 116, 294, None, 54, 81, 108, None, None),
    40: (356, 398, 329, 306, 112, 282, None, 52, 78, 104, None, None),
    43: (335, 376, 309, 289, 106, 266, None, 49, 74, 98, None, None),
    45: (323, 363, 297, 278, 102, 256, None, 47, 71, 94, None, None),
    47: (312, 351, 286, 269, 98, 247, 294, 45, 68, 90, None, None),
    50: (296, 334, 271, 255, 93, 235, 280, 43, 65, 87, None, None),
    52: (287, 324, 262, 247, 91, 228, 272, 42, 64, 85, None, None),
    55: (274, 310, 250, 236, 87, 217, 261, 40, 61, 81, None, None),
    57: (266, 301, 243, 230, 85, 211, 254, 39, 59, 79, 117, None),
    60: (255, 289, 232, 220, 81, 203, 243, 37, 56, 75, 112, None),
    64: (242, 274, 220, 209, 77, 192, 231, 35, 52, 71, 106, None),
    65: (239, 271, 217, 206, 76, 190, 228, 35, 52, 70, 105, None),
    70: (224, 255, 204, 194, 71, 179, 214, 32, 48, 65, 97, None),
    72: (220, 250, 199, 190, 69, 175, 209, 31, 47, 63, 94, None),
    73: (217, 247, 196, 188, 69, 173, 207, 31, 47, 63, 93, None),
    75: (212, 241, 192, 184, 67, 169, 202, 30, 46, 61, 91, None),
    77: (208, 236, 188, 180, 65, 166, 198, 29, 45, 59, 89, 120),
    79: (203, 231, 183, 176, 64, 162, 194, 29, 44, 58, 87, 118),
    80: (201, 229, 181, 174, 64, 161, 192, 29, 43, 58, 87, 116),
    82: (197, 224, 178, 171, 62, 158, 188, 28, 42, 56, 85, 114),
    85: (191, 218, 172, 166, 61, 153, 183, 27, 41, 55, 82, 111),
}
"""Index: easy fast and slow, marathon, threshold (s/km); 400, 1000, 1200 m at I, and 200, 300, 400, 600, 800 m at R (s)."""

LENGTHS = (400, 1000, 1200, 200, 300, 400, 600, 800)
INTERVALS = 3


@pytest.mark.parametrize("fitness", PUBLISHED)
def test_easy_marathon_and_threshold_are_the_published_ones(fitness):
    """E, M and T are within 1 % of the table at every index, marathon pace below 40 too."""
    found = paces(fitness)
    ours = (
        found.easy.seconds_per_km,
        found.easy.slow,
        found.marathon.seconds_per_km,
        found.threshold.seconds_per_km,
    )
    assert ours == pytest.approx(PUBLISHED[fitness][:4], rel=0.01)


@pytest.mark.parametrize("fitness", PUBLISHED)
def test_intervals_and_repetitions_are_the_published_ones(fitness):
    """I and R are within 1 % of the table at every length, or within the whole second that it cuts off."""
    found = paces(fitness)
    for n, (metres, due) in enumerate(zip(LENGTHS, PUBLISHED[fitness][4:], strict=True)):
        pace = found.interval if n < INTERVALS else found.repetition
        seconds = pace.seconds_per_km * metres / 1000
        assert due is None or 0.99 * due <= seconds <= max(1.01 * due, due + 1), metres


def test_every_tenth_of_the_index_keeps_the_order_and_its_direction():
    """From 20 to 85 in steps of 0.1: E > M > T > I > R, and every pace faster than the one before."""
    before = None
    for tenth in range(200, 851):
        found = paces(tenth / 10)
        now = [found.easy.slow, *(found.of(zone).seconds_per_km for zone in Zone)]
        assert now == sorted(now, reverse=True)
        assert len(set(now)) == len(now)
        assert before is None or all(faster < slower for faster, slower in zip(now, before, strict=True))
        before = now


def test_columns_are_not_swapped():
    """Marathon pace is faster than the quick end of easy running, at 50: 4:31 and 4:56."""
    found = paces(50)
    assert found.marathon.seconds_per_km == pytest.approx(271, rel=0.01)
    assert found.easy.seconds_per_km == pytest.approx(296, rel=0.01)


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
