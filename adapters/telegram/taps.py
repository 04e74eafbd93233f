"""Every tap gets its answer within a second, with a word if there is one to say in passing.

Until a tap (callback query) is answered its button shows a spinner, and some runners press again.
"""

from __future__ import annotations

import asyncio

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from adapters.telegram.errors import meaning

SHARED = 8
"""How many times as long a tap in a group waits for its word; Telegram takes one for about 15 seconds."""
REMEMBERED = 1000
"""Taps kept in mind as answered; far more than can be open at a time."""


class Taps:
    """The taps that wait for an answer, and those that had theirs."""

    def __init__(self, bot: Bot, patience: float) -> None:
        """Answer a tap empty after *patience* seconds without a word for it."""
        self._bot = bot
        self._patience = patience
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._answered: dict[str, None] = {}

    def expect(self, tap: str, *, shared: bool = False) -> None:
        """Start the wait for a tap that was just stored; in a *shared* chat there is no second way to answer one person."""
        if tap not in self._answered and tap not in self._waiting:
            patience = self._patience * (SHARED if shared else 1)
            self._waiting[tap] = asyncio.create_task(self._answer_late(tap, patience))

    async def opens(self, tap: str, url: str) -> bool:
        """Open *url* for whoever tapped; False when it is too late for that. Raises the errors of `core.ports`."""
        return await self.answer(tap, None, url)

    async def answer(self, tap: str, words: str | None, url: str | None = None) -> bool:
        """Show *words* in passing; False when it is too late for that. Raises the errors of `core.ports`."""
        if tap in self._answered:
            return False
        if waiting := self._waiting.pop(tap, None):
            waiting.cancel()
        self._remember(tap)
        try:
            await self._bot.answer_callback_query(tap, words, url=url)
        except BadRequest:
            return False
        except TelegramError as error:
            self._answered.pop(tap, None)
            raise meaning(error, repeatable=True) from None
        return True

    async def close(self) -> None:
        """Stop waiting."""
        waiting = list(self._waiting.values())
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    async def _answer_late(self, tap: str, patience: float) -> None:
        await asyncio.sleep(patience)
        self._remember(tap)
        try:
            await self._bot.answer_callback_query(tap)
        except TelegramError:
            return  # The spinner goes by itself; "query is too old" is the usual reason.
        finally:
            self._waiting.pop(tap, None)

    def _remember(self, tap: str) -> None:
        self._answered[tap] = None
        if len(self._answered) > REMEMBERED:
            del self._answered[next(iter(self._answered))]
