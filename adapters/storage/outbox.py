"""What the coach says, on its way out.

Each chat is a line: replies before reminders before recaps, then in the order they were said, one in flight.
A row is marked as sending and committed before the platform is called, so that a crash leaves a trace.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    Connection,
    Integer,
    Label,
    Row,
    Select,
    and_,
    bindparam,
    case,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)

from adapters.storage.tables import OutState, outbox
from core.messages import Address, Kind, Message
from core.ports import Delivery

Out: TypeAlias = Row[Any]

RANK: Final = {kind: rank for rank, kind in enumerate(Kind)}
"""Kinds are declared in the order they go out."""

_NOW: Final = bindparam("now", type_=outbox.c.not_before.type)
_LATE: Final = outbox.c.expires_at <= _NOW
_NEW: Final = outbox.c.state == OutState.NEW
_IN_FLIGHT: Final = outbox.c.state == OutState.SENDING


def _heads() -> Select[Any]:
    """Select the first of each line, where nothing is in flight and no pause is on.

    One that is tried again keeps its place and holds up the rest, unless it is too late for it; one for later
    is not in line yet. Rows are looked at in the order they go out, so the cost grows with what is taken and
    not with what waits.
    """
    other = outbox.alias("other")
    earlier = or_(other.c.rank < outbox.c.rank, and_(other.c.rank == outbox.c.rank, other.c.id < outbox.c.id))
    in_line = and_(other.c.state == OutState.NEW, or_(other.c.not_before <= _NOW, other.c.attempt > 0))
    in_the_way = exists().where(
        other.c.platform == outbox.c.platform,
        other.c.chat == outbox.c.chat,
        other.c.state.in_([OutState.NEW, OutState.SENDING]),
        or_(other.c.state == OutState.SENDING, and_(in_line, earlier)),
    )
    return (
        select(outbox.c.id)
        .where(_NEW, or_(outbox.c.not_before <= _NOW, _LATE), ~in_the_way)
        .order_by(outbox.c.rank, outbox.c.id)
        .limit(bindparam("most", type_=Integer))
    )


_SAME: Final = ("athlete_id", "thread", "platform", "chat")


def _last_in_thread(name: str) -> Label[Any]:
    """Select a column of the last message shown in the same thread."""
    last = outbox.alias("last")
    same = (last.c[one].is_not_distinct_from(outbox.c[one]) for one in _SAME)
    shown = select(last.c[name]).where(outbox.c.thread.is_not(None), *same, last.c.message_id.is_not(None))
    return shown.order_by(last.c.id.desc()).limit(1).correlate(outbox).scalar_subquery().label(f"last_{name}")


# Statements are built once: building one costs more than running it.
_PUT: Final = insert(outbox)
_CLAIM: Final = (
    update(outbox)
    .where(outbox.c.id.in_(_heads().correlate(None)))
    .values(
        state=case((_LATE, OutState.EXPIRED), else_=OutState.SENDING),
        attempt=outbox.c.attempt + 1,
    )
    .returning(outbox, _last_in_thread("message_id"), _last_in_thread("buttons"))
)
_SENT: Final = (
    update(outbox)
    .where(outbox.c.id == bindparam("delivery"))
    .values(state=OutState.SENT, message_id=bindparam("shown"), sent_at=bindparam("at"))
)
_SETTLE: Final = update(outbox).where(outbox.c.id == bindparam("delivery"))


def rows(messages: Sequence[Message], **for_all: object) -> list[dict[str, Any]]:
    """Return messages as rows of the outbox; *for_all* are the columns they share."""
    fresh = {"state": OutState.NEW, "attempt": 0, **for_all}
    return [fresh | _of(message) for message in messages]


def _of(message: Message) -> dict[str, Any]:
    return {
        "message": message,
        "rank": RANK[message.kind],
        "thread": message.thread,
        "buttons": bool(message.buttons),
        "nonce": secrets.token_hex(12),
    }


def put(connection: Connection, fresh: Sequence[Mapping[str, Any]]) -> None:
    """Put rows into the lines of their chats."""
    if fresh:
        connection.execute(_PUT, fresh)


def claim(connection: Connection, now: datetime, most: int) -> Sequence[Delivery]:
    """Mark the heads of the lines as being sent and return them; drop what is too late to say."""
    heads = connection.execute(_CLAIM, {"now": now, "most": most}).all()
    timely = [row for row in heads if row.state is OutState.SENDING]
    if len(timely) < len(heads):  # what stood behind the others is first now
        return [*map(_delivery, _in_order(timely)), *claim(connection, now, most - len(timely))]
    return [_delivery(row) for row in _in_order(timely)]


def _in_order(rows: Sequence[Out]) -> Sequence[Out]:
    return sorted(rows, key=lambda row: (row.rank, row.id))


def _delivery(row: Out) -> Delivery:
    """Return a delivery, with the earlier message of its thread that it takes the place or the buttons of."""
    message: Message = row.message
    delivery = Delivery(row.id, Address(row.platform, row.chat), message, row.via, nonce=row.nonce)
    if message.react or message.toast:
        return delivery
    if message.revises:
        return replace(delivery, edits=row.last_message_id)
    return replace(delivery, strips=row.last_message_id if row.last_buttons else None)


def sent(connection: Connection, arrived: Sequence[tuple[int, str | None, datetime]]) -> list[None]:
    """Write down deliveries that arrived: the platform's id of each, and when."""
    given = [{"delivery": delivery, "shown": shown, "at": at} for delivery, shown, at in arrived]
    connection.execute(_SENT, given)
    return [None for _ in arrived]


def settle(connection: Connection, /, delivery: int, state: OutState, **values: object) -> None:
    """Write down what became of a delivery."""
    connection.execute(_SETTLE, {"delivery": delivery, "state": state, **values})


def stop(connection: Connection, address: Address) -> None:
    """Say nothing of what still waits for an address."""
    here = (outbox.c.platform == address.platform) & (outbox.c.chat == address.chat)
    connection.execute(update(outbox).where(here, _NEW).values(state=OutState.FAILED))


def recover(connection: Connection, resends: frozenset[str]) -> None:
    """Settle what a crash left in flight: for a reply twice is better than never, not for a reminder."""
    safe = or_(outbox.c.rank == RANK[Kind.REPLY], outbox.c.platform.in_(sorted(resends)))
    connection.execute(update(outbox).where(_IN_FLIGHT, safe).values(state=OutState.NEW))
    connection.execute(update(outbox).where(_IN_FLIGHT).values(state=OutState.UNCERTAIN))


def tidy(connection: Connection, before: datetime) -> None:
    """Delete what was closed and said before then."""
    connection.execute(delete(outbox).where(~_NEW, ~_IN_FLIGHT, outbox.c.created_at < before))
