"""The Bot API server itself."""

from __future__ import annotations

import asyncio
from typing import Any, Self

from aiohttp import web

from tests.fakes.telegram import methods, rules
from tests.fakes.telegram.faults import Fault, RefusedCall
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.screen import Room
from tests.fakes.telegram.world import Call, Clock, World

TOKEN = "7000001:AAF-loopback_only_0123456789abcdefghijk"


class FakeTelegram:
    """A Bot API server on loopback, for one bot. Use it as an async context manager."""

    def __init__(
        self, token: str = TOKEN, username: str = "fourlap_test_bot", clock: Clock | None = None
    ) -> None:
        self.token = token
        self.clock = clock or Clock()
        self.world = World(token, username, self.clock)
        self.url = ""
        self._runner: web.AppRunner | None = None
        self._people = 1000
        self.port = 0

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen; after a stop, at the same address."""
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._called)
        app.router.add_get("/file/bot{token}/documents/{file}", self._fetched)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{self.port}"

    async def stop(self) -> None:
        """Close every connection. What the server knows stays."""
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    def person(self, name: str = "Rita", language: str | None = "en") -> Person:
        """Return a new person, who has not written to the bot yet."""
        self._people += 1
        room = self._room(self._people, "private", name)
        return Person(self.world, self._people, name, language, room)

    def group(self, title: str = "Sunday Club") -> Room:
        """Return a new group with the bot in it."""
        self._people += 1
        return self._room(-1_000_000_000_000 - self._people, "supergroup", title)

    def fails(self, method: str, *faults: Fault) -> None:
        """Let the next calls of *method* fail in these ways, one after the other."""
        self.world.faults.plan(method, *faults)

    def calls(self, method: str) -> list[dict[str, Any]]:
        """Return the parameters of every call of *method* so far."""
        return [call.params for call in self.world.calls if call.method == method]

    def _room(self, chat: int, kind: str, name: str) -> Room:
        room = self.world.rooms[chat] = Room(chat, kind, name, open=kind != "private")
        return room

    async def _called(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        form = {name: _field(value) for name, value in (await request.post()).items()} | dict(request.query)
        fault = self.world.faults.take(method)
        await asyncio.sleep(fault.slow)
        if fault.cut:
            return _hang_up(request)
        try:
            answer = await self._answer(request.match_info["token"], method, form, fault)
        except RefusedCall as refused:
            return _refusal(refused)
        finally:
            self.world.pulse.beat()
        return _hang_up(request) if fault.lost else web.json_response({"ok": True, "result": answer})

    async def _fetched(self, request: web.Request) -> web.StreamResponse:
        fault = self.world.faults.take("file")
        await asyncio.sleep(fault.slow)
        file = self.world.files.get(request.match_info["file"])
        if request.match_info["token"] != self.token or file is None or fault.refused:
            return web.json_response({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)
        return web.Response(body=file.content)

    async def _answer(self, token: str, method: str, form: dict[str, Any], fault: Fault) -> Any:
        if token != self.token:
            raise RefusedCall(401, "Unauthorized")
        if method not in methods.ALL:
            raise RefusedCall(404, "Not Found")
        if fault.refused:
            raise fault.refused
        params = rules.read(method, form)
        self.world.calls.append(Call(method, params))
        return await methods.ALL[method](self.world, **params)


def _field(value: str | bytearray | web.FileField) -> Any:
    if isinstance(value, web.FileField):
        return rules.File(value.filename, value.file.read())
    return str(value)


def _hang_up(request: web.Request) -> web.StreamResponse:
    if request.transport:
        request.transport.close()
    return web.Response()


def _refusal(refused: RefusedCall) -> web.StreamResponse:
    said: dict[str, Any] = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.retry_after:
        said["parameters"] = {"retry_after": refused.retry_after}
    return web.json_response(said, status=refused.code)
