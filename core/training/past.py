"""What the weeks so far leave to the next one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from core.training.catalogue import TYPES
from core.training.plan import Behind
from core.training.workouts.shape import Builds

MONTH: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Past:
    """What the weeks so far leave to the next one."""

    held_m: float
    """Weekly metres to hold, or to grow from."""
    built_m: float
    """Metres of the last whole building week."""
    long_m: float
    base_long_m: float
    """The longest run of the base."""
    peak_m: float
    runs: tuple[tuple[date, float], ...]
    weeks_m: tuple[float, ...]
    speed_m: tuple[float, ...] = (0.0,)
    hard: date | None = None
    fast_m: float = 0.0
    """The most metres faster than easy of any week."""
    hills: int = 0
    hill_s: float = 8.0
    types: frozenset[str] = frozenset()
    """The types of the hard sessions so far: any other is a new stress."""
    steps: tuple[tuple[Builds, int], ...] = ()
    """How far what hard sessions build has come: the step of its last dose."""
    times: tuple[tuple[Builds, int], ...] = ()
    """In how many weeks what hard sessions build was built; lighter ones of a mile block aside, which skip nobody."""
    miled: bool = False
    """A mile block is behind."""

    @property
    def top_m(self) -> float:
        """What a taper is measured by: the largest week, or what the runner brings where none was built."""
        return self.peak_m or self.held_m

    @property
    def built(self) -> frozenset[Builds]:
        """What the hard sessions so far have built."""
        return frozenset(TYPES[one].builds for one in self.types)

    def after(self, behind: Behind) -> Past:
        """Return the same where hard sessions are *behind* the runner."""
        held = {one: weeks for one, weeks in behind.sessions if one in TYPES and TYPES[one].quality}
        steps: dict[Builds, int] = {}
        for one, weeks in held.items():
            steps[TYPES[one].builds] = steps.get(TYPES[one].builds, 0) + weeks
        came = tuple(steps.items())
        return replace(self, types=frozenset(held), steps=came, times=came, hills=behind.hills)

    def step(self, builds: Builds) -> int:
        """Return the step of the last dose of what sessions build; 0 before the first."""
        return dict(self.steps).get(builds, 0)

    def longest(self, last: date) -> float:
        """Return the longest run that still counts on *last*."""
        return max((metres for on, metres in self.runs if last - MONTH <= on), default=0.0)

    @property
    def recent_m(self) -> float:
        """The longest of the last four weeks."""
        return max(self.weeks_m[-4:])

    @property
    def recent_speed_m(self) -> float:
        """The most speed of the last four weeks."""
        return max(self.speed_m[-4:])
