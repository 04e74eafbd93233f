"""A turn of the core in process: python -m tests.bench.turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

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


def _spread(took: list[float]) -> Spread:
    return Spread(median(took), quantiles(took, n=100)[98], len(took))


if __name__ == "__main__":
    print(turns())
