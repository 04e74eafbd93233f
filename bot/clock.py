"""The only clock. Everything else is told the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time, in UTC."""

    def now(self) -> datetime:
        """Return this moment."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return this moment."""
        return datetime.now(UTC)  # noqa: TID251 - this is where the time comes from


@dataclass(slots=True)
class SetClock:
    """A clock that stands still until it is set: scripts and tests."""

    at: datetime

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.at.astimezone(UTC)


def stopwatch() -> Callable[[], float]:
    """Start measuring; each call of the result returns the milliseconds since."""
    start = time.perf_counter()
    return lambda: round((time.perf_counter() - start) * 1000, 1)
