"""The menu as slash commands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.menu import command, option_name
from core.commands.menu import menu
from core.messages import MenuEntry
from tests.fakes.discord.rules import check_commands


def test_argument_becomes_one_optional_text() -> None:
    """An entry's argument is an option of free text nobody has to fill in, explained by the entry's summary."""
    [option] = command(MenuEntry("week", "This week", "Which week"))["options"]
    assert (option["type"], option["name"], option["required"]) == (3, "which-week", False)
    assert option["description"] == "This week"


def test_an_option_has_its_name_in_every_language() -> None:
    """Its name and what it is for are told in the languages of the menu."""
    entry = MenuEntry(
        "week",
        "This week",
        "which",
        summaries=(("de", "Diese Woche"),),
        arguments=(("de", "Welche?"), ("pt", "Qual É")),
    )
    [option] = command(entry)["options"]
    assert option["name_localizations"] == {"de": "welche", "pt-BR": "qual-é"}
    assert option["description_localizations"] == {"de": "Diese Woche"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("name, city, day", "name-city-day"),
        ("Straße/Größe, Übung…", "straße-größe-übung"),
        ("répétitions d'allure", "répétitions-d-allure"),
        ("Geschwindigkeitsausdauerprogrammwiederholungen", "geschwindigkeitsausdauerprogramm"),
        ("recuperação do coração tranquilo e fácil", "recuperação-do-coração-tranquilo"),
        ("🏃🏽‍♂️ - @everyone", "everyone"),
        ("🏃", ""),
    ],
)
def test_any_words_are_a_name_or_none(words: str, name: str) -> None:
    """Signs become dashes, capitals small, and 32 characters are the most."""
    assert option_name(words) == name


@given(st.text(max_size=80))
def test_every_name_is_one_discord_takes(words: str) -> None:
    """Whatever the words, the name is of the allowed signs, or there is none."""
    name = option_name(words)
    assert name == "" or re.fullmatch(r"[-\w]{1,32}", name)


@pytest.mark.parametrize("language", ["de", "pt"])
def test_long_words_of_other_languages(language: str) -> None:
    """Summaries and options as long as German and Portuguese make them stay within the limits."""
    long = {
        "de": "Geschwindigkeitsausdauerprogrammwiederholungen für Fortgeschrittene 🏃‍♀️ " * 9,
        "pt": "Não se preocupe: a recuperação é parte do plano, coração tranquilo 🏃🏽‍♂️ " * 9,
    }[language]
    entry = MenuEntry("week", long, long, summaries=((language, long),), arguments=((language, long),))
    check_commands([command(entry)])


def test_the_real_options_are_named_in_every_language() -> None:
    """No option of the coach's own menu is without a name of its own in any language it speaks."""
    made = [command(entry) for entry in menu()]
    options = [option for one in made for option in one["options"]]
    assert len(options) > 20
    for option in options:
        assert option["name_localizations"].keys() == {"de", "fr", "es-ES", "es-419", "pt-BR"}
        assert option["description_localizations"].keys() == option["name_localizations"].keys()
    check_commands(made)


def test_command_is_offered_everywhere() -> None:
    """A command can be used in servers, direct messages and private channels, however it was installed."""
    made = command(MenuEntry("today", "Today's run"))
    assert (made["contexts"], made["integration_types"], made["options"]) == ([0, 1, 2], [0, 1], [])


def test_long_entries_are_within_the_limits() -> None:
    """A long summary and argument are cut to what Discord takes."""
    check_commands([command(MenuEntry("week", "s" * 300, "a long argument " * 30))])
