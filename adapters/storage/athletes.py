"""Loading an athlete, and saving what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    CursorResult,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from adapters.storage.kept import Kept
from adapters.storage.memory import Memory, new_stamp
from adapters.storage.rows import Key, Row, Write, athlete_of, every, rows_of, writes
from adapters.storage.tables import ATHLETES, PLANS, athletes
from core.athlete.athlete import Athlete

# Statements are built once: building one costs more than running it.
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


# Whoever reads an athlete in a turn will write them: until it ends no other process may. SQLite has one writer.
_SEEN_STAMP: Final = select(athletes.c.stamp).where(athletes.c.id == _ID)
_STAMP: Final = _SEEN_STAMP.with_for_update(key_share=True)
_DUE_STAMP: Final = (
    select(athletes.c.stamp)
    .where(athletes.c.id == _ID, athletes.c.next_at <= bindparam("now"))
    .with_for_update(key_share=True, skip_locked=True)
)
_ROOT: Final = select(athletes).where(athletes.c.id == _ID)
_PARTS: Final = tuple((kept, _select(kept)) for kept in every(ATHLETES) if kept is not ATHLETES)


def updates(root: Kept) -> Mapping[Table, Update]:
    """Return the statement that changes one row, for each table below *root*, in the order of what owns what."""
    return {
        kept.table: update(kept.table).where(
            *(kept.table.c[name] == bindparam(f"this_{name}") for name in (*kept.owner, *kept.key))
        )
        for kept in every(root)
    }


_UPDATE: Final = updates(ATHLETES)


def load(connection: Connection, memory: Memory, athlete: int, due: datetime | None = None) -> Athlete | None:
    """Return an athlete as a turn needs them, or None; also None when they are not *due* or another is at it."""
    found = (_DUE_STAMP, {"now": due}) if due else (_STAMP, {})
    stamp = connection.execute(found[0], {"athlete": athlete, **found[1]}).scalar()
    return None if stamp is None else recalled(connection, memory, athlete, stamp)


def looked_at(connection: Connection, memory: Memory, athlete: int) -> Athlete | None:
    """Return an athlete whom nobody will write: turns that hold several people would wait for each other."""
    stamp = connection.execute(_SEEN_STAMP, {"athlete": athlete}).scalar()
    return None if stamp is None else memory.recall(athlete, stamp) or _read(connection, athlete)


def whole(connection: Connection, athlete: int) -> Athlete | None:
    """Return all that is kept of an athlete, however long ago."""
    known = connection.execute(_SEEN_STAMP, {"athlete": athlete}).scalar()
    return None if known is None else _read(connection, athlete, whole=True)


def recalled(connection: Connection, memory: Memory, athlete: int, stamp: int) -> Athlete:
    """Return an athlete whose row bears *stamp*: from memory, or else from the tables."""
    known = memory.recall(athlete, stamp)
    if known is None:
        known = _read(connection, athlete)
        memory.learn(known, stamp)
    return known


def _read(connection: Connection, athlete: int, *, whole: bool = False) -> Athlete:
    """Return what the database has of an athlete.

    What is recent is counted from when they were last heard: a log that is read needs no clock.
    """
    given = {"athlete": athlete}
    root = connection.execute(_ROOT, given).mappings().one()
    rows: dict[str, dict[Key, Row]] = {athletes.name: {(athlete,): dict(root)}}
    for kept, statement in _PARTS:
        if "plan" in kept.owner and not rows[PLANS.table.name]:
            continue
        found = connection.execute(statement, {**given, **_since(kept, None if whole else root["heard_at"])})
        rows[kept.table.name] = _by_key(kept, found)
    return athlete_of(rows)


def _by_key(kept: Kept, found: CursorResult[Any]) -> dict[Key, Row]:
    names = tuple(found.keys())
    rows = (dict(zip(names, row, strict=True)) for row in found)
    return {tuple(row[name] for name in (*kept.owner, *kept.key)): row for row in rows}


def _since(kept: Kept, heard_at: datetime | None) -> dict[str, date]:
    if kept.recent is None:
        return {}
    return {f"{kept.table.name}_since": heard_at.date() - kept.recent if heard_at else date.min}


def create(connection: Connection, memory: Memory) -> Athlete:
    """Make an athlete of whom nothing is known yet."""
    (row,) = rows_of(Athlete(0))[athletes.name].values()
    stamp = new_stamp()
    fresh = {name: value for name, value in row.items() if name != "id"} | {"stamp": stamp}
    athlete = Athlete(connection.execute(insert(athletes).returning(athletes.c.id), fresh).scalar_one())
    memory.learn(athlete, stamp)
    return athlete


@dataclass(frozen=True, slots=True)
class Save:
    """What became of an athlete, and when to remind them next."""

    before: Athlete
    after: Athlete
    next_at: datetime | None


def save(connection: Connection, memory: Memory, saves: Sequence[Save]) -> None:
    """Write what differs between before and after, and nothing else; one *save* for each athlete."""
    roots: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for one in saves:
        differences = list(writes(one.before, one.after))
        write_down(connection, _UPDATE, [write for write in differences if write.table is not athletes])
        stamp = new_stamp()
        own = _own(differences) | {"this_id": one.after.id, "next_at": one.next_at, "stamp": stamp}
        roots.setdefault(tuple(own), []).append(own)
        memory.learn(one.after, stamp, one.before)
    for rows in roots.values():
        connection.execute(_UPDATE[athletes], rows)


def _own(differences: Sequence[Write]) -> dict[str, Any]:
    """Return what changed in the athlete's own row."""
    found = (_changed(write.old, write.new) for write in differences if write.table is athletes)
    return next((changed for changed in found), {})


def write_down(
    connection: Connection, statements: Mapping[Table, Update], differences: Sequence[Write]
) -> None:
    """Do *differences*: rows that went, rows that came (owners first), rows that changed."""
    order = {table: place for place, table in enumerate(statements)}
    for write in differences:
        if write.new is None:
            gone = (write.table.c[name] == value for name, value in write.where.items())
            connection.execute(delete(write.table).where(*gone))
    fresh = sorted((one for one in differences if one.old is None), key=lambda one: order[one.table])
    for table, rows in groupby(fresh, key=lambda one: one.table):
        connection.execute(insert(table), [dict(one.new or {}) for one in rows])
    for write in differences:
        if write.old is not None and write.new is not None:
            where = {f"this_{name}": value for name, value in write.where.items()}
            connection.execute(statements[write.table], {**where, **_changed(write.old, write.new)})


def _changed(old: Row | None, new: Row | None) -> dict[str, Any]:
    return {name: value for name, value in (new or {}).items() if old is None or value != old[name]}
