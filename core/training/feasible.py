"""Whether a race can be reached safely from here, and what could be instead when it cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, log
from typing import Final

from core.athlete.goal import GOAL_DISTANCES
from core.training.budgets import SPIKE
from core.training.footing import Footing
from core.training.phases import WEEK, weeks_between
from core.training.workouts.race import RACES
from core.units import Distance
from core.voice.text import Text, t

READY: Final[Mapping[str, tuple[float, float, int]]] = {
    "mile": (2000.0, 6000.0, 1),
    "5k": (3000.0, 7500.0, 1),
    "10k": (6500.0, 13_000.0, 1),
    "half": (12_000.0, 22_000.0, 2),
    "marathon": (18_000.0, 36_000.0, 3),
}
"""(longest run, weekly metres, weeks of taper and race) without which a start is no longer sensible."""

WITH_CUTBACKS: Final = 3 / 2
"""Two or three weeks of building to one of recovery; reckoned with two."""

ROOM: Final = 1.5
"""A calendar with less than this times the weeks needed is tight: every week goes to endurance."""

FEWEST: Final = 2
FEWEST_DAYS: Final[Mapping[str | None, int]] = {"marathon": 3}
"""Running days a week that a plan needs; three for a marathon, or every run would be half of the week."""

NEARLY: Final = 0.9
LATER_WEEKS: Final = 4


@dataclass(frozen=True, slots=True)
class Alternative:
    """What could be instead: another distance, another day (None: any)."""

    distance: str | None
    on: date | None
    text: Text


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no plan. *rule* is "past", "too-few-days" or "too-soon"; there is always an alternative."""

    rule: str
    text: Text
    alternatives: tuple[Alternative, ...]


def weeks_needed(distance: str, runner: Footing) -> int:
    """Return the weeks a runner needs for *distance*: growing by 10 % a week, every fourth week easy, then taper."""
    longest, weekly, taper = READY[distance]
    steps = max(_steps(runner.longest_m, longest), _steps(runner.weekly_m, weekly))
    return ceil(steps * WITH_CUTBACKS) + taper


def _steps(now: float, then: float) -> int:
    return max(ceil(log(then / now) / log(SPIKE) - 1e-9), 0)


def tight(runner: Footing) -> bool:
    """Return whether the weeks until the race leave no room for anything but endurance."""
    if runner.distance is None or runner.race_on is None:
        return False
    needed = weeks_needed(runner.distance, runner) - READY[runner.distance][2]
    have = weeks_between(runner.start, runner.race_on) - READY[runner.distance][2]
    return needed > 0 and have < needed * ROOM


def refusal(runner: Footing) -> Refusal | None:
    """Return why no plan can be made for a runner, or None when one can."""
    if len(runner.days) < FEWEST_DAYS.get(runner.distance, FEWEST):
        return _too_few_days(runner)
    if runner.distance is None or runner.race_on is None:
        return None
    if runner.race_on < runner.start:
        return _past(runner, runner.distance)
    if weeks_between(runner.start, runner.race_on) < weeks_needed(runner.distance, runner):
        return _too_soon(runner, runner.distance, runner.race_on)
    return None


def reaches(distance: str, longest_m: float) -> bool:
    """Return whether a plan whose longest run is *longest_m* prepares for a race of *distance*."""
    return longest_m >= NEARLY * READY[distance][0]


def too_soon(runner: Footing) -> Refusal:
    """Return the refusal of a race that weeks and days are too few for."""
    return _too_soon(runner, runner.distance or "marathon", runner.race_on or runner.start)


def _too_few_days(runner: Footing) -> Refusal:
    fewest = FEWEST_DAYS.get(runner.distance, FEWEST)
    text = t("On so few days every run would be a long one. {days} days a week make a plan.", days=fewest)
    more = Alternative(runner.distance, runner.race_on, t("Run on {days} days a week", days=fewest))
    less = Alternative("half", runner.race_on, t("A {race} instead", race=RACES["half"]))
    return Refusal("too-few-days", text, (more, less) if len(runner.days) >= FEWEST else (more,))


def _past(runner: Footing, distance: str) -> Refusal:
    return Refusal(
        "past", t("That race day is already behind us."), (_later(runner, distance, runner.start), _rolling())
    )


def _too_soon(runner: Footing, distance: str, race_on: date) -> Refusal:
    text = t(
        "A {race} on {day:daymonth} would need bigger steps than are safe from {weekly} a week and a longest run"
        " of {longest}. I'd rather say so now. Here is what works:",
        race=RACES[distance],
        day=race_on,
        weekly=Distance(runner.weekly_m),
        longest=Distance(runner.longest_m),
    )
    return Refusal("too-soon", text, tuple(_instead(runner, distance, race_on)))


def _instead(runner: Footing, distance: str, race_on: date) -> Iterator[Alternative]:
    yield _later(runner, distance, race_on)
    weeks = weeks_between(runner.start, race_on)
    for shorter in reversed(tuple(GOAL_DISTANCES)):
        if GOAL_DISTANCES[shorter] < GOAL_DISTANCES[distance] and weeks_needed(shorter, runner) <= weeks:
            text = t("A {race} on {day:daymonth}", race=RACES[shorter], day=race_on)
            yield Alternative(shorter, race_on, text)
            return
    yield _rolling()


def _later(runner: Footing, distance: str, weekday_of: date) -> Alternative:
    """Return the same race on the first such weekday that leaves enough weeks."""
    monday = runner.start - timedelta(days=runner.start.weekday())
    weeks = weeks_needed(distance, runner)
    if weekday_of > runner.start:
        have = weeks_between(runner.start, weekday_of)
        weeks = weeks if have < weeks else have + LATER_WEEKS
    on = monday + (weeks - 1) * WEEK + timedelta(days=weekday_of.weekday())
    on = on if on > runner.start else on + WEEK
    return Alternative(distance, on, t("The {race} from {day:daymonth} on", race=RACES[distance], day=on))


def _rolling() -> Alternative:
    return Alternative(None, None, t("No race yet: a few weeks of steady running first"))
