"""A plan: an untouched base, and a list of changes laid over it.

The base is generated and never edited. A change says, for some days, what is run instead, and why; taking it
away gives back exactly what was there. `Plan.on` reads through the layers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Final

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
    since: date | None = None
    """The day from which *weeks* hold instead of the base; None: it edits single days only."""
    weeks: tuple[Week, ...] = ()
    """The season planned anew, from the week *since* falls in; days before it are in them as they were."""

    @property
    def first(self) -> date | None:
        """The first day it touches; None: it touches none."""
        days = [edit.on for edit in self.edits]
        return min([*days, self.since] if self.since else days, default=None)

    def touches(self, other: Change) -> bool:
        """Return whether both say something of the same day."""
        days = {edit.on for edit in self.edits} & {edit.on for edit in other.edits}
        return bool(days) or _reaches(self, other) or _reaches(other, self)


@dataclass(frozen=True, slots=True)
class Behind:
    """What a runner has trained with the coach before a plan: the plan goes on from there."""

    weeks: int = 0
    """Weeks of running."""
    walked: bool = False
    """Some of them with running and walking in turn."""
    sessions: tuple[tuple[str, int], ...] = ()
    """How many weeks, lighter ones aside, held workouts of a type."""
    hills: int = 0
    """The most hill sprints of one day of the last month."""


NOTHING: Final = Behind()


@dataclass(frozen=True)
class Plan:
    """A base of weeks and the changes laid over it, oldest first. What they come to is worked out once."""

    number: int
    made_on: date
    base: tuple[Week, ...]
    fitness_index: float | None = None
    changes: tuple[Change, ...] = ()
    warnings: tuple[str, ...] = ()
    """Keys of limits a runner should know of (`core.training.limits`)."""
    behind: Behind = NOTHING
    """What its runner had trained before its first day."""

    @cached_property
    def weeks(self) -> tuple[Week, ...]:
        """The weeks as they stand: the base, and from some day on what was planned anew."""
        weeks = self.base
        for change in self.changes:
            if change.weeks and not change.undone:
                weeks = (*(week for week in weeks if week.start < change.weeks[0].start), *change.weeks)
        return weeks

    def on(self, day: date) -> Workout:
        """Return what is run on *day*, changes included; rest when nothing is."""
        return self.edited.get(day) or self.base_on(day)

    def base_on(self, day: date) -> Workout:
        """Return what the weeks have on *day*, before anything was laid over them."""
        return self._held.get(day, REST)

    @cached_property
    def _held(self) -> Mapping[date, Workout]:
        return {planned.on: planned.workout for week in self.weeks for planned in week.days}

    def week_of(self, day: date) -> Week | None:
        """Return the week *day* falls in, or None outside the plan. Weeks follow each other without a gap."""
        first = self.weeks[0].start if self.weeks else day
        number = (day.toordinal() - first.toordinal() + first.weekday()) // 7
        return self.weeks[number] if 0 <= number < len(self.weeks) else None

    @cached_property
    def edited(self) -> Mapping[date, Workout]:
        """Return what the changes have made of single days."""
        found: dict[date, Workout] = {}
        for change in self.changes:
            if not change.undone:
                since = change.since or date.max
                found = {on: workout for on, workout in found.items() if on < since}
                found |= {edit.on: edit.after for edit in change.edits}
        return found

    def days_of(self, week: Week) -> tuple[Planned, ...]:
        """Return every day of *week* from its first to its Sunday, changes included, rest days too."""
        length = 7 - week.start.weekday()
        days = (week.start + timedelta(days=n) for n in range(length))
        return tuple(Planned(day, self.on(day)) for day in days)

    def first_day(self) -> date:
        """Return the day the plan begins on."""
        return self.weeks[0].start

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


def _reaches(one: Change, other: Change) -> bool:
    """Return whether *one* plans anew a day that *other* speaks of."""
    if one.since is None:
        return False
    return other.since is not None or any(edit.on >= one.since for edit in other.edits)


def _taken(change: Change, today: date | None) -> Change:
    """Return what is left of a change that is taken back: the days before *today*, as they were."""
    over = tuple(_over(change, today)) if today is not None else ()
    return replace(change, edits=over, since=None, weeks=()) if over else replace(change, undone=True)


def _over(change: Change, today: date) -> Iterator[Edit]:
    edited = {edit.on for edit in change.edits}
    yield from (edit for edit in change.edits if edit.on < today)
    if change.since is None or change.since >= today:
        return
    alone = Plan(0, change.since, change.weeks)
    days = (change.since + timedelta(days=n) for n in range((today - change.since).days))
    yield from (Edit(day, REST, alone.on(day)) for day in days if day not in edited)
