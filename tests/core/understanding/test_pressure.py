"""How tired and how stressed somebody is, from a number or a word."""

from __future__ import annotations

import pytest

from core.understanding.pressure import pressed, tired


@pytest.mark.parametrize(
    ("said", "much"),
    [
        ("exhausted", 8.0),
        ("so tired today", 8.0),
        ("legs fine but very tired", 7.0),
        ("a bit tired", 5.0),
        ("fatigue 6", 6.0),
        ("tired, maybe at 3", 5.0),
        ("tired 3", 3.0),
        ("not tired at all", None),
        ("fresh", None),
        ("fatigue 60", None),
    ],
)
def test_tired(said: str, much: float | None) -> None:
    """A number beside the word wins; a denial is none."""
    assert tired(said) == much


@pytest.mark.parametrize(
    ("said", "much"),
    [
        ("stress 8", 8.0),
        ("very stressed", 8.0),
        ("work's mad this week", 7.0),
        ("stressed", 7.0),
        ("not stressed", None),
        ("slept 4 h", None),
        ("stress 20", None),
    ],
)
def test_stressed(said: str, much: float | None) -> None:
    """The same for stress."""
    assert pressed(said) == much
