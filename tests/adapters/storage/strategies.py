"""Athletes of every kind, for property tests: built from the type hints, their collections in order."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from operator import attrgetter
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from adapters.storage.kept import Kept
from adapters.storage.rows import every
from adapters.storage.tables import ATHLETES
from core.athlete.athlete import Athlete

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=4)
NUMBERS = st.floats(min_value=0, max_value=100_000, allow_nan=False)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy adds it

SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(0, 9),
    float: NUMBERS,
    bool: st.booleans(),
    date: DAYS,
    time: st.times(),
    datetime: MOMENTS,
    type(None): st.none(),
}


KEPT = {kept.of: kept for kept in every(ATHLETES)}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for a type hint of the core."""
    if hint in SIMPLE:
        return SIMPLE[hint]
    if get_origin(hint) in {Union, UnionType}:
        return st.one_of(*map(values, get_args(hint)))
    if get_origin(hint) is tuple:
        return _tuples(*get_args(hint))
    if is_dataclass(hint):
        return built(hint)
    assert issubclass(hint, StrEnum)
    return st.sampled_from(list(hint))


def _tuples(first: Any, *rest: Any) -> st.SearchStrategy[Any]:
    if rest != (Ellipsis,):
        return st.tuples(*map(values, (first, *rest)))
    if first in KEPT:
        return _collection(KEPT[first])
    return st.lists(values(first), max_size=2).map(tuple)


def _collection(kept: Kept) -> st.SearchStrategy[Any]:
    """Return tuples in which no two values have the same key, in order."""
    each = st.lists(built(kept.of), max_size=2, unique_by=attrgetter(*kept.key))
    return each.map(lambda some: tuple(sorted(some, key=attrgetter(*kept.order))))


def built(of: Any, **known: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for a dataclass; *known* replaces what its hints say."""
    hints = get_type_hints(of)
    return st.builds(
        of,
        **{one.name: known[one.name] if one.name in known else values(hints[one.name]) for one in fields(of)},
    )


def athletes(number: int = 1) -> st.SearchStrategy[Athlete]:
    """Return athletes whose id is *number*."""
    return built(Athlete, id=st.just(number))
