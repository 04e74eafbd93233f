"""Bringing the tables up to date, before anything else touches them.

All steps run in one transaction that is the only writer from its first moment: of two processes that start
together the second waits, then finds nothing left to do.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

import migrations
from adapters.storage.engine import connect
from adapters.storage.errors import StorageError, readable

PATIENCE_MS: Final = 60_000
"""How long to wait for another process that is at it."""


async def upgrade(url: str) -> None:
    """Bring the database at *url* to the newest version; make it when there is none. Raises StorageError."""
    await asyncio.to_thread(run, url, lambda config: command.upgrade(config, "head"))


def run(url: str, steps: Callable[[Config], object]) -> None:
    """Do *steps* with Alembic in one transaction. Raises StorageError."""
    # Foreign keys are off: SQLite alters a table by making it anew, and dropping the old one would take along
    # all that hangs on it.
    engine = connect(url, patience_ms=PATIENCE_MS, foreign_keys=False)
    try:
        with readable(), engine.begin() as connection:
            steps(_config(connection))
            _check(connection)
    except CommandError as error:
        raise StorageError("the database is newer than this program: install the newest release") from error
    finally:
        engine.dispose()


def _check(connection: Connection) -> None:
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StorageError(f"rows of {broken[0]} have lost their owner: the database was left as it was")


def _config(connection: Connection) -> Config:
    (folder,) = migrations.__path__
    config = Config()
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def draft(message: str) -> None:
    """Write the next step into `migrations/versions`: what turns the newest version into today's tables."""
    with tempfile.TemporaryDirectory() as folder:
        run(f"sqlite:///{folder}/draft.db", partial(_draft, message=message))


def _draft(config: Config, message: str) -> None:
    number = len(list(Path(migrations.__path__[0], "versions").glob("[0-9]*.py"))) + 1
    command.upgrade(config, "head")
    command.revision(config, message, autogenerate=True, rev_id=f"{number:04}")


if __name__ == "__main__":
    draft(" ".join(sys.argv[1:]) or "change")
