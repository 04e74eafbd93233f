"""Where patterns may begin: what is left out of the search is never what would have been found."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from core.understanding import scan
from core.understanding.numbers import BEFORE
from core.understanding.starts import FIGURE, INNER, begins, heads, of_a_start, replaced, starts
from core.understanding.understand import scanned
from core.understanding.words import LANGUAGES
from core.units import Units

CORPUS = Path(__file__).parents[2] / "corpus"
WORD = r"(?<!\w)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missed(language, monkeypatch):
    """Tried at every character, the patterns find in every line of the corpus what they find at their beginnings."""
    lines = [json.loads(row) for row in (CORPUS / f"{language}.jsonl").read_text("utf-8").splitlines()]
    read = [(one["text"], one["context"], Units(one["units"])) for one in lines]
    fast = [scanned(text, context, units, language).tokens for text, context, units in read]
    whole = scan._rules.__wrapped__
    kept = {
        units: tuple((pattern, reader, None) for pattern, reader, _ in whole(language, units))
        for units in Units
    }
    monkeypatch.setattr(scan, "_rules", lambda _language, units: kept[units])
    assert [scanned(text, context, units, language).tokens for text, context, units in read] == fast


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        (rf"{WORD}km", {"km"}),
        (rf"{WORD}(?:from|to)\s", {"from ", "to "}),
        (rf"{WORD}(?:from|to)\s?", {"from", "to"}),
        (rf"{WORD}(?:a|an)?[\s,]{{1,2}}", None),
        (rf"{WORD}(?:)from(?!\w)", {"from "}),
        (rf"{WORD}(?=a)(\d{{1,2}}|half)", {FIGURE, "half"}),
        (rf"{WORD}(?:the )?(?:last|[0-9]+)", {"the", "last", FIGURE}),
        (rf"{WORD}(?:the)?last", {"thelast", "last"}),
        (rf"{WORD}runs?", {"run"}),
        (rf"{WORD}[|)]", None),
        (rf"{WORD}x?y", None),
        (rf"{WORD}\d?y", None),
        (rf"{WORD}(?:x?y|z)", None),
        (rf"{WORD}(?:x)?[ab]", None),
        ("km", None),
    ],
)
def test_what_a_pattern_may_begin_with(pattern, wanted):
    """Letters, figures, or anything where it cannot be told."""
    found = heads(pattern)
    assert found == (None if wanted is None else frozenset(wanted))


def test_words_and_figures_begin_in_a_text():
    """A row of figures inside a word begins there too."""
    assert list(starts("ab 8km k21 1:30")) == [
        (0, "ab"), (3, FIGURE), (7, "k21"), (8, INNER), (11, FIGURE), (13, INNER),
    ]  # fmt: skip
    assert begins("kmh", frozenset({"km"}))
    assert begins("km", frozenset({"km "}))
    assert not begins("kmh", frozenset({"km "}))
    assert begins(FIGURE, frozenset({FIGURE}))
    assert not begins("mi", frozenset({"km", FIGURE}))
    assert not begins("mi", None)


def test_a_number_does_not_begin_inside_another():
    """The 30 of "1:30" starts no number."""
    assert of_a_start(rf"{BEFORE}\d+")
    assert not of_a_start(rf"{WORD}\d+")


def test_matches_are_replaced_where_they_may_begin():
    """None inside another, and the text itself when there is none."""
    pattern = re.compile(r"\d+ \d+")
    assert (
        replaced(pattern, lambda one: one[0].replace(" ", ""), "a 1 2 3 b 4 5", (2, 4, 6, 10))
        == "a 12 3 b 45"
    )
    assert replaced(pattern, lambda one: "", "a b", ()) == "a b"
