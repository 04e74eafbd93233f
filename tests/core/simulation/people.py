"""Twins for the tests, and seasons that are put together by hand."""

from __future__ import annotations

from functools import cache

from core.athlete.log import Why
from core.simulation.arms import Felt, Spot, Static
from core.simulation.lives import Life, life
from core.simulation.session import OFF, Session
from core.training.plan import Plan

RUN = 3
EASY = Session(9_000.0, 55.0)
LONG = Session(15_000.0, 95.0)
FOUR_A_WEEK = (OFF, EASY, OFF, EASY, EASY, OFF, LONG)


@cache
def lives(count: int = 60, weeks: int = 24) -> tuple[Life, ...]:
    """Return the first twins of a run who have a plan."""
    found = (life(RUN, number, weeks) for number in range(count))
    return tuple(one for one in found if one)


def steady(weeks: int) -> tuple[Session, ...]:
    """Return the same four easy runs, week after week."""
    return FOUR_A_WEEK * weeks


class Watched(Static):
    """The static plan, with a note of everything the arm is told."""

    __slots__ = ("heard",)

    def __init__(self, base: tuple[Session, ...], plan: Plan) -> None:
        super().__init__(base, plan)
        self.heard: list[tuple[str, int]] = []

    def morning(self, day: int, felt: Felt) -> None:
        self.heard.append(("morning", day))

    def evening(self, day: int, done: Session, felt: Felt) -> None:
        self.heard.append(("evening", day))

    def out(self, day: int, why: Why, spot: Spot | None = None) -> None:
        self.heard.append((f"out: {why}", day))

    def back(self, day: int, why: Why, days: int) -> None:
        self.heard.append((f"back: {why}", day))
