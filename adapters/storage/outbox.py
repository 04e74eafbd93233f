"""What the coach says, on its way out.

Each chat is a line: replies before reminders before recaps, then in the order they were said, one in flight.
A row is marked as sending and committed before the platform is called, so that a crash leaves a trace.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, TypeAlias

from sqlalchemy import Row, Select, case, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.storage.tables import OutState, outbox
from core.messages import Address, Kind, Message
from core.ports import Delivery

_RANK: Final = case({kind: rank for rank, kind in enumerate(Kind)}, value=outbox.c.kind)
"""Kinds are declared in the order they go out."""

Out: TypeAlias = Row[Any]


async def put(connection: AsyncConnection, messages: Sequence[Message], **for_all: object) -> None:
    """Put messages into the line of their chat; *for_all* are the columns they share."""
    fresh = {"state": OutState.NEW, "attempt": 0, **for_all}
    if messages:
        await connection.execute(insert(outbox), [fresh | _of(message) for message in messages])


def _of(message: Message) -> dict[str, Any]:
    return {
        "message": message,
        "kind": message.kind,
        "thread": message.thread,
        "buttons": bool(message.buttons),
        "nonce": secrets.token_hex(12),
    }


async def claim(connection: AsyncConnection, now: datetime, limit: int) -> Sequence[Delivery]:
    """Mark the heads of the lines as being sent and return them; drop what is too late to say."""
    late = (outbox.c.state == OutState.NEW) & (outbox.c.expires_at <= now)
    await connection.execute(update(outbox).where(late).values(state=OutState.EXPIRED))
    heads = (
        update(outbox)
        .where(outbox.c.id.in_(_heads(now, limit)))
        .values(state=OutState.SENDING, attempt=outbox.c.attempt + 1)
        .returning(outbox, _RANK.label("rank"))
    )
    rows = sorted(await connection.execute(heads), key=lambda row: (row.rank, row.id))
    return [await _delivery(connection, row) for row in rows]


def _heads(now: datetime, limit: int) -> Select[Any]:
    """Select the first of each line, where nothing is in flight and no pause is on.

    One that is tried again keeps its place and holds up the rest; one for later is not in line yet.
    """
    in_flight = outbox.c.state == OutState.SENDING
    in_line = (outbox.c.state == OutState.NEW) & or_(outbox.c.not_before <= now, outbox.c.attempt > 0)
    place = func.row_number().over(
        partition_by=(outbox.c.platform, outbox.c.chat),
        order_by=(case((in_flight, 0), else_=1), _RANK, outbox.c.id),
    )
    lines = select(outbox, _RANK.label("rank"), place.label("place")).where(in_flight | in_line).subquery()
    first = (lines.c.place == 1) & (lines.c.state == OutState.NEW) & (lines.c.not_before <= now)
    return select(lines.c.id).where(first).order_by(lines.c.rank, lines.c.id).limit(limit)


async def _delivery(connection: AsyncConnection, row: Out) -> Delivery:
    delivery = Delivery(row.id, Address(row.platform, row.chat), row.message, row.via, nonce=row.nonce)
    message = delivery.message
    if message.thread is None or message.react or message.toast:
        return delivery
    last = (await connection.execute(_last_in_thread(row))).first()
    if last is None:
        return delivery
    if message.revises:
        return replace(delivery, edits=last.message_id)
    return replace(delivery, strips=last.message_id if last.buttons else None)


def _last_in_thread(row: Out) -> Select[Any]:
    same = (outbox.c[name] == getattr(row, name) for name in ("athlete_id", "thread", "platform", "chat"))
    shown = outbox.c.message_id.is_not(None)
    return (
        select(outbox.c.message_id, outbox.c.buttons)
        .where(*same, shown)
        .order_by(outbox.c.id.desc())
        .limit(1)
    )


async def settle(connection: AsyncConnection, delivery: int, state: OutState, **values: object) -> None:
    """Write down what became of a delivery."""
    await connection.execute(update(outbox).where(outbox.c.id == delivery).values(state=state, **values))


async def stop(connection: AsyncConnection, address: Address) -> None:
    """Say nothing of what still waits for an address."""
    here = (outbox.c.platform == address.platform) & (outbox.c.chat == address.chat)
    waiting = here & (outbox.c.state == OutState.NEW)
    await connection.execute(update(outbox).where(waiting).values(state=OutState.FAILED))


async def recover(connection: AsyncConnection, resends: frozenset[str]) -> None:
    """Settle what a crash left in flight: for a reply twice is better than never, not for a reminder."""
    in_flight = outbox.c.state == OutState.SENDING
    safe = or_(outbox.c.kind == Kind.REPLY, outbox.c.platform.in_(sorted(resends)))
    await connection.execute(update(outbox).where(in_flight, safe).values(state=OutState.NEW))
    await connection.execute(update(outbox).where(in_flight).values(state=OutState.UNCERTAIN))
