"""Days without a run, and what the time-off table gives back after them: where limits begin again (science 4.7).

After a month off there is no longest run of the last 30 days a tenth could be added to. What is measured from then is
what was run before the break, in the parts that the table gives back for as long as the way back takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Final, TypeAlias

from core.training.comeback import Stage, stages
from core.training.fitness.time_off import FREE_DAYS

BEFORE: Final = timedelta(days=56)
"""What was run so lately before a break says what comes back after it: one break may follow another."""
REST_FIRST: Final = 2
"""Days of rest that may lie between the end of a break and its first run: they belong to the way back."""
HALF_HOUR_S: Final = 1800.0
"""On a way back a run of half an hour is no jump, whatever came before (return-to-running consensus)."""

Rows: TypeAlias = "Sequence[tuple[date, float, float]]"
"""(day, metres, metres of training), in order."""


@dataclass(frozen=True, slots=True)
class Back:
    """A way back: the last run before it, its first, its stages, the longest run and week of the eight before it."""

    last: date
    first: date
    way: tuple[Stage, ...]
    longest_m: float
    week_m: float

    def holds(self, on: date) -> bool:
        """Return whether a day lies on it."""
        return self.first <= on < self.end

    @property
    def end(self) -> date:
        """The day after it."""
        return self.first + timedelta(days=sum(stage.days for stage in self.way))

    def share(self, on: date) -> float:
        """Return which part of what was run before the break a day may hold."""
        ends = accumulate(stage.days for stage in self.way)
        gone = (on - self.first).days + REST_FIRST
        return next(
            (s.share for s, end in zip(self.way, ends, strict=True) if gone < end), self.way[-1].share
        )


def backs(rows: Rows, weeks: Sequence[tuple[date, float]], told_m: float) -> Iterator[Back]:
    """Yield every way back in *rows*; *told_m* is the week of a runner before the first of them."""
    last: date | None = None
    for on, metres, _ in rows:
        if not metres:
            continue
        off = (on - last).days - 1 if last else 0
        if last and off > FREE_DAYS:
            yield Back(last, on, stages(off), _longest(rows, last), _week(weeks, last, told_m))
        last = on


def _longest(rows: Rows, last: date) -> float:
    return max((metres for on, _, metres in rows if last - BEFORE <= on <= last), default=0.0)


def _week(weeks: Sequence[tuple[date, float]], last: date, told_m: float) -> float:
    lately = [metres for monday, metres in weeks if last - BEFORE <= monday <= last]
    return max((*lately, told_m) if not weeks or last - BEFORE < weeks[0][0] else lately, default=told_m)
