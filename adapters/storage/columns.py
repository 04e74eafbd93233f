"""From the fields of a value to columns: the type hint decides, so a field is described once, in the core."""

# ruff: noqa: ARG002 - SQLAlchemy passes the dialect
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime, time
from enum import StrEnum
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, TypeGuard, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter
from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, DateTime, Dialect, Float, Integer, Text, Time
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

Many = BigInteger().with_variant(Integer(), "sqlite")
"""The type of a number that grows with every message: a 32-bit one is used up by a large club in months."""


class seconds_now(FunctionElement[float]):  # noqa: N801 - it is called like a function of the database
    """The database's own clock when a statement begins, in Unix seconds: the one clock all processes share.

    It stands still within a statement, so that an index can be searched by it.
    """

    type = Float()
    inherit_cache = True


@compiles(seconds_now, "sqlite")
def _sqlite(_element: seconds_now, _compiler: SQLCompiler, **_: object) -> str:
    return "((julianday('now') - 2440587.5) * 86400.0)"


@compiles(seconds_now, "postgresql")
def _postgresql(_element: seconds_now, _compiler: SQLCompiler, **_: object) -> str:
    return "extract(epoch FROM statement_timestamp())::float8"


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept and given back in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times: nobody knows when they are."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back that SQLite does not keep."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


class Word(TypeDecorator[StrEnum]):
    """A member of an enumeration, kept as its value: a new member needs no migration."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        """Keep members of *words*."""
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """Keep the value."""
        return value and str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Give the member back."""
        return None if value is None else self.words(value)


class Plain(TypeDecorator[Any]):
    """A structured value (steps, answers, small tuples) kept as JSON, which the engine passes on as text."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, hint: Any) -> None:  # noqa: ANN401 - any type pydantic can read
        """Keep values of the type *hint*."""
        super().__init__()
        self.hint = hint
        self._adapter: TypeAdapter[Any] = TypeAdapter(hint)

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ANN401 - see above
        """Keep JSON."""
        # No warnings: a whole number where a float may stand is fine, and a warning would quote it.
        return None if value is None else self._adapter.dump_json(value, warnings=False).decode()

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ANN401 - see above
        """Give the value back."""
        return None if value is None else self._adapter.validate_json(value)


_SIMPLE: Final[dict[Any, TypeEngine[Any]]] = {
    str: Text(),
    int: Integer(),
    float: Float(),
    bool: Boolean(),
    date: Date(),
    time: Time(),
    datetime: Moment(),
}


def optional(hint: Any) -> tuple[Any, bool]:  # noqa: ANN401 - a type hint
    """Return a hint without its None, and whether it had one."""
    if get_origin(hint) not in {Union, UnionType} or NoneType not in get_args(hint):
        return hint, False
    (bare,) = (one for one in get_args(hint) if one is not NoneType)
    return bare, True


def column_type(hint: Any) -> TypeEngine[Any]:  # noqa: ANN401 - a type hint
    """Return the column type for a bare type hint."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    return Word(hint) if _is_words(hint) else Plain(hint)


def _is_words(hint: Any) -> TypeGuard[type[StrEnum]]:  # noqa: ANN401 - a type hint
    return isinstance(hint, type) and issubclass(hint, StrEnum)


NONE_LATE: Final[Mapping[str, str]] = MappingProxyType({})


def columns(
    of: type,
    without: frozenset[str],
    prefix: str = "",
    *,
    nullable: bool = False,
    late: Mapping[str, str] = NONE_LATE,
) -> Iterator[Column[Any]]:
    """Yield a column for each field of *of*, save those named in *without*; *late* ones with what stands there untold."""
    hints = get_type_hints(of)
    for field in fields(of):
        if field.name not in without:
            bare, may_lack = optional(hints[field.name])
            name = prefix + field.name
            yield Column(
                name, column_type(bare), nullable=nullable or may_lack, server_default=late.get(name)
            )
