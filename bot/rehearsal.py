"""What the first runner after a start would wait for is done while nobody waits.

The coach reads its word lists and city names when they are first needed, and Python's collector walks through all
of them again and again, a quarter of a second each time, while nobody is heard. So a talk is rehearsed beside the
roads, and what stands after it is taken out of the collector's rounds.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Final

import structlog

from bot.coach import Coach
from core.athlete.athlete import Athlete
from core.messages import Incoming

TALK: Final = (
    "hi",
    "let's go",
    "half marathon in porto in 16 weeks, under 1:50",
    "10k 48:30 last month",
    "25 km",
    "tue thu sat sun",
    "none",
    "porto",
    "yes",
    "what's today?",
    "8 km easy in 45:10, effort 4",
    "how am I doing?",
)
"""From the first word to a run."""
AFTER_S: Final = 2.0
"""By then the platforms have been reached, and what waited there is heard."""

log = structlog.get_logger("fourlap")


@asynccontextmanager
async def rehearsing(coach: Coach, now: datetime) -> AsyncIterator[None]:
    """Rehearse meanwhile; whoever leaves earlier does not wait for it."""
    rehearsal = asyncio.create_task(rehearse(coach, now))
    try:
        yield
    finally:
        rehearsal.cancel()


async def rehearse(coach: Coach, now: datetime) -> None:
    """Play a talk with nobody, then let the collector pass over all there is by now.

    Not in a thread: whoever writes meanwhile would wait for the same tables twice.
    """
    await asyncio.sleep(AFTER_S)
    athlete = Athlete(0)
    try:
        for line in TALK:
            athlete = coach.hear(athlete, Incoming(line), now).athlete
            await asyncio.sleep(0)
    except Exception:
        # Whoever says the same is heard, and apologised to, by the road of turns.
        log.warning("rehearsal failed", exc_info=True)
    gc.collect()
    gc.freeze()
