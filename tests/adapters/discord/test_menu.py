"""The menu as slash commands."""

from __future__ import annotations

from adapters.discord.menu import command
from core.messages import MenuEntry
from tests.fakes.discord.rules import check_commands


def test_argument_becomes_one_optional_text() -> None:
    """An entry's argument is an option of free text nobody has to fill in."""
    [option] = command(MenuEntry("week", "This week", "Which week"))["options"]
    assert option == {"type": 3, "name": "which-week", "description": "Which week", "required": False}


def test_command_is_offered_everywhere() -> None:
    """A command can be used in servers, direct messages and private channels, however it was installed."""
    made = command(MenuEntry("today", "Today's run"))
    assert (made["contexts"], made["integration_types"], made["options"]) == ([0, 1, 2], [0, 1], [])


def test_long_entries_are_within_the_limits() -> None:
    """A long summary and argument are cut to what Discord takes."""
    check_commands([command(MenuEntry("week", "s" * 300, "a long argument " * 30))])
