"""The server of the webhooks, over real HTTP."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping

import aiohttp
import pytest

from adapters.web.hooks import LARGEST, serving
from core.ports.platform import Inbox, Reply
from tests.bot.fakes import FakeStore


class Parrot:
    """Stores what it is told, fails when told so, and remembers what came after the answer."""

    def __init__(self) -> None:
        self.after = asyncio.Event()

    async def receive(self, inbox: Inbox, headers: Mapping[str, str], body: bytes) -> Reply:
        """Store the body."""
        if body == b"fail":
            raise OSError("disk full")
        await inbox.put("parrot", body.decode(), {"said": headers.get("X-Said")})

        async def later() -> None:
            self.after.set()

        return Reply(202, {"heard": body.decode()}, later)


@pytest.fixture
async def reached():
    """Return a parrot, its store, and how to call it."""
    parrot, store = Parrot(), FakeStore()
    async with serving({"parrot": parrot}, store, "127.0.0.1", 0) as port, aiohttp.ClientSession() as session:
        yield (
            parrot,
            store,
            lambda method, path, **more: session.request(method, f"http://127.0.0.1:{port}{path}", **more),
        )


async def test_a_call_reaches_its_platform(reached) -> None:
    """Body and headers come through, the answer goes back, and what is left to do is done then."""
    parrot, store, call = reached
    async with call("POST", "/parrot", data=b"hi", headers={"X-Said": "yes"}) as answer:
        assert (answer.status, await answer.json()) == (202, {"heard": "hi"})
    async with asyncio.timeout(5):
        await parrot.after.wait()
    ((event, _),) = store.kept.events.values()
    assert (event.key, event.raw) == ("hi", {"said": "yes"})


async def test_what_cannot_be_stored_is_to_be_brought_again(reached) -> None:
    """A failure of ours is 503, which every platform tries again."""
    _, _, call = reached
    async with call("POST", "/parrot", data=b"fail") as answer:
        assert answer.status == 503


@pytest.mark.parametrize(
    ("method", "path", "size", "status"),
    [
        ("GET", "/healthz", 0, 200),
        ("GET", "/parrot", 0, 405),
        ("POST", "/owl", 0, 404),
        ("POST", "/parrot", LARGEST + 1, 413),
    ],
)
async def test_doors(reached, method, path, size, status) -> None:
    """There are few, and they are small."""
    _, _, call = reached
    async with call(method, path, data=io.BytesIO(b"x" * size)) as answer:
        assert answer.status == status
