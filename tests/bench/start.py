"""From the start of the process to its first poll, on both platforms."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from asyncio.subprocess import DEVNULL
from collections.abc import Callable
from time import perf_counter

from tests.fakes.discord import FakeDiscord
from tests.fakes.telegram import FakeTelegram


async def first_poll() -> float:
    """Return the seconds until Telegram is polled and Discord's gateway is joined; the first of two starts migrates."""
    with tempfile.TemporaryDirectory() as folder:
        await started(folder)
        return await started(folder)


async def started(folder: str) -> float:
    """Return the seconds until the coach, its data in *folder*, has come that far."""
    async with FakeTelegram() as telegram, FakeDiscord() as discord:
        settings = {
            "TELEGRAM_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.url,
            "DISCORD_TOKEN": discord.token,
            "DISCORD_API_URL": discord.api_url,
            "DISCORD_GATEWAY_URL": discord.gateway_url,
            "DATA_DIR": folder,
        }
        start = perf_counter()
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env={**os.environ, **settings}, stderr=DEVNULL
        )
        await _until(lambda: bool(telegram.calls("getUpdates")) and discord.gateway.connected)
        took = perf_counter() - start
        bot.terminate()
        await bot.wait()
    return took


async def _until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 - two servers have no signal in common
            await asyncio.sleep(0.002)
