"""When something last left, remembered beside the database: it tells a restored backup from a long pause."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

EVERY: Final = timedelta(minutes=1)
"""How exact it is; writing it down costs a little each time."""


@dataclass(slots=True)
class Remembered:
    """A moment in a file. Where the file cannot be read or written nothing is remembered."""

    path: Path
    written: datetime | None = None

    def note(self, now: datetime) -> None:
        """Write down that something left just now."""
        if self.written is None or abs(now - self.written) >= EVERY:
            fresh = self.path.with_suffix(".new")
            with suppress(OSError):
                fresh.write_text(now.isoformat(), encoding="ascii")
                fresh.replace(self.path)
            self.written = now

    def last(self) -> datetime | None:
        """Return when something last left, as far as it is remembered."""
        try:
            return datetime.fromisoformat(self.path.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None


def said_until(remembered: datetime | None, known: datetime | None) -> datetime | None:
    """Return until when reminders may have been sent that the database does not know of; None when it knows of all.

    What left after something was noted was noted no more until EVERY had passed.
    """
    if remembered is None or (known is not None and remembered - known < 2 * EVERY):
        return None
    return remembered + EVERY
