"""Deliveries that may have left: of a process that is no more, of a claim whose answer was lost, in an old copy."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, func, select, update

from adapters.storage import leases
from adapters.storage.locks import LINE, alone
from adapters.storage.outbox import DOUBT, IN_FLIGHT, MORE, delivery_of
from adapters.storage.tables import OutState, outbox
from core.messages import Kind
from core.ports.deliveries import Delivery

_ORPHANS: Final = select(outbox, *MORE).where(
    IN_FLIGHT, func.coalesce(outbox.c.holder, "").not_in(leases.LIVING)
)
_BURY: Final = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("these", expanding=True)), IN_FLIGHT)
    .values({"state": bindparam("fate", type_=outbox.c.state.type), **DOUBT})
)
_SAID: Final = (
    update(outbox)
    .where(outbox.c.state == OutState.NEW, outbox.c.not_before <= bindparam("until"))
    .values(state=OutState.UNCERTAIN)
)


def recover(connection: Connection, resends: frozenset[str]) -> None:
    """Settle what a process that is no more left in flight: a reply goes again, a reminder only where twice is once.

    It is asked once who is no more: of whom that becomes true a moment later, all is settled the next time.
    """
    alone(connection, LINE)
    fates: dict[OutState, list[int]] = {}
    for orphan in map(delivery_of, connection.execute(_ORPHANS).all()):
        fates.setdefault(_fate(orphan, resends), []).append(orphan.id)
    for fate, these in fates.items():
        connection.execute(_BURY, {"these": these, "fate": fate})


def _fate(orphan: Delivery, resends: frozenset[str]) -> OutState:
    twice_is_once = orphan.repeatable or orphan.address.platform in resends
    return OutState.NEW if twice_is_once or orphan.message.kind is Kind.REPLY else OutState.UNCERTAIN


def unclaim(connection: Connection, holder: str, known: Collection[int]) -> None:
    """Put back in line what *holder* claimed without being told so, and therefore never sent: all but what it knows of."""
    untold = IN_FLIGHT & (outbox.c.holder == holder) & outbox.c.id.not_in(known)
    connection.execute(update(outbox).where(untold).values(state=OutState.NEW))


def said(connection: Connection, until: datetime) -> None:
    """Take what was to leave by *until* and still waits as said: it had time to, before this old copy took its place."""
    connection.execute(_SAID, {"until": until})
