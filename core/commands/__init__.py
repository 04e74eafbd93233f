"""What a runner can ask for. Each room holds one family; `table` joins them."""

from __future__ import annotations

from core.commands import asking, life, running, settings
from core.commands.table import BY_INTENT, COMMANDS, Command
from core.messages import MenuEntry
from core.voice.speech import speak

FAMILIES = (asking, running, life, settings)


def menu(language: str = "en") -> tuple[MenuEntry, ...]:
    """Return the commands as a platform's menu shows them."""
    return tuple(
        MenuEntry(one.name, speak(one.summary, language), one.argument)
        for one in COMMANDS.values()
        if one.listed
    )


__all__ = ["BY_INTENT", "COMMANDS", "FAMILIES", "Command", "menu"]
