"""How a road goes on: pass after pass, woken by a bell, slowed by trouble, ended after the pass it is in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

import structlog

IDLE_S: Final = 30.0
"""The longest sleep of a road: a missed bell, a jump of the clock or a suspended machine costs no more."""
SLOWEST_S: Final = 60.0
"""The longest wait after failures in a row."""

log = structlog.get_logger("fourlap")


@dataclass(frozen=True, slots=True)
class Bells:
    """Who wakes whom: rung when there may be work on a road."""

    heard: asyncio.Event = field(default_factory=asyncio.Event)
    due: asyncio.Event = field(default_factory=asyncio.Event)
    said: asyncio.Event = field(default_factory=asyncio.Event)
    stopped: asyncio.Event = field(default_factory=asyncio.Event)

    def ring(self) -> None:
        """Wake every road."""
        for bell in (self.heard, self.due, self.said, self.stopped):
            bell.set()


async def go_on(
    road: str,
    once: Callable[[], Awaitable[float]],
    bell: asyncio.Event,
    stop: asyncio.Event,
    idle_s: float = IDLE_S,
) -> None:
    """Make pass after pass until *stop*; *once* returns how many seconds the road may sleep, *idle_s* at most.

    A pass that fails (the database is locked, the disk is full) is logged and made again, later each time.
    """
    failures = 0
    while not stop.is_set():
        bell.clear()
        try:
            pause, failures = await once(), 0
        except Exception:
            # whatever happens, the coach stays up
            pause, failures = back_off(failures), failures + 1
            log.warning("pass failed", road=road, again_in=pause, exc_info=True)
            await _rung(stop, pause)
        else:
            await _rung(bell, min(pause, idle_s))


def back_off(failures: int, slowest: float = SLOWEST_S) -> float:
    """Return the seconds to wait after that many failures before: 1, 2, 4 … *slowest*."""
    return min(2.0 ** min(failures, 16), slowest)


async def _rung(bell: asyncio.Event, seconds: float) -> None:
    if seconds <= 0 or bell.is_set():
        await asyncio.sleep(0)  # let the others on, also when there is nothing to wait for
        return
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await bell.wait()
