"""Long texts in parts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.telegram.splitting import parts, units

WORDS = st.text(alphabet=st.sampled_from("ab é🏃\n"), max_size=120)


@given(text=WORDS, limit=st.integers(2, 40))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_every_part_fits_and_no_word_is_lost(text, limit):
    """Parts keep every letter in order, and none is longer than the limit."""
    found = parts(text, limit)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert not text.strip() or all(0 < units(part) <= limit for part in found)


def test_a_short_text_stays_whole():
    """Nothing is cut without need."""
    assert parts("Easy 8 km.\n\nTalk in sentences.") == ["Easy 8 km.\n\nTalk in sentences."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Monday\n\nTuesday\nWed", ["Monday", "Tuesday\nWed"]),
        ("Mon rest\nTue easy 8", ["Mon rest", "Tue easy 8"]),
        ("easy running today", ["easy running", "today"]),
        ("uninterruptedness", ["uninterruptedn", "ess"]),
        ("🏃" * 8, ["🏃" * 7, "🏃"]),
    ],
)
def test_a_text_is_cut_where_it_reads_best(text, found):
    """Between paragraphs, else lines, else words, else anywhere but inside a letter."""
    assert parts(text, 14) == found
