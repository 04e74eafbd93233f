"""One screen that shows what runs here, and whether it can."""

from __future__ import annotations

import platform
import re
import sqlite3
from collections.abc import Mapping
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


async def try_out(settings: Settings, chats: Mapping[str, str]) -> tuple[bool, list[str]]:
    """Try every token on its live platform; return whether all went well, and what was seen: never a secret.

    *chats*: a chat by platform, to which a message is sent, changed and taken back.
    """
    fine, lines = True, []
    for name, token in wiring.named(settings).items():
        api_url = getattr(settings, f"{name}_api_url")
        for check in await wiring.probe(name)(token, api_url, chats.get(name)):
            fine = fine and check.fine
            mark = "ok" if check.fine else "FAILED"
            lines.append(f"{name:<12}{check.name}: {mark}, {check.seen.replace(token, '***')}")
    return fine and bool(lines), lines or ["No platform has a token: there is nothing to try."]
