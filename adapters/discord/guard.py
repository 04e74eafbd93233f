"""A guard against the ban: Discord shuts an address out after 10,000 invalid requests (401, 403, 429) in ten minutes.

A bot does that to itself, by writing to closed doors again and again. Long before, we stop.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Final

import discord

WINDOW_S: Final = 600.0
MOST: Final = 50
"""Half a per cent of what Discord allows. One process that has come that far lets all of them pause."""
INVALID: Final = frozenset({401, 403, 429})


class TooManyError(discord.RateLimited):
    """No request may leave, whatever it is about: of this process or of another behind the same address."""


class Guard:
    """Counts invalid requests, and closes the door when there were too many lately."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        """Have counted none."""
        self._seconds = seconds
        self._lately: deque[float] = deque(maxlen=MOST)

    def check(self) -> None:
        """Let a request pass. Raises TooManyError, with how long none may."""
        if len(self._lately) == MOST and (wait := self._lately[0] + WINDOW_S - self._seconds()) > 0:
            raise TooManyError(wait)

    def note(self, error: discord.HTTPException) -> None:
        """Count an answer, if it is one that Discord counts: not the limit of a place that others share."""
        shared = error.response.headers.get("X-RateLimit-Scope") == "shared"
        if error.status in INVALID and not shared:
            self._lately.append(self._seconds())
