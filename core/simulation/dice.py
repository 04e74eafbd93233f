"""Dice that are a value: the same seed and path give the same throws, on any machine, in any order.

Numbers come from splitmix64 (Steele, Lea & Flood 2014), counted from a seed, so that no state is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from math import cos, log, pi, sqrt
from typing import Final

GOLDEN: Final = 0x9E3779B97F4A7C15
MASK: Final = 0xFFFFFFFFFFFFFFFF
LARGEST: Final = 2.0**53


def mixed(number: int) -> int:
    """Return *number* with its 64 bits mixed."""
    number = ((number ^ (number >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    number = ((number ^ (number >> 27)) * 0x94D049BB133111EB) & MASK
    return number ^ (number >> 31)


def seed(*path: int) -> int:
    """Return the seed that belongs to a path of numbers: of a run, a twin in it, a purpose."""
    found = 0
    for step in path:
        found = mixed((found + GOLDEN * (step + 1)) & MASK)
    return found


def uniforms(start: int) -> Iterator[float]:
    """Yield numbers from above 0 to below 1, evenly spread."""
    return (((mixed((start + GOLDEN * n) & MASK) >> 11) + 0.5) / LARGEST for n in count(1))


def normals(start: int) -> Iterator[float]:
    """Yield numbers around 0 with a standard deviation of 1 (Box & Muller 1958)."""
    even = uniforms(start)
    while True:
        far, turn = sqrt(-2.0 * log(next(even))), 2.0 * pi * next(even)
        yield far * cos(turn)


def whole(start: int, below: int) -> Iterator[int]:
    """Yield whole numbers from 0 to below *below*."""
    return (int(one * below) for one in uniforms(start))
