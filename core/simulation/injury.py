"""How an injury comes about: its chance at each session, the days in which it can still be averted, the days it costs."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, log
from typing import Final

from core.simulation.fate import Throw
from core.simulation.parameters import Parameters
from core.simulation.twin import Twin, between

WORST: Final = 7.0
"""Pain, 0-10, on the day an injury stops a runner; it begins at 1."""
SPIKE: Final = 1.1
SOON: Final = 42
MUCH: Final = 0.5


@dataclass(slots=True)
class Making:
    """An injury in the making. *meant* and *done* are doses since it began: as the plan had it, and as it was run."""

    began: int
    days: int
    visible: bool
    throw: Throw
    meant: float = 0.0
    done: float = 0.0

    def pain(self, day: int) -> float:
        """Return the pain of a day, whether it shows or not."""
        return 1 + (WORST - 1) * (day - self.began) / self.days

    def ends(self, day: int) -> bool:
        """Return whether it is decided on this day."""
        return day - self.began >= self.days

    def averted(self, world: Parameters) -> bool:
        """Return whether running less since it began has averted it."""
        spared = 1 - min(self.done / self.meant, 1.0) if self.meant else 1.0
        return self.throw.heals < world.averted * spared


def making(day: int, throw: Throw, world: Parameters) -> Making:
    """Return the injury that begins on *day*."""
    return Making(day, _days(world.ramp, throw.ramp), throw.shows < world.visible, throw)


def out_for(throw: Throw, runner: Twin, world: Parameters) -> int:
    """Return the days an injury costs."""
    median = world.out_novice if runner.novice else world.out
    return max(round(exp(log(median) + world.out_spread * throw.out)), 2)


def ill_for(throw: Throw, world: Parameters) -> int:
    """Return the days of the illness that begins, 0 for none."""
    return _days(world.ill, throw.ill_for) if throw.ill < world.ill_a_week / 7 else 0


def _days(span: tuple[int, int], part: float) -> int:
    return int(between((span[0], span[1] + 1), part))


@dataclass(frozen=True, slots=True)
class Strain:
    """What a session's chance of an injury depends on: its part of the longest run of 30 days, what came before."""

    part: float
    stepped: bool
    short_sleep: bool
    soon: bool = False
    """Whether it is long, so soon after an injury."""

    @property
    def spike(self) -> bool:
        """Whether it is more than a tenth longer than that."""
        return self.part > SPIKE


def part_of(metres: float, longest: float) -> float:
    """Return a run as a part of the longest of the 30 days before it; after a month without any it is beyond all."""
    return metres / longest if longest else inf


def chance(strain: Strain, runner: Twin, world: Parameters) -> float:
    """Return the chance that an injury begins in a session (science §7)."""
    ratio = next(ratio for most, ratio in world.spikes if strain.part <= most)
    ratio *= world.step if strain.stepped else 1.0
    ratio *= world.short_sleep if strain.short_sleep else 1.0
    ratio *= world.relapse if strain.soon else 1.0
    ratio *= world.novice if runner.novice else 1.0
    return world.hazard * ratio * runner.frailty
