"""Every sign there is, said in twelve ways a language, and each of them as people wrap what they are afraid of.

`grid/` holds a row for each trigger of the red-flag table: `[level] trigger`, then its sayings.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Final

import pytest

from core.athlete.log import RedFlag
from core.understanding.safety import red_flag
from core.understanding.words import LANGUAGES

HERE: Final = Path(__file__).parent
UNHEARD: Final = 0.01
"""Share of sayings that may go unheard: those that only a reader of riddles understands."""
SLIPPED: Final = 0.1
"""Share that may go unheard when two letters of the longest word are swapped."""
WRAPPED: Final = {
    "en": (
        "probably nothing but {}",
        "this morning on the run {}",
        "10 km in 52, legs good, but {}",
        "{}, long run?",
    ),
    "de": (
        "ist wohl nichts, aber {}",
        "heute morgen beim Lauf: {}",
        "10 km in 52, Beine gut, aber {}",
        "{}, longrun?",
    ),
    "es": (
        "seguro que no es nada, pero {}",
        "esta mañana corriendo {}",
        "10 km en 52, bien, pero {}",
        "{}, ¿tirada?",
    ),
    "fr": (
        "c'est sûrement rien, mais {}",
        "ce matin en courant {}",
        "10 km en 52, super, mais {}",
        "{}, sortie longue ?",
    ),
    "pt": (
        "não deve ser nada, mas {}",
        "hoje de manhã na corrida {}",
        "10 km em 52, bem, mas {}",
        "{}, faço o longão?",
    ),
}
"""Hedged, told late, third in a row, and with a question behind it."""


def sayings(language: str) -> Iterator[tuple[str, str]]:
    """Yield level and saying."""
    level = ""
    for line in (HERE / "grid" / f"{language}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            level = line[1:].partition("]")[0]
        elif line:
            yield level, line


def heard(text: str, language: str, level: str) -> bool:
    """Say whether a message is answered with a sign at least as urgent as *level*."""
    flag, order = red_flag(text, language), [one.value for one in RedFlag]
    return flag is not None and order.index(flag.level.value) <= order.index(level)


def dictated(text: str) -> str:
    """Return a text as a telephone writes it down: small letters, no accents, no commas."""
    bare = "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    return bare.lower().replace(",", "")


def slipped(text: str) -> str:
    """Return a text with two letters swapped inside its longest word."""
    word = max(text.split(), key=len)
    return text.replace(word, word[:3] + word[4] + word[3] + word[5:], 1) if len(word) >= 7 else text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sign_is_heard_in_many_ways(language: str) -> None:
    """A sign is heard in each of its twelve sayings, plainly told."""
    unheard = [text for level, text in sayings(language) if not heard(text, language, level)]
    assert len(unheard) <= UNHEARD * len(list(sayings(language))), unheard


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sign_is_heard_however_it_is_wrapped(language: str) -> None:
    """Hedged, told late, after two clauses of a run or before a question: the sign is what is answered."""
    wrapped = [
        (level, how.format(text))
        for (level, text), how in zip(sayings(language), cycle(WRAPPED[language]), strict=False)
    ]
    unheard = [text for level, text in wrapped if not heard(text, language, level)]
    assert len(unheard) <= 2 * UNHEARD * len(wrapped), unheard


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sign_is_heard_as_it_is_dictated(language: str) -> None:
    """Without accents, capitals or commas a sign is the same."""
    unheard = [text for level, text in sayings(language) if not heard(dictated(text), language, level)]
    assert len(unheard) <= 2 * UNHEARD * len(list(sayings(language))), unheard


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slip_of_the_thumb_hides_few_signs(language: str) -> None:
    """Two letters swapped in the longest word leave nine signs in ten heard."""
    unheard = [text for level, text in sayings(language) if not heard(slipped(text), language, level)]
    assert len(unheard) <= SLIPPED * len(list(sayings(language))), unheard


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_trigger_has_twelve_sayings(language: str) -> None:
    """No row of the red-flag table is thinner than the others."""
    rows = (HERE / "grid" / f"{language}.txt").read_text("utf-8").split("[")[1:]
    assert [len(row.strip().splitlines()) - 1 for row in rows] == [12] * 24
