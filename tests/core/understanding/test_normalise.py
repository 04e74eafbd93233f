"""Text made fit for reading."""

from __future__ import annotations

import pytest

from core.understanding.normalise import LONGEST, clean, fold
from core.understanding.numbers import spelled


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("ran\u200b 8k", "ran 8k"),
        ("\u202eran 8k\u202c", "ran 8k"),
        ("\uff11\uff10\uff4b", "10k"),
        ("10\N{NO-BREAK SPACE}km", "10 km"),
        ("42\N{PRIME}10\N{DOUBLE PRIME}", "42'10\""),
        ("5:40\N{EN DASH}6:20", "5:40-6:20"),
        ("a\tb\nc", "a b c"),
        ("\x00\x07ok", "ok"),
    ],
)
def test_clean(typed, read):
    """Widths are one, control and format characters go, spaces are single."""
    assert clean(typed) == read


def test_long_messages_are_cut():
    """At most a thousand characters are read."""
    assert len(clean("x" * 20_000)) == LONGEST


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Don't", "dont"),
        ("mañana", "manana"),
        ("٤2", "42"),
        ("42'10", "42'10"),
        ("CAN\N{RIGHT SINGLE QUOTATION MARK}T", "cant"),
    ],
)
def test_fold(typed, read):
    """Case, accents and the apostrophe inside words make no difference; digits are digits."""
    assert fold(clean(typed)) == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("thirty five minutes", "35 minutes"),
        ("three point two miles", "3.2 miles"),
        ("a hundred and ten", "110"),
        ("six and a half", "6.5"),
        ("an hour and a half", "90 min"),
        ("five ten", "5 10"),
        ("half an hour", "30 min"),
        ("everyone", "everyone"),
    ],
)
def test_numbers_in_words(said, read):
    """Numbers written out are read as digits."""
    assert spelled(said, "en") == read
