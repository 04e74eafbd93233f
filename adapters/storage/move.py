"""Copying everything from one database into another, an empty one of any kind, and counting it there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Integer, Table, func, insert, literal, select, tuple_
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.storage.engine import connect
from adapters.storage.errors import SourceError, StorageError, readable
from adapters.storage.migrate import upgrade
from adapters.storage.tables import leases, metadata

AT_ONCE: Final = 500
"""Rows in one statement."""
TABLES: Final = tuple(table for table in metadata.sorted_tables if table is not leases)
"""Owners before what they own. Who runs where is not taken along."""


async def move(source: str, target: str) -> Mapping[str, int]:
    """Copy the database at *source* into the empty one at *target*; return the rows of each table.

    All in one transaction: when a table has another number of rows there than here, nothing is kept.
    Raises StorageError; SourceError where it is the one at *source* that cannot be used.
    """
    await _prepare(source)
    if _place(source) == _place(target):
        raise SourceError("it is the one that is set: set DATABASE_URL to the new one")
    await upgrade(target)
    here, there = connect(source), connect(target)
    try:
        with readable():
            async with here.begin() as old, there.begin() as new:
                await new.run_sync(_refuse_unless_empty)
                for table in TABLES:
                    await _copy(old, new, table)
                    await new.run_sync(_count_on, table)
                before, after = await old.run_sync(_counts), await new.run_sync(_counts)
                if before != after:
                    raise StorageError("not all rows arrived: nothing was kept; is the coach still running?")
                return after
    finally:
        await here.dispose()
        await there.dispose()


async def _prepare(source: str) -> None:
    """Bring the old database up to date, where there is one: SQLite would make what is not there."""
    file = _place(source)
    if isinstance(file, Path) and not file.is_file():
        raise SourceError("there is no such file")
    try:
        await upgrade(source)
    except StorageError as error:
        raise SourceError(str(error)) from None


def _place(url: str) -> Path | str:
    """Return the file a database is in, or its address."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        return url
    in_file = parsed.get_backend_name() == "sqlite" and parsed.database
    return Path(parsed.database or "").resolve() if in_file else parsed.render_as_string()


def _refuse_unless_empty(connection: Connection) -> None:
    if full := [name for name, rows in _counts(connection).items() if rows]:
        raise StorageError(f"the target is not empty: it has rows in {full[0]}")


async def _copy(old: AsyncConnection, new: AsyncConnection, table: Table) -> None:
    """Copy the rows of a table in the order of its key, some at a time."""
    key = tuple(table.primary_key)
    some = select(table).order_by(*key).limit(AT_ONCE)
    rows = (await old.execute(some)).mappings().all()
    while rows:
        await new.execute(insert(table), [dict(row) for row in rows])
        last = [literal(rows[-1][column.name], column.type) for column in key]
        rows = (await old.execute(some.where(tuple_(*key) > tuple_(*last)))).mappings().all()


def _count_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL give out numbers that are not taken; SQLite knows by itself."""
    numbered = [c.name for c in table.primary_key if c.name == "id" and isinstance(c.type, Integer)]
    if numbered and connection.dialect.name == "postgresql":
        last = connection.execute(select(func.max(table.c.id))).scalar() or 0
        name = func.pg_get_serial_sequence(table.name, "id")
        connection.execute(select(func.setval(name, max(last, 1), last > 0)))


def _counts(connection: Connection) -> dict[str, int]:
    queries: Sequence[tuple[str, Any]] = [(t.name, select(func.count()).select_from(t)) for t in TABLES]
    return {name: connection.execute(query).scalar_one() for name, query in queries}
