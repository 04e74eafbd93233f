"""What a rule is: it reads a `Day`, and may propose other workouts for some days, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from core.athlete.athlete import Athlete
from core.athlete.log import CheckIn, Pain, Promise
from core.training.plan import Edit
from core.training.workout import REST, Facts, Workout
from core.voice.text import Text


@dataclass(frozen=True, slots=True)
class Day:
    """What the rules read: the athlete, one of their days, what is planned, and how the morning was."""

    athlete: Athlete
    on: date

    @property
    def workout(self) -> Workout:
        """What is planned, changes included."""
        return self.ahead(0)

    @property
    def checkin(self) -> CheckIn:
        """How the morning was; nothing said counts as nothing."""
        return next((c for c in self.athlete.checkins if c.on == self.on), CheckIn(self.on))

    @property
    def pains(self) -> tuple[Pain, ...]:
        """What hurts and is not over."""
        return tuple(pain for pain in self.athlete.pains if pain.closed is None)

    def ahead(self, days: int) -> Workout:
        """Return what is planned *days* from here."""
        plan = self.athlete.plan
        return plan.on(self.on + timedelta(days=days)) if plan else REST


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a rule would change, the reason, and what would change its mind."""

    rule: str
    edits: tuple[Edit, ...]
    reason: Text
    suggestion: Text
    holds: Text
    """The answer to "can't I just do a bit of it?"."""
    facts: Facts = ()
    promise: Promise | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One small entry of the table: *propose* returns None when the rule has nothing to say."""

    id: str
    source: str
    reads: tuple[str, ...]
    propose: Callable[[Day], Proposal | None]
