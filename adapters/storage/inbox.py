"""Events as they came in: each once, until it is dealt with."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Integer, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.storage.locks import LANES
from adapters.storage.tables import inbox
from core.ports.events import Event, InboxState, Raw

# Statements are built once: building one costs more than running it.
_FRESH: Final = (inbox.c.platform, inbox.c.key, inbox.c.id)
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
MASK: Final = 0xFFFF
_RECENT: Final = 1000
"""How far down the line one looks for a lane that is free."""
_FIRST: Final = (
    select(inbox.c.lane, inbox.c.id)
    .where(inbox.c.state == InboxState.NEW)
    .order_by(inbox.c.id)
    .limit(_RECENT)
).subquery()
_HASH: Final = func.hashtextextended(_FIRST.c.lane, LANES)
_ELSEWHERE: Final = func.mod(_HASH.op("&")(MASK), bindparam("many", type_=Integer)) != bindparam(
    "me", type_=Integer
)
_LANES: Final = (
    select(_FIRST.c.lane)
    .group_by(_FIRST.c.lane)
    .order_by(_ELSEWHERE, func.min(_FIRST.c.id))
    .subquery("lanes")
)
_FREE: Final = (
    select(_LANES.c.lane)
    .where(func.pg_try_advisory_xact_lock(func.hashtextextended(_LANES.c.lane, LANES)))
    .limit(bindparam("most", type_=Integer))
)
_THESE: Final = (
    select(inbox.c.lane)
    .where(inbox.c.id.in_(bindparam("only", expanding=True)), inbox.c.state == InboxState.NEW)
    .distinct()
    .subquery("these")
)
_FREE_OF: Final = (
    select(_THESE.c.lane)
    .where(func.pg_try_advisory_xact_lock(func.hashtextextended(_THESE.c.lane, LANES)))
    .limit(bindparam("most", type_=Integer))
)
_LEFT: Final = select(inbox.c.id).where(
    inbox.c.id.in_(bindparam("events", expanding=True)), inbox.c.state == InboxState.NEW
)
_IN_LANES: Final = _WAITING.where(inbox.c.lane.in_(bindparam("lanes", expanding=True)))
_DONE: Final = (
    update(inbox).where(inbox.c.id == bindparam("event")).values(state=bindparam("now_is"), raw={}, lane="")
)
_SET_ASIDE: Final = (
    update(inbox)
    .where(inbox.c.id == bindparam("event"))
    .values(state=InboxState.UNREADABLE, athlete_id=bindparam("athlete"))
)


def put(connection: Connection, events: Sequence[tuple[str, str, Raw, str]]) -> list[int | None]:
    """Keep events, each a platform, a key, what came and its lane.

    Return the number each was given, None for one whose key is there already.
    """
    rows = [
        {"platform": platform, "key": key, "raw": _whole(raw), "lane": lane, "state": InboxState.NEW}
        for platform, key, raw, lane in events
    ]
    fresh = {tuple(row[:2]): row.id for row in connection.execute(_PUT[connection.dialect.name], rows)}
    return [fresh.pop((platform, key), None) for platform, key, *_ in events]


def _whole(raw: Raw) -> Raw:
    """Return *raw* with a question mark for each half of a letter: no database takes those, and all else is to be heard."""
    words = json.dumps(raw, ensure_ascii=False)
    try:
        words.encode()
    except UnicodeEncodeError:
        whole: Raw = json.loads(words.encode(errors="replace"))
        return whole
    return dict(raw)


def waiting(connection: Connection, most: int) -> Sequence[Event]:
    """Return the first events nobody dealt with."""
    return [Event(*row) for row in connection.execute(_WAITING, {"most": most})]


def take(
    connection: Connection, most: int, only: Collection[int] = (), place: tuple[int, int] = (0, 1)
) -> Sequence[Event]:
    """Return the first events nobody dealt with, of lanes that are ours until this transaction ends.

    With *only*, of the lanes of those events; else rather of those that fall to our *place* among all processes:
    who is heard by the same one again need not be read anew.

    A lane is tried before its events are read: what another process did in it until then is seen. SQLite has
    one writer, whose lanes are all of them.
    """
    if connection.dialect.name == "sqlite":
        return waiting(connection, most)
    me, many = place
    free, which = (_FREE_OF, {"only": sorted(only)}) if only else (_FREE, {"me": me, "many": many})
    lanes = connection.execute(free, {"most": most, **which}).scalars().all()
    found = connection.execute(_IN_LANES, {"most": most, "lanes": lanes}) if lanes else ()
    return [Event(*row) for row in found]


def left(connection: Connection, events: Sequence[int]) -> Collection[int]:
    """Return which of *events* nobody dealt with."""
    return frozenset(connection.execute(_LEFT, {"events": events}).scalars())


def done(connection: Connection, events: Sequence[tuple[int, InboxState]]) -> None:
    """Close events that need not be read again: their content goes."""
    connection.execute(_DONE, [{"event": event, "now_is": state} for event, state in events])


def set_aside(connection: Connection, event: int, athlete: int | None) -> None:
    """Close an event that a defect kept from being heard: it stays, as *athlete*'s."""
    connection.execute(_SET_ASIDE, {"event": event, "athlete": athlete})


def tidy(connection: Connection, before: datetime) -> None:
    """Delete what was dealt with and came before then."""
    connection.execute(delete(inbox).where(inbox.c.state != InboxState.NEW, inbox.c.received_at < before))
