"""How evenly repetitions were run: spread, fade, the mean against its target, and how that changed lately."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from core.athlete.athlete import Athlete
from core.athlete.log import Run
from core.training.measure import flat, is_stride
from core.training.workout import StepKind, Workout

LEAST: Final = 3
"""Two times are no set."""
EVEN: Final = 0.05
"""A spread up to 5 % of the mean is even."""
FADED: Final = 0.05
"""The last third slower than the first by so much of the mean: the set was begun too fast, or was too long."""
BLOCK: Final = timedelta(days=56)
"""How far back sets are compared."""
CLEARLY: Final = 0.015
"""A mean spread that differs by less is the same."""


@dataclass(frozen=True, slots=True)
class Set:
    """Times of repetitions, in seconds, in the order they were run."""

    times_s: tuple[float, ...]

    @property
    def mean_s(self) -> float:
        """The mean, in seconds."""
        return sum(self.times_s) / len(self.times_s)

    @property
    def spread_s(self) -> float:
        """The slowest less the fastest, in seconds."""
        return max(self.times_s) - min(self.times_s)

    @property
    def fade_s(self) -> float:
        """The last third's mean less the first third's, in seconds; negative: it got quicker."""
        third = max(len(self.times_s) // 3, 1)
        return (sum(self.times_s[-third:]) - sum(self.times_s[:third])) / third

    @property
    def spread(self) -> float:
        """The spread as a part of the mean."""
        return self.spread_s / self.mean_s

    @property
    def even(self) -> bool:
        """Whether all were much the same."""
        return self.spread <= EVEN

    @property
    def faded(self) -> bool:
        """Whether the last ones were clearly slower than the first."""
        return self.fade_s > FADED * self.mean_s


def as_set(run: Run) -> Set | None:
    """Return the repetitions of a run; None when fewer than three were timed."""
    return Set(run.splits_s) if len(run.splits_s) >= LEAST and min(run.splits_s) > 0 else None


def set_of(athlete: Athlete, run: Run) -> Set | None:
    """Return the repetitions of a run where they can be compared: all of one length, as far as the plan tells."""
    planned = athlete.plan.on(run.on) if athlete.plan and run.planned else None
    return as_set(run) if planned is None or alike(planned) else None


def alike(workout: Workout) -> bool:
    """Return whether all repetitions of a workout are of one length and zone."""
    work = {
        (step.zone, step.distance_m, step.duration_s)
        for step, _ in flat(workout.parts)
        if step.kind is StepKind.WORK and not is_stride(step)
    }
    return len(work) <= 1


def sets_before(athlete: Athlete, run: Run) -> tuple[Set, ...]:
    """Return the sets of the weeks before a run, oldest first."""
    earlier = (one for one in athlete.runs if run.on - BLOCK <= one.on < run.on)
    return tuple(found for one in earlier if (found := set_of(athlete, one)))


def trend(now: Set, before: Iterable[Set]) -> float | None:
    """Return the change of the spread against the mean of two sets or more before, as a part; None when it is none."""
    spreads = [one.spread for one in before]
    if len(spreads) < 2:  # noqa: PLR2004 - one set is no trend
        return None
    change = now.spread - sum(spreads) / len(spreads)
    return change if abs(change) >= CLEARLY else None


def last_faded(athlete: Athlete, runs: Iterable[Run], kind: str) -> Set | None:
    """Return the set of the last run of a kind, if it faded; *runs* are newest first."""
    last = next((run for run in runs if run.type == kind), None)
    found = set_of(athlete, last) if last else None
    return found if found and found.faded else None
