"""The worlds that are lived through: the usual one, those in which the thesis is empty, and what is not known, swept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from core.simulation.arms import Name
from core.simulation.parameters import USUAL, Parameters

PAIR: Final = (Name.STATIC, Name.COACH)
PLACEBO: Final = (*PAIR, Name.SHUFFLED)
FEW: Final = 4
SOME: Final = 12
"""One twin of this many lives in a world the decision does not ask for, in a sweep: enough to see where it goes."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A world, the arms lived in it, and for how many of the twins: one of *each*."""

    key: str
    title: str
    world: Parameters
    arms: tuple[Name, ...] = PAIR
    each: int = 1


def _spikes(factor: float) -> tuple[tuple[float, float], ...]:
    """Return the hazard ratios of spikes with what is above 1 multiplied."""
    return tuple((most, 1 + factor * (ratio - 1)) for most, ratio in USUAL.spikes)


def _sweep(key: str, title: str, **changed: float) -> Scenario:
    return Scenario(key, title, replace(USUAL, **changed), each=SOME)  # type: ignore[arg-type]


NO_SPIKE: Final = "no-spike"

SCENARIOS: Final = (
    Scenario("usual", "as assumed", USUAL, tuple(Name)),
    Scenario(NO_SPIKE, "no spike effect (every ratio 1)", replace(USUAL, spikes=_spikes(0))),
    Scenario("spike-twice", "spike effect doubled", replace(USUAL, spikes=_spikes(2)), each=FEW),
    Scenario("no-mile", "no mile effect (economy 0 %)", replace(USUAL, economy=0.0), each=FEW),
    Scenario("no-rest", "sparing averts nothing", replace(USUAL, averted=0.0), PLACEBO, each=FEW),
    Scenario("relapse", "long runs soon after an injury: three times", replace(USUAL, relapse=3.0), each=FEW),
    Scenario(
        "volume",
        "running more counts as Vickers 2016 and Tanda 2011 have it",
        replace(USUAL, volume=0.5),
        each=FEW,
    ),
    _sweep("economy-3", "economy 3 %", economy=0.03),
    _sweep("hazard-22", "injuries begun: 0.0022 a session", hazard=0.0022),
    _sweep("hazard-31", "injuries begun: 0.0031 a session", hazard=0.0031),
    _sweep("hazard-60", "injuries begun: 0.0060 a session", hazard=0.0060),
    _sweep("visible-0", "no injury hurts beforehand", visible=0.0),
    _sweep("visible-80", "80 % hurt beforehand", visible=0.8),
    _sweep("averted-1", "complete rest averts every one", averted=1.0),
    _sweep("out-10", "an injury costs 10 days", out=10.0),
    _sweep("out-60", "an injury costs 60 days", out=60.0),
)
"""In the order they are shown: the null cases of science §7 and two of our own, then what is swept."""
