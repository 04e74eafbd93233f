"""Training paces, against the published table and the order they must keep."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.profile import Level
from core.training.paces import by_effort, default_index, paces
from core.training.workout import Zone

PUBLISHED = {
    30: (447, 494, 423, 384, 142, None, None, None, None),
    31: (436, 482, 412, 374, 138, None, None, None, None),
    33: (415, 461, 389, 356, 131, None, None, None, None),
    35: (396, 441, 370, 340, 125, None, None, 117, None),
    36: (387, 431, 361, 333, 122, None, None, 114, None),
    38: (371, 414, 345, 319, 116, 294, None, 108, None),
    40: (356, 398, 329, 306, 112, 282, None, 104, None),
    45: (323, 363, 297, 278, 102, 256, None, 94, None),
    50: (296, 334, 271, 255, 93, 235, 280, 87, None),
    55: (274, 310, 250, 236, 87, 217, 261, 81, None),
    60: (255, 289, 232, 220, 81, 203, 243, 75, None),
    65: (239, 271, 217, 206, 76, 190, 228, 70, None),
    70: (224, 255, 204, 194, 71, 179, 214, 65, None),
    75: (212, 241, 192, 184, 67, 169, 202, 61, None),
    77: (208, 236, 188, 180, 65, 166, 198, 59, 120),
    80: (201, 229, 181, 174, 64, 161, 192, 58, 116),
    85: (191, 218, 172, 166, 61, 153, 183, 55, 111),
}
"""Index: easy fast and slow, marathon, threshold (s/km); 400, 1000, 1200 m at I and 400, 800 m at R (s)."""


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
    """I and R are within 1 %, or within the whole second the table's short distances are cut off to (R: and a half)."""
    found = paces(fitness)
    *intervals, short, long = PUBLISHED[fitness][4:]
    rows = [
        *(
            (found.interval, metres, due, 1.4)
            for metres, due in zip((400, 1000, 1200), intervals, strict=True)
        ),
        *((found.repetition, metres, due, 1.5) for metres, due in ((400, short), (800, long))),
    ]
    for pace, metres, due, second in rows:
        if due is not None:
            assert pace.seconds_per_km * metres / 1000 == pytest.approx(due, rel=0.01, abs=second)


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
