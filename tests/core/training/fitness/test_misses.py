"""Missed targets take an index down a step at a time, and never up."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.training.fitness.misses import Session, after_misses, missed
from core.training.paces import paces
from core.training.workout import Zone

DAY = date(2027, 3, 1)


def session(slower: float, n: int = 0, effort: float | None = 8.0, fitness: float = 50.0) -> Session:
    """Return 6 × 400 m at repetition pace, *slower* by a part of the target."""
    target = paces(fitness).repetition.seconds_per_km * 0.4
    return Session(DAY + timedelta(days=3 * n), Zone.R, 400.0, (target * (1 + slower),) * 6, effort)


def test_clearly_slower_is_more_than_three_per_cent():
    """A second or two over the target is training; 3 % on average is a miss."""
    assert not missed(session(0.02), 50)
    assert missed(session(0.04), 50)


def test_three_hard_misses_in_a_row_are_a_step():
    """Two change nothing; the third takes a point."""
    slow = [session(0.05, n) for n in range(3)]
    assert after_misses(50, slow[:2]) == 50
    assert after_misses(50, slow) == 49


def test_one_good_session_begins_the_row_anew():
    """A session on target in between: nothing is lowered."""
    assert after_misses(50, [session(0.05, 0), session(0.05, 1), session(0.0, 2), session(0.05, 3)]) == 50


def test_a_session_kept_easy_on_purpose_says_nothing():
    """Slow at a low effort neither counts nor breaks the row."""
    assert after_misses(50, [session(0.05, n, effort=3) for n in range(3)]) == 50
    row = [session(0.05, 0), session(0.05, 1), session(0.05, 2, effort=4), session(0.05, 3)]
    assert after_misses(50, row) == 49
    assert after_misses(50, [replace(one, effort=None) for one in row[:2]] + [session(0.05, 4, None)]) == 49


def test_each_step_is_measured_by_the_target_it_left():
    """Six sessions 3.5 % behind: the first three are misses, by the easier target the others no more."""
    assert after_misses(50, [session(0.035, n) for n in range(6)]) == 49


@settings(derandomize=True, max_examples=100)
@given(st.floats(20, 85), st.lists(st.floats(-0.2, 0.3), max_size=12))
def test_it_only_ever_falls(fitness, parts):
    """However fast the sessions, the index never rises, and it never leaves the range of the paces."""
    found = after_misses(fitness, [session(part, n, fitness=fitness) for n, part in enumerate(parts)])
    assert min(fitness, 20) <= found <= fitness


@pytest.mark.parametrize("fitness", [18.0, 20.0])
def test_at_the_bottom_it_stays(fitness):
    """Nothing below the lowest index there are paces for."""
    assert after_misses(fitness, [session(0.3, n, fitness=20) for n in range(3)]) == fitness
