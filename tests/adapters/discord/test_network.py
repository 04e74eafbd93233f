"""Whatever becomes of the connection to Discord, a message that is tried until it is known to be there is there once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from adapters.discord.platform import Discord
from core.messages import Address, Message
from core.ports.deliveries import Delivery, NotSentError, UnknownError
from tests.adapters.discord.conftest import MemoryInbox
from tests.fakes.discord import FakeDiscord, Shown
from tests.fakes.proxy import AFTER, BEFORE, HARMLESS, Proxy

WAYS = [name for name in HARMLESS | BEFORE | AFTER if name != "silent"]
"""Silence is waited for by discord.py itself, for minutes."""


@asynccontextmanager
async def behind(discord: FakeDiscord, inbox: MemoryInbox, way: Proxy) -> AsyncIterator[Discord]:
    """Connect a platform whose calls, not its gateway, go through *way*."""
    api = discord.api_url.replace(str(way.port), str(way.here))
    platform = Discord(discord.token, api_url=api, gateway_url=discord.gateway_url)
    task = asyncio.create_task(platform.listen(inbox))
    try:
        await discord.until(lambda: discord.gateway.connected)
        yield platform
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await platform.close()


@pytest.mark.parametrize("name", WAYS)
async def test_a_message_is_there_once(discord: FakeDiscord, inbox: MemoryInbox, name: str) -> None:
    """Once the network is well again; and it was never said to be there before it was."""
    dana = discord.person("Dana")
    delivery = Delivery(1, Address("discord", dana.direct), Message("Tempo today"), nonce="once")
    bad = iter([name])
    way = Proxy(discord.port, lambda request: next(bad, "fine") if request.startswith(b"POST") else "fine")
    async with way, behind(discord, inbox, way) as platform:
        for _ in range(4):
            try:
                assert await platform.deliver(delivery)
            except (UnknownError, NotSentError):
                continue
            break
    assert dana.sees() == [Shown("Tempo today")]
    assert way.went[name]
