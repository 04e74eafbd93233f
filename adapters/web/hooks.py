"""One small server for the webhooks of all platforms. What a call means is the platform's business."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import Final

from aiohttp import web

from core.ports.platform import Caller, Inbox, Reply

CLOSING_S: Final = 3.0
"""How long calls under way may take to end when the process is to stop."""
LARGEST: Final = 1 << 20
"""Bytes: no platform's event is larger."""

log = logging.getLogger(__name__)


@asynccontextmanager
async def serving(callers: Mapping[str, Caller], inbox: Inbox, host: str, port: int) -> AsyncIterator[int]:
    """Answer POST /<name> for each of *callers*, and GET /healthz, meanwhile; give the port that is taken."""
    app = web.Application(client_max_size=LARGEST)
    app.router.add_get("/healthz", _health)
    for name, caller in callers.items():
        app.router.add_post(f"/{name}", partial(_called, caller, inbox))
    runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=CLOSING_S)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def _health(_request: web.Request) -> web.Response:
    return web.Response(text="ok")


async def _called(caller: Caller, inbox: Inbox, request: web.Request) -> web.StreamResponse:
    """Answer one call. Whatever fails is the platform's to bring again: it is told that we could not."""
    try:
        reply = await caller.receive(inbox, request.headers, await request.read())
    except web.HTTPException:
        raise
    except Exception as error:  # noqa: BLE001 - the database is away, the disk is full: it will pass
        log.warning("an event waits to be stored: %s", type(error).__name__)
        reply = Reply(503)
    response = (
        web.json_response(reply.body, status=reply.status)
        if reply.body
        else web.Response(status=reply.status)
    )
    await response.prepare(request)
    await response.write_eof()
    if reply.after:
        await reply.after()
    return response
