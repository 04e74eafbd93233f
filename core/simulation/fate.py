"""Fate: everything that chance decides for a twin, thrown once and the same in every arm (common random numbers).

Each day has its own throws, so that a run left out in one arm does not shift what happens on later days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from core.simulation.dice import normals, seed, uniforms
from core.simulation.twin import Twin

SITES: Final = (
    *("knee",) * 7,
    *("achilles", "calf", "shin") * 3,
    *("foot", "plantar", "it_band", "hamstring") * 2,
    *("hip", "groin", "ankle"),
)
"""Where it hurts, as often as in runners (Kakouris 2021: knee first, then ankle and lower leg)."""
SORE_SITES: Final = ("calf", "quad", "hamstring", "glute", "legs")
SHORT_NIGHTS_H: Final = 7.0
LAG: Final = 14
WEEK: Final = 7
DEBT: Final = 0.8
"""Standard deviation of a night's sleep, in hours (assumed)."""
STREAK: Final = 0.6
"""How much of a night's deviation the next one keeps (assumed): bad weeks come in a piece."""


@dataclass(frozen=True, slots=True)
class Throw:
    """What chance has ready for a day: even numbers from 0 to 1, or normal ones around 0 (*length*, *legs* …)."""

    runs: float
    hurts: float
    answers: float
    tells: float
    agrees: float
    ill: float
    ill_for: float
    ramp: float
    shows: float
    heals: float
    twinge: float
    length: float
    legs: float
    effort: float
    pain: float
    out: float
    site: str
    side: str
    spot: str | None
    """Where the legs are sore, if it is one place."""
    slept_h: float
    short: bool
    """Whether the week that ended 14 days ago was short of sleep."""


def fate(run: int, runner: Twin, days: int) -> tuple[Throw, ...]:
    """Return what chance has ready for each day of a season."""
    path = seed(run, runner.number, 2)
    even, bell = uniforms(seed(path, 0)), normals(seed(path, 1))
    nights = tuple(islice(_nights(runner, normals(seed(path, 2))), days + LAG + WEEK))
    return tuple(_throw(nights[day : day + LAG + WEEK], even, bell) for day in range(days))


def _nights(runner: Twin, bell: Iterator[float]) -> Iterator[float]:
    off = 0.0
    while True:
        off = STREAK * off + DEBT * next(bell) * (1 - STREAK**2) ** 0.5
        yield runner.nights + off


def _throw(nights: tuple[float, ...], even: Iterator[float], bell: Iterator[float]) -> Throw:
    site, side, spot = islice(even, 3)
    return Throw(
        runs=next(even),
        hurts=next(even),
        answers=next(even),
        tells=next(even),
        agrees=next(even),
        ill=next(even),
        ill_for=next(even),
        ramp=next(even),
        shows=next(even),
        heals=next(even),
        twinge=next(even),
        length=next(bell),
        legs=next(bell),
        effort=next(bell),
        pain=next(bell),
        out=next(bell),
        site=SITES[int(len(SITES) * site)],
        side="left" if side < 0.5 else "right",  # noqa: PLR2004 - one of two
        spot=SORE_SITES[int(len(SORE_SITES) * spot / ONE_SPOT)] if spot < ONE_SPOT else None,
        slept_h=nights[-1],
        short=sum(nights[:WEEK]) < WEEK * SHORT_NIGHTS_H,
    )


ONE_SPOT: Final = 0.4
"""Part of the mornings on which sore legs are sore in one place (assumed)."""
