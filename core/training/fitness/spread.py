"""How far apart a runner's races lie, measured: what the bands of predictions and the mile check stand on.

From the lifetime bests of 1,297 recreational runners: the marathon they ran ÷ the one Daniels & Gilbert's equations
compute from a shorter race. What lies between two shorter races follows from it, what comes after the longer one
taken as independent of it. Half of the 2,303 runners of Vickers & Vertosick 2016 were as much slower than predicted.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, log, sqrt
from typing import Final

ENDURANCE_M: Final = 3000.0
"""From here on a result says something about endurance; a mile alone says little (our measurements)."""

P90: Final = 1.2816
"""Standard deviations from the median to the 90th percentile."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Marathon run ÷ marathon computed, from results *shorter than* so many metres: 10th percentile, median, 90th."""

    below_m: float
    p10: float
    p50: float
    p90: float

    @property
    def sd(self) -> float:
        """Its spread, as a standard deviation of the logarithm."""
        return log(self.p90 / self.p10) / (2 * P90)


RATIOS: Final = (
    Ratio(ENDURANCE_M, 0.925, 1.045, 1.203),
    Ratio(7500.0, 0.975, 1.074, 1.232),
    Ratio(15000.0, 0.970, 1.052, 1.190),
    Ratio(42000.0, 0.977, 1.052, 1.165),
    Ratio(inf, 1.0, 1.0, 1.0),
)
"""By the race computed from: mile, 5 km, 10 km, half; a marathon is what the others are measured by."""

AGAIN: Final = ((15_000.0, 0.019), (inf, 0.027))
"""(metres below, how much one runner's times vary from race to race over a distance, as a coefficient of variation): road
races, half marathons and marathons (Hopkins & Hewson 2001, the faster runners; the slower vary more)."""


def ratio(metres: float) -> Ratio:
    """Return the row a distance belongs to."""
    return next(one for one in RATIOS if metres < one.below_m)


def between(from_m: float, to_m: float) -> tuple[float, float]:
    """Return the median of race run ÷ race computed from another distance, and its standard deviation (of the log)."""
    known, wanted = ratio(from_m), ratio(to_m)
    return known.p50 / wanted.p50, sqrt(abs(known.sd**2 - wanted.sd**2))


def span(from_m: float, to_m: float) -> tuple[float, float]:
    """Return the 10th and 90th percentile of race run ÷ race computed; the marathon's are the measured ones."""
    known = ratio(from_m)
    if ratio(to_m) is RATIOS[-1] and known is not RATIOS[-1]:
        return known.p10, known.p90
    middle, sd = between(from_m, to_m)
    again = P90 * sqrt(2) * next(cv for below, cv in AGAIN if to_m < below)
    return min(middle * exp(-P90 * sd), exp(-again)), max(middle * exp(P90 * sd), exp(again))
