"""What is counted of a season."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Outcome:
    """A season in figures. Days are days; *race_s* is None when the twin could not start.

    A day is healthy when nothing is wrong, nothing is in the making, and the last absence is long over.
    """

    injuries: int = 0
    injured_days: int = 0
    ill_days: int = 0
    spikes: int = 0
    sessions: int = 0
    metres: float = 0.0
    hard_planned: int = 0
    hard_done: int = 0
    healthy_hard: int = 0
    altered: int = 0
    """Hard sessions of healthy days, and how many of them were not on the plan any more on the day."""
    healthy_runs: int = 0
    stopped: int = 0
    """Planned runs of healthy days, and how many of them were taken away."""
    severe: int = 0
    allowed: int = 0
    """Days on which an injury in the making hurt much, seen or not, and how many of them had a run on the plan."""
    messages: int = 0
    planned: float = 0.0
    taken: Mapping[str, float] = field(default_factory=dict)
    """Metres of the plan, the race aside, and how many of them the coach took away, by the rule that did so last."""
    race_s: float | None = None
    best_s: float | None = None
    """The race of the same twin to whom nothing ever happened."""

    @property
    def injured(self) -> bool:
        """Whether an injury stopped the twin."""
        return self.injuries > 0

    @property
    def late(self) -> float | None:
        """How much slower than at best the race was, in %; None without one."""
        return 100 * (self.race_s / self.best_s - 1) if self.race_s and self.best_s else None

    @property
    def healthy(self) -> bool:
        """Whether neither an injury nor an illness ever stopped the twin."""
        return not self.injuries and not self.ill_days
