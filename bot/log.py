"""Logs: one line per thing that happened, and never a message's text, a name, a health fact or a token.

Everything goes through structlog, the standard library's loggers too. Each finished line is cleaned of
whatever looks like a secret. An exception is written as its types and the places it came through: its message
may quote what a runner wrote, so only the operating system's and the database's own words are kept.
"""

from __future__ import annotations

import logging
import re
import sqlite3
import sys
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TextIO

import structlog
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

SECRETS: Final = re.compile(
    r"""(?x)
    (?<=bot)\d+:[\w-]+                      # Telegram's token in an address
    | \b\d{6,}:[\w-]{30,}                   # and by itself
    | \b[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,}  # Discord's token
    | (?<=/webhooks/)\d+/[\w-]+             # the handle of an interaction
    | (?<=/interactions/)\d+/[\w-]+
    | (?<=://)[^\s/@]+:[^\s/@]+(?=@)        # user and password of a database
    """
)
NOISY: Final = (
    "aiohttp", "aiosqlite", "alembic", "asyncio", "discord", "httpcore", "httpx", "pgqueuer", "sqlalchemy",
    "telegram",
)  # fmt: skip
"""Libraries that only speak up from WARNING on: at INFO some write addresses with a token in them, or chat."""

SPEAKING: Final = (OSError, sqlite3.Error)
"""Errors whose message holds no runner's words."""

HERE: Final = str(Path(__file__).parent.parent)


def start(level: str, form: str, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Send all logs to *stream* (standard error) from *level* on; *form* is "console" or "json"."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                traced,
                Cleaned(_renderer(form), secrets),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


class Cleaned:
    """A renderer whose line is cleaned of secrets: those it is told, and what looks like one."""

    def __init__(self, renderer: Processor, secrets: Iterable[str]) -> None:
        """Clean what *renderer* writes of *secrets*."""
        self._renderer = renderer
        self._secrets = tuple(filter(None, secrets))

    def __call__(self, logger: WrappedLogger, name: str, event: EventDict) -> str:
        """Return the clean line."""
        line = str(self._renderer(logger, name, event))
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return SECRETS.sub("***", line)


def traced(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
    """Put the way an exception came into the line, without the words it carries."""
    error = _exception(event.pop("exc_info", None))
    return {**event, "error": " < ".join(_way(error))} if error else event


def _exception(info: ExcInfo | BaseException | bool | None) -> BaseException | None:
    if info is True:
        return sys.exc_info()[1]
    return info[1] if isinstance(info, tuple) else info or None


def _way(error: BaseException) -> Iterator[str]:
    """Yield each exception of the chain with the places it went through, the newest first."""
    while True:
        said = f" ({error})" if isinstance(error, SPEAKING) else ""
        frames = traceback.extract_tb(error.__traceback__)
        places = [f"{_short(frame.filename)}:{frame.lineno}" for frame in reversed(frames)]
        yield f"{type(error).__name__}{said} at {', '.join(places) or 'nowhere'}"
        if isinstance(error, BaseExceptionGroup):
            yield from (way for part in error.exceptions for way in _way(part))
        below = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if below is None:
            return
        error = below


def _short(filename: str) -> str:
    """Return a file's name from the project or package it is in, without this machine's folders."""
    return filename.removeprefix(HERE + "/").rpartition("site-packages/")[2]


def _renderer(form: str) -> Processor:
    if form == "json":
        return structlog.processors.JSONRenderer()
    first = ["timestamp", "level", "event"]
    return structlog.processors.KeyValueRenderer(key_order=first, drop_missing=True, repr_native_str=False)
