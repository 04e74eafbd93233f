"""The way to the database: what a connection is told when it is made, and when a transaction begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from sqlalchemy import URL, Connection, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from adapters.alive import minded
from adapters.storage.driver import opened
from adapters.storage.errors import StorageError

PATIENCE_MS: Final = 5000
"""How long to wait for another process that writes."""
SAFE: Final = ("synchronous=FULL",)
"""A commit waits for the disk."""
BESIDE: Final = ("synchronous=NORMAL", "wal_autocheckpoint=0", "journal_size_limit=0")
"""A power cut may take the last commits away, in order from the end; a log that begins anew keeps nothing behind its end."""
REACH_S: Final = 10.0
"""How long a server may take to answer the door."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a database is dealt with, where it leaves that to us: SQLite does."""

    foreign_keys: bool = True
    """Broken ties are minded."""
    waits: bool = True
    """A commit is on the disk when it returns; else that is for `disk.Disk` to see to."""


def connect(url: str, *, patience_ms: int = PATIENCE_MS, manner: Manner = Manner()) -> AsyncEngine:
    """Return an engine for *url*, one of ENGINES. Connects to nothing yet. Raises StorageError."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StorageError(
            "this is no URL of a database: a file is written like sqlite:///data/fourlap.db"
        ) from None
    made = ENGINES.get(parsed.get_backend_name())
    if made is None:
        known = "sqlite:///path/to/fourlap.db or postgresql+asyncpg://name@host/fourlap"
        raise StorageError(f"{parsed.get_backend_name()} is not supported: use {known}")
    return made(parsed, patience_ms, manner)


def _sqlite(url: URL, patience_ms: int, manner: Manner) -> AsyncEngine:
    engine = create_async_engine(
        url.set(drivername="sqlite+aiosqlite"),
        json_serializer=str,
        json_deserializer=str,
        pool_size=1,
        max_overflow=0,
        pool_reset_on_return=None,  # a transaction is over when its connection is given back
        # The driver's own transactions let DDL survive a rollback; ours begin where we say.
        connect_args={
            "isolation_level": None,
            "async_creator_fn": partial(opened, patience_ms=patience_ms, waits=manner.waits),
        },
    )
    pragmas = (
        "journal_mode=WAL",
        *(SAFE if manner.waits else BESIDE),
        "secure_delete=ON",  # what is forgotten leaves no trace in the file
        f"foreign_keys={'ON' if manner.foreign_keys else 'OFF'}",
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


def _postgres(url: URL, patience_ms: int, _manner: Manner) -> AsyncEngine:
    told = {
        "application_name": "fourlap",
        "lock_timeout": str(patience_ms),
        # One that is left open by a process that hangs must not hold up the others for ever.
        "idle_in_transaction_session_timeout": "60000",
        "timezone": "UTC",
        "jit": "off",
    }
    try:
        engine = create_async_engine(
            url.set(drivername="postgresql+asyncpg"),
            json_serializer=str,
            json_deserializer=str,
            pool_size=2,
            max_overflow=0,
            connect_args={"timeout": REACH_S, "server_settings": told},
        )
    except ModuleNotFoundError:
        raise StorageError("PostgreSQL needs one more package: pip install 'fourlap[postgres]'") from None

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _: object) -> None:  # noqa: ANN401 - SQLAlchemy's, around the driver's own
        minded(connection.driver_connection)

    return engine


ENGINES: Final[Mapping[str, Callable[[URL, int, Manner], AsyncEngine]]] = {
    "sqlite": _sqlite,
    "postgresql": _postgres,
}
"""How each kind of database is reached."""
