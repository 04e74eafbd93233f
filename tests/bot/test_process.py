"""The real process, from the outside: it answers, it stops, and nothing is lost when it is killed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.fakes.telegram import FakeTelegram, Person

ROOT = Path(__file__).parents[2]


async def start(telegram: FakeTelegram, folder: Path, *words: str, **variables: str) -> Process:
    """Start the coach on *telegram*, its data in *folder*."""
    ours = {"TELEGRAM_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url, "DATA_DIR": str(folder)}
    env = {**os.environ, "PYTHONPATH": str(ROOT), **ours, **variables}
    command = (sys.executable, "-m", "bot", "run", *words)
    return await asyncio.create_subprocess_exec(*command, env=env, cwd=folder, stdout=PIPE, stderr=PIPE)


async def until(telegram: FakeTelegram, process: Process, true: Callable[[], object]) -> None:
    """Wait until something is *true* on Telegram, as long as the process lives."""
    watching = asyncio.create_task(telegram.world.pulse.until(true, 60))
    ended = asyncio.create_task(process.wait())
    await asyncio.wait({watching, ended}, return_when=asyncio.FIRST_COMPLETED)
    ended.cancel()
    if not watching.done():
        watching.cancel()
        _, said = await process.communicate()
        raise AssertionError(f"the process ended: {said.decode()}")
    await watching


def answered(people: Sequence[Person]) -> int:
    """Count who heard from the coach."""
    return sum(bool(person.said()) for person in people)


async def test_it_answers_and_stops(tmp_path: Path) -> None:
    """The process answers, ends with 0 when it is asked to, and its logs hold neither token nor words."""
    async with FakeTelegram() as telegram:
        rita = telegram.person("Rita")
        process = await start(telegram, tmp_path)
        await rita.says("my left knee hurts 3")
        await until(telegram, process, rita.said)
        process.send_signal(signal.SIGTERM)
        out, logs = await process.communicate()
    assert (process.returncode, out) == (0, b"")
    assert b"event=turn" in logs
    assert not [word for word in (telegram.token, "knee", "Rita") if word.encode() in logs]


async def test_a_refused_token_is_code_78(tmp_path: Path) -> None:
    """A token that Telegram does not know is one line and the code for wrong settings."""
    async with FakeTelegram() as telegram:
        process = await start(telegram, tmp_path, TELEGRAM_TOKEN="12:wrong")
        _, said = await process.communicate()
    assert process.returncode == 78
    assert said.splitlines()[-1].startswith(b"TELEGRAM_TOKEN: ")
    assert b"Traceback" not in said
    assert b"wrong" not in said


@pytest.mark.slow
async def test_nothing_is_lost_when_it_is_killed(tmp_path: Path) -> None:
    """Killed again and again while people write, the coach answers everybody in the end."""
    async with FakeTelegram() as telegram:
        people = [telegram.person(f"Runner {number}") for number in range(60)]
        writing = iter(people)
        for kill in range(6):
            process = await start(telegram, tmp_path)
            for person in [next(writing) for _ in range(10)]:
                await person.says("/help")
            wanted = answered(people) + kill
            await until(telegram, process, lambda: answered(people) >= wanted)  # noqa: B023 - awaited here
            process.kill()
            await process.communicate()
        process = await start(telegram, tmp_path)
        await until(telegram, process, lambda: answered(people) == len(people))
        process.terminate()
        await process.communicate()
    assert process.returncode == 0
