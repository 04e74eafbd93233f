"""One screen that shows what runs here, and whether it can."""

from __future__ import annotations

import math
import platform
import re
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final

from adapters.storage.errors import StorageError
from bot import wiring
from bot.about import installed
from bot.settings import Settings

LATELY_S: Final = 3600.0


async def examine(settings: Settings) -> tuple[bool, list[str]]:
    """Return whether all is well, and what there is to see: never a secret. Changes nothing."""
    fine, found = await _database(settings)
    versions = (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, tzdata {version('tzdata')}"
    )
    rows = {
        "fourlap": f"{installed()}, {versions}",
        **{name: _token(settings, name) for name in wiring.PLATFORMS},
        "data": str(settings.data_dir.absolute()),
        "database": f"{re.sub('(?<=://)[^/@]+@', '***@', settings.database)} {found['database']}",
        **{name: row for name, row in found.items() if name != "database"},
    }
    return fine, [f"{name:<12}{row}" for name, row in rows.items()]


def _token(settings: Settings, name: str) -> str:
    return "has a token" if settings.secret(f"{name}_token") else "is off: no token"


async def _database(settings: Settings) -> tuple[bool, dict[str, str]]:
    if _is_to_be_made(settings):
        return True, {"database": "is not there yet: the first start makes it"}
    try:
        store = await wiring.look_into(settings.database)
    except StorageError as error:
        return False, {"database": f"cannot be used: {error}"}
    upcoming = await store.next_due()
    late = [one for name in wiring.PLATFORMS for one in await store.late(name, LATELY_S)]
    await store.close()
    due = f", the next reminder due {upcoming:%Y-%m-%d %H:%M} UTC" if upcoming else ""
    return True, {"database": f"is fine{due}", **({"reminders": lateness(late)} if late else {})}


def _is_to_be_made(settings: Settings) -> bool:
    """Tell whether the database is the file that a first start makes; to look into it would make an empty one."""
    ours = settings.secret("database_url") is None
    return ours and not Path(settings.database.removeprefix("sqlite:///")).exists()


def lateness(late: Sequence[tuple[str, float]]) -> str:
    """Say how late reminders were, each a zone and its seconds; and where they were latest."""
    zones: dict[str, list[float]] = defaultdict(list)
    for zone, seconds in late:
        zones[zone].append(seconds)
    half, most = (_within([seconds for _, seconds in late], share) for share in (0.5, 0.99))
    worst = max(zones, key=lambda zone: _within(zones[zone], 0.99))
    return (
        f"{len(late)} in the last hour, half of them within {half:.1f} s and 99 of 100 within {most:.1f} s; "
        f"latest in {worst}, 99 of 100 within {_within(zones[worst], 0.99):.1f} s"
    )


def _within(seconds: Sequence[float], share: float) -> float:
    return sorted(seconds)[math.ceil(share * len(seconds)) - 1]


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
    tokenless = sorted(set(chats) - set(wiring.named(settings)))
    lines += [f"{name:<12}writing: FAILED, there is no token to write with" for name in tokenless]
    nothing = ["No platform has a token: there is nothing to try."]
    return fine and bool(lines) and not tokenless, lines or nothing
