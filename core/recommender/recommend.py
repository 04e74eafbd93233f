"""The daily decision: the first rule of the table that has something to say.

Proposals are laid over the plan as a `Change`, through the one list of limits (`core.recommender.change`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.athlete.athlete import Athlete
from core.recommender.rule import Day, Proposal
from core.recommender.rules import RULES
from core.training.workout import Workout


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What to run, and the proposal it comes from, if anything should change."""

    workout: Workout
    proposal: Proposal | None = None


def recommend(athlete: Athlete, on: date) -> Recommendation:
    """Return what to run on a day: as planned, or what the first rule that fires makes of it."""
    day = Day(athlete, on)
    proposal = next((p for p in (rule.propose(day) for rule in RULES) if p is not None), None)
    if proposal is None:
        return Recommendation(day.workout)
    after = next((edit.after for edit in proposal.edits if edit.on == on), day.workout)
    return Recommendation(after, proposal)
