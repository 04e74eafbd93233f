"""How the parts of an athlete are kept: in which table, under which key, inside which row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta
from typing import get_type_hints

from sqlalchemy import Column, ForeignKeyConstraint, Integer, MetaData, PrimaryKeyConstraint, Table
from sqlalchemy.schema import SchemaItem

from adapters.storage.columns import columns, optional


@dataclass(frozen=True, slots=True)
class Inside:
    """A value kept in its owner's row, its columns named with a prefix.

    One that may be missing is missing when the column of its first field is empty.
    """

    of: type
    prefix: str
    may_lack: bool
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """How values of one type are kept as rows of one table."""

    of: type
    table: Table
    owner: tuple[str, ...]
    """The columns that name the owner, in the order of the owner's own key."""
    key: tuple[str, ...]
    """The fields that tell a value from the others of the same owner."""
    order: tuple[str, ...]
    """The columns a collection is sorted by."""
    names: tuple[str, ...]
    """The fields that are columns of their own."""
    inside: Mapping[str, Inside]
    """Fields whose values are kept in the same row."""
    parts: Mapping[str, Kept]
    """Fields whose values are kept in a table of their own."""
    recent: timedelta | None = None
    """Loaded as far back as this before the athlete was last heard; None: all of them."""
    newest: bool = False
    """The owner has one at a time, that with the highest number; earlier ones stay as history."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table cannot learn from the type hints."""

    owner: Mapping[str, str] = field(default_factory=dict)
    """Owner column → the column it refers to."""
    order: tuple[str, ...] = ()
    inside: Mapping[str, str] = field(default_factory=dict)
    """Field → prefix of its columns."""
    parts: Mapping[str, Kept] = field(default_factory=dict)
    recent: timedelta | None = None
    newest: bool = False
    late: Mapping[str, str] = field(default_factory=dict)
    """Columns the release before does not know → what its processes are taken to put there."""
    more: tuple[SchemaItem, ...] = ()
    """Columns and constraints the core does not know of."""


def keep(of: type, name: str, key: tuple[str, ...], metadata: MetaData, shape: Shape) -> Kept:
    """Describe how *of* is kept, and make its table in *metadata*."""
    inside = _insides(of, shape.inside)
    elsewhere = frozenset({*inside, *shape.parts})
    table = Table(
        name,
        metadata,
        *(Column(column, Integer, nullable=False) for column in shape.owner),
        *columns(of, elsewhere, late=shape.late),
        *(
            c
            for one in inside.values()
            for c in columns(one.of, frozenset(), one.prefix, nullable=one.may_lack, late=shape.late)
        ),
        *shape.more,
        *_constraints(shape.owner, key),
        sqlite_autoincrement=not shape.owner,  # the id of a forgotten athlete is never given out again
    )
    return Kept(
        of=of,
        table=table,
        owner=tuple(shape.owner),
        key=key,
        order=shape.order or key,
        names=tuple(one.name for one in fields(of) if one.name not in elsewhere),
        inside=inside,
        parts=shape.parts,
        recent=shape.recent,
        newest=shape.newest,
    )


def _insides(of: type, prefixes: Mapping[str, str]) -> dict[str, Inside]:
    hints = get_type_hints(of)
    found = {}
    for name, prefix in prefixes.items():
        bare, may_lack = optional(hints[name])
        found[name] = Inside(bare, prefix, may_lack, tuple(one.name for one in fields(bare)))
    return found


def _constraints(
    owner: Mapping[str, str], key: tuple[str, ...]
) -> list[PrimaryKeyConstraint | ForeignKeyConstraint]:
    """Return the primary key, and the tie to the owner: what an owner has goes with it."""
    primary = PrimaryKeyConstraint(*owner, *key)
    if not owner:
        return [primary]
    return [primary, ForeignKeyConstraint([*owner], [*owner.values()], ondelete="CASCADE")]
