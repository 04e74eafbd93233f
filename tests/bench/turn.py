"""A turn of the core in process: python -m tests.bench.turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from core.athlete.athlete import Athlete
from core.athlete.log import Pain
from core.recommender.recommend import recommend
from tests.core.recommender import healthy
from tests.transcripts import stage as played
from tests.transcripts.stage import begin, inputs, play_on

TRANSCRIPTS = sorted((Path(__file__).parents[1] / "transcripts").glob("[0-9s]*.txt"))


@dataclass(frozen=True)
class Spread:
    """What calls took, in milliseconds."""

    middle: float
    slow: float
    """The 99th percentile."""
    calls: int


def turns() -> Spread:
    """Return what each word, tap and reminder of all golden transcripts costs the core, once it is warm."""
    for _ in _timed():
        pass
    return _spread(list(_timed()))


def _timed() -> Iterator[float]:
    """Play every transcript, and yield the milliseconds of each turn."""
    took: list[float] = []
    doors = {name: getattr(played, name) for name in ("hear", "remind")}
    try:
        for name, door in doors.items():
            setattr(played, name, _watched(door, took))
        for text in (path.read_text("utf-8") for path in TRANSCRIPTS):
            scene = begin(text)
            for line in inputs(text):
                play_on(scene, line)
    finally:
        for name, door in doors.items():
            setattr(played, name, door)
    yield from took


def _watched(door: Callable[..., Any], took: list[float]) -> Callable[..., Any]:
    def timed(*args: Any) -> Any:
        start = perf_counter()
        turn = door(*args)
        took.append((perf_counter() - start) * 1000)
        return turn

    return timed


def recommendations() -> Spread:
    """Return what the decision of a day takes with a season of history: mornings, runs, changes, a pain."""
    took = []
    for athlete, on in seasoned():
        begun = perf_counter()
        recommend(athlete, on)
        took.append((perf_counter() - begun) * 1000)
    return _spread(took)


def seasoned() -> Iterator[tuple[Athlete, date]]:
    """Yield a runner on every day of the last half of a season in which all that was recommended was done."""
    for seed in range(3):
        for athlete, on in healthy.days(seed):
            if len(athlete.checkins) > HALF_A_SEASON:
                pain = Pain(1, "calf", "left", 2.0, on, on)
                yield athlete, on
                yield replace(athlete, pains=(pain,)), on


HALF_A_SEASON = 45


def _spread(took: list[float]) -> Spread:
    return Spread(median(took), quantiles(took, n=100)[98], len(took))


if __name__ == "__main__":
    print(turns())
