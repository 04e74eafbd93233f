"""Calls of the Bot API over aiohttp, against a server on loopback that answers as it is told."""

from __future__ import annotations

import asyncio
from typing import Self

import pytest
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import NetworkError, TimedOut

from adapters.telegram.errors import meaning
from adapters.telegram.request import Request
from core.ports.deliveries import NotSentError, UnknownError

TOKEN = "123:SECRET"


class Server:
    """Takes every call, and keeps what came."""

    def __init__(self) -> None:
        self.came: list[tuple[str, dict[str, object]]] = []
        self.late_s = 0.0

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/{tail:.*}", self.take)
        self.runner = web.AppRunner(app)
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self.runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.runner.cleanup()

    async def take(self, request: web.Request) -> web.Response:
        form = await request.post()
        parts = {
            name: one.file.read() if isinstance(one, web.FileField) else one for name, one in form.items()
        }
        self.came.append((request.path, parts))
        await asyncio.sleep(self.late_s)
        sent = {"message_id": 7, "date": 0, "chat": {"id": 5, "type": "private"}}
        return web.json_response({"ok": True, "result": sent})


def bot(url: str, request: Request) -> Bot:
    return Bot(TOKEN, base_url=f"{url}/bot", request=request, get_updates_request=request)


async def test_a_message_goes_as_a_form():
    """The words and the chat arrive as they were said."""
    async with Server() as server, Request() as request:
        sent = await bot(server.url, request).send_message(5, "Grüße & 5 km = 3,1 mi \U0001f3c3")
    assert sent.message_id == 7
    (came,) = server.came
    assert came == (f"/bot{TOKEN}/sendMessage", {"chat_id": "5", "text": "Grüße & 5 km = 3,1 mi \U0001f3c3"})


async def test_a_file_goes_in_parts():
    """A document arrives byte for byte."""
    async with Server() as server, Request() as request:
        await bot(server.url, request).send_document(
            5, InputFile(b"BEGIN:VCALENDAR\r\n", filename="plan.ics")
        )
    ((_, parts),) = server.came
    assert b"BEGIN:VCALENDAR\r\n" in parts.values()


async def test_a_refused_connection_was_not_sent():
    """Nobody listens: the call can be made again."""
    async with Server() as server:
        url = server.url
    async with Request() as request:
        with pytest.raises(NetworkError) as raised:
            await bot(url, request).send_message(5, "hi")
    assert isinstance(meaning(raised.value), NotSentError)


async def test_an_answer_that_does_not_come_is_unknown():
    """The call arrived: nobody knows what became of it."""
    async with Server() as server, Request(answer_s=0.05) as request:
        server.late_s = 0.5
        with pytest.raises(TimedOut) as raised:
            await bot(server.url, request).send_message(5, "hi")
    assert isinstance(meaning(raised.value), UnknownError)
    assert len(server.came) == 1


async def test_no_error_names_the_token():
    """Errors are logged; the address of a call holds the token."""
    async with Request() as request:
        with pytest.raises(NetworkError) as raised:
            await bot("http://127.0.0.1:1", request).send_message(5, "hi")
    assert "SECRET" not in str(raised.value)


async def test_calls_go_through_the_proxy_the_environment_names(monkeypatch):
    """Where a host may only reach the world through a proxy, it is asked."""
    async with Server() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        async with Request() as request:
            await bot("http://telegram.test", request).send_message(5, "hi")
    assert [path for path, _ in proxy.came] == [f"/bot{TOKEN}/sendMessage"]
