"""Bringing the tables up to date, before anything else touches them.

All steps run in one transaction, and only one process is at it from its first moment: of two that start
together the second waits, then finds nothing left to do.
"""

# Alembic is imported when there is something to do: most starts find the newest version.
# ruff: noqa: PLC0415
from __future__ import annotations

import asyncio
import logging
import sys
import tempfile
from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Inspector, Table, inspect
from sqlalchemy.ext.asyncio import AsyncEngine

import migrations
from adapters.storage.engine import Manner, connect
from adapters.storage.errors import BusyError, StorageError, readable
from adapters.storage.tables import metadata

if TYPE_CHECKING:
    from alembic.config import Config

PATIENCE_MS: Final = 60_000
"""How long to wait for another process that is at it."""
SOON_MS: Final = 2000
"""How long to wait for it without a word."""
NEWER: Final = (
    "the database is newer than this program, which lacks something in it: install the newest release"
)

_log = logging.getLogger(__name__)


async def upgrade(url: str) -> None:
    """Bring the database at *url* to the newest version; make it when there is none. Raises StorageError.

    One that a later release has brought further is used as it is, where that has all this one needs: so a process
    that starts while others are updated already can work, and whoever wants the release before back only starts it.
    """
    try:
        found = await _found(url, SOON_MS)
    except BusyError:
        _log.warning("another process holds the database: waiting for it, a minute at most")
        found = await _found(url, PATIENCE_MS)
    if found is Found.OLDER:
        await run(url, _to_head)
    elif found is Found.NEWER:
        _log.warning("the database is newer than this program, and has all it needs: it is used as it is")
    elif found is Found.FOREIGN:
        raise StorageError(NEWER)


class Found(Enum):
    """What a database is to this program."""

    OLDER = auto()
    """It has to be brought further, or made."""
    NEWEST = auto()
    NEWER = auto()
    """A later release has added to it."""
    FOREIGN = auto()
    """A later release has changed what this one needs."""


async def _found(url: str, patience_ms: int) -> Found:
    engine = _engine(url, patience_ms)
    try:
        with readable():
            async with engine.begin() as connection:
                return await connection.run_sync(_look)
    finally:
        await engine.dispose()


def _look(connection: Connection) -> Found:
    version, known = _version(connection), sorted(name.split("_")[0] for name in _steps())
    if version is None or version in known[:-1]:
        return Found.OLDER
    if version == known[-1]:
        return Found.NEWEST
    return Found.NEWER if _serves(connection) else Found.FOREIGN


def _serves(connection: Connection) -> bool:
    """Tell whether every column of ours is there, and none has to be filled that we do not know."""
    there = inspect(connection)
    return all(there.has_table(name) and _fits(table, there) for name, table in metadata.tables.items())


def _fits(ours: Table, there: Inspector) -> bool:
    columns = {column["name"]: column for column in there.get_columns(ours.name)}
    needed = {name for name, one in columns.items() if not one["nullable"] and one["default"] is None}
    return needed <= set(ours.columns.keys()) <= set(columns)


def _engine(url: str, patience_ms: int = PATIENCE_MS) -> AsyncEngine:
    # Foreign keys are off: SQLite alters a table by making it anew, and dropping the old one would take along
    # all that hangs on it.
    return connect(url, patience_ms=patience_ms, manner=Manner(foreign_keys=False))


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return version


def _steps() -> list[str]:
    return [file.name for file in Path(migrations.__path__[0], "versions").glob("[0-9]*.py")]


def _to_head(config: Config) -> None:
    from alembic import command

    command.upgrade(config, "head")


async def run(url: str, steps: Callable[[Config], object]) -> None:
    """Do *steps* with Alembic in one transaction. Raises StorageError."""
    from alembic.util import CommandError

    engine = _engine(url)
    try:
        with readable():
            async with engine.begin() as connection:
                await connection.run_sync(_do, steps)
    except CommandError as error:
        raise StorageError(NEWER) from error
    finally:
        await engine.dispose()


def _do(connection: Connection, steps: Callable[[Config], object]) -> None:
    # The first statement waits for whoever is at it; Alembic knows one history at a time in a process.
    connection.exec_driver_sql(_WAIT[connection.dialect.name])
    steps(_config(connection))
    _check(connection)


_WAIT: Final = {"sqlite": "SELECT 1", "postgresql": "SELECT pg_advisory_xact_lock(4107)"}
"""What lets only one process at the tables; SQLite's transaction is the only writer already."""


def _check(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return  # ties are minded at every step
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StorageError(f"rows of {broken[0]} have lost their owner: the database was left as it was")


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    (folder,) = migrations.__path__
    config = Config()
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def draft(message: str) -> None:
    """Write the next step into `migrations/versions`: what turns the newest version into today's tables."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(f"sqlite:///{folder}/draft.db", partial(_draft, message=message)))


def _draft(config: Config, message: str) -> None:
    from alembic import command

    number = len(_steps()) + 1
    _to_head(config)
    command.revision(config, message, autogenerate=True, rev_id=f"{number:04}")


if __name__ == "__main__":
    draft(" ".join(sys.argv[1:]) or "change")
