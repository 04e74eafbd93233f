"""What is asked for at the same moment is done in one pass: a commit costs more than a turn."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Gathering:
    """Rows that are asked for one by one, and dealt with together by *once*, which returns those still left."""

    once: Callable[[Sequence[int]], Awaitable[Collection[int]]]
    most: int = 16
    waiting: dict[int, asyncio.Future[bool]] = field(default_factory=dict)
    driver: asyncio.Task[None] | None = None

    async def one(self, row: int) -> bool:
        """Wait for the pass that looks at *row*; return whether it is dealt with. Raises what the pass raised."""
        answer = self.waiting.setdefault(row, asyncio.get_running_loop().create_future())
        if self.driver is None or self.driver.done():
            self.driver = asyncio.create_task(self._drive())
        return await asyncio.shield(answer)

    async def _drive(self) -> None:
        while self.waiting:
            rows = sorted(self.waiting)[: self.most]
            answers = {row: self.waiting.pop(row) for row in rows}
            try:
                left = await self.once(rows)
            except Exception as error:  # noqa: BLE001 - it is handed to whoever waits
                for answer in answers.values():
                    answer.set_exception(error)
            else:
                for row, answer in answers.items():
                    answer.set_result(row not in left)
