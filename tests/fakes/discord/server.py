"""Discord on a port of this machine."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self

from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.person import Person
from tests.fakes.discord.rest import Rest, answer, payload
from tests.fakes.discord.trouble import RefusalError, Trouble
from tests.fakes.discord.webhooks import Webhooks
from tests.fakes.discord.world import World, person_json

TOKEN = "MTIz.token-of.the-bot"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
OPEN = ("/interactions/", "/webhooks/", "/gateway", "/attachments/")
"""Paths that need no token in a header."""


class FakeDiscord:
    """`async with FakeDiscord() as discord:` serves until the block ends; only `advance` moves time."""

    def __init__(self, token: str = TOKEN) -> None:
        """Accept *token* only."""
        self.seconds = 0.0
        self.world = World(token, lambda: self.seconds)
        self.gateway = Gateway(self.world)
        self.troubles: list[Trouble] = []
        self._server: TestServer | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[self._serve])
        app.add_routes([*Rest(self.world).routes(), *Webhooks(self.world).routes()])
        app.add_routes([web.get("/gateway", self.gateway.handle)])
        app.add_routes([web.get("/attachments/{file}", self._file)])
        outer = web.Application()
        outer.add_subapp("/api/v10", app)
        self._server = TestServer(outer, host="127.0.0.1")
        await self._server.start_server()
        self.gateway.url = self.gateway_url
        self.gateway.files_url = f"{self.api_url}/attachments"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def stop(self) -> None:
        """Go down; nobody is connected any more, or can be."""
        assert self._server is not None
        await self.gateway.lose_sessions()
        await self._server.close()

    @property
    def port(self) -> int:
        """The port it serves on."""
        assert self._server is not None
        assert self._server.port
        return self._server.port

    @property
    def api_url(self) -> str:
        """Where REST is."""
        assert self._server is not None
        return str(self._server.make_url("/api/v10"))

    @property
    def gateway_url(self) -> str:
        """Where the gateway is."""
        return self.api_url.replace("http", "ws", 1) + "/gateway"

    @property
    def token(self) -> str:
        """The token it knows."""
        return self.world.token

    def person(self, name: str, locale: str = "en-US") -> Person:
        """Let somebody join."""
        person = self.world.snowflake()
        self.world.people[person] = person_json(person, name)
        return Person(self.world, self.gateway, self.world.people[person], locale)

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until *holds* is true, looking before and after every request and every word on the gateway."""
        await self.world.until(holds)

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.world.files[request.match_info["file"]])

    @web.middleware
    async def _serve(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        call = f"{request.method} {request.path.removeprefix('/api/v10')}"
        self.world.calls.append(call)
        text = await _words(request)
        self.world.requests.append((call, text))
        await self.world.changed()
        try:
            return await self._troubled(call, request, handler)
        except RefusalError as refusal:
            return answer(refusal.body, refusal.status)
        finally:
            await asyncio.shield(self.world.changed())

    async def _troubled(self, call: str, request: web.Request, handler: Handler) -> web.StreamResponse:
        trouble = next((trouble for trouble in self.troubles if trouble.call in call), None)
        if trouble is None:
            return await self._allowed(call, request, handler)
        self.troubles.remove(trouble)
        if trouble.until is not None:
            await trouble.until.wait()
            return await self._allowed(call, request, handler)
        if trouble.done:
            await self._allowed(call, request, handler)
        if trouble.status is None:
            return _cut(request)
        body: dict[str, Any] = {"code": trouble.code, "message": "trouble", **trouble.body}
        return answer(body, trouble.status, trouble.headers)

    async def _allowed(self, call: str, request: web.Request, handler: Handler) -> web.StreamResponse:
        known = request.headers.get("Authorization") == f"Bot {self.world.token}"
        if not known and not call.partition(" ")[2].startswith(OPEN):
            raise RefusalError(401, 0, "401: Unauthorized")
        return await handler(request)


async def _words(request: web.Request) -> str:
    """Return the JSON of a request, if it has one."""
    if request.content_type == "multipart/form-data":
        return payload(await request.post())
    return await request.text() if request.can_read_body else ""


def _cut(request: web.Request) -> web.Response:
    """Break the connection before an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
