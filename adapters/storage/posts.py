"""What is posted in a club's channel: in the outbox, under the club.

A post that takes the place of an earlier one is written into it while that one waits, so a channel is never
shown what is over already; and of what was replaced no words are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, func, select, update

from adapters.storage import outbox as line
from adapters.storage.tables import OutState, outbox
from core.clubs.club import Club
from core.messages import Message

_THREAD: Final = (outbox.c.club_id == bindparam("club"), outbox.c.thread == bindparam("this_thread"))
_WAITS: Final = (outbox.c.state == OutState.NEW) & (outbox.c.attempt == 0)
_REWRITE: Final = update(outbox).where(*_THREAD, _WAITS)
_POSTED: Final = (
    select(func.count())
    .select_from(outbox)
    .where(*_THREAD, outbox.c.state.in_([OutState.NEW, OutState.SENDING, OutState.SENT]), ~_WAITS)
)
_EMPTY: Final = update(outbox).where(*_THREAD, outbox.c.state.not_in([OutState.NEW, OutState.SENDING]))


def post(connection: Connection, /, club: Club, messages: Sequence[Message], **times: object) -> None:
    """Put *messages* into the line of the club's channel."""
    to = {"athlete_id": None, "club_id": club.id, "platform": club.platform, "chat": club.chat, "via": ""}
    for message in messages:
        if not (message.revises and message.thread) or _to_put(connection, club, message):
            line.put(connection, line.rows([message], **to, **times))


def _to_put(connection: Connection, club: Club, message: Message) -> bool:
    """Return whether a post that revises is to go into the line; what still waits there is replaced right here.

    It is not where nothing stands to be replaced, unless it renews what may be gone.
    """
    where = {"club": club.id, "this_thread": message.thread}
    new = {"message": message, "buttons": bool(message.buttons)}
    waited = connection.execute(_REWRITE, {**where, **new}).rowcount
    posted = connection.execute(_POSTED, where).scalar_one()
    connection.execute(_EMPTY, {**where, "message": Message()})
    return not waited and (message.renews or bool(posted))
