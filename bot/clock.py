"""The only clock. Everything else is told the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol


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


BOOT: Final = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""It goes on while the machine sleeps, and is never set."""


def seconds_up() -> float:
    """Return the seconds since the machine started."""
    return time.clock_gettime(BOOT)


SLACK: Final = timedelta(seconds=1)


@dataclass(slots=True)
class Hindsight:
    """Notices that a clock was set back."""

    latest: datetime | None = None

    def set_back(self, now: datetime) -> bool:
        """Tell whether *now* comes before the moment noted last, by more than a clock is kept right by."""
        return self.latest is not None and now < self.latest - SLACK

    def note(self, now: datetime) -> None:
        """Remember that it was *now* just now."""
        self.latest = now


def stopwatch() -> Callable[[], float]:
    """Start measuring; each call of the result returns the milliseconds since."""
    start = time.perf_counter()
    return lambda: round((time.perf_counter() - start) * 1000, 1)
