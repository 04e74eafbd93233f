"""What a limit is, and what it says when it is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from core.training.limits.ledger import Ledger, LedgerWeek
from core.voice.text import Text


@dataclass(frozen=True, slots=True)
class Broken:
    """A limit that does not hold: which, where, and the figures ("found", "most")."""

    id: str
    on: date | None
    detail: str
    days: tuple[date, ...] = ()
    """Every day that takes part in it."""


Finding: TypeAlias = "tuple[tuple[date, ...], str]"
"""The days a limit is broken on, the last of them first to blame, and the figures."""

Check: TypeAlias = Callable[[Ledger], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit: its id (of the rules' table), what it says, its source, and how it is checked on a plan."""

    id: str
    text: Text
    source: str
    check: Check
    hard: bool = True
    """Nothing that breaks it is ever written; a soft one is aimed at."""


@dataclass(frozen=True, slots=True)
class Law:
    """A limit that no plan alone can break: what it says, its source, and the room that keeps it."""

    id: str
    text: Text
    source: str
    room: str
    """The module that keeps it; "" for one that is not applied, as its text says."""


def week_days(week: LedgerWeek) -> tuple[date, ...]:
    """Return the dates of a week."""
    return tuple(day.on for day in week.days)


def over(found: float, most: float) -> bool:
    """Return whether *found* passes *most* by more than rounding (a metre, or a second)."""
    return found > most + 1.0


def figures(found: float, most: float) -> str:
    """Return the figures of a broken limit."""
    return f"{found:.0f} > {most:.0f}"


def between(first: date, last: date) -> Iterator[date]:
    """Yield the dates from *first* to *last*."""
    yield from (first + timedelta(days=n) for n in range((last - first).days + 1))
