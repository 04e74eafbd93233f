"""The only clock. Everything else is told the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Protocol

BOOT: Final = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""It goes on while the machine sleeps, and is never set."""


def seconds_up() -> float:
    """Return the seconds since the machine started."""
    return time.clock_gettime(BOOT)


class Clock(Protocol):
    """Tells the time, in UTC."""

    def now(self) -> datetime:
        """Return this moment."""
        ...

    def up(self) -> float:
        """Return the seconds it has gone on for, however it was set meanwhile."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return this moment."""
        return datetime.now(UTC)  # noqa: TID251 - this is where the time comes from

    def up(self) -> float:
        """Return the seconds since the machine started."""
        return seconds_up()


@dataclass(slots=True)
class SetClock:
    """A clock that stands still until it is set: scripts and tests."""

    at: datetime

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.at.astimezone(UTC)

    def up(self) -> float:
        """Return none: it only ever stands."""
        return 0.0


SET_BACK_S: Final = 1.0
"""Less is how a clock is kept right while it goes on."""


@dataclass(slots=True)
class Hindsight:
    """Notices that a clock was set back, by the seconds it has gone on for."""

    ahead: float = float("-inf")

    def set_back(self, now: datetime, up: float) -> bool:
        """Tell whether *now* comes too early after the moment noted last, *up* seconds into the clock's life."""
        return now.timestamp() - up < self.ahead - SET_BACK_S

    def note(self, now: datetime, up: float) -> None:
        """Remember that it was *now*, *up* seconds into the clock's life."""
        self.ahead = now.timestamp() - up


def stopwatch() -> Callable[[], float]:
    """Start measuring; each call of the result returns the milliseconds since."""
    start = time.perf_counter()
    return lambda: round((time.perf_counter() - start) * 1000, 1)
