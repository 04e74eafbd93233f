"""Runners of every kind, from dice: the profiles of docs/formats.md, covered in full.

Two kinds of dice throw the same people: Python's, the same for the same seed, and Hypothesis', whose
counter-examples shrink. The first of several things is the plainest, and so is the least of a span.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, Protocol, TypeVar

from hypothesis import strategies as st

from tests.proof.second.figures import METRES, race_s

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONDAY = date(2027, 1, 4)
SITES = ("calf", "achilles", "shin", "knee", "hamstring", "foot", "hip", "it_band", "plantar", "back")
GOALS = ("marathon",) * 9 + ("half",) * 3 + ("10k",) * 3 + ("5k",) * 2 + ("mile",) * 2 + (None,)

LEANS = (0, 0, 0, -6, 6, -12, 12)
"""How many points of the index a runner's mile lies above their longer results: most are even, some lean far."""

Profile = dict[str, Any]
T = TypeVar("T")


class Dice(Protocol):
    """What a runner is thrown with."""

    def randint(self, a: int, b: int) -> int:
        """Return a whole number from *a* to *b*."""

    def tenths(self, a: float, b: float) -> float:
        """Return a number from *a* to *b* with one digit."""

    def choice(self, seq: Sequence[T]) -> T:
        """Return one of several, the first the plainest."""

    def sample(self, seq: Sequence[T], k: int) -> list[T]:
        """Return *k* of several, each once."""

    def rarely(self, share: float) -> bool:
        """Return True in a *share* of throws; False is plainer."""


class Thrown(Random):
    """Python's dice."""

    def tenths(self, a: float, b: float) -> float:
        """Return a number from *a* to *b* with one digit."""
        return round(self.uniform(a, b), 1)

    def rarely(self, share: float) -> bool:
        """Return True in a *share* of throws."""
        return self.random() < share


class Drawn:
    """Dice from bytes, two a throw: what Hypothesis draws. When they are all thrown the rest is as plain as can be.

    Bytes are one draw. Of many draws Hypothesis would put one in another's place, five times of six, and throw few
    people many times; bytes it throws evenly, and shrinks each of them.
    """

    BYTES = 200
    SIDES = 256**2

    def __init__(self, thrown: bytes) -> None:
        self.left = iter(zip(thrown[::2], thrown[1::2], strict=True))

    def one_of(self, many: int) -> int:
        """Return a number below *many*; 0 is the plainest."""
        high, low = next(self.left, (0, 0))
        return (256 * high + low) * many // self.SIDES

    def randint(self, a: int, b: int) -> int:
        """Return a whole number from *a* to *b*."""
        return a + self.one_of(b - a + 1)

    def tenths(self, a: float, b: float) -> float:
        """Return a number from *a* to *b* with one digit."""
        return self.randint(round(10 * a), round(10 * b)) / 10

    def choice(self, seq: Sequence[T]) -> T:
        """Return one of several."""
        return seq[self.one_of(len(seq))]

    def sample(self, seq: Sequence[T], k: int) -> list[T]:
        """Return *k* of several, each once."""
        left = list(seq)
        return [left.pop(self.one_of(len(left))) for _ in range(k)]

    def rarely(self, share: float) -> bool:
        """Return True in a *share* of throws."""
        return self.one_of(1000) >= round(1000 * (1 - share))


def persons() -> st.SearchStrategy[Profile]:
    """Return a strategy of runners who ask for a plan."""
    return st.binary(min_size=Drawn.BYTES, max_size=Drawn.BYTES).map(lambda thrown: person(Drawn(thrown)))


def person(dice: Dice) -> Profile:
    """Return a runner who asks for a plan."""
    start = MONDAY + timedelta(days=dice.randint(0, 370))
    race = start + timedelta(days=dice.randint(21, 420))
    weekly = _weekly(dice)
    days = _days(dice)
    said: Profile = {
        "goal": {
            "distance": dice.choice(GOALS),
            "date": None if dice.rarely(0.03) else race.isoformat(),
            "target_time_s": None,
        },
        "start": start.isoformat(),
        "races": _races(dice, start, race),
        "results": _results(dice, start),
        "weekly_km": weekly,
        "longest_run_km": _longest(dice, weekly),
        "days": days,
        "long_run_day": dice.choice([*(days or DAYS), *(days or DAYS), None]),
        "max_minutes": _minutes(dice, days or DAYS),
        "level": dice.choice([None, None, "novice", "intermediate", "advanced"]),
        "age": dice.choice([None, dice.randint(18, 75), dice.randint(14, 95)]),
        "sex": dice.choice([None, "f", "m"]),
        "injuries": _injuries(dice, start),
        "units": dice.choice(["km", "mi"]),
        "volume": dice.choice([*[None] * 8, "less", "more"]),
        "speed": dice.choice([*[None] * 8, "less", "more"]),
    }
    return {key: value for key, value in said.items() if value is not None and value != []}


