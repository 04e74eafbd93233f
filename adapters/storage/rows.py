"""Between an athlete and rows: pure, driven by the descriptions in `tables`.

`writes` is the difference of two athletes, row by row. A collection that is the very same object in both is
skipped unseen, so logging a run never looks at the plan.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Table

from adapters.storage.kept import Inside, Kept
from adapters.storage.tables import ATHLETES
from core.athlete.athlete import Athlete

Key: TypeAlias = tuple[Any, ...]
Row: TypeAlias = Mapping[str, Any]
Rows: TypeAlias = Mapping[str, Mapping[Key, Row]]
"""Table name → primary key → row."""


@dataclass(frozen=True, slots=True)
class Write:
    """A row that is new (no *old*), other than it was, or gone (no *new*: all rows that match *where*)."""

    table: Table
    where: Row
    old: Row | None
    new: Row | None


def rows_of(athlete: Athlete) -> Rows:
    """Return every row that makes up an athlete."""
    rows: dict[str, dict[Key, Row]] = defaultdict(dict)
    for write in writes(None, athlete):
        if write.new is not None:
            rows[write.table.name][tuple(write.where.values())] = write.new
    return dict(rows)


def athlete_of(rows: Rows) -> Athlete:
    """Return the athlete that rows make up. Raises ValueError unless they hold exactly one."""
    athlete = value_of(ATHLETES, rows)
    assert isinstance(athlete, Athlete)  # noqa: S101 - the root keeps athletes
    return athlete


def value_of(root: Kept, rows: Rows) -> Any:  # noqa: ANN401 - the type *root* keeps
    """Return the one value that rows make up. Raises ValueError unless they hold exactly one."""
    by_owner = {part.table.name: _by_owner(part, rows.get(part.table.name, {})) for part in every(root)}
    (value,) = _values(root, (), by_owner)
    return value


def every(kept: Kept) -> Iterator[Kept]:
    """Yield a description and all it contains, owners first."""
    yield kept
    for part in kept.parts.values():
        yield from every(part)


def writes(before: Athlete | None, after: Athlete) -> Iterator[Write]:
    """Yield what turns the rows of *before* into those of *after*; an owner comes before what it owns."""
    yield from writes_of(ATHLETES, before, after)


def writes_of(root: Kept, before: Any, after: Any) -> Iterator[Write]:  # noqa: ANN401 - the type *root* keeps
    """Yield what turns the rows of *before* (or none) into those of *after*."""
    yield from _writes(root, {}, before, after)


def _writes(kept: Kept, owner: Row, before: Any, after: Any) -> Iterator[Write]:  # noqa: ANN401 - any kept type
    if before is after:
        return
    old = None if before is None else _row(kept, owner, before)
    new = _row(kept, owner, after)
    where = _where(kept, new)
    if old != new:
        yield Write(kept.table, where, old, new)
    for name, part in kept.parts.items():
        had, has = getattr(before, name, None), getattr(after, name)
        if had is not has:
            yield from _part_writes(part, dict(zip(part.owner, where.values(), strict=True)), had, has)


def _part_writes(part: Kept, owner: Row, had: Any, has: Any) -> Iterator[Write]:  # noqa: ANN401 - any kept type
    before, after = _by_key(part, had), _by_key(part, has)
    for key, value in before.items():
        if key not in after and not (part.newest and after and key < max(after)):
            row = _row(part, owner, value)
            yield Write(part.table, owner if part.newest and not after else _where(part, row), row, None)
    for key, value in after.items():
        yield from _writes(part, owner, before.get(key), value)


def _by_key(part: Kept, values: Any) -> dict[Key, Any]:  # noqa: ANN401 - one, several or none of a kept type
    each = values if isinstance(values, tuple) else () if values is None else (values,)
    return {tuple(getattr(value, name) for name in part.key): value for value in each}


def _row(kept: Kept, owner: Row, value: Any) -> Row:  # noqa: ANN401 - any kept type
    row = {**owner, **{name: getattr(value, name) for name in kept.names}}
    for field, inside in kept.inside.items():
        held = getattr(value, field)
        row |= {inside.prefix + name: None if held is None else getattr(held, name) for name in inside.names}
    return row


def _where(kept: Kept, row: Row) -> Row:
    return {name: row[name] for name in (*kept.owner, *kept.key)}


def _by_owner(kept: Kept, rows: Mapping[Key, Row]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in sorted(rows.values(), key=lambda row: tuple(row[name] for name in kept.order)):
        found[tuple(row[name] for name in kept.owner)].append(row)
    return found


def _values(kept: Kept, owner: Key, by_owner: Mapping[str, Mapping[Key, Sequence[Row]]]) -> tuple[Any, ...]:
    return tuple(_value(kept, row, by_owner) for row in by_owner[kept.table.name].get(owner, ()))


def _value(kept: Kept, row: Row, by_owner: Mapping[str, Mapping[Key, Sequence[Row]]]) -> Any:  # noqa: ANN401 - any kept type
    fields = {name: row[name] for name in kept.names}
    fields |= {name: _inside(inside, row) for name, inside in kept.inside.items()}
    key = tuple(_where(kept, row).values())
    for name, part in kept.parts.items():
        values = _values(part, key, by_owner)
        fields[name] = (values[-1] if values else None) if part.newest else values
    return kept.of(**fields)


def _inside(inside: Inside, row: Row) -> Any:  # noqa: ANN401 - any type kept inside a row
    if inside.may_lack and row[inside.prefix + inside.names[0]] is None:
        return None
    return inside.of(**{name: row[inside.prefix + name] for name in inside.names})
