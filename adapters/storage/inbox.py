"""Events as they came in: each once, until it is dealt with."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.storage.tables import inbox
from core.ports import Event, InboxState, Raw


async def put(connection: AsyncConnection, platform: str, key: str, raw: Raw) -> bool:
    """Keep an event; False when one with this *key* is there already."""
    row = {"platform": platform, "key": key, "raw": dict(raw), "state": InboxState.NEW}
    return (await connection.execute(insert(inbox).values(row).on_conflict_do_nothing())).rowcount == 1


async def waiting(connection: AsyncConnection, limit: int) -> Sequence[Event]:
    """Return the first events nobody dealt with."""
    columns = (inbox.c.id, inbox.c.platform, inbox.c.key, inbox.c.raw, inbox.c.received_at)
    query = select(*columns).where(inbox.c.state == InboxState.NEW).order_by(inbox.c.id).limit(limit)
    return [Event(*row) for row in await connection.execute(query)]


async def done(connection: AsyncConnection, event: int, state: InboxState, athlete: int | None) -> None:
    """Close an event. Its content goes, unless a defect kept it from being heard: then it is *athlete*'s."""
    values: dict[str, object] = {"athlete_id": athlete} if state is InboxState.UNREADABLE else {"raw": {}}
    await connection.execute(update(inbox).where(inbox.c.id == event).values(state=state, **values))
