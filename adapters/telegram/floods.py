"""Whom a 429 is about. Telegram names no chat: two that are refused at the same time are the whole bot."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from core.ports.deliveries import SlowDownError


@dataclass(slots=True)
class Floods:
    """The chats that were told to pause, and until when."""

    seconds: Callable[[], float] = time.monotonic
    until: dict[str, float] = field(default_factory=dict)

    def judged(self, chat: str, slow: SlowDownError) -> SlowDownError:
        """Return what a refused message to *chat* means: a pause for it, or for all while another is told to pause too."""
        now = self.seconds()
        self.until = {one: then for one, then in self.until.items() if then > now}
        others = self.until.keys() - {chat}
        self.until[chat] = now + slow.seconds
        return SlowDownError(slow.seconds, whole_bot=bool(others))
