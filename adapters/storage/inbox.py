"""Events as they came in: each once, until it is dealt with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Integer, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.storage.tables import inbox
from core.ports import Event, InboxState, Raw

# Statements are built once: building one costs more than running it.
_PUT: Final = {
    "sqlite": sqlite.insert(inbox).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(inbox).on_conflict_do_nothing(),
}
_WAITING: Final = (
    select(inbox.c.id, inbox.c.platform, inbox.c.key, inbox.c.raw, inbox.c.received_at)
    .where(inbox.c.state == InboxState.NEW)
    .order_by(inbox.c.id)
    .limit(bindparam("most", type_=Integer))
)
_DONE: Final = update(inbox).where(inbox.c.id == bindparam("event"))


def put(connection: Connection, platform: str, key: str, raw: Raw) -> bool:
    """Keep an event; False when one with this *key* is there already."""
    row = {"platform": platform, "key": key, "raw": dict(raw), "state": InboxState.NEW}
    return connection.execute(_PUT[connection.dialect.name], row).rowcount == 1


def waiting(connection: Connection, most: int) -> Sequence[Event]:
    """Return the first events nobody dealt with."""
    return [Event(*row) for row in connection.execute(_WAITING, {"most": most})]


def done(connection: Connection, event: int, state: InboxState, athlete: int | None) -> None:
    """Close an event. Its content goes, unless a defect kept it from being heard: then it is *athlete*'s."""
    kept: dict[str, object] = {"athlete_id": athlete} if state is InboxState.UNREADABLE else {"raw": {}}
    connection.execute(_DONE, {"event": event, "state": state, **kept})


def tidy(connection: Connection, before: datetime) -> None:
    """Delete what was dealt with and came before then."""
    connection.execute(delete(inbox).where(inbox.c.state != InboxState.NEW, inbox.c.received_at < before))
