"""Trying again: what may pass is waited for, and said once."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram.error import Conflict, InvalidToken, RetryAfter

from adapters.telegram.errors import pause
from core.ports.deliveries import BadTokenError

Rest = Callable[[float], Awaitable[None]]
T = TypeVar("T")

LONGEST = 30.0
TWO_READERS = "another process reads this bot's messages, or a webhook is set: only one can have them"

_log = logging.getLogger(__name__)


class Patience:
    """Does one step after the other, each as often as it takes."""

    def __init__(self, rest: Rest) -> None:
        """Wait between tries with *rest*, which is given seconds."""
        self._rest = rest
        self._said: set[str] = set()

    async def get(self, step: Callable[[], Awaitable[T]]) -> T:
        """Return what *step* gives, tried after 1, 2, 4 … 30 s or as Telegram asks. Raises BadTokenError."""
        wait = 1.0
        while True:
            try:
                done = await step()
            except InvalidToken:
                raise BadTokenError("Telegram does not know this bot's token") from None
            except Exception as error:  # noqa: BLE001 - network and storage fail in many ways, and recover
                self._say(error)
                await self._rest(pause(error) if isinstance(error, RetryAfter) else wait)
                wait = min(2 * wait, LONGEST)
            else:
                self._said &= {TWO_READERS}
                return done

    def _say(self, error: Exception) -> None:
        """Log what went wrong, by its kind alone; two readers, who take turns in failing, only once ever."""
        trouble = TWO_READERS if isinstance(error, Conflict) else type(error.__cause__ or error).__name__
        if trouble not in self._said:
            self._said.add(trouble)
            _log.warning("telegram: %s; trying again", trouble)
