"""Cities and countries, called as the runner calls them."""

from __future__ import annotations

import pytest

from core.voice.places import called
from core.voice.speech import speak
from core.voice.text import Named, t


@pytest.mark.parametrize(
    ("english", "language", "own"),
    [
        ("Lisbon", "de", "Lissabon"),
        ("Lisbon", "pt", "Lisboa"),
        ("Madrid", "pt", "Madrid"),
        ("Poland", "pt", "Polónia"),
        ("Lisbon", "en", "Lisbon"),
        ("Germany", "fr", "Allemagne"),
        ("Spain", "es", "España"),
        ("Chorlton-cum-Hardy", "de", "Chorlton-cum-Hardy"),
    ],
)
def test_a_place_is_called_as_its_language_calls_it(english: str, language: str, own: str) -> None:
    """Where that is known; else it keeps its English name."""
    assert called(english, language) == own
    assert speak(t("{city}", city=Named(english)), language) == own
