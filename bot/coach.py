"""The coach as the process sees it: three plain functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.athlete.athlete import Athlete
from core.clubs.club import Club
from core.messages import Incoming, Turn


@dataclass(frozen=True, slots=True)
class Coach:
    """The doors of the core. Each takes the moment last, and does nothing but return a value."""

    hear: Callable[[Athlete, Incoming, datetime], Turn]
    remind: Callable[[Athlete, datetime], Turn]
    next_at: Callable[[Athlete, datetime], datetime | None]
    suggest: Callable[[Athlete, str, str, datetime, Club | None], Sequence[str]] = lambda *_: ()
    """What may finish the option of a command: its name, what is typed so far, and the club of the channel it is typed in."""
