"""The word lists: everything the readers look up is there, and nothing is written in a form that is never met."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import core.understanding
from core.understanding.body import SITES
from core.understanding.intent import bare
from core.understanding.normalise import clean, fold
from core.understanding.reading import Intent
from core.understanding.words import LANGUAGES, any_of, section, table

SOURCE = "".join(
    file.read_text("utf-8") for file in sorted(Path(core.understanding.__file__).parent.glob("*.py"))
)
LOOKED_UP = set(re.findall(r"""language, ["'](marks|not|units)["'], ["'](\w+)["']""", SOURCE))
WRITTEN = [language for language in LANGUAGES if table(language)]
PLAIN = (
    "numbers",
    "units",
    "weekdays",
    "months",
    "when",
    "body",
    "sides",
    "workouts",
    "races",
    "effort",
    "sore",
    "pain",
)


def test_every_list_is_written():
    """Each list of words the readers ask for is in a language's file; not every language needs each."""
    missing = [
        (name, key) for name, key in LOOKED_UP if not any(section(one, name).get(key) for one in WRITTEN)
    ]
    assert LOOKED_UP
    assert not missing


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("group", ["orders", "questions", "reports"])
def test_intents_exist(language, group):
    """Phrases are listed under intents that exist, and compile."""
    for name, phrases in section(language, group).items():
        assert Intent(name)
        assert re.compile(any_of(language, phrases))


@pytest.mark.parametrize("language", WRITTEN)
def test_whole_messages_are_bare(language):
    """A message that is nothing but a phrase is written without punctuation, under an intent that exists."""
    for name, phrases in section(language, "whole").items():
        assert Intent(name)
        assert [phrase for phrase in phrases if bare(fold(clean(phrase))) != phrase] == []


@pytest.mark.parametrize("language", WRITTEN)
def test_places_exist(language):
    """Body words are listed under the places."""
    assert set(section(language, "body")) <= SITES


@pytest.mark.parametrize("language", WRITTEN)
@pytest.mark.parametrize("name", PLAIN)
def test_words_are_folded(language, name):
    """A word that is looked up is written as folded text is: lower case, no accents, no apostrophe inside."""
    words = [word for listed in section(language, name).values() for word in listed]
    assert [word for word in words if fold(clean(word)) != word] == []
