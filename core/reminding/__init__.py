"""The kinds of reminders, in the order they are sent when several fall due at once."""

from __future__ import annotations

from typing import Final

from core.reminding import absence, daily, season, silence
from core.reminding.kind import Reminder

KINDS: Final[tuple[Reminder, ...]] = (
    *season.KINDS,
    *absence.KINDS,
    *daily.KINDS,
    *silence.KINDS,
)

__all__ = ["KINDS", "Reminder"]
