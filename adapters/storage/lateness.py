"""How late reminders were lately, for whoever runs the coach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, select

from adapters.storage.outbox import RANK
from adapters.storage.pacing import just_now
from adapters.storage.tables import OutState, athletes, outbox
from core.messages import Kind

MOST: Final = 10_000
"""Reminders that are looked at, the newest of them."""
_LATE: Final = (
    select(athletes.c.zone, outbox.c.created_at, outbox.c.sent_at)
    .join(athletes, athletes.c.id == outbox.c.athlete_id)
    .where(
        outbox.c.platform == bindparam("there"),
        just_now(outbox.c.left_at, "seconds"),
        outbox.c.state == OutState.SENT,
        outbox.c.rank.in_([RANK[Kind.REMINDER], RANK[Kind.REMINDER] - 1]),
    )
    .order_by(outbox.c.left_at.desc())
    .limit(MOST)
)


def late(connection: Connection, platform: str, seconds: float) -> Sequence[tuple[str, float]]:
    """Return the zone of each reminder that left within *seconds*, and how many seconds after it was made."""
    found = connection.execute(_LATE, {"there": platform, "seconds": seconds})
    return [(zone or "UTC", (sent - made).total_seconds()) for zone, made, sent in found if sent]
