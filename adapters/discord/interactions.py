"""What is known of each interaction: whether Discord was told, and whether its command shows "thinking…" still."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from discord.http import HTTPClient

from adapters.discord.handles import Via
from adapters.discord.rest import FAILED, send
from adapters.discord.ways import original

LOADING: Final = 1 << 7
"""The flag of a message that shows "thinking…"."""
KEPT: Final = 1000
"""Commands remembered; Discord is asked about older ones, and about those of another process."""


class Interactions:
    """The interactions of this process, by token."""

    def __init__(self) -> None:
        """Know of none."""
        self._taking: dict[str, asyncio.Event] = {}
        self._thinking: dict[str, bool] = {}

    @contextmanager
    def taking(self, token: str) -> Iterator[None]:
        """Hold answers back while an interaction is stored and acknowledged: earlier ones would be refused."""
        self._taking[token] = taken = asyncio.Event()
        try:
            yield
        finally:
            self._taking.pop(token, None)
            taken.set()

    async def taken(self, token: str) -> None:
        """Wait until an interaction is acknowledged, or could not be."""
        if token in self._taking:
            await self._taking[token].wait()

    def note(self, token: str, *, thinking: bool) -> None:
        """Remember that a command has begun to show "thinking…", or has its first answer."""
        self._thinking[token] = thinking
        if len(self._thinking) > KEPT:
            del self._thinking[next(iter(self._thinking))]

    async def thinking(self, http: HTTPClient, via: Via) -> bool:
        """Tell whether the command of *via* has no answer yet."""
        if via.kind == "slash" and via.token not in self._thinking:
            with suppress(*FAILED):
                answer = await send(http, original(via))
                self.note(via.token, thinking=bool(answer.get("flags", 0) & LOADING))
        return self._thinking.get(via.token, False)
