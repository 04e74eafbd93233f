"""The queue of updates: held polls, confirmed by offset, repeated until then, forgotten in time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fakes.telegram.faults import RefusedCall
from tests.fakes.telegram.pulse import Pulse

LIFETIMES = {"callback_query": 150}
"""Seconds for which an update waits to be fetched; a day for the others."""
DAY = 86_400
LONGEST_POLL = 50

TERMINATED = RefusedCall(
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update nobody has confirmed."""

    id: int
    expires: float
    json: dict[str, Any]


class Updates:
    """What the bot has not confirmed yet."""

    def __init__(self, now: Callable[[], float], pulse: Pulse) -> None:
        self._now = now
        self._pulse = pulse
        self._poller = object()
        self._allowed: list[str] | None = None
        self._waiting: list[Waiting] = []
        self.next_id = 500_001
        self.longest = float(LONGEST_POLL)

    @property
    def waiting(self) -> list[dict[str, Any]]:
        """The updates not confirmed and not expired, in order."""
        self._waiting = [update for update in self._waiting if update.expires > self._now()]
        return [update.json for update in self._waiting]

    def add(self, kind: str, body: object) -> None:
        """Queue an update, if the bot wants its kind."""
        if self._allowed and kind not in self._allowed:
            return
        expires = self._now() + LIFETIMES.get(kind, DAY)
        self._waiting.append(Waiting(self.next_id, expires, {"update_id": self.next_id, kind: body}))
        self.next_id += 1
        self._pulse.beat()

    async def get(
        self, offset: int = 0, limit: int = 100, wait: int = 0, allowed: list[str] | None = None
    ) -> list[dict[str, Any]]:
        """Return updates from *offset* on, waiting for the first if need be. Raises RefusedCall."""
        self._allowed = self._allowed if allowed is None else allowed
        mine = self._poller = object()
        self._pulse.beat()
        self._confirm(offset)
        try:
            await self._pulse.until(lambda: self.waiting or mine is not self._poller, min(wait, self.longest))
        except TimeoutError:
            return []
        if self._poller is not mine:
            raise TERMINATED
        return self.waiting[:limit]

    def drop(self) -> None:
        """Forget what waits."""
        self._waiting = []

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._waiting = self._waiting[offset:]
        else:
            self._waiting = [update for update in self._waiting if update.id >= offset]
