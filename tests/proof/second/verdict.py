"""All rules over one plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.proof.second import dose, racing, shape, spacing, volume
from tests.proof.second.figures import METRES
from tests.proof.second.reading import Season
from tests.proof.second.rule import HARD, RULES

FAMILIES = (volume, dose, spacing, shape, racing)
"""Where the rules are written; naming them here loads them."""


@dataclass(frozen=True)
class Fault:
    """A rule, and one place where a plan breaks it."""

    rule: str
    kind: str
    says: str

    @property
    def hard(self) -> bool:
        """Whether it may never be broken."""
        return self.kind == HARD


def faults(profile: dict[str, Any], plan: dict[str, Any]) -> list[Fault]:
    """Return every place where *plan* breaks a rule for *profile*; a refusal is judged as such."""
    if plan["refusal"]:
        return [Fault("refusal", HARD, says) for says in _refused(profile, plan)]
    season = Season(profile, plan)
    return [Fault(one.id, one.kind, says) for one in RULES for says in one.look(season)]


def _refused(profile: dict[str, Any], plan: dict[str, Any]) -> list[str]:
    """Return what is wrong with a refusal."""
    refusal, found = plan["refusal"], []
    if plan["weeks"]:
        found.append("a refusal with weeks")
    if not refusal["rule"] or not refusal["text"]:
        found.append("a refusal without a reason")
    if not refusal["alternatives"]:
        found.append("no alternative")
    goal = profile["goal"]
    for other in refusal["alternatives"]:
        if other["distance"] not in {None, *METRES} or not other["text"]:
            found.append(f"an alternative that says {other}")
        if other["date"] and date.fromisoformat(other["date"]) < date.fromisoformat(profile["start"]):
            found.append(f"an alternative in the past: {other['date']}")
        if (other["distance"], other["date"]) == (goal.get("distance"), goal.get("date")) and refusal[
            "rule"
        ] == "too-soon":
            found.append("an alternative that is the wish itself")
    return found
