"""One runner in several chats: what is answered in one is closed in the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, select, update

from adapters.storage import addresses, outbox
from adapters.storage.memory import new_stamp
from adapters.storage.tables import OutState, athletes
from adapters.storage.tables import outbox as table
from core.messages import Address, Message

_THEIRS: Final = (
    table.c.athlete_id == bindparam("athlete"),
    table.c.platform == bindparam("on"),
    table.c.chat == bindparam("where"),
)
_THREAD: Final = (*_THEIRS, table.c.thread == bindparam("this_thread"))
_SHOWN: Final = (
    select(table.c.message, table.c.buttons)
    .where(*_THREAD, table.c.state.in_([OutState.SENDING, OutState.SENT]))
    .order_by(table.c.id.desc())
    .limit(1)
)
_UNSAID: Final = update(table).where(*_THREAD, table.c.state == OutState.NEW).values(state=OutState.EXPIRED)
_SILENCED: Final = update(table).where(*_THEIRS, table.c.state == OutState.NEW).values(state=OutState.FAILED)


_WRITES_TO: Final = (
    update(athletes)
    .where(athletes.c.id == bindparam("this"), athletes.c.write_to == "")
    .values(write_to=bindparam("on"), stamp=bindparam("fresh"))
)


def settle(
    connection: Connection, athlete: int, thread: str, here: Address, words: str, at: datetime
) -> None:
    """Close what was shown in *thread* in the athlete's other chats, with *words* under it; say no more of it."""
    for there in addresses.homes(connection, athlete):
        if there != here:
            where = {"athlete": athlete, "on": there.platform, "where": there.chat, "this_thread": thread}
            connection.execute(_UNSAID, where)
            shown = connection.execute(_SHOWN, where).first()
            if shown and shown.buttons:
                _close(connection, athlete, there, shown.message, words, at)


def _close(
    connection: Connection, athlete: int, there: Address, shown: Message, words: str, at: datetime
) -> None:
    closed = replace(shown, text=f"{shown.text}\n{words}", buttons=(), revises=True, silent=True)
    to = {"athlete_id": athlete, "platform": there.platform, "chat": there.chat, "via": ""}
    times = {"created_at": at, "not_before": at, "expires_at": None}
    outbox.put(connection, outbox.rows([closed], **to, **times))


def become(connection: Connection, athlete: int, other: int) -> None:
    """Let every address of *athlete* be one of *other*'s, who is written to where they were before."""
    first, *_ = [*addresses.platforms(connection, other), ""]
    connection.execute(_WRITES_TO, {"this": other, "on": first, "fresh": new_stamp()})
    addresses.become(connection, athlete, other)


def part(connection: Connection, athlete: int, platform: str) -> None:
    """Let nobody on *platform* be that athlete any more, and say nothing more of theirs there."""
    for there in addresses.homes(connection, athlete):
        if there.platform == platform:
            connection.execute(_SILENCED, {"athlete": athlete, "on": there.platform, "where": there.chat})
    addresses.part(connection, athlete, platform)
