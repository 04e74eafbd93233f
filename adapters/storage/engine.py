"""The way to the database: what a connection is told when it is made, and when a transaction begins."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from adapters.storage.driver import opened
from adapters.storage.errors import StorageError

PATIENCE_MS: Final = 5000
"""How long to wait for another process that writes."""


def connect(url: str, *, patience_ms: int = PATIENCE_MS, foreign_keys: bool = True) -> AsyncEngine:
    """Return an engine for *url* (sqlite:///path). Connects to nothing yet. Raises StorageError."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StorageError("this is not the URL of a database") from None
    if parsed.get_backend_name() != "sqlite":
        raise StorageError(
            f"{parsed.get_backend_name()} is not supported yet: use sqlite:///path/to/fourlap.db"
        )
    engine = create_async_engine(
        parsed.set(drivername="sqlite+aiosqlite"),
        json_serializer=str,
        json_deserializer=str,
        pool_size=1,
        max_overflow=0,
        pool_reset_on_return=None,  # a transaction is over when its connection is given back
        # The driver's own transactions let DDL survive a rollback; ours begin where we say.
        connect_args={"isolation_level": None, "async_creator_fn": opened},
    )
    pragmas = (
        f"busy_timeout={patience_ms}",
        "journal_mode=WAL",
        "synchronous=FULL",  # NORMAL may lose the last commits when the power goes
        "secure_delete=ON",  # what is forgotten leaves no trace in the file
        f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own connection
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        # At once the writer: one that reads first and writes later can be refused half-way.
        driver: Any = connection.connection.driver_connection
        driver.begins("BEGIN IMMEDIATE")

    return engine
