"""One session out of many plans: the shape that most have this week, on the day that suits most of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.clubs.club import HILLS, Club, Session, Wish
from core.clubs.session import USUAL_AT
from core.voice.text import Text, t

FEWEST: Final = 2
"""Fewer plans than this are one person's, and nobody's business."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a club runs together when its members have one of *types* planned."""

    name: Text
    types: frozenset[str]
    reps: int
    each_m: float | None = None
    each_s: float | None = None
    rest_s: float = 120.0
    key: str = ""
    """The type of workout where pieces alone do not tell it."""


SHAPES: Final = (
    Shape(t("mile repetitions"), frozenset({"repetitions", "strides"}), 8, each_m=400.0),
    Shape(t("intervals"), frozenset({"intervals", "fartlek"}), 5, each_m=1000.0),
    Shape(t("a tempo run"), frozenset({"tempo", "cruise_intervals"}), 4, each_s=360.0, rest_s=60.0),
    Shape(t("hills"), frozenset({"hill_reps", "hill_sprints"}), 8, each_s=60.0, key=HILLS),
)
"""Ways to run together; the first wins a tie."""


@dataclass(frozen=True, slots=True)
class Match:
    """A session that those in *who* have something like in their own plans; of them a channel is told how many."""

    shape: Shape
    session: Session
    who: tuple[int, ...]


def match(club: Club, wishes: Sequence[Wish], today: date) -> Match | None:
    """Return the session that most have in their plans, on a day of the club's if it has any; None when too few do."""
    asked = {shape: [one for one in wishes if one.shape in shape.types] for shape in SHAPES}
    who = {
        shape: sorted({one.athlete for one in asked[shape]}) for shape in SHAPES
    }  # two of one plan are one person's
    shape = max(SHAPES, key=lambda one: len(who[one]))
    if len(who[shape]) < FEWEST:
        return None
    days = Counter(one.on for one in wishes if _suits(club, one.on))
    days = days or Counter(one.on for one in asked[shape])
    on = min(days, key=lambda day: (-days[day], day))
    at = club.sessions[-1].at if club.sessions else USUAL_AT
    made = Session(
        club.posted + 1, on, at, shape.reps, shape.each_m, shape.each_s, shape.rest_s, shape=shape.key
    )
    return Match(shape, made, tuple(who[shape])) if on > today else None


def _suits(club: Club, on: date) -> bool:
    return on.weekday() in club.session_days
