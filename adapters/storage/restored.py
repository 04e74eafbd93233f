"""A database that is an old copy of one that went on: what waits in it was said meanwhile."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, update

from adapters.storage.tables import OutState, outbox

_SAID: Final = (
    update(outbox)
    .where(outbox.c.state == OutState.NEW, outbox.c.not_before <= bindparam("until"))
    .values(state=OutState.UNCERTAIN)
)


def said(connection: Connection, until: datetime) -> None:
    """Take what was to leave by *until* and still waits as said: it had time to, before the copy took its place."""
    connection.execute(_SAID, {"until": until})
