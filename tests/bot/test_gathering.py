"""What is asked for at the same moment is done in one pass."""

from __future__ import annotations

import asyncio

import pytest

from bot.gathering import Gathering


async def test_together_and_in_order() -> None:
    """All that waits shares a pass, as many as there is room for; each learns of its own row."""
    passes: list[list[int]] = []

    async def once(rows) -> set[int]:
        passes.append(list(rows))
        await asyncio.sleep(0)
        return {row for row in rows if row % 2}

    gathering = Gathering(once, most=3)
    done = await asyncio.gather(*(gathering.one(row) for row in (5, 1, 4, 2, 4)))
    assert passes == [[1, 2, 4], [5]]
    assert done == [False, False, True, True, True]


async def test_a_pass_that_fails_is_told_to_all_and_the_next_goes_on() -> None:
    """Everybody in it learns of the failure; who comes later is served."""
    trouble = [OSError("disk full")]

    async def once(_rows) -> set[int]:
        if trouble:
            raise trouble.pop()
        return set()

    gathering = Gathering(once)
    failed = await asyncio.gather(gathering.one(1), gathering.one(2), return_exceptions=True)
    assert [type(one) for one in failed] == [OSError, OSError]
    assert await gathering.one(1)


async def test_whoever_is_cancelled_holds_up_nobody() -> None:
    """One who waits no more leaves the others theirs."""
    gate = asyncio.Event()

    async def once(_rows) -> set[int]:
        await gate.wait()
        return set()

    gathering = Gathering(once)
    one, other = (asyncio.create_task(gathering.one(row)) for row in (1, 1))
    await asyncio.sleep(0)
    one.cancel()
    with pytest.raises(asyncio.CancelledError):
        await one
    gate.set()
    assert await other