def _weekly(dice: Dice) -> float | None:
    band = dice.choice(["none", "zero", "low", "low", "mid", "mid", "mid", "high", "high", "huge"])
    spans = {"low": (3, 25), "mid": (25, 60), "high": (60, 100), "huge": (100, 140)}
    return {"none": None, "zero": 0.0}[band] if band not in spans else dice.tenths(*spans[band])


def _longest(dice: Dice, weekly: float | None) -> float | None:
    if not dice.rarely(0.75):
        return None
    if weekly is None:
        return dice.tenths(3, 32)
    return round(min(weekly * dice.randint(15, 70) / 100, 45), 1)


def _days(dice: Dice) -> list[str] | None:
    if not dice.rarely(0.92):
        return None
    how_many = dice.choice([1, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 7, 7])
    return sorted(dice.sample(DAYS, how_many), key=DAYS.index)


def _minutes(dice: Dice, days: list[str] | tuple[str, ...]) -> dict[str, int] | None:
    if not dice.rarely(0.3):
        return None
    return {day: dice.choice([20, 30, 40, 45, 60, 75, 90, 120]) for day in days if dice.rarely(0.5)}


def _races(dice: Dice, start: date, goal: date) -> list[Profile]:
    if not dice.rarely(0.3):
        return []
    return [
        {
            "distance": dice.choice(["mile", "5k", "10k", "half"]),
            "date": (start + timedelta(days=dice.randint(3, (goal - start).days))).isoformat(),
            "priority": dice.choice(["B", "C"]),
        }
        for _ in range(dice.choice([1, 1, 2, 3]))
    ]


def _results(dice: Dice, start: date) -> list[Profile]:
    """Return none to three results around one index; of a runner who leans the mile lies far above or below it."""
    index, lean = dice.tenths(25, 75), dice.choice(LEANS)
    if lean and 20 <= index + lean <= 80:
        longer = dice.choice(["5k", "10k", "half", "marathon"])
        return [_result(dice, start, "mile", index + lean), _result(dice, start, longer, index)]
    distances = [dice.choice([*METRES, 3000]) for _ in range(dice.choice([0, 1, 1, 1, 2]))]
    return [_result(dice, start, one, index + dice.tenths(-2, 2)) for one in distances]


def _result(dice: Dice, start: date, distance: str | int, index: float) -> Profile:
    return {
        "distance": distance,
        "time_s": round(race_s(METRES.get(str(distance), 3000.0), index)),
        "date": (start - timedelta(days=dice.randint(1, 220))).isoformat(),
        "kind": dice.choice(["race", "time_trial"]),
    }


def _injuries(dice: Dice, start: date) -> list[Profile]:
    if not dice.rarely(0.25):
        return []
    day = (start - timedelta(days=dice.randint(3, 500))).isoformat()
    return [
        {
            "site": dice.choice(SITES),
            "side": dice.choice(["left", "right", None]),
            "open": dice.rarely(0.3),
            "date": dice.choice([day, None]),
        }
    ]


def people(seed: int, how_many: int) -> Iterator[Profile]:
    """Yield *how_many* runners, the same for the same seed."""
    for number in range(how_many):
        yield person(Thrown(f"{seed}/{number}"))


def smallest(said: Profile, still: Callable[[Profile], bool]) -> Profile:
    """Return the plainest profile like *said* for which *still* holds, one key after another made plainer."""
    shrunk = True
    while shrunk:
        shrunk = False
        for plainer in _plainer(said):
            if still(plainer):
                said, shrunk = plainer, True
                break
    return said


def _plainer(said: Profile) -> Iterator[Profile]:
    """Yield plainer runners: a key less, an element less, a Monday, whole numbers."""
    for key in said:
        if key not in {"goal", "start"}:
            yield {other: value for other, value in said.items() if other != key}
        value = said[key]
        if isinstance(value, list) and len(value) > 1:
            yield from (said | {key: value[:at] + value[at + 1 :]} for at in range(len(value)))
        if isinstance(value, float) and value != round(value):
            yield said | {key: float(round(value))}
    limits = said.get("max_minutes", {})
    yield from (said | {"max_minutes": {d: m for d, m in limits.items() if d != day}} for day in limits)
    start = date.fromisoformat(said["start"])
    if start.weekday():
        yield said | {"start": (start - timedelta(days=start.weekday())).isoformat()}
