"""Limits of the days around a race on the way, by the tables the planner lays them out with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from core.training.limits.check import Finding, Limit, figures, over
from core.training.limits.ledger import Ledger
from core.training.limits.volume import LONG
from core.training.on_the_way import cap_m, hard_may_be, long_may_be
from core.voice.text import t


def beside_races(book: Ledger) -> Iterator[Finding]:
    """Around a race on the way no run is long or hard; the day before one in earnest and the first after it are short."""
    races, apart = book.races, book.known.age.apart
    for day in book.days if races else ():
        if day.race or not day.run_m:
            continue
        most = cap_m(races, day.on)
        if over(day.run_m, most):
            yield (day.on,), figures(day.run_m, most)
        if day.workout.type in LONG and not long_may_be(races, day.on):
            yield (day.on,), f"{day.workout.type} beside a race"
        if day.hard and not hard_may_be(races, day.on, apart):
            yield (day.on,), f"{day.workout.type} beside a race"


RACES: Final = (
    Limit(
        "races",
        t(
            "Around a race on the way: no long run, nothing hard, and only a short run the day before one in earnest."
        ),
        "Coaches' practice",
        beside_races,
    ),
)
