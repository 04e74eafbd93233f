"""One screen that shows what runs here, and whether it can."""

from __future__ import annotations

import platform
import re
import sqlite3
from importlib.metadata import version

from adapters.storage.errors import StorageError
from bot import wiring
from bot.about import installed
from bot.settings import Settings


async def examine(settings: Settings) -> tuple[bool, list[str]]:
    """Return whether all is well, and what there is to see: never a secret. Changes nothing."""
    fine, database = await _database(settings)
    versions = (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, tzdata {version('tzdata')}"
    )
    rows = {
        "fourlap": f"{installed()}, {versions}",
        **{name: _token(settings, name) for name in wiring.PLATFORMS},
        "data": str(settings.data_dir.absolute()),
        "database": f"{re.sub('(?<=://)[^/@]+@', '***@', settings.database)} {database}",
    }
    return fine, [f"{name:<12}{row}" for name, row in rows.items()]


def _token(settings: Settings, name: str) -> str:
    return "has a token" if settings.secret(f"{name}_token") else "is off: no token"


async def _database(settings: Settings) -> tuple[bool, str]:
    try:
        store = await wiring.look_into(settings.database)
    except StorageError as error:
        return False, f"cannot be used: {error}"
    upcoming = await store.next_due()
    await store.close()
    return True, f"is fine, the next reminder due {upcoming:%Y-%m-%d %H:%M} UTC" if upcoming else "is fine"
