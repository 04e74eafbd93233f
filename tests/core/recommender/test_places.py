"""Pain, place by place: what it asks of a day, and what it does from one day to the next."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.athlete.log import Ached, Pain, When
from core.logbook import with_pain
from core.recommender.places import Colour, colour, course, place
from core.understanding.body import BONE, SITES
from tests.core.dialogs.chat import day, runner

NONE, GREEN, AMBER, RED = Colour


def pain(site: str, *told: float, diffuse: bool = False, when: When = When.MORNING) -> Pain:
    """Return a pain told on days in a row, the last of them today (day 20); None skips a day."""
    days = [(day(20 - len(told) + 1 + n), much) for n, much in enumerate(told)]
    reports = tuple(Ached(on, much, when) for on, much in days if much is not None)
    last = reports[-1]
    return Pain(1, site, None, last.severity, reports[0].on, last.on, course=reports, diffuse=diffuse)


@pytest.mark.parametrize(
    ("site", "told", "expected"),
    [
        ("achilles", (0,), NONE),
        ("achilles", (2,), GREEN),
        ("achilles", (5,), AMBER),
        ("achilles", (6,), RED),
        ("knee", (2,), GREEN),
        ("knee", (3,), RED),
        ("calf", (2,), GREEN),
        ("calf", (5,), AMBER),
        ("calf", (6,), RED),
        ("shin", (1,), RED),
        ("nowhere", (1,), RED),
        # two ambers in a row
        ("calf", (3, 3), RED),
        ("calf", (4, 3), RED),
        ("calf", (4, 2), GREEN),
        ("calf", (4, None, 4), RED),
        # rising
        ("calf", (1, 2), AMBER),
        ("calf", (1, 2, 3), RED),
        ("calf", (2, 1), GREEN),
        # three days of it
        ("calf", (2, 2), GREEN),
        ("calf", (2, 2, 2), AMBER),
        ("calf", (2, 2, 1), GREEN),
        ("calf", (2, None, 2), GREEN),
    ],
)
def test_what_a_pain_asks_of_a_day(site: str, told: tuple, expected: Colour) -> None:
    """Limits differ by place; two ambers make a red, and so does pain that rises twice."""
    assert colour(pain(site, *told), day(20)) is expected


def test_bone_is_run_with_only_once_it_is_known_to_be_none() -> None:
    """Along a stretch that eases it may be run with a little; in one spot never (the dialog locks)."""
    for site in BONE:
        assert colour(pain(site, 1), day(20)) is RED
        assert colour(pain(site, 2, diffuse=True), day(20)) is GREEN
        assert colour(pain(site, 3, diffuse=True), day(20)) is RED


def test_where_it_is_not_known_the_strictest_row_holds() -> None:
    """No place is treated better than one nobody named."""
    assert place(None) == place("nowhere")
    assert all(place(site).during >= place(None).during for site in SITES)


def test_what_was_told_long_ago_says_nothing() -> None:
    """A week later the coach does not hold it against anybody; what is over is over."""
    old = pain("knee", 8)
    assert colour(old, day(26)) is RED
    assert colour(old, day(27)) is NONE
    assert colour(Pain(1, "knee", None, 8, day(20), day(20), closed=day(20)), day(20)) is NONE


def test_a_pain_from_before_its_course_was_kept_counts_as_it_stands() -> None:
    """Older entries know only the last word."""
    assert course(Pain(1, "knee", None, 3, day(18), day(19)), day(20)) == (Ached(day(19), 3),)


def test_the_last_word_of_a_day_counts() -> None:
    """Told twice on one day is one day of it; the next day goes on."""
    first = Pain(0, "calf", "left", 4, day(19), day(19))
    told = with_pain(with_pain(runner(), first), Pain(0, "calf", None, 2, day(19), day(19)), When.DURING)
    told = with_pain(told, Pain(0, "calf", "left", 3, day(20), day(20)), When.AFTER)
    assert [(one.on, one.severity, one.when) for one in told.pains[0].course] == [
        (day(19), 2, When.DURING),
        (day(20), 3, When.AFTER),
    ]


@given(
    st.sampled_from(sorted(SITES)),
    st.lists(st.integers(0, 10), min_size=1, max_size=5),
    st.integers(0, 10),
    st.booleans(),
    st.sampled_from(When),
)
def test_worse_today_never_asks_for_less_care(
    site: str, told: list[int], more: int, diffuse: bool, when: When
) -> None:
    """Whatever came before, a higher number today never gives a lighter colour."""
    worse = [*told[:-1], min(told[-1] + more, 10)]
    one, other = (pain(site, *many, diffuse=diffuse, when=when) for many in (told, worse))
    assert colour(other, day(20)) >= colour(one, day(20))


def test_a_day_is_read_as_of_that_day() -> None:
    """What is told tomorrow does not change today."""
    rising = pain("calf", 2, 6)
    assert colour(rising, day(19)) is GREEN
    assert colour(rising, day(20)) is RED
    assert course(rising, day(19) - timedelta(days=1)) == ()
