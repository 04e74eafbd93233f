"""docs/soreness.md says what the coach does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.athlete.log import When
from core.understanding.body import SITES
from tests.core.recommender.soreness import COURSES, PAGE, WORKOUTS, action, page, pain

GRAVITY = {"as planned": 0, "flat": 1, "spare": 2, "easy": 2, "stop": 3}


def test_the_page_is_up_to_date() -> None:
    """Written anew, it is the same: python -m tests.core.recommender.soreness."""
    assert PAGE.read_text("utf-8") == page()


@pytest.mark.parametrize(
    ("site", "much", "days", "kind", "expected"),
    [
        ("calf", 1, "today for the first time", "hill_sprints", "spare"),
        ("hamstring", 2, "today for the first time", "repetitions", "spare"),
        ("achilles", 1, "today for the first time", "strides", "spare"),
        ("achilles", 4, "today for the first time", "tempo", "easy"),
        ("achilles", 4, "the same yesterday", "easy", "stop"),
        ("knee", 2, "today for the first time", "long", "flat"),
        ("knee", 3, "today for the first time", "easy", "stop"),
        ("shin", 1, "today for the first time", "easy", "stop"),
        ("calf", 3, "worse every day", "easy", "stop"),
        ("quad", 2, "three days, the same", "tempo", "easy"),
    ],
)
def test_what_a_coach_would_do(site: str, much: int, days: str, kind: str, expected: str) -> None:
    """A few rows, by hand."""
    assert action(kind, pain(site, None, COURSES[days](much), When.MORNING, diffuse=False)) == expected


@given(
    st.sampled_from(sorted(SITES)),
    st.sampled_from(sorted(COURSES)),
    st.integers(1, 9),
    st.sampled_from(WORKOUTS),
    st.sampled_from(["left", "right", None]),
    st.sampled_from(When),
)
def test_more_pain_never_means_less_care(
    site: str, days: str, much: int, kind: str, side: str | None, when: When
) -> None:
    """One more out of ten, with the days before as they were, never gives a lighter answer; no side is special."""
    course = COURSES[days](much)
    one = pain(site, side, course, when, diffuse=False)
    worse = pain(site, side, (*course[:-1], much + 1), when, diffuse=False)
    assert GRAVITY[action(kind, worse)] >= GRAVITY[action(kind, one)]
    assert action(kind, one) == action(kind, pain(site, None, course, when, diffuse=False))
