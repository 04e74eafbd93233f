"""The body: what running makes of a twin. Fitness, fatigue, economy, and what a gap takes.

Fitness and fatigue follow the dose (to the power of 0.8: more of the same gives less) with their own time constants,
in parts of the usual dose. Reduced running keeps most of it (Hickson 1981); days without any take what the time-off
table says and not an exponential (science §4.7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp
from typing import Final

from core.simulation.parameters import Parameters
from core.simulation.session import Session, minutes
from core.simulation.twin import Twin
from core.training.fitness import race_time
from core.training.fitness.time_off import A_DAY, FREE_DAYS, LEAST
from core.training.workout import Zone
from core.units import MARATHON_M

SATURATION: Final = 0.8
SLOW_LOSS: Final = 3.0
"""How much slower reduced running loses fitness than more running builds it (after Hickson 1981; assumed)."""
BLOCK: Final = 0.11
"""What ten weeks of a plan add to fitness, in parts of the usual: measured, so that they take off what Muñoz saw."""
REGULARLY: Final = BLOCK / (1 - exp(-70 / 42))
"""What running regularly comes to in the end where a part of the gain is owed to that: in ten weeks to the same."""
A_STIMULUS: Final = 0.15
FORGETS: Final = 90.0
"""A fast session wins this part of the economy that is left to win, six weeks of two most of it; days to lose it."""
GAP: Final = 7
WEEK: Final = 7
HABIT: Final = 0.8
"""What runners did before a plan, as a part of what they tell and then keep up: told weeks are good weeks (assumed)."""
ECONOMY_IN_BLOCK: Final = 0.8
"""Part of the economy that ten weeks of a plan bring, at the usual 2 %: it is part of what Muñoz measured."""
USUAL_ECONOMY: Final = 0.02


def usual_dose(runner: Twin) -> tuple[float, float]:
    """Return the weighted minutes of a usual day, and the mean of a usual week's saturated doses."""
    weekly = HABIT * minutes(Zone.E, runner.weekly_m * runner.adherence, runner.index)
    days = len(runner.days)
    return weekly / WEEK, days / WEEK * (WEEK / days) ** SATURATION


@dataclass(slots=True)
class Body:
    """A twin's body, day by day. Fitness and fatigue are 1 at what the twin is used to."""

    runner: Twin
    world: Parameters
    fitness: float = 1.0
    fatigue: float = 1.0
    regular: float = 0.0
    """What running regularly has won, however much it was, in parts of fitness."""
    economy: float = 0.0
    lost: float = 0.0
    off: int = 0
    longest_gap: int = 0
    week: list[float] = field(default_factory=lambda: [1.0] * WEEK)
    usual: tuple[float, float] = (1.0, 1.0)

    def __post_init__(self) -> None:
        """Take the measure of a usual day."""
        self.usual = usual_dose(self.runner)

    def live(self, done: Session) -> None:
        """Let a day pass on which *done* was run."""
        dose = (done.dose / self.usual[0]) ** SATURATION / self.usual[1] if done.dose else 0.0
        self.week.append(dose)
        del self.week[0]
        self.fatigue += (dose - self.fatigue) / self.runner.tau_fatigue
        self.economy *= 1 - 1 / FORGETS
        if done.runs:
            self._ran(done)
        else:
            self._rested()
        if self.off < FREE_DAYS:
            self._adapt(sum(self.week) / WEEK)

    def _ran(self, done: Session) -> None:
        self.off = 0
        self.lost -= self.lost / self.world.regain
        if done.fast:
            self.economy += (1 - self.economy) * A_STIMULUS

    def _rested(self) -> None:
        self.off += 1
        self.longest_gap = max(self.longest_gap, self.off)
        if self.off > FREE_DAYS:
            self.lost = min(self.lost + A_DAY, 1 - LEAST)

    def _adapt(self, dose: float) -> None:
        slower = SLOW_LOSS if dose < self.fitness else 1.0
        self.fitness += (dose - self.fitness) / (self.runner.tau_fitness * slower)
        self.regular += (REGULARLY - self.regular) / self.runner.tau_fitness

    def faster(self) -> float:
        """Return how much faster the twin is than at the start, as a part of the time, gaps aside."""
        gain = (self.runner.gain - ECONOMY_IN_BLOCK * USUAL_ECONOMY) / BLOCK
        tired = self.runner.ratio * self.runner.tau_fatigue / self.runner.tau_fitness
        part = self.world.volume
        trained = part * (self.fitness - 1) + (1 - part) * self.regular
        return gain * (trained - tired * (self.fatigue - 1)) + self.world.economy * self.economy

    def race_s(self, metres: float = MARATHON_M) -> float:
        """Return the seconds of a race run today."""
        index = self.runner.index * (1 - self.lost)
        gap = self.world.disruption if self.longest_gap >= GAP else 0.0
        return race_time(metres, round(index, 3)) * (1 - self.faster()) * (1 + gap)


def run_through(body: Body, days: Sequence[Session]) -> Body:
    """Return *body* after *days*, each run as it stands."""
    for one in days:
        body.live(one)
    return body
