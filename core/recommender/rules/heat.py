"""Heat: hard running waits for a cooler day; on a warm one effort leads and the watch follows."""

from __future__ import annotations

from math import ceil
from typing import Final

from core.recommender.rule import AS_PLANNED, LATER, Day, Finding, Rule
from core.training.fitness.heat import by_sum
from core.voice.text import t

WARM_F: Final = 140.0
"""From a sum of temperature and dew point above this, paces no longer hold (Hadley 2013)."""


def too_hot(day: Day) -> Finding | None:
    """Too hot for hard running: the session waits."""
    heat = day.checkin.heat_f
    if heat is None or not day.hard or by_sum(heat).hard:
        return None
    return Finding((("heat_f", heat),), LATER, t("It's too hot for hard running today."))


def warm(day: Day) -> Finding | None:
    """Warm: the run stays, by effort; repetitions lose half as much as steady running."""
    heat = day.checkin.heat_f
    if heat is None or heat <= WARM_F or not (day.runs or day.race):
        return None
    slower = by_sum(heat)
    if not slower.hard:
        keeps = t("Run by feel, in the shade, with water, or early in the morning.")
    else:
        part = slower.repeats if day.hard else slower
        keeps = t(
            "Go by effort, not by pace: {low} to {high} % slower is the same work in this heat.",
            low=_halves(part.low),
            high=_halves(part.high),
        )
    return Finding((("heat_f", heat),), AS_PLANNED, keeps, keeps=keeps)


def _halves(share: float) -> float:
    """Return a share in per cent to the next half above: nobody runs by a quarter of one."""
    return ceil(share * 2) / 2


HOLDS: Final = t("Heat adds up in every repetition, so fewer doesn't help. A cooler day, or a cooler hour?")
RULES: Final = (
    Rule("too-hot", "Hadley 2013", ("heat_f",), too_hot, HOLDS),
    Rule("warm", "Hadley 2013", ("heat_f",), warm, HOLDS),
)
