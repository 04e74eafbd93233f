"""What a runner can ask for. Each room holds one family; `table` joins them."""

from __future__ import annotations

from core.clubs import commands as clubs
from core.clubs import log_this
from core.commands import (
    asking,
    elsewhere,
    hello,
    life,
    linking,
    numbers,
    running,
    settings,
    undoing,
    weeks,
    why,
    wishes,
)
from core.commands.table import BY_INTENT, COMMANDS, Command
from core.messages import MenuEntry
from core.voice.catalogues import languages
from core.voice.speech import speak

FAMILIES = (
    asking,
    weeks,
    numbers,
    why,
    running,
    life,
    linking,
    wishes,
    elsewhere,
    hello,
    settings,
    undoing,
    clubs,
    log_this,
)


def menu(language: str = "en") -> tuple[MenuEntry, ...]:
    """Return the commands as a platform's menu shows them."""
    return tuple(_entry(one, language) for one in COMMANDS.values() if one.listed)


def _entry(one: Command, language: str) -> MenuEntry:
    on_message = speak(one.on_message, language) if one.on_message else None
    summary = speak(one.summary, language)
    shown = one.on_message or one.summary
    others = tuple((other, speak(shown, other)) for other in languages() if other != language)
    return MenuEntry(one.name, summary, one.argument, one.shared, one.admin, on_message, others)


__all__ = ["BY_INTENT", "COMMANDS", "FAMILIES", "Command", "menu"]
