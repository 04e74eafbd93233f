"""A plan as read from its JSON, with what the rules ask of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any

from tests.proof.second.figures import METRES, middle, race_s

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
BUILD = ("base", "mile", "bridge", "specific", "rolling")
NOT_RUNNING = ("rest", "cross_training", "strength")
TYPICAL = 38.0
"""The index times are estimated with when nobody knows the runner's."""

WALKING = 660.0


@dataclass(frozen=True)
class Stretch:
    """One step, repetitions unrolled: seconds and metres at a zone or effort."""

    kind: str
    zone: str
    effort: float
    seconds: float
    metres: float
    by_metres: bool

    @property
    def burst(self) -> bool:
        """A stride or a hill sprint: short, fast, by effort."""
        return not self.zone and self.effort >= 7 and self.seconds <= 25

    @property
    def hard(self) -> bool:
        """Faster than marathon pace, bursts aside."""
        return self.zone in {"T", "I", "R"} or (not self.zone and self.effort >= 7 and not self.burst)


class Day:
    """One day of a plan."""

    def __init__(self, said: dict[str, Any], index: float) -> None:
        self.said, self.index = said, index
        self.on = date.fromisoformat(said["date"])
        self.type: str = said["type"]
        self.km: float = said["distance_m"] / 1000
        self.minutes: float = said["duration_s"] / 60
        self.zones: dict[str, float] = {zone: metres / 1000 for zone, metres in said["zones_m"].items()}
        self.hills: int = said["hill_sprint_reps"]
        self.strides: int = said["stride_reps"]

    @property
    def runs(self) -> bool:
        """Whether anything is run."""
        return self.type not in NOT_RUNNING and self.km > 0

    @property
    def race(self) -> bool:
        """Whether it is a race."""
        return self.type == "race"

    @cached_property
    def repeats(self) -> tuple[tuple[int, tuple[Stretch, ...]], ...]:
        """(times, stretches) in the order they are run."""
        return tuple(
            (part["repeat"], tuple(self._stretch(step) for step in part["steps"]))
            if "repeat" in part
            else (1, (self._stretch(part),))
            for part in self.said["steps"]
        )

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Every step as it is run, one after another."""
        return tuple(stretch for times, group in self.repeats for _ in range(times) for stretch in group)

    @cached_property
    def marathon_minutes(self) -> float:
        """Minutes at marathon pace."""
        return sum(s.seconds for s in self.stretches if s.zone == "M") / 60

    @cached_property
    def quality(self) -> bool:
        """A hard session: T, I or R, 20 minutes at M, hill repetitions, a time trial, a race.

        Paces are told in whole seconds, so minutes that follow from them are of no more than a tenth.
        """
        named = self.type in {"race", "time_trial", "hill_reps"}
        return named or round(self.marathon_minutes, 1) >= 20 or any(s.hard for s in self.stretches)

    def _stretch(self, step: dict[str, Any]) -> Stretch:
        zone, effort = step.get("zone", ""), float(step.get("effort", 0))
        fast, slow = step.get("pace_s_per_km", (0, 0))
        pace = (fast + slow) / 2 or self._pace(zone, effort)
        metres, seconds = step.get("distance_m"), step.get("duration_s")
        if seconds is None:
            seconds = metres / 1000 * pace
        if metres is None:
            metres = seconds / pace * 1000
        return Stretch(step["kind"], zone, effort, float(seconds), float(metres), "distance_m" in step)

    def _pace(self, zone: str, effort: float) -> float:
        if 0 < effort <= 1:
            return WALKING
        return middle(zone or ("I" if effort >= 7 else "E"), self.index)


class Week:
    """One week of a plan."""

    def __init__(self, said: dict[str, Any], index: float) -> None:
        self.said = said
        self.number: int = said["number"]
        self.start = date.fromisoformat(said["start"])
        self.phase: str = said["phase"]
        self.cutback: bool = said["cutback"]
        self.days = tuple(Day(day, index) for day in said["days"])

    @cached_property
    def runs(self) -> tuple[Day, ...]:
        """Runs, races aside."""
        return tuple(day for day in self.days if day.runs and not day.race)

    @cached_property
    def km(self) -> float:
        """Kilometres, races aside."""
        return sum(day.km for day in self.runs)

    @cached_property
    def all_km(self) -> float:
        """Kilometres with races."""
        return sum(day.km for day in self.days if day.runs)

    @property
    def whole(self) -> bool:
        """Whether it has seven days."""
        return len(self.days) == 7

    def with_races(self, goal: date | None) -> float:
        """Kilometres with the races on the way, without the goal's."""
        return sum(day.km for day in self.days if day.runs and not (day.race and day.on == goal))

    @cached_property
    def raced(self) -> bool:
        """Whether a race falls in it."""
        return any(day.race for day in self.days)

    @cached_property
    def longest(self) -> Day | None:
        """The longest run, races aside."""
        return max(self.runs, key=lambda day: day.km, default=None)

    @property
    def builds(self) -> bool:
        """A whole week of a building phase, not lighter, without a race."""
        return self.whole and self.phase in BUILD and not self.light and not self.raced

    @property
    def light(self) -> bool:
        """Lighter on purpose."""
        return self.cutback or self.phase == "bridge"

    def at(self, zone: str) -> float:
        """Kilometres in *zone*, races and time trials aside."""
        return sum(day.zones[zone] for day in self.runs if day.type != "time_trial")


