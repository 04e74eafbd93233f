"""Files are opened within bounds: of size, of time, of number; whatever happens, something is said."""

from __future__ import annotations

import asyncio

from bot.files import MOST, WINDOW_S, Opener
from core.documents.brought import Filed
from core.documents.opened import MOST_BYTES
from tests.core.documents.files import gpx


async def run() -> bytes:
    """Hand over a run."""
    return gpx(1000, 300)


async def test_a_file_that_is_too_big_is_not_fetched() -> None:
    """What the platform says of its size is enough."""

    async def never() -> bytes:
        raise AssertionError

    assert (await Opener().open("1", MOST_BYTES + 1, never)).what is Filed.LARGE


async def test_a_size_that_was_a_lie() -> None:
    """More bytes than were told are not read either."""

    async def more() -> bytes:
        return b" " * (MOST_BYTES + 1)

    assert (await Opener().open("1", 10, more)).what is Filed.LARGE


async def test_one_person_sends_so_many() -> None:
    """Too many in ten minutes stay closed; others are not kept waiting, and after ten minutes it goes on."""
    now = [0.0]
    files = Opener(seconds=lambda: now[0])
    for _ in range(MOST):
        assert (await files.open("1", None, run)).what is Filed.RUN
    assert (await files.open("1", None, run)).what is Filed.MANY
    assert (await files.open("2", None, run)).what is Filed.RUN
    now[0] = WINDOW_S
    assert (await files.open("1", None, run)).what is Filed.RUN


async def test_a_slow_file_is_given_up() -> None:
    """Whoever waits for a file waits so long, and those behind it are served."""

    async def stuck() -> bytes:
        await asyncio.Event().wait()
        return b""

    files = Opener(fetch_s=0.05)
    found = await asyncio.gather(*(files.open(str(n), None, stuck) for n in range(8)))
    assert {one.what for one in found} == {Filed.LOST}
    assert (await files.open("9", None, run)).what is Filed.RUN


async def test_a_failure_says_so() -> None:
    """An error of the network is a file that did not come."""

    async def broken() -> bytes:
        raise OSError("https://api.telegram.org/file/bot123:secret")

    assert (await Opener().open("1", None, broken)).what is Filed.LOST
