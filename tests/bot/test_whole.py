"""From a platform's server and back, through the real store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from adapters.discord.platform import Discord
from adapters.storage.disk import Disk
from adapters.telegram.platform import Telegram
from bot import presence, wiring
from bot.clock import SystemClock
from bot.run import run
from bot.settings import SettingsError
from bot.wiring import House
from core.ports.platform import Platform
from tests.bot.fakes import ECHO
from tests.fakes.discord import FakeDiscord
from tests.fakes.telegram import FakeTelegram


async def house_of(tmp_path: Path, *platforms: Platform) -> House:
    """Return a house with the real store."""
    store = await wiring.open_store(f"sqlite:///{tmp_path}/fourlap.db")
    return wiring.build(store, {platform.name: platform for platform in platforms}, ECHO, SystemClock())


@asynccontextmanager
async def running(tmp_path: Path, *platforms: Platform) -> AsyncIterator[None]:
    """Run the house while the test goes on; then stop it."""
    house, stop = await house_of(tmp_path, *platforms), asyncio.Event()
    process = asyncio.create_task(run(house, stop))
    try:
        yield
    finally:
        stop.set()
        await process


def bot_on(telegram: FakeTelegram, token: str | None = None) -> Telegram:
    """Return our side of it."""
    return Telegram(token or telegram.token, api_url=telegram.url)


async def test_there_and_back(tmp_path: Path) -> None:
    """What is written on Telegram is answered there, and a tap is another way of writing."""
    async with FakeTelegram() as telegram:
        rita = telegram.person("Rita")
        async with running(tmp_path, bot_on(telegram)):
            await rita.says("hello")
            assert (await rita.hears()).text == "hello 1"


async def test_an_answer_waits_for_the_disk_once(tmp_path: Path, monkeypatch) -> None:
    """A message, its turn and the claim of its answer are kept together; that it arrived waits for no disk."""
    waits, flush = [], Disk._flush

    def counted(disk: Disk, there: int) -> None:
        waits.append(there)
        flush(disk, there)

    monkeypatch.setattr(Disk, "_flush", counted)
    monkeypatch.setattr(presence, "BEAT_S", 3600.0)
    async with FakeTelegram() as telegram:
        rita = telegram.person("Rita")
        async with running(tmp_path, bot_on(telegram)):
            for number in range(1, 7):
                await rita.says("hello")
                assert (await rita.hears()).text == f"hello {number}"
                if number == 1:
                    waits.clear()
    lately = 5
    assert lately <= len(waits) <= lately + LEAVING


LEAVING = 2
"""Commits of a house that is left."""


async def test_what_is_written_meanwhile_is_not_lost(tmp_path: Path) -> None:
    """A message written while the coach is away is answered when it is back, and none twice."""
    async with FakeTelegram() as telegram:
        rita = telegram.person("Rita")
        for number in (1, 2):
            await rita.says("hello")
            async with running(tmp_path, bot_on(telegram)):
                assert (await rita.hears()).text == f"hello {number}"
        assert len(rita.said()) == 2


async def test_everything_is_deleted_after_the_goodbye(tmp_path: Path) -> None:
    """Someone who has everything deleted hears so, and is a stranger when they write again."""
    async with FakeTelegram() as telegram:
        rita = telegram.person("Rita")
        async with running(tmp_path, bot_on(telegram)):
            for text, answer in (("hello", "hello 1"), ("delete", "delete 2"), ("hello", "hello 1")):
                await rita.says(text)
                assert (await rita.hears()).text == answer


async def test_a_token_that_telegram_refuses_ends_the_start(tmp_path: Path) -> None:
    """A bot that Telegram does not know stops with the name of its setting, not with its value."""
    async with FakeTelegram() as telegram:
        house = await house_of(tmp_path, bot_on(telegram, "12:wrong"))
        with pytest.raises(SettingsError, match=r"^TELEGRAM_TOKEN: ") as refused:
            await run(house, asyncio.Event())
    assert "wrong" not in str(refused.value)


async def test_two_platforms_at_once(tmp_path: Path) -> None:
    """Each platform's people are answered where they wrote, as people of their own."""
    async with FakeTelegram() as telegram, FakeDiscord() as discord:
        rita, dana = telegram.person("Rita"), discord.person("Dana")
        there = Discord(discord.token, api_url=discord.api_url, gateway_url=discord.gateway_url)
        async with running(tmp_path, bot_on(telegram), there):
            await rita.says("hello")
            assert (await rita.hears()).text == "hello 1"
            await discord.until(lambda: discord.gateway.connected)
            await dana.says("hi")
            await discord.until(lambda: dana.sees()[-1].text == "hi 1")
