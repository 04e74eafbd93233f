"""What the model reads of a workout: how far, how much of a stimulus, whether it is hard or fast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.training.catalogue import TYPES, is_fast, is_quality, is_run
from core.training.measure import seconds_per_km, zones_m
from core.training.workout import Step, StepKind, Workout, Zone

WEIGHTS: Final[Mapping[Zone, float]] = {Zone.E: 1.0, Zone.M: 1.5, Zone.T: 2.0, Zone.I: 3.0, Zone.R: 3.0}
"""What a minute of each zone counts (Lucía 2003 counts 1, 2, 3 by three zones)."""


@dataclass(frozen=True, slots=True)
class Session:
    """A workout in figures: metres, weighted minutes; *fast*: it trains economy (mile pace, hills, strides)."""

    metres: float = 0.0
    dose: float = 0.0
    hard: bool = False
    fast: bool = False
    race: bool = False

    @property
    def runs(self) -> bool:
        """Whether there is anything to run."""
        return self.metres > 0

    def times(self, part: float) -> Session:
        """Return the same, *part* as long."""
        return Session(self.metres * part, self.dose * part, self.hard, self.fast, self.race)


OFF: Final = Session()


@lru_cache(maxsize=16384)
def session(workout: Workout, index: float) -> Session:
    """Return *workout* in figures, for a runner of *index*."""
    if not is_run(workout):
        return OFF
    race = workout.type == "race"
    return Session(
        workout.distance_m, _dose(workout, index), is_quality(workout) and not race, _economic(workout), race
    )


def _dose(workout: Workout, index: float) -> float:
    zones = zones_m(workout, index)
    return sum(WEIGHTS[zone] * minutes(zone, metres, index) for zone, metres in zones.items() if metres)


def minutes(zone: Zone, metres: float, index: float) -> float:
    """Return the minutes *metres* take in *zone*."""
    return metres / 1000 * seconds_per_km(Step(StepKind.STEADY, zone=zone), index) / 60


def _economic(workout: Workout) -> bool:
    return is_fast(workout) or TYPES[workout.type].zone is Zone.R
