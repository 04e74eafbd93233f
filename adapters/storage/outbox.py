"""What the coach says, on its way out.

Each chat is a line: replies before reminders before recaps, then in the order they were said, one in flight.
A row is marked as sending and committed before the platform is called, so that a crash leaves a trace: whose it
was, and which attempt. What an attempt has to tell counts until the next one begins.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Integer,
    Label,
    Row,
    Select,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

from adapters.storage import jobs, leases, pacing
from adapters.storage.columns import seconds_now
from adapters.storage.locks import LINE, alone
from adapters.storage.tables import OutState, outbox, pauses
from core.clubs.session import MILES_KEPT
from core.messages import Address, Kind, Message
from core.ports.deliveries import Delivery, Limits

Out: TypeAlias = Row[Any]

RANK: Final = {kind: 2 * rank for rank, kind in enumerate(Kind)}
"""Kinds are declared in the order they go out; what is punctual goes before the others of its kind."""

_NOW: Final = bindparam("now", type_=outbox.c.not_before.type)
_LATE: Final = outbox.c.expires_at <= _NOW
_NEW: Final = outbox.c.state == OutState.NEW
IN_FLIGHT: Final = outbox.c.state == OutState.SENDING


def _heads(*also: ColumnElement[bool]) -> Select[Any]:
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
        .where(_NEW, or_(outbox.c.not_before <= _NOW, _LATE), ~in_the_way, ~_paused(), *also)
        .order_by(outbox.c.rank, outbox.c.id)
        .limit(bindparam("most", type_=Integer))
    )


def _paused() -> ColumnElement[bool]:
    here = and_(pauses.c.platform == outbox.c.platform, pauses.c.chat.in_(["", outbox.c.chat]))
    return exists().where(here, pauses.c.until > _NOW).correlate(outbox)


_SAME: Final = ("athlete_id", "thread", "platform", "chat")


def _last_in_thread(name: str) -> Label[Any]:
    """Select a column of the last message shown in the same thread."""
    last = outbox.alias("last")
    same = (last.c[one].is_not_distinct_from(outbox.c[one]) for one in _SAME)
    shown = select(last.c[name]).where(outbox.c.thread.is_not(None), *same, last.c.message_id.is_not(None))
    return shown.order_by(last.c.id.desc()).limit(1).correlate(outbox).scalar_subquery().label(f"last_{name}")


MORE: Final = (
    _last_in_thread("message_id"),
    _last_in_thread("buttons"),
    (seconds_now() - outbox.c.doubted_at).label("doubted_s"),
)
"""What `delivery_of` needs beside a row."""

# Statements are built once: building one costs more than running it.
_PUT: Final = insert(outbox)
_PUT_JOBS: Final = _PUT.returning(outbox.c.id)


def _claim(heads: Select[Any]) -> ReturningUpdate[Any]:
    return (
        update(outbox)
        .where(outbox.c.id.in_(heads.correlate(None)))
        .values(
            state=case((_LATE, OutState.EXPIRED), else_=OutState.SENDING),
            attempt=outbox.c.attempt + 1,
            holder=bindparam("by"),
            left_at=seconds_now(),
        )
        .returning(outbox, *MORE)
    )


_CLAIM: Final = _claim(_heads())
_CLAIM_IN_PACE: Final = _claim(_heads(*pacing.IN_PACE))
_DELIVERY: Final = (outbox.c.id == bindparam("delivery")) & (
    outbox.c.attempt == func.coalesce(bindparam("of", type_=Integer), outbox.c.attempt)
)
_SENT: Final = (
    update(outbox)
    .where(_DELIVERY)
    .values(
        state=OutState.SENT,
        message_id=bindparam("shown"),
        sent_at=bindparam("at"),
        left_at=func.coalesce(outbox.c.left_at + bindparam("took", type_=Float), seconds_now()),
    )
)
_SETTLE: Final = update(outbox).where(_DELIVERY, IN_FLIGHT).values(left_at=seconds_now())
DOUBT: Final = {outbox.c.doubted_at: func.coalesce(outbox.c.doubted_at, outbox.c.left_at)}
"""From when on a delivery may have arrived: since the first try of which nobody knows."""
_AGAIN: Final = update(outbox).where(_DELIVERY, IN_FLIGHT).values(state=OutState.NEW, left_at=seconds_now())
_DOUBTED: Final = _AGAIN.values(DOUBT)


def rows(messages: Sequence[Message], **for_all: object) -> list[dict[str, Any]]:
    """Return messages as rows of the outbox; *for_all* are the columns they share."""
    fresh = {"state": OutState.NEW, "attempt": 0, **for_all}
    return [fresh | _of(message) for message in messages]


def _of(message: Message) -> dict[str, Any]:
    return {
        "message": message,
        "rank": RANK[message.kind] - message.punctual,
        "thread": message.thread,
        "buttons": bool(message.buttons),
        "nonce": secrets.token_hex(12),
    }


def put(connection: Connection, fresh: Sequence[Mapping[str, Any]]) -> None:
    """Put rows into the lines of their chats."""
    if not fresh:
        return
    if not jobs.wanted(connection):
        connection.execute(_PUT, fresh)
    else:
        jobs.put(connection, "send", connection.execute(_PUT_JOBS, fresh).scalars().all())


def claim(
    connection: Connection, holder: str, now: datetime, most: int, limits: Mapping[str, Limits] | None
) -> Sequence[Delivery]:
    """Mark the heads of the lines as being sent and return them; drop what is too late to say.

    A *holder* whose leases have run out is given nothing: what it had is others' to settle.
    """
    alone(connection, LINE)
    if holder and not leases.lives(connection, holder):
        return []
    given = {"by": holder, "now": now}
    if limits is None:
        return _heads_of(connection, _CLAIM, given, most)
    return [
        delivery
        for platform, limit in limits.items()
        for delivery in _heads_of(
            connection,
            _CLAIM_IN_PACE,
            {**given, **pacing.given(platform, limit)},
            pacing.room(connection, platform, limit, most, now),
        )
    ]


def _heads_of(
    connection: Connection, heads: ReturningUpdate[Any], given: Mapping[str, Any], most: int
) -> Sequence[Delivery]:
    found = connection.execute(heads, {**given, "most": most}).all() if most > 0 else ()
    timely = [row for row in found if row.state is OutState.SENDING]
    first = [delivery_of(row) for row in _in_order(timely)]
    if len(timely) == len(found):
        return first
    # What stood behind the others is first now.
    return [*first, *_heads_of(connection, heads, given, most - len(timely))]


def _in_order(rows: Sequence[Out]) -> Sequence[Out]:
    return sorted(rows, key=lambda row: (row.rank, row.id))


def delivery_of(row: Out) -> Delivery:
    """Return a delivery, with the earlier message of its thread that it takes the place or the buttons of."""
    message: Message = row.message
    delivery = Delivery(row.id, Address(row.platform, row.chat), message, row.via)
    delivery = replace(delivery, nonce=row.nonce, attempt=row.attempt)
    delivery = replace(delivery, doubted=row.doubted, doubted_s=row.doubted_s)
    if message.react or message.toast:
        return delivery
    if message.revises:
        return replace(delivery, edits=row.last_message_id)
    return replace(delivery, strips=row.last_message_id if row.last_buttons else None)


def sent(
    connection: Connection, arrived: Sequence[tuple[int, str | None, datetime, int | None, float | None]]
) -> list[None]:
    """Write down deliveries that arrived: the platform's id of each, when, of which attempt, and how long it took.

    Also one that was given up meanwhile: it did arrive.
    """
    given = [
        {"delivery": delivery, "shown": shown, "at": at, "of": of, "took": took}
        for delivery, shown, at, of, took in arrived
    ]
    connection.execute(_SENT, given)
    return [None for _ in arrived]


def settle(
    connection: Connection, /, delivery: int, attempt: int | None, state: OutState, **values: object
) -> None:
    """Write down what became of a delivery, while that *attempt* counts."""
    connection.execute(_SETTLE, {"delivery": delivery, "of": attempt, "state": state, **values})


def again(
    connection: Connection, delivery: int, attempt: int | None, not_before: datetime, *, doubted: bool
) -> None:
    """Put a delivery back in line, while that *attempt* counts; *doubted* if it may have arrived."""
    given = {"delivery": delivery, "of": attempt, "not_before": not_before, "doubted": doubted}
    connection.execute(_DOUBTED if doubted else _AGAIN, given)


def waits_again(connection: Connection, delivery: int, attempt: int) -> None:
    """Let a delivery wait as if nobody had tried it yet, while that *attempt* counts."""
    connection.execute(_SETTLE, {"delivery": delivery, "of": attempt, "state": OutState.NEW, "attempt": 0})


def stop(connection: Connection, address: Address) -> None:
    """Say nothing of what still waits for an address."""
    here = (outbox.c.platform == address.platform) & (outbox.c.chat == address.chat)
    connection.execute(update(outbox).where(here, _NEW).values(state=OutState.FAILED))


def pause(connection: Connection, platform: str, chat: str, until: datetime) -> None:
    """Say nothing to a chat (an empty one: on the whole platform) before then."""
    here = (pauses.c.platform == platform) & (pauses.c.chat == chat)
    if not connection.execute(update(pauses).where(here).values(until=until)).rowcount:
        connection.execute(insert(pauses).values(platform=platform, chat=chat, until=until))


def hurry(connection: Connection, now: datetime) -> None:
    """Wait for nothing any more: what was to leave later may leave now, and no pause is on."""
    connection.execute(update(outbox).where(_NEW, outbox.c.not_before > now).values(not_before=now))
    connection.execute(delete(pauses).where(pauses.c.until > now))


def tidy(connection: Connection, before: datetime) -> None:
    """Delete what was closed and said before then; posts while a club may still have to change them."""
    connection.execute(delete(pauses).where(pauses.c.until < before))
    old = or_(
        and_(outbox.c.club_id.is_(None), outbox.c.created_at < before),
        outbox.c.created_at < before - MILES_KEPT,
    )
    connection.execute(delete(outbox).where(~_NEW, ~IN_FLIGHT, old))
