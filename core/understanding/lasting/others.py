"""Lasting wishes about what goes beside the runs: strength so often a week, cross-training on some weekdays."""

from __future__ import annotations

from typing import Final

from core.understanding.lasting.kinds import Crossing, Strength
from core.understanding.lasting.line import Line

COUNTS: Final = {"twice": 2, "once": 1}


NOT_WISHED: Final = ("told", "question", "today")
"""What is over, what is asked, what is about one day: no wish that lasts."""


def strength(said: Line) -> Strength | None:
    """As in "Add strength twice a week", "no more strength"."""
    if not said.has("strength") or said.has("crossing", *NOT_WISHED) or said.asks:
        return None
    if said.has("no_more"):
        return Strength(0)
    times = next((count for name, count in COUNTS.items() if said.has(name)), None)
    return Strength(times) if said.has("wanted") or (times and _alone(said)) else None


def crossing(said: Line) -> Crossing | None:
    """As in "I'd like to bike on mondays", "swim every wednesday", "no more cycling"."""
    if not said.has("crossing") or said.has("strength", *NOT_WISHED) or said.asks:
        return None
    if said.has("no_more"):
        return Crossing(fewer=said.days)
    return Crossing(more=said.days) if said.days and (said.lasts or said.has("add")) else None


def _alone(said: Line) -> bool:
    """Return whether nothing else stands in the line but how often."""
    return len(said.without("strength", *COUNTS, "polite", "lasts").split()) <= FEW


FEW: Final = 3
"""Small words that may be left of "strength twice a week please"."""
