"""Telegram's rate limits, if switched on: 1 a second per chat, 20 a minute per group, 30 a second in all."""

from __future__ import annotations

import math
from collections import defaultdict

from tests.fakes.telegram.faults import too_many

ALL = 0
"""Stands for all chats together."""


class Limits:
    """Counts messages in sliding windows; a message refused does not count."""

    def __init__(self) -> None:
        self.on = False
        self._sent: dict[int, list[float]] = defaultdict(list)

    def check(self, chat: int, now: float) -> None:
        """Count a message to *chat* sent *now*, in seconds. Raises RefusedCall."""
        if not self.on:
            return
        windows = [(ALL, 30, 1.0), (chat, 1, 1.0)]
        if chat < 0:
            windows.append((chat, 20, 60.0))
        wait = max(self._wait(key, most, seconds, now) for key, most, seconds in windows)
        if wait > 0:
            raise too_many(math.ceil(wait))
        for key in (ALL, chat):
            self._sent[key].append(now)

    def _wait(self, key: int, most: int, seconds: float, now: float) -> float:
        recent = [at for at in self._sent[key] if now - at < seconds]
        return recent[-most] + seconds - now if len(recent) >= most else 0.0
