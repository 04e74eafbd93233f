"""A durable turn, update in to reply handed over, against a bot that keeps nothing: same dialog, same crowd."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE, Process
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Load:
    """What a crowd took."""

    turns: int
    seconds: float
    calls: int
    polls: int
    slow: float
    """Seconds within which 99 of 100 turns were answered."""
    cpu: float
    """Seconds of processor the bot used."""

    @property
    def per_second(self) -> float:
        """Turns a second."""
        return self.turns / self.seconds


NO_LIMITS = {"TELEGRAM_PER_SECOND": "0"}
"""The other bot keeps none either."""


def ours(url: str, token: str, folder: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return how to start the coach."""
    return ("-m", "bot", "run"), {
        "TELEGRAM_TOKEN": token,
        "TELEGRAM_API_URL": url,
        "DATA_DIR": folder,
    } | NO_LIMITS


def plain(url: str, token: str, folder: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return how to start our roads with a coach who only asks."""
    return ("-m", "tests.bench.plain"), ours(url, token, folder)[1]


def theirs(url: str, token: str, _folder: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return how to start the bot it is measured by."""
    return ("-m", "tests.bench.conversation", url, token), {}


async def load(start: Any, people: int, rate: float = 0.0) -> Load:
    """Return what it takes a bot to talk with *people* runners, who write *rate* lines a second if that is given."""
    crowd = await process("-m", "tests.bench.crowd", str(people), str(rate), stdin=PIPE, stdout=PIPE)
    reached = await heard(crowd)
    with tempfile.TemporaryDirectory() as folder:
        words, variables = start(reached["url"], reached["token"], folder)
        bot = await process(*words, env=variables, stderr=DEVNULL)
        say(crowd)
        await heard(crowd)
        before = cpu(bot)
        told = await heard(crowd)
        used = cpu(bot) - before
        bot.terminate()
        await bot.wait()
    say(crowd)
    await crowd.wait()
    return Load(**told, cpu=used)


async def process(*words: str, env: dict[str, str] | None = None, **pipes: Any) -> Process:
    """Start a Python of ours."""
    return await asyncio.create_subprocess_exec(
        sys.executable, *words, env={**os.environ, **(env or {})}, **pipes
    )


async def heard(crowd: Process) -> Any:
    """Return what the crowd tells next."""
    assert crowd.stdout
    return json.loads(await crowd.stdout.readline())


def say(crowd: Process) -> None:
    """Let the crowd go on."""
    assert crowd.stdin
    crowd.stdin.write(b"\n")


def cpu(running: Process) -> float:
    """Return the seconds of processor a process has used; 0 where the system does not tell."""
    try:
        numbers = Path(f"/proc/{running.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    half = 0.0
    for way in (theirs, plain, ours):
        took = asyncio.run(load(way, int(sys.argv[1])))
        half = half or took.per_second / 2
        print(
            f"{way.__name__}: {took.per_second:.0f}/s, {took.cpu / took.turns * 1000:.1f} ms of processor a turn"
        )
    for way in (theirs, plain, ours):
        took = asyncio.run(load(way, int(sys.argv[1]), half))
        print(f"{way.__name__} at {half:.0f}/s: 99 of 100 turns within {took.slow * 1000:.0f} ms")
