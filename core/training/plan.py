"""A plan: an untouched base, and a list of changes laid over it.

The base is generated and never edited. A change says, for some days, what is run instead, and why; taking it
away gives back exactly what was there. `Plan.on` reads through the layers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.training.workout import REST, Facts, Workout


class Phase(StrEnum):
    """The parts of a season, in order."""

    BASE = "base"
    MILE = "mile"
    BRIDGE = "bridge"
    SPECIFIC = "specific"
    TAPER = "taper"
    RACE = "race"
    RECOVERY = "recovery"
    ROLLING = "rolling"


@dataclass(frozen=True, slots=True)
class Planned:
    """A workout on a day. Days without one are rest days."""

    on: date
    workout: Workout


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the base, from its Monday (or the day the plan starts)."""

    number: int
    start: date
    phase: Phase
    cutback: bool = False
    days: tuple[Planned, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """What one day was, and what it becomes."""

    on: date
    before: Workout
    after: Workout


@dataclass(frozen=True, slots=True)
class Change:
    """A removable layer: which rule made it, what the rule read, what it did to which days."""

    number: int
    rule: str
    made_at: datetime
    edits: tuple[Edit, ...]
    facts: Facts = ()
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A base of weeks and the changes laid over it, oldest first."""

    number: int
    made_on: date
    weeks: tuple[Week, ...]
    fitness_index: float | None = None
    changes: tuple[Change, ...] = ()
    warnings: tuple[str, ...] = ()
    """Keys of limits a runner should know of (`core.training.limits`)."""

    def on(self, day: date) -> Workout:
        """Return what is run on *day*, changes included; rest when nothing is."""
        for change in reversed(self.changes):
            if not change.undone:
                for edit in change.edits:
                    if edit.on == day:
                        return edit.after
        return self.base_on(day)

    def base_on(self, day: date) -> Workout:
        """Return what the base has on *day*, before any change."""
        week = self.week_of(day)
        days = week.days if week else ()
        return next((planned.workout for planned in days if planned.on == day), REST)

    def week_of(self, day: date) -> Week | None:
        """Return the week *day* falls in, or None outside the plan. Weeks follow each other without a gap."""
        first = self.weeks[0].start if self.weeks else day
        number = (day.toordinal() - first.toordinal() + first.weekday()) // 7
        return self.weeks[number] if 0 <= number < len(self.weeks) else None

    def days_of(self, week: Week) -> tuple[Planned, ...]:
        """Return every day of *week* from its first to its Sunday, changes included, rest days too."""
        length = 7 - week.start.weekday()
        days = (week.start + timedelta(days=n) for n in range(length))
        return tuple(Planned(day, self.on(day)) for day in days)

    def last_day(self) -> date:
        """Return the Sunday (or race day) the plan ends on."""
        last = self.weeks[-1]
        return max((p.on for p in last.days), default=last.start)

    def changed(self, change: Change) -> Plan:
        """Return the plan with *change* laid over it."""
        return replace(self, changes=(*self.changes, change))

    def undone(self, number: int, today: date | None = None) -> Plan:
        """Return the plan with change *number* taken away; what it did to days before *today* is left as it was."""
        return replace(
            self, changes=tuple(_taken(c, today) if c.number == number else c for c in self.changes)
        )


def _taken(change: Change, today: date | None) -> Change:
    over = tuple(edit for edit in change.edits if today is not None and edit.on < today)
    return replace(change, edits=over) if over else replace(change, undone=True)
