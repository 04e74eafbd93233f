"""What commands are called in other languages."""

from __future__ import annotations

import re

import pytest

from core.commands.menu import COMMANDS, menu
from core.understanding.small import called, commands_by_name, small
from core.understanding.words import BASE, LANGUAGES
from tests.core.commands.runner import answer

OTHERS = [one for one in LANGUAGES if one != BASE]


@pytest.mark.parametrize("language", OTHERS)
def test_every_command_has_a_name(language):
    """One word of small letters for each command of the menu, none twice, and none that is another command's own."""
    listed = [one.name for one in menu() if one.on_message is None]
    names = small(language)["commands"]
    assert sorted(names) == sorted(listed)
    assert len(set(names.values())) == len(names)
    for command, name in names.items():
        assert re.fullmatch(r"\w{1,32}", name)
        assert name == name.lower()
        assert name not in COMMANDS or name == command


def test_a_name_means_one_command_in_all_languages():
    """A word that two languages share stands for the same command in both."""
    for language in OTHERS:
        for command, name in small(language)["commands"].items():
            assert commands_by_name()[name] == command


@pytest.mark.parametrize(
    ("typed", "command"), [("/woche", "/week"), ("/Semana", "/week"), ("/ajustes", "/settings")]
)
def test_a_name_is_heard(typed, command):
    """Typed, it is the command."""
    assert answer(typed) == answer(command)
    assert called("week", "nl") == "week"
