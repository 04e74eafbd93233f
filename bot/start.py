"""What the commands start: the house on its platforms, a chat in this terminal, a script, the database's tables."""

from __future__ import annotations

import asyncio
import signal
import sys
import tempfile
from contextlib import suppress
from datetime import datetime

from bot import log, wiring
from bot.clock import SystemClock
from bot.rehearsal import rehearsing
from bot.run import run
from bot.settings import Settings, SettingsError
from bot.wiring import Role, named

__all__ = ["chatting", "database", "house", "migrated", "named", "stopped"]

# The chat and the tables are imported when they are used: the house starts without them.
# ruff: noqa: PLC0415


async def house(settings: Settings, role: Role) -> None:
    """Run on every platform that has a token, until someone says stop. Raises SettingsError, StorageError."""
    log.start(settings.log_level, settings.log_format, settings.secrets)
    stop = stopped()
    platforms = wiring.chosen(settings)
    jobs = wiring.queue(settings)
    store = await wiring.open_store(database(settings), jobs)
    shape = wiring.shape(settings, role)
    coach, clock = wiring.coach(), SystemClock()
    parts = (store, platforms, coach, clock, settings.reminders_per_second, shape, jobs)
    async with rehearsing(coach, clock.now()):
        await run(wiring.build(*parts), stop)


async def chatting(
    settings: Settings, begin: datetime | None = None, zone: str | None = None, url: str | None = None
) -> None:
    """Chat in this terminal, or play a script from standard input in a database of its own.

    Raises SettingsError, StorageError, ScriptError.
    """
    level = settings.log_level if "log_level" in settings.model_fields_set else "warning"
    log.start(level, settings.log_format, settings.secrets)
    if sys.stdin.isatty():
        await _live(url or database(settings), zone)
    elif url:
        await _script(begin, zone, url)
    else:
        with tempfile.TemporaryDirectory() as folder:
            await _script(begin, zone, f"sqlite:///{folder}/chat.db")


async def _live(url: str, zone: str | None) -> None:
    from adapters.terminal import live
    from adapters.terminal.platform import NAME, Terminal
    from adapters.terminal.screen import Screen

    terminal = Terminal(Screen(live.show), live.Keyboard(), zone=zone)
    built = wiring.build(await wiring.open_store(url), {NAME: terminal}, wiring.coach(), SystemClock())
    print(live.WELCOME)  # noqa: T201 - the chat is this command's output
    with live.above_the_prompt():
        await run(built, stopped())


async def _script(begin: datetime | None, zone: str | None, url: str) -> None:
    from bot.scripted import chat_of, play

    chat = chat_of(_print, now=begin or SystemClock().now(), zone=zone, url=url)
    await play(chat, iter(sys.stdin.readline, ""))


def _print(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the transcript is this command's output


async def migrated(settings: Settings) -> None:
    """Bring the database's tables up to date, the queue's among them. Raises SettingsError, StorageError."""
    from adapters.storage.migrate import upgrade

    await upgrade(database(settings))
    if jobs := wiring.queue(settings):
        await jobs.prepare()


def stopped() -> asyncio.Event:
    """Return what is set when the process is asked to stop."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


def database(settings: Settings) -> str:
    """Return the database's URL, its folder made when it is ours. Raises SettingsError."""
    if settings.secret("database_url") is None:
        try:
            settings.data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(f"DATA_DIR: cannot be made ({error.strerror})") from None
    return settings.database
