"""Which language a message is in, which one is asked for, and the small words of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.understanding.languages import NAMES, asked_for, clearly, named
from core.understanding.small import in_english, small
from core.understanding.words import LANGUAGES

LINES = Path(__file__).parents[2] / "corpus" / "safety" / "seen"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_clearly_in_another_language(language: str) -> None:
    """Of hundreds of lines of runners; and half of them are clear enough."""
    lines = (LINES / f"{language}.txt").read_text("utf-8").splitlines()
    told = [clearly(line) for line in lines if line and not line.startswith(("#", "["))]
    assert set(told) <= {language, None}
    assert told.count(language) > len(told) / 2


@pytest.mark.parametrize("said", ["", "hi", "8 km 45:10", "tempo 6 km, effort 7", "Porto", "👍", "ok"])
def test_what_is_alike_everywhere_is_in_no_language(said: str) -> None:
    """Numbers, names and running's own words tell nothing."""
    assert clearly(said) is None


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("speak Spanish", "es"),
        ("English please", "en"),
        ("can you speak French?", "fr"),
        ("auf Deutsch bitte", "de"),
        ("zurück auf Deutsch bitte", "de"),
        ("en español por favor", "es"),
        ("parle français s'il te plaît", "fr"),
        ("em português", "pt"),
        ("Deutsch", "de"),
        ("change language to pt", "pt"),
        ("8 km in Portuguese heat", None),
        ("german shepherds everywhere", None),
        ("", None),
    ],
)
def test_a_language_is_asked_for_by_a_whole_message(said: str, language: str | None) -> None:
    """In whatever language it is asked."""
    assert asked_for(said) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_called_what_it_calls_itself(language: str) -> None:
    """And by its code."""
    assert named(NAMES[language]) == named(language) == language


@pytest.mark.parametrize(
    ("said", "language", "english"),
    [
        ("weiter", "de", "skip"),
        ("Zurück!", "de", "back"),
        ("oui", "fr", "yes"),
        ("ahora no", "es", "cancel"),
        ("não sei", "pt", "skip"),
        ("unter 3:45", "de", "under 3:45"),
        ("vivo en oporto", "es", "i live in oporto"),
        ("8 km", "fr", "8 km"),
        ("weiter", "en", "weiter"),
    ],
)
def test_a_dialog_hears_its_own_words(said: str, language: str, english: str) -> None:
    """What it listens for is said to it in English; English itself stays as it is."""
    assert in_english(said, language) == english


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_every_language_moves_in_a_dialog(language: str) -> None:
    """Skip, back, cancel, yes, no, done and none are there, and no word is two of them."""
    words = [
        word
        for key in ("skip", "back", "cancel", "yes", "no", "done", "none")
        for word in small(language)[key]
    ]
    assert len(words) == len(set(words))
    assert all(small(language)[key] for key in ("skip", "back", "cancel", "yes", "no", "done", "none"))
