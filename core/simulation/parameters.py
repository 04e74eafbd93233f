"""Every number the simulation stands on, by name, with where it comes from.

Sources are in `docs/simulation.md`; "assumed" means that no paper gives it. What matters and is not known is swept
(`core.simulation.scenarios`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Parameters:
    """A world to live seasons in. Probabilities 0-1; times in days unless said."""

    weeks: int = 24
    """The race is on the Sunday of the last one."""

    hazard: float = 0.0043
    """Injuries begun per session (Frandsen 2025 gives 0.0022-0.0031; 0.0043 gives the 21.5 % in 14 weeks that
    Damsted 2019 saw)."""
    spikes: tuple[tuple[float, float], ...] = ((1.1, 1.0), (1.3, 1.64), (2.0, 1.52), (float("inf"), 2.28))
    """(run as a part of the longest of the last 30 days up to, hazard ratio) (Frandsen 2025)."""
    step: float = 1.41
    """Hazard ratio 8-14 days after a week more than a fifth longer than the one before (re-analysis of UWU9PV)."""
    short_sleep: float = 1.51
    """Hazard ratio 14 days after a week of less than 7 h sleep a night (Johnston 2020)."""
    novice: float = 2.3
    """Hazard ratio of novices (Videbaek 2015: 17.8 against 7.7 in 1000 h)."""
    frailty: float = 0.75
    """Standard deviation of the logarithm of a runner's own hazard, around a median of 1 (re-analysis of UWU9PV)."""
    visible: float = 0.6
    """Part of the injuries that hurt before they stop a runner (assumed; swept 0-0.8)."""
    ramp: tuple[int, int] = (3, 10)
    """Days an injury takes from its beginning until it stops a runner."""
    averted: float = 0.5
    """Chance that an injury is averted when nothing at all is run in those days, and in proportion (assumed; swept 0)."""
    out: float = 28.0
    """Median of the days an injury costs (novices 71: Nielsen 2014; others 10-60, swept)."""
    out_novice: float = 71.0
    out_spread: float = 0.8
    """Standard deviation of the logarithm of those days (assumed)."""

    relapse: float = 1.0
    """Hazard ratio, in the six weeks after an injury, of runs longer than half of the longest before it (assumed to be
    none; swept)."""

    ill_a_week: float = 0.02
    ill: tuple[int, int] = (3, 8)
    """Chance of an illness in a week, and its days (assumed)."""

    adherence: float = 0.75
    adherence_spread: float = 0.13
    """Part of the planned runs that are run (Strava runners of London ran about 30 % less than planned, lengths
    included), and its standard deviation between runners."""
    length: float = 0.95
    length_spread: float = 0.08
    """Part of a planned distance that is run, and its standard deviation."""
    stops: float = 0.06
    """How much less likely a run is for each point of pain, 0-10, whatever anybody advises (assumed)."""
    replies: tuple[float, float] = (0.28, 0.84)
    """Part of the questions that runners answer, from and to (Saw 2015)."""
    tired_replies: float = 0.1
    """How much less likely an answer is for each unit of fatigue above usual (assumed)."""
    obeys: float = 0.9
    """Part of the coach's suggestions that are taken (assumed)."""
    trial: float = 0.02
    """Noise of the result the plan is made from (coefficient of variation)."""

    gain: tuple[float, float] = (0.036, 0.050)
    """What ten weeks of training take off a 10k (Muñoz 2014: 3.6-5.0 %)."""
    economy: float = 0.02
    """What six weeks of fast running add to economy (Barnes 2013; Skovgaard 2014; swept 0-3 %; 0: no mile effect)."""
    fatigue_to_fitness: tuple[float, float] = (1.5, 2.5)
    """k2 / k1 of the two-component response."""
    volume: float = 1.0
    """Part of that gain which hangs on how much is run, the rest on running regularly (as registered: all of it; a half
    gives what running more brought in Vickers 2016 and Tanda 2011, and is shown beside)."""
    disruption: float = 0.018
    """What a gap of a week or more costs a race beyond what is lost in it: fitted, so that Feely's figures come out."""
    regain: float = 100.0
    """Days of training in which two thirds of what a gap took come back (fitted with it)."""


USUAL: Final = Parameters()
