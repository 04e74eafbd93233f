"""A faulty way to an HTTP server on loopback: connections are cut, answers lost, torn or late, as the dice say.

Each exchange, a request and its answer, goes one of WAYS. What the server made of a request whose answer never
arrived whole is known to the test alone, which is the point.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from asyncio import StreamReader, StreamWriter
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, Self, TypeAlias

DRIP_S: Final = 0.002
"""Seconds between two pieces of an answer that drips."""
AT_ONCE: Final = struct.pack("ii", 1, 0)
"""A socket closed at once sends RST, and drops what was still on its way."""
BAD_GATEWAY: Final = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"


class Cut(Exception):  # noqa: N818 - what was meant to happen
    """The connection ends here."""


@dataclass(slots=True)
class Exchange:
    """A request that has come from a client, and the way on to the server."""

    request: bytes
    client: StreamWriter
    port: int

    async def answered(self) -> bytes:
        """Hand the request on and return the whole answer."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(self.request)
            return await whole(reader)
        finally:
            writer.close()

    async def says(self, answer: bytes) -> None:
        """Give the client its answer."""
        self.client.write(answer)
        await self.client.drain()

    def reset(self) -> None:
        """Let the connection end with RST in place of FIN. Raises Cut."""
        self.client.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        self.client.transport.abort()
        raise Cut


Way: TypeAlias = Callable[[Exchange], Awaitable[None]]


async def fine(exchange: Exchange) -> None:
    await exchange.says(await exchange.answered())


async def cut_before(_exchange: Exchange) -> None:
    raise Cut


async def reset_before(exchange: Exchange) -> None:
    exchange.reset()


async def refused_before(exchange: Exchange) -> None:
    await exchange.says(BAD_GATEWAY)


async def cut_after(exchange: Exchange) -> None:
    await exchange.answered()
    raise Cut


async def reset_after(exchange: Exchange) -> None:
    await exchange.answered()
    exchange.reset()


async def refused_after(exchange: Exchange) -> None:
    await exchange.answered()
    await exchange.says(BAD_GATEWAY)


async def torn(exchange: Exchange) -> None:
    answer = await exchange.answered()
    await exchange.says(answer[: len(answer) // 2])
    raise Cut


async def dripping(exchange: Exchange) -> None:
    answer = await exchange.answered()
    for at in range(0, len(answer), 8):
        await exchange.says(answer[at : at + 8])
        await asyncio.sleep(DRIP_S)


async def silent(exchange: Exchange) -> None:
    await exchange.answered()
    await asyncio.Event().wait()


HARMLESS: Final[dict[str, Way]] = {"fine": fine, "dripping": dripping}
BEFORE: Final[dict[str, Way]] = {
    "cut before": cut_before,
    "reset before": reset_before,
    "502 before": refused_before,
}
AFTER: Final[dict[str, Way]] = {
    "cut after": cut_after,
    "reset after": reset_after,
    "502 after": refused_after,
    "torn": torn,
    "silent": silent,
}
WAYS: Final[dict[str, Way]] = HARMLESS | BEFORE | AFTER
"""What may become of an exchange: nothing bad, its request, or its answer."""


@dataclass
class Proxy:
    """Listens in front of the server at *port*; *choose* names the way of a request. Use it as a context manager."""

    port: int
    choose: Callable[[bytes], str]
    went: Counter[str] = field(default_factory=Counter)
    """How many exchanges went each way."""
    here: int = 0
    server: asyncio.Server | None = None
    open: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        """Listen."""
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Refuse everything."""
        await self.stop()

    @property
    def url(self) -> str:
        """Where clients find it."""
        return f"http://127.0.0.1:{self.here}"

    async def start(self) -> None:
        """Listen; after a stop, at the same address."""
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", self.here)
        self.here = self.server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Refuse connections, and end those there are."""
        if self.server:
            self.server.close()
        for task in self.open:
            task.cancel()
        await asyncio.gather(*self.open, return_exceptions=True)

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self.open.add(task)
        try:
            while request := await whole(reader):
                await self._go(Exchange(request, writer, self.port))
        except (Cut, ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self.open.discard(task)
            writer.close()

    async def _go(self, exchange: Exchange) -> None:
        way = self.choose(exchange.request)
        self.went[way] += 1
        await WAYS[way](exchange)


async def whole(reader: StreamReader) -> bytes:
    """Return one message of HTTP, head and body; nothing when the other side is done. Raises IncompleteReadError."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as ended:
        if ended.partial:
            raise
        return b""
    lengths = [
        line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
    ]
    return head + await reader.readexactly(int(lengths[0]) if lengths else 0)
