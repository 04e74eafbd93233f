"""Races on the way to the goal: what the days around them may hold.

A race of priority B has its week cut back, a short run or none the day before and rest after it; one of priority C
is the hard session of its week. Hard days and the long run keep away from both, and what they leave free is not
filled up: no other run near a race is longer than the mean one of a week.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Priority, Race

NO_LIMIT: Final = 1e9
SHORT_M: Final = 4000.0
"""The day before a race of priority B, and the first days of running after it, hold a short run at most."""

AFTER: Final[Mapping[str, tuple[int, int]]] = {
    "marathon": (4, 2),
    "half": (2, 1),
    "10k": (1, 1),
    "5k": (0, 1),
    "mile": (0, 0),
}
"""Days without running after a race of priority B, then days that hold a short run at most."""

AFTER_FOR_FUN: Final[Mapping[str, tuple[int, int]]] = {
    "marathon": (4, 2),
    "half": (1, 1),
    "10k": (0, 0),
    "5k": (0, 0),
    "mile": (0, 0),
}
"""The same for one of priority C: a short one is a hard session, a long one still has to be recovered from."""

EASY_AFTER: Final[Mapping[str, int]] = {"marathon": 14, "half": 6, "10k": 4, "5k": 3, "mile": 2}
"""Days from a race to the next hard session (about a day for every three kilometres raced: coaches' practice)."""

EASY_BEFORE: Final[Mapping[Priority, int]] = {Priority.B: 3, Priority.C: 2}
"""Days from the last hard session to a race."""

LONG_BEFORE: Final[Mapping[Priority, int]] = {Priority.B: 4, Priority.C: 2}
"""Days from the last long run to a race."""
LONG_AFTER: Final[Mapping[str, int]] = {"marathon": 14, "half": 5, "10k": 3, "5k": 2, "mile": 2}
"""Days from a race to the next long run."""

TEST_AFTER: Final[Mapping[str, int]] = {"marathon": 28, "half": 21, "10k": 21, "5k": 21, "mile": 21}
"""Days from a race to the next test: three weeks lie between two tries (Runner's World UK 2010), four after a marathon."""
TEST_BEFORE: Final = 7
"""Days from a test to a race: who races within the week has their test in it."""

CLEAR: Final[Mapping[str, int]] = {"mile": 14, "5k": 14, "10k": 21, "half": 21, "marathon": 42}
"""Days before the goal race in which there is no other one, by how long that is."""


def kept(races: tuple[Race, ...], start: date, race_on: date | None, apart: int) -> tuple[Race, ...]:
    """Return the races a plan has room for, in order: ahead, far enough apart, none in the goal race's last days."""
    found: list[Race] = []
    for race in sorted(races, key=lambda one: (one.on, one.priority, -GOAL_DISTANCES[one.distance])):
        rested = not found or (race.on - found[-1].on).days >= max(EASY_AFTER[found[-1].distance], apart)
        clear = race_on is None or (race_on - race.on).days >= CLEAR[race.distance]
        if start <= race.on and clear and rested:
            found.append(race)
    return tuple(found)


def within(races: tuple[Race, ...], monday: date) -> tuple[Race, ...]:
    """Return the races of the week that begins on *monday*."""
    return tuple(race for race in races if 0 <= (race.on - monday).days < 7)  # noqa: PLR2004 - a week


def cap_m(races: tuple[Race, ...], on: date) -> float:
    """Return the most metres *on* may hold beside a race: none on its day and after it, few the day before."""
    return min(_cap(race, (on - race.on).days) for race in races) if races else NO_LIMIT


def _cap(race: Race, after: int) -> float:
    rest, short = (AFTER if race.priority is Priority.B else AFTER_FOR_FUN)[race.distance]
    if 0 <= after <= rest:
        return 0.0
    eve = after == -1 and race.priority is Priority.B
    return SHORT_M if eve or 0 < after <= rest + short else NO_LIMIT


def hard_may_be(races: tuple[Race, ...], on: date, apart: int) -> bool:
    """Return whether a hard session on that day keeps away from every race: *apart* days at least."""
    return not any(
        -max(EASY_BEFORE[race.priority], apart) < after < max(EASY_AFTER[race.distance], apart)
        for race, after in _gaps(races, on)
    )


def raced(races: tuple[Race, ...], on: date) -> bool:
    """Return whether a race is still in the legs on that day."""
    return any(0 < after < EASY_AFTER[race.distance] for race, after in _gaps(races, on))


def test_may_be(races: tuple[Race, ...], on: date) -> bool:
    """Return whether a time trial on that day keeps away from every race."""
    return not any(-TEST_BEFORE <= after < TEST_AFTER[race.distance] for race, after in _gaps(races, on))


def long_may_be(races: tuple[Race, ...], on: date) -> bool:
    """Return whether a long run on that day keeps away from every race."""
    return not any(
        -LONG_BEFORE[race.priority] < after < LONG_AFTER[race.distance] for race, after in _gaps(races, on)
    )


def disturbs(races: tuple[Race, ...], monday: date, long_day: int) -> bool:
    """Return whether a race takes a run, most of one, or the long run from the week that begins on *monday*."""
    if not races:
        return False
    days = [monday + timedelta(days=n) for n in range(7)]
    return not long_may_be(races, days[long_day]) or any(cap_m(races, day) < NO_LIMIT for day in days)


def fresh(races: tuple[Race, ...], on: date) -> bool:
    """Return whether no race is the day before or after: then strides and hill sprints may be run."""
    return all(abs(after) > 1 for _, after in _gaps(races, on))


def _gaps(races: tuple[Race, ...], on: date) -> Iterator[tuple[Race, int]]:
    return ((race, (on - race.on).days) for race in races)


def metres(races: tuple[Race, ...]) -> float:
    """Return what races add up to, in metres."""
    return sum(GOAL_DISTANCES[race.distance] for race in races)
