"""The real processes in the shape of many: one that is called, others that work, a queue between them."""

from __future__ import annotations

import asyncio
import socket
from asyncio.subprocess import Process
from pathlib import Path

import aiohttp
import pytest

from adapters.telegram.hook import HEADER
from tests.bot.test_process import start, until
from tests.fakes.postgres import Postgres
from tests.fakes.telegram import FakeTelegram

SECRET = "a-secret-of-our-own"


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def brought(telegram: FakeTelegram, port: int) -> None:
    """Bring what waits to the webhook, as Telegram does, until it is taken."""
    async with aiohttp.ClientSession() as session:
        for update in telegram.world.updates.waiting:
            for _ in range(200):
                try:
                    async with session.post(
                        f"http://127.0.0.1:{port}/telegram", json=update, headers={HEADER: SECRET}
                    ) as answer:
                        if answer.ok:
                            break
                except aiohttp.ClientConnectionError:
                    pass
                await asyncio.sleep(0.1)


async def roles(telegram: FakeTelegram, folder: Path, url: str, port: int) -> list[Process]:
    """Start one process that is called and two that work."""
    settings = {
        "DATABASE_URL": url,
        "QUEUE": "pgqueuer",
        "TELEGRAM_WEBHOOK_SECRET": SECRET,
        "PUBLIC_URL": "https://us.example",
        "LISTEN_PORT": str(port),
    }
    words = ("web", "worker", "worker")
    return [await start(telegram, folder, "--role", word, **settings) for word in words]


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_called_here_answered_there(tmp_path: Path, postgres: Postgres) -> None:
    """An update brought to one process is answered by another; with one killed, the rest go on; all end well."""
    port = free_port()
    async with FakeTelegram() as telegram:
        rita, ben = telegram.person("Rita"), telegram.person("Ben")
        web, one, other = await roles(telegram, tmp_path, postgres.url(postgres.fresh()), port)
        await rita.says("my left knee hurts 3")
        await brought(telegram, port)
        await until(telegram, web, rita.said)
        one.kill()
        await ben.says("hello")
        await brought(telegram, port)
        await until(telegram, web, ben.said)
        assert not telegram.calls("getUpdates")
        for process in (web, other):
            process.terminate()
            _, logs = await process.communicate()
            assert process.returncode == 0, logs.decode()
            assert not [w for w in (telegram.token, SECRET, "knee", "Rita") if w.encode() in logs]
        await one.communicate()


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_second_process_says_so_and_waits(tmp_path: Path) -> None:
    """Two processes with one token: the second says it in a line, and listens when the first is gone."""
    async with FakeTelegram() as telegram:
        rita = telegram.person("Rita")
        first = await start(telegram, tmp_path)
        await rita.says("hello")
        await until(telegram, first, rita.said)
        second = await start(telegram, tmp_path)
        assert second.stderr
        while b"another process does this already" not in await second.stderr.readline():
            pass
        first.kill()
        await first.communicate()
        ben = telegram.person("Ben")
        await ben.says("hello")
        await until(telegram, second, ben.said)
        second.terminate()
        await second.communicate()
        assert second.returncode == 0
