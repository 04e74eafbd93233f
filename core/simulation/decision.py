"""The decision, as it was written down before anything was simulated (science §7), and nothing else.

A criterion passes or fails by its figure; whether the interval lies on the same side is told beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from core.simulation.arms import Name
from core.simulation.compare import Difference, Estimate, altered, difference
from core.simulation.outcome import Outcome

Arms: TypeAlias = "Mapping[Name, Sequence[Outcome]]"

INJURED: Final = -2.0
LOST: Final = -10.0
SLOWER: Final = 0.3
ALTERED: Final = 15.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """One criterion: the figure has to be at most *most*.."""

    says: str
    found: Estimate
    most: float
    unit: str

    @property
    def passes(self) -> bool:
        """Whether the figure keeps the bound."""
        return self.found.value <= self.most

    @property
    def sure(self) -> bool:
        """Whether the whole interval lies on the side of the figure."""
        return (self.found.high if self.passes else -self.found.low) <= (
            self.most if self.passes else -self.most
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """Every criterion; one of the first two is enough, all others have to hold. *beside* is told and decides nothing."""

    either: tuple[Verdict, Verdict]
    every: tuple[Verdict, ...]
    beside: tuple[Verdict, ...] = ()

    @property
    def ships(self) -> bool:
        """Whether the coach passes."""
        return any(one.passes for one in self.either) and all(one.passes for one in self.every)


NOTHING: Final = -1e-9
"""Better than the placebo by anything at all."""


def decide(run: int, usual: Arms, no_spike: Arms) -> Decision:
    """Judge the coach by the arms of the usual world, and of the one without a spike effect."""
    static = difference(run, usual[Name.COACH], usual[Name.STATIC])
    placebo = difference(run, usual[Name.COACH], usual[Name.SHUFFLED])
    null = difference(run, no_spike[Name.COACH], no_spike[Name.STATIC])
    return Decision(
        either=(
            Verdict("C against A: injured falls by 2 points or more", static.injured, INJURED, "points"),
            Verdict("C against A: or days lost fall by 10 % or more", static.lost, LOST, "%"),
        ),
        every=(
            Verdict("C against A: race time not worse by more than 0.3 %, median", static.race, SLOWER, "%"),
            Verdict(CHANGED, altered(run, usual[Name.COACH]), ALTERED, "%"),
            *_beats(placebo),
            Verdict("no spike effect, C against A: race time, median", null.race, SLOWER, "%"),
        ),
        beside=(
            Verdict("C against A: race time, 90th percentile", static.race_p90, SLOWER, "%"),
            Verdict("C against A: race time, mean of all twins", static.race_mean, SLOWER, "%"),
            Verdict(UNSTOPPED, altered(run, filter(_healthy, usual[Name.COACH])), ALTERED, "%"),
        ),
    )


CHANGED: Final = "C: at most 15 % of hard sessions changed, healthy days"
UNSTOPPED: Final = "C: hard sessions changed, twins whom nothing stopped"


def _healthy(one: Outcome) -> bool:
    return one.healthy


def _beats(placebo: Difference) -> tuple[Verdict, ...]:
    return (
        Verdict("C against D: fewer injured than with shuffled answers", placebo.injured, NOTHING, "points"),
        Verdict("C against D: fewer days lost than with shuffled answers", placebo.lost, NOTHING, "%"),
    )
