"""Events as they came in: each once, until it is dealt with."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Integer, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.storage.tables import inbox
from core.ports import Event, InboxState, Raw

# Statements are built once: building one costs more than running it.
_FRESH: Final = (inbox.c.platform, inbox.c.key)
_PUT: Final = {
    "sqlite": sqlite.insert(inbox).on_conflict_do_nothing().returning(*_FRESH),
    "postgresql": postgresql.insert(inbox).on_conflict_do_nothing().returning(*_FRESH),
}
_WAITING: Final = (
    select(inbox.c.id, inbox.c.platform, inbox.c.key, inbox.c.raw, inbox.c.received_at)
    .where(inbox.c.state == InboxState.NEW)
    .order_by(inbox.c.id)
    .limit(bindparam("most", type_=Integer))
)
_DONE: Final = update(inbox).where(inbox.c.id == bindparam("event")).values(state=bindparam("now_is"), raw={})
_SET_ASIDE: Final = (
    update(inbox)
    .where(inbox.c.id == bindparam("event"))
    .values(state=InboxState.UNREADABLE, athlete_id=bindparam("athlete"))
)


def put(connection: Connection, events: Sequence[tuple[str, str, Raw]]) -> list[bool]:
    """Keep events, each a platform, a key and what came; False for each whose key is there already."""
    rows = [
        {"platform": platform, "key": key, "raw": _whole(raw), "state": InboxState.NEW}
        for platform, key, raw in events
    ]
    fresh = Counter(tuple(row) for row in connection.execute(_PUT[connection.dialect.name], rows))
    return [_taken(fresh, (platform, key)) for platform, key, _ in events]


def _whole(raw: Raw) -> Raw:
    """Return *raw* with a question mark for each half of a letter: no database takes those, and all else is to be heard."""
    words = json.dumps(raw, ensure_ascii=False)
    try:
        words.encode()
    except UnicodeEncodeError:
        whole: Raw = json.loads(words.encode(errors="replace"))
        return whole
    return dict(raw)


def _taken(fresh: Counter[tuple[str, ...]], event: tuple[str, ...]) -> bool:
    """Take an event out of *fresh*, the first time it is asked for."""
    fresh[event] -= 1
    return fresh[event] == 0


def waiting(connection: Connection, most: int) -> Sequence[Event]:
    """Return the first events nobody dealt with."""
    return [Event(*row) for row in connection.execute(_WAITING, {"most": most})]


def done(connection: Connection, events: Sequence[tuple[int, InboxState]]) -> None:
    """Close events that need not be read again: their content goes."""
    connection.execute(_DONE, [{"event": event, "now_is": state} for event, state in events])


def set_aside(connection: Connection, event: int, athlete: int | None) -> None:
    """Close an event that a defect kept from being heard: it stays, as *athlete*'s."""
    connection.execute(_SET_ASIDE, {"event": event, "athlete": athlete})


def tidy(connection: Connection, before: datetime) -> None:
    """Delete what was dealt with and came before then."""
    connection.execute(delete(inbox).where(inbox.c.state != InboxState.NEW, inbox.c.received_at < before))
