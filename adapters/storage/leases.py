"""Leases: what one process holds, by the database's clock, until it lets go or is not heard of any more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, Float, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from adapters.storage.columns import seconds_now
from adapters.storage.tables import leases

LASTS_S = 15.0
"""How long a process that is not heard of keeps what it holds."""

# One that lasts longer than any may was taken before the clock was set back: its holder renews it, or is gone.
_LASTS: Final = (leases.c.until > seconds_now()) & (
    leases.c.until <= seconds_now() + bindparam("longest", type_=Float, callable_=lambda: LASTS_S)
)


def _take(dialect: type[sqlite.Insert | postgresql.Insert]) -> ReturningInsert[Any]:
    fresh = dialect(leases).values(
        name=bindparam("name"),
        holder=bindparam("holder"),
        until=seconds_now() + bindparam("lasts", type_=Float),
    )
    free = (leases.c.holder == fresh.excluded.holder) | ~_LASTS
    new = {"holder": fresh.excluded.holder, "until": fresh.excluded.until}
    return fresh.on_conflict_do_update(index_elements=["name"], set_=new, where=free).returning(leases.c.name)


_TAKE: Final = {"sqlite": _take(sqlite.Insert), "postgresql": _take(postgresql.Insert)}
LIVING: Final = select(leases.c.holder).where(_LASTS)
_LIVES: Final = LIVING.where(leases.c.holder == bindparam("holder")).limit(1)
_ALL: Final = select(leases.c.holder).distinct()
_DROP: Final = delete(leases).where(leases.c.holder == bindparam("gone"))


def take(connection: Connection, holder: str, names: Sequence[str]) -> frozenset[str]:
    """Take or keep each of *names* that is free or ours; return those that are *holder*'s now."""
    rows = [{"name": name, "holder": holder, "lasts": LASTS_S} for name in sorted(names)]
    return frozenset(
        name for row in rows for name in connection.execute(_TAKE[connection.dialect.name], row).scalars()
    )


def holders(connection: Connection) -> Sequence[str]:
    """Return every process that holds something, also one that was not heard of for long."""
    return connection.execute(_ALL).scalars().all()


def drop(connection: Connection, gone: Sequence[str]) -> None:
    """Free what processes held that are no more."""
    if gone:
        connection.execute(_DROP, [{"gone": holder} for holder in gone])


def place(connection: Connection, holder: str) -> tuple[int, int]:
    """Return which a process is among all that live, and how many those are."""
    living = sorted({*connection.execute(LIVING).scalars(), holder})
    return living.index(holder), len(living)


def lives(connection: Connection, holder: str) -> bool:
    """Tell whether a process may still act: its leases have not run out."""
    return connection.execute(_LIVES, {"holder": holder}).first() is not None
