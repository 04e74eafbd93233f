"""What a rule is: it reads a `Day`, and may find that less is better, with the reason and the figures it read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from core.athlete.athlete import Athlete
from core.athlete.log import CheckIn, Pain, Promise, Run
from core.training.catalogue import is_quality, is_run
from core.training.plan import Edit
from core.training.workout import REST, Facts, Workout
from core.voice.text import NOTHING, Text


@dataclass(frozen=True)
class Day:
    """What the rules read: the athlete, one of their days, what is planned, and how the morning was."""

    athlete: Athlete
    on: date

    @cached_property
    def workout(self) -> Workout:
        """What is planned, changes included."""
        return self.ahead(0)

    @cached_property
    def hard(self) -> bool:
        """Whether a hard session is planned, a race aside."""
        return is_quality(self.workout) and not self.race

    @property
    def runs(self) -> bool:
        """Whether a run is planned, a race aside."""
        return is_run(self.workout) and not self.race

    @property
    def race(self) -> bool:
        """Whether a race is planned."""
        return self.workout.type == "race"

    @cached_property
    def checkin(self) -> CheckIn:
        """How the morning was; nothing said counts as nothing."""
        return next((one for one in self.mornings(0) if one.on == self.on), CheckIn(self.on))

    @property
    def pains(self) -> tuple[Pain, ...]:
        """What hurts and is not over."""
        return tuple(pain for pain in self.athlete.pains if pain.closed is None)

    def ahead(self, days: int) -> Workout:
        """Return what is planned *days* from here."""
        plan = self.athlete.plan
        return plan.on(self.on + timedelta(days=days)) if plan else REST

    def mornings(self, days: int) -> Iterator[CheckIn]:
        """Yield the check-ins of this day and the *days* before it, newest first."""
        first = self.on - timedelta(days=days)
        newest = sorted(self.athlete.checkins[-days - 2 :], key=lambda one: one.on, reverse=True)
        return (one for one in newest if first <= one.on <= self.on)

    def ran(self, days: int) -> Iterator[Run]:
        """Yield the runs of the *days* before this one, newest first."""
        first = self.on - timedelta(days=days)
        for run in reversed(self.athlete.runs):
            if run.on < first:
                return
            if run.on < self.on:
                yield run


@dataclass(frozen=True, slots=True)
class Less:
    """What is left of a day: which part of its distance, easy or not, and whether a session may be run later.

    Several hold at once: the smallest part, easy when one says so, later and trimmed only when all of them do.
    """

    share: float = 1.0
    """Of its distance; 0 is rest."""
    easy: bool = True
    later: bool = False
    trimmed: bool = False
    """Whether it is about distance alone: a session keeps its work where its easy beginning and end can give."""


AS_PLANNED = Less(easy=False)
EASY = Less()
REST_DAY = Less(0.0)
LATER = Less(later=True)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: the figures it read, what is left of the day, the reason in a sentence.

    *keeps*: a hint for the run that stays. *spot*: the sore place a session waits for. *ahead*: days after this one
    that become less as well.
    """

    facts: Facts
    less: Less
    reason: Text
    keeps: Text = NOTHING
    spot: str = ""
    ahead: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the day becomes, and the day its session is run instead, if any: what a suggestion is made from."""

    day: Day
    today: Workout
    slot: date | None = None
    ahead: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One small entry of the table. *find* returns None when the rule has nothing to say.

    *reads* names the inputs: fields of the morning ("legs", "site", "sleep_h", "fatigue", "stress", "heat_f"), or
    "pains", "lock", "absences", "runs", "changes". *holds* is the answer to "can't I just do a bit of it?". *firm*: it
    stands even where the runner took it back.
    """

    id: str
    source: str
    reads: tuple[str, ...]
    find: Callable[[Day], Finding | None]
    holds: Text
    suggest: Callable[[Outcome], Text] | None = None
    firm: bool = False

    @property
    def anew(self) -> bool:
        """Whether it stands where the runner took its change back: it is firm, or was told anew that morning."""
        return self.firm or bool(MORNING.intersection(self.reads))


MORNING: Final = frozenset({"legs", "site", "sleep_h", "fatigue", "stress", "heat_f"})
"""What is asked, or told, in the morning."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be better, in words and as edits: the reason, and what would change its mind."""

    rule: str
    edits: tuple[Edit, ...]
    reason: Text
    suggestion: Text
    holds: Text
    facts: Facts = ()
    promise: Promise | None = None
    firm: bool = field(default=False)