class Season:
    """A plan and the profile it was made for."""

    def __init__(self, profile: dict[str, Any], plan: dict[str, Any]) -> None:
        self.profile, self.plan = profile, plan
        self.known: float | None = plan["fitness_index"]
        self.index = min(max(self.known or TYPICAL, 20.0), 85.0)
        self.weeks = tuple(Week(week, self.index) for week in plan["weeks"])
        self.days = tuple(day for week in self.weeks for day in week.days)
        self.start = date.fromisoformat(profile["start"])
        goal = profile["goal"]
        self.rolling = goal.get("distance") is None or goal.get("date") is None
        self.distance: str | None = None if self.rolling else goal["distance"]
        self.race_on = None if self.rolling else date.fromisoformat(goal["date"])
        self.weekly: float | None = profile.get("weekly_km")
        self.marathon = self.distance == "marathon"

    @cached_property
    def to_race(self) -> tuple[Week, ...]:
        """The weeks up to the race's own."""
        last = self.race_on or self.days[-1].on
        return tuple(week for week in self.weeks if week.start <= last)

    @cached_property
    def peak(self) -> float:
        """Kilometres of the biggest week of training."""
        return max((week.km for week in self.weeks if week.phase in BUILD), default=0.0)

    def after_race(self, week: Week) -> bool:
        """Whether a race fell in the seven days before a week, or falls in it."""
        first = week.days[0].on
        return any(d.race and first - ago(7) <= d.on <= week.days[-1].on for d in self.days)

    @cached_property
    def long_days(self) -> frozenset[date]:
        """The day of each week's longest run."""
        return frozenset(week.longest.on for week in self.weeks if week.longest)

    @property
    def slow(self) -> bool:
        """Whether the marathon is expected to take more than four and a half hours."""
        return self.known is None or race_s(METRES["marathon"], self.index) * 1.05 > 4.5 * 3600

    @property
    def level(self) -> str:
        """The level, as far as it is told or plain from the volume."""
        said = self.profile.get("level")
        if said:
            return str(said)
        if self.weekly is None:
            return "intermediate"
        if self.weekly < 25 and (self.known or 0.0) < 45:
            return "novice"
        return "advanced" if self.weekly >= 80 else "intermediate"

    @cached_property
    def usual(self) -> float:
        """Kilometres of a week before the plan; told, or twice the longest run, or what the first weeks show.

        Of these it is whole ones without a race that show it.
        """
        if self.weekly is not None:
            return self.weekly
        twice = 2 * float(self.profile.get("longest_run_km") or 0.0)
        shown = [week for week in self.weeks if week.whole and not any(day.race for day in week.days)]
        return max(twice, *(week.with_races(self.race_on) for week in (*self.weeks[:3], *shown[:3])))

    def before(self, week: Week, how_many: int) -> list[float]:
        """Kilometres of the weeks before *week*, races on the way and the month before the plan included."""
        past = [w.with_races(self.race_on) for w in self.weeks if w.number < week.number][-how_many:]
        missing = how_many - len(past)
        return [self.usual] * missing + past

    def during(self, first: date, last: date) -> Iterator[Day]:
        """The days from *first* to *last*, both included."""
        return (day for day in self.days if first <= day.on <= last)

    def hard_pairs(self) -> Iterator[tuple[Day, Day]]:
        """Each hard day and the next one."""
        return pairwise(day for day in self.days if day.quality)

    def days_to_race(self, day: date) -> int:
        """Days left; negative after it."""
        return (self.race_on - day).days if self.race_on else 9999

    def whole_weeks(self) -> Iterator[Week]:
        """Weeks of seven days."""
        return (week for week in self.weeks if week.whole)


def ago(days: int) -> timedelta:
    """A span of days."""
    return timedelta(days=days)
