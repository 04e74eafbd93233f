"""Loading an athlete, and saving what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from adapters.storage.kept import Kept
from adapters.storage.rows import Key, Row, Write, athlete_of, every, rows_of, writes
from adapters.storage.tables import ATHLETES, PLANS, athletes
from core.athlete.athlete import Athlete

_ID: Final[BindParameter[int]] = bindparam("athlete")
_CURRENT_PLAN: Final = (
    select(func.max(PLANS.table.c.number)).where(PLANS.table.c.athlete_id == _ID).scalar_subquery()
)


def _select(kept: Kept) -> Select[Any]:
    """Return the statement that loads one table's part of an athlete: lately, and of the current plan."""
    table = kept.table
    conditions: list[ColumnElement[bool]] = [table.c.athlete_id == _ID]
    if kept.recent:
        conditions.append(_recent(kept))
    if "plan" in kept.owner:
        conditions.append(table.c.plan == _CURRENT_PLAN)
    if kept.newest:
        conditions.append(table.c.number == _CURRENT_PLAN)
    return select(table).where(and_(*conditions))


def _recent(kept: Kept) -> ColumnElement[bool]:
    """Return the condition for what is recent, or has the last number: the next one follows it."""
    table = kept.table
    recent = table.c.on >= bindparam(f"{table.name}_since")
    if "number" not in kept.key:
        return recent
    last = select(func.max(table.c.number)).where(table.c.athlete_id == _ID).scalar_subquery()
    return or_(recent, table.c.number == last)


_ROOT: Final = select(athletes).where(athletes.c.id == _ID)
_PARTS: Final = tuple((kept, _select(kept)) for kept in every(ATHLETES) if kept is not ATHLETES)


async def load(connection: AsyncConnection, athlete: int) -> Athlete | None:
    """Return an athlete as a turn needs them, or None.

    What is recent is counted from when they were last heard: a log that is read needs no clock.
    """
    given = {"athlete": athlete}
    root = (await connection.execute(_ROOT, given)).mappings().one_or_none()
    if root is None:
        return None
    rows: dict[str, dict[Key, Row]] = {athletes.name: {(athlete,): dict(root)}}
    for kept, statement in _PARTS:
        if "plan" in kept.owner and not rows[PLANS.table.name]:
            continue
        found = await connection.execute(statement, {**given, **_since(kept, root["heard_at"])})
        rows[kept.table.name] = {
            tuple(row[c] for c in (*kept.owner, *kept.key)): row for row in found.mappings()
        }
    return athlete_of(rows)


def _since(kept: Kept, heard_at: datetime | None) -> dict[str, date]:
    if kept.recent is None:
        return {}
    return {f"{kept.table.name}_since": heard_at.date() - kept.recent if heard_at else date.min}


async def create(connection: AsyncConnection) -> int:
    """Make an athlete of whom nothing is known yet, and return their id."""
    (row,) = rows_of(Athlete(0))[athletes.name].values()
    fresh = {name: value for name, value in row.items() if name != "id"}
    return int((await connection.execute(insert(athletes).returning(athletes.c.id), fresh)).scalar_one())


async def save(
    connection: AsyncConnection, before: Athlete, after: Athlete, next_at: datetime | None
) -> None:
    """Write what differs between *before* and *after*, and nothing else; and when to remind next."""
    differences = list(writes(before, after))
    for write in differences:
        if write.new is None:
            await connection.execute(delete(write.table).where(*_matches(write)))
    for table, rows in groupby(
        (one for one in _sorted(differences) if one.old is None), key=lambda one: one.table
    ):
        await connection.execute(insert(table), [dict(one.new or {}) for one in rows])
    for write in differences:
        if write.old is not None and write.new is not None:
            changed = _changed(write.old, write.new)
            await connection.execute(update(write.table).where(*_matches(write)).values(changed))
    await connection.execute(update(athletes).where(athletes.c.id == after.id).values(next_at=next_at))


def _sorted(differences: Iterable[Write]) -> list[Write]:
    """Return rows of one table together; owners still before what they own."""
    order = {kept.table: place for place, kept in enumerate(every(ATHLETES))}
    return sorted(differences, key=lambda write: order[write.table])


def _matches(write: Write) -> Iterator[ColumnElement[bool]]:
    return (write.table.c[name] == value for name, value in write.where.items())


def _changed(old: Row, new: Row) -> Mapping[str, Any]:
    return {name: value for name, value in new.items() if value != old[name]}
