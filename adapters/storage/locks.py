"""Locks that PostgreSQL keeps for us until a transaction ends, by number. SQLite needs none: it has one writer."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

LANES: Final = 4101
"""One for each lane of the inbox: the seed of its hash."""
LINE: Final = 4102
"""The outbox, while it is decided what goes next: how fast that may be is counted over all processes."""


def alone(connection: Connection, lock: int) -> None:
    """Wait until no other process is at it, and keep them out until this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({lock:d})")
