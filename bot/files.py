"""Files that runners send: fetched within a time, opened beside the loop, so many of each person, and let go."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

import structlog

from core.documents.brought import Brought, Filed
from core.documents.opened import MOST_BYTES, opened

MOST: Final = 10
WINDOW_S: Final = 600.0
"""So many files of one person are opened in ten minutes: others wait meanwhile."""
REMEMBERED: Final = 10_000
"""People of whom is remembered how much they sent."""
FETCH_S: Final = 10.0
"""How long a file may take, its turn included: whoever fetches it has others to hear."""
AT_ONCE: Final = 2
"""Files that are in memory at the same time."""

log = structlog.get_logger("fourlap")


@dataclass(slots=True)
class Opener:
    """Fills `core.ports.files.Files`."""

    seconds: Callable[[], float] = time.monotonic
    fetch_s: float = FETCH_S
    turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    lately: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)

    async def open(self, person: str, size: int | None, fetch: Callable[[], Awaitable[bytes]]) -> Brought:
        """Return what is in a file; a name of what went wrong where it cannot be had."""
        if size is not None and size > MOST_BYTES:
            return Brought(Filed.LARGE)
        if self._many(person):
            return Brought(Filed.MANY)
        try:
            async with asyncio.timeout(self.fetch_s), self.turn:
                return await asyncio.to_thread(opened, await fetch())
        except Exception as error:  # noqa: BLE001 - networks fail in many ways, and a file is nobody's but its runner's
            log.warning("file not opened", error=type(error).__name__)  # its text may hold an address
            return Brought(Filed.LOST)

    def _many(self, person: str) -> bool:
        """Count a file; return whether it is one too many."""
        now = self.seconds()
        mine = self.lately.setdefault(person, deque())
        self.lately.move_to_end(person)
        if len(self.lately) > REMEMBERED:
            self.lately.popitem(last=False)
        while mine and mine[0] <= now - WINDOW_S:
            mine.popleft()
        if len(mine) >= MOST:
            return True
        mine.append(now)
        return False
